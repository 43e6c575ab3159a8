"""A consultation from its draft to the published result: asked, answered without a name, sorted, answered, closed."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from docx import Document
from python_calamine import CalamineWorkbook

from phoihop.ground.deadlines import deadline
from phoihop.ground.errors import Conflict, NotAllowed, Refused
from phoihop.ground.proofs import Proof
from phoihop.ledger.actor import CITIZEN
from phoihop.ledger.acts import key_of
from phoihop.ledger.models import Entry
from phoihop.publishing.models import Posting
from phoihop.voices import actions
from phoihop.voices.codes import new_seed
from phoihop.voices.consultation_paper import response_paper, response_sheet
from phoihop.voices.consultation_queries import (
    over,
    public_consultations,
    taking_answers,
    visible_consultations,
    visible_contributions,
)
from phoihop.voices.consultation_results import sorted_of, tallies_of, votes_of
from phoihop.voices.consultation_sections import sections_in
from phoihop.voices.models import Comment, Consultation, ConsultationAnswer
from phoihop.writing.docx import write as docx_of
from tests.cast import NOW, Cast

TODAY = NOW.date()
CLOSES = TODAY + dt.timedelta(days=20)
AFTER = NOW + dt.timedelta(days=21)
BY = CLOSES + dt.timedelta(days=10)


def drafted(cast: Cast, **facts: Any) -> Consultation:
    """Ban Dân vận asks; Hà writes it."""
    given = {
        "title": "Làm đường thôn 2", "question": "Nên làm đường rộng bao nhiêu?", "asked": "Các hộ thôn 2", **facts,
    }  # fmt: skip
    made = actions.draft(None, **given, **cast.ha.by)
    actions.add_section(made, heading="Điều 1. Bề rộng", text="Bốn mét", **cast.ha.by)
    return made


def opened(cast: Cast, **facts: Any) -> Consultation:
    """Open for the 20 days of the law."""
    return actions.open_it(
        drafted(cast, **facts), closes_on=CLOSES, results_by=BY, basis="Luật số 10/2022/QH15", **cast.ha.by
    )


def said(about: Consultation, *words: str, now: dt.datetime = NOW, **more: Any) -> ConsultationAnswer:
    """One form with these comments on the whole."""
    comments = [(None, one) for one in words]
    return actions.answer_consultation(about, **{"seed": new_seed(), "comments": comments, **more}, by=CITIZEN, now=now)


def later(cast: Cast) -> dict[str, Any]:
    """Hà, when the window has ended."""
    return {"by": cast.ha.actor, "now": AFTER}


def closed(about: Consultation, cast: Cast, **more: Any) -> Consultation:
    """The result is published."""
    return actions.close(about, **{"outcome": "adopted", "decision": "Làm rộng 4 m.", **more}, **later(cast))


def voted(about: Consultation, cast: Cast, village: str, households: int, yes: int, no: int = 0, **more: Any) -> Any:
    """A village's totals with its minutes."""
    given: dict[str, Any] = {
        "village": village, "met_on": TODAY, "households": households, "present": yes + no, "votes_for": yes,
        "votes_against": no, "votes_other": 0, "proofs": [Proof("bb.txt", ContentFile(b"Bien ban"))], **more,
    }  # fmt: skip
    return actions.record_vote(about, **given, **cast.ha.by)


def test_the_whole_way(cast: Cast) -> None:
    about = opened(cast)
    assert list(taking_answers(TODAY)) == [about]
    said(about, "Xin làm rộng 5 m")
    said(about, "Đường nên rộng hơn", "Cần rãnh nước")
    number = actions.sort(
        about, chosen=Comment.objects.filter(text__contains="rộng"), title="Làm rộng hơn", **cast.ha.by
    )
    assert number == 2
    group = about.groups.get()
    actions.edit_group(group, seen=1, title=group.title, outcome="explained", answer="Không đủ đất.", **cast.ha.by)
    with pytest.raises(Refused, match="Chưa hết thời gian"):
        actions.close(about, outcome="adopted", decision="Làm", **cast.ha.by)
    with pytest.raises(Refused, match="Còn 1 ý kiến chưa xếp"):
        closed(about, cast)
    drain = actions.make_group(about, title="Rãnh nước", **later(cast))
    actions.sort(about, chosen=Comment.objects.filter(group=None), group=drain, **later(cast))
    with pytest.raises(Refused, match="Còn 1 nhóm ý kiến chưa được"):
        closed(about, cast)
    actions.edit_group(drain, seen=1, title=drain.title, outcome="accepted", answer="Thêm rãnh.", **later(cast))
    closed(about, cast)
    about.refresh_from_db()
    assert (about.state, about.closed_on) == ("closed", AFTER.date())
    assert [(one.group.title, one.number) for one in sorted_of(about).groups] == [("Làm rộng hơn", 2), ("Rãnh nước", 1)]
    assert list(over(AFTER.date())) == [about]
    with pytest.raises(NotAllowed):
        actions.drop_group(drain, **later(cast))
    with pytest.raises(NotAllowed):
        said(about, "Muộn")


def test_the_law_asks_for_twenty_days_from_publication(cast: Cast) -> None:
    about = drafted(cast)
    facts = {"results_by": BY, "basis": "Luật"}
    with pytest.raises(Refused, match=r"ít nhất 20 ngày.*22/3/2026.*khoản 2 Điều 28"):
        actions.open_it(about, closes_on=CLOSES - dt.timedelta(days=1), **facts, **cast.ha.by)
    with pytest.raises(Refused, match="phải sau ngày cuối"):
        actions.open_it(about, closes_on=CLOSES, results_by=CLOSES, basis="Luật", **cast.ha.by)
    actions.open_it(about, closes_on=CLOSES, **facts, **cast.ha.by)
    assert Posting.objects.get().object_id == about.pk


def test_a_draft_is_nobody_elses_and_an_open_one_is_not_edited(cast: Cast) -> None:
    about = drafted(cast)
    assert not public_consultations(TODAY).exists()
    assert not visible_consultations(cast.binh.actor).exists()
    edited = actions.edit(about, seen=about.revision, options=["A", "B"], choosing="choose", **cast.ha.by)
    assert [str(one) for one in edited.options.all()] == ["A", "B"]
    with pytest.raises(Conflict):
        actions.edit(about, seen=99, options=[], title="Khác", **cast.ha.by)
    actions.open_it(about, closes_on=CLOSES, results_by=BY, basis="Luật", **cast.ha.by)
    for act in (
        lambda: actions.edit(about, seen=about.revision, options=[], title="Khác", **cast.ha.by),
        lambda: actions.drop(about, **cast.ha.by),
        lambda: actions.drop_section(about.sections.get(), **cast.ha.by),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_only_the_unit_that_asked_reads_and_only_publishers_open(cast: Cast) -> None:
    about = opened(cast)
    said(about, "Xin làm rộng 5 m")
    assert visible_contributions(cast.ha.actor).count() == 1
    for one in (cast.binh, cast.thu, cast.dung, cast.an):
        assert not visible_contributions(one.actor).exists()
        with pytest.raises(NotAllowed):
            actions.make_group(about, title="x", **one.by)
    own = actions.draft(None, title="Hương ước", question="?", asked="Thôn", **cast.binh.by)
    with pytest.raises(NotAllowed):  # a reporter writes it, another publishes it
        actions.open_it(own, closes_on=CLOSES, results_by=BY, basis="Luật", **cast.binh.by)


def test_a_form_counts_once_and_a_person_may_answer_again(cast: Cast) -> None:
    about, seed = opened(cast), new_seed()
    assert said(about, "Một", seed=seed) == said(about, "Một", seed=seed)
    said(about, "Một")
    assert ConsultationAnswer.objects.count() == 2
    assert seed not in str(ConsultationAnswer.objects.values_list("seed_hash"))
    with pytest.raises(Refused, match="ít nhất một điều"):
        said(about, "  ")


def test_the_last_day_counts_and_no_day_after_it(cast: Cast) -> None:
    about = opened(cast)
    said(about, "Kịp", now=NOW + dt.timedelta(days=20))
    with pytest.raises(Refused, match="Đã hết thời gian"):
        said(about, "Muộn", now=AFTER)
    longer = CLOSES + dt.timedelta(days=9)
    with pytest.raises(Refused, match="phải sau ngày"):
        actions.extend(about, closes_on=CLOSES, results_by=BY, reason="Mưa", **cast.ha.by)
    actions.extend(about, closes_on=longer, results_by=BY, reason="Mưa lũ", **later(cast))
    said(about, "Kịp", now=AFTER)
    assert about.days_left(longer) == 1 and about.days_left(longer + dt.timedelta(days=1)) == 0


def test_the_ledger_has_the_day_and_neither_words_nor_choices(cast: Cast) -> None:
    about = opened(cast)
    said(about, "Tuơh Ktu")
    entry = Entry.objects.select_related("content").get(act="consultation.answer")
    assert entry.at is None and entry.day == TODAY and entry.unit == "Người dân"
    assert "Tuơh" not in entry.content.json and '"account":null' in entry.content.json.replace(" ", "")


def test_options_are_counted_and_another_decision_is_explained(cast: Cast) -> None:
    about = opened(cast, comments=False, choosing="choose", options=["3 m", "4 m"])
    three, four = about.options.all()
    for one in (three, four, four):
        said(about, choices=[one])
    assert [(one.number, one.share, one.leads) for one in tallies_of(about)] == [(1, 33, False), (2, 67, True)]
    with pytest.raises(Refused, match="phương án được chọn"):
        closed(about, cast)
    for more in ({"chosen": three}, {"outcome": "dropped"}):
        with pytest.raises(Refused, match="phải giải trình"):
            closed(about, cast, **more)
    closed(about, cast, chosen=three, explanation="Đất chỉ có 3 m.")
    assert about.differs


def test_an_order_gives_points(cast: Cast) -> None:
    about = opened(cast, choosing="rank", options=["A", "B", "C"])
    a, b, c = about.options.all()
    said(about, choices=[a, b])
    said(about, choices=[c, b, a])
    said(about, choices=[b])
    assert [(one.number, one.points) for one in tallies_of(about)] == [(1, 4), (1, 7), (1, 3)]
    closed(about, cast, chosen=b)
    assert not about.differs


def test_who_says_that_it_differs_explains(cast: Cast) -> None:
    about = opened(cast)
    with pytest.raises(Refused, match="phải giải trình"):
        closed(about, cast, differs=True, explanation="  ")
    closed(about, cast)
    assert not about.differs


@pytest.mark.parametrize(
    ("majority", "households", "yes", "passed"),
    [
        ("contributions", 90, 60, True),
        ("contributions", 90, 59, False),
        ("other", 90, 46, True),
        ("other", 90, 45, False),
    ],
)
def test_a_village_passes_by_the_majority_of_all_its_households(
    cast: Cast, majority: str, households: int, yes: int, passed: bool
) -> None:
    about = opened(cast, majority=majority, villages=1)
    voted(about, cast, "Thôn 2", households, yes)
    found = votes_of(about)
    assert found and found.passed is passed
    with pytest.raises(Refused, match="phải giải trình"):
        closed(about, cast, outcome="dropped" if passed else "adopted")
    closed(about, cast, outcome="adopted" if passed else "dropped")


def test_a_commune_passes_by_two_thirds_of_its_villages(cast: Cast) -> None:
    about = opened(cast, majority="contributions", villages=3)
    with pytest.raises(Refused, match="Chưa ghi kết quả biểu quyết"):
        closed(about, cast)
    voted(about, cast, "Thôn 1", 30, 20)
    found = votes_of(about)
    assert found and not found.passed
    voted(about, cast, "Thôn 2", 30, 30)
    found = votes_of(about)
    assert found and found.passed and found.passed_in == 2


def test_votes_add_up_have_minutes_and_stand_once(cast: Cast, unguarded: Any) -> None:
    about = opened(cast, majority="other", villages=1)
    for more, fault in (
        ({"proofs": []}, "biên bản"),
        ({"present": 31}, "không khớp"),
        ({"votes_against": 1}, "không khớp"),
        ({"met_on": TODAY + dt.timedelta(days=1)}, "Ngày họp"),
    ):
        with pytest.raises(Refused, match=fault):
            voted(about, cast, "Thôn 1", 30, 20, **more)
    vote = voted(about, cast, "Thôn 1", 30, 20)
    with pytest.raises(Refused, match="đã có kết quả"):
        voted(about, cast, "Thôn  1", 30, 20)
    with unguarded(), pytest.raises(IntegrityError), transaction.atomic():
        type(vote).objects.filter(pk=vote.pk).update(votes_for=25)
    actions.drop_vote(vote, reason="Ghi nhầm", **cast.ha.by)
    assert not about.votes.exists()


def test_no_more_villages_vote_than_were_asked_and_each_once(cast: Cast) -> None:
    about = opened(cast, majority="contributions", villages=2)
    voted(about, cast, "Thôn Hoà Đông", 30, 20)
    for same in ("thôn hòa đông", "THÔN  HOÀ ĐÔNG"):
        with pytest.raises(Refused, match="đã có kết quả"):
            voted(about, cast, same, 30, 30)
    voted(about, cast, "Thôn Hòa Đồng", 30, 0, 30)
    with pytest.raises(Refused, match="chỉ hỏi 2 thôn"):
        voted(about, cast, "Thôn 3", 30, 30)
    found = votes_of(about)
    assert found and (found.passed_in, found.asked, found.passed) == (1, 2, False)


def test_what_was_said_elsewhere_is_answered_like_all_others(cast: Cast) -> None:
    about = opened(cast)
    made = actions.write_down(
        about, text="Bà con đề nghị có đèn", source="meeting", section=about.sections.get(), **later(cast)
    )
    assert made.answer is None and sorted_of(about).waiting_in == {about.sections.get().pk: 1}
    with pytest.raises(Refused, match="chưa xếp"):
        closed(about, cast)


def test_its_table_goes_out_as_a_paper_and_as_a_sheet(cast: Cast) -> None:
    about = opened(cast, majority="other", villages=1)
    said(about, "Chữ của bà con")
    voted(about, cast, "Thôn 2", 30, 20)
    group = actions.make_group(
        about, title="Cần rãnh nước", outcome="accepted", answer="Thêm vào Điều 1.", **cast.ha.by
    )
    actions.sort(about, chosen=Comment.objects.all(), group=group, **cast.ha.by)
    closed(about, cast, differs=True, explanation="Vì thiếu đất.")
    found = Document(io.BytesIO(docx_of(response_paper(about))))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    assert {"Cần rãnh nước", "Tiếp thu. Thêm vào Điều 1.", "Thôn 2", "Thông qua"} <= set(cells)
    text = "\n".join(one.text for one in found.paragraphs)
    assert "Làm rộng 4 m." in text and "Vì thiếu đất." in text and "hơn 50% tổng số hộ" in text
    book = CalamineWorkbook.from_filelike(io.BytesIO(response_sheet(about)))
    rows = book.get_sheet_by_index(0).to_python()
    assert [1, "Cần rãnh nước", 1, "Tiếp thu", "Thêm vào Điều 1."] in rows
    assert "Chữ của bà con" not in f"{cells} {text} {rows}"


def test_its_result_is_a_deadline(cast: Cast) -> None:
    about = opened(cast)
    found = deadline(key_of(about))
    assert found and (found.due_on, found.unit, found.state) == (BY, cast.mass_mobilisation.pk, "open")
    closed(about, cast)
    found = deadline(key_of(about))
    assert found and found.state == "done"


def test_a_pasted_draft_falls_into_its_sections() -> None:
    text = "Dự thảo quy ước\n\nĐiều 1. Phạm vi\nToàn thôn\n- hộ ở\n\nII. Mức\n1. Năm trăm\nMục đích khác\n"
    assert sections_in(text) == [
        ("Dự thảo quy ước", ""), ("Điều 1. Phạm vi", "Toàn thôn\n- hộ ở"), ("II. Mức", ""),
        ("1. Năm trăm", "Mục đích khác"),
    ]  # fmt: skip
    assert sections_in("  \n") == []
