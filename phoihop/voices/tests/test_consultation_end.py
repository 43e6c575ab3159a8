"""A consultation that is given up says why to everybody; what villages decided is told to those whom the law names."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from docx import Document

from phoihop.ground.deadlines import deadline
from phoihop.ground.errors import NotAllowed, Refused
from phoihop.ground.proofs import Proof
from phoihop.ledger.acts import key_of
from phoihop.ledger.guard import unguarded
from phoihop.publishing.models import LegalFigure
from phoihop.voices import actions
from phoihop.voices.consultation_results import votes_of
from phoihop.voices.deadlines import ConsultationDeadlines
from phoihop.voices.models import Comment, Consultation
from tests.cast import NOW, Cast

from .test_consultation import AFTER, BY, drafted, opened, said

WHY = "Dự án đã dừng theo quyết định của tỉnh"


@pytest.fixture(autouse=True)
def on_the_day(time_machine: Any) -> Any:
    time_machine.move_to(NOW, tick=False)
    return time_machine


def voted(about: Consultation, cast: Cast) -> None:
    """One village said yes."""
    actions.record_vote(
        about, village="Thôn 2", met_on=NOW.date(), households=9, present=9, votes_for=9, votes_against=0,
        votes_other=0, proofs=[Proof("a.txt", ContentFile(b"x"))], **cast.ha.by,
    )  # fmt: skip


def test_given_up_with_a_reason_that_everybody_reads(cast: Cast, client: Client) -> None:
    about = opened(cast)
    said(about, "Rộng hơn")
    with pytest.raises(Refused):
        actions.cancel(about, reason="  ", **cast.ha.by)
    with pytest.raises(NotAllowed):
        actions.cancel(about, reason=WHY, **cast.binh.by)
    client.force_login(cast.ha.account)
    page = reverse("voices:cancel_consultation", args=[about.pk])
    assert client.post(page, {"reason": WHY, "once": "a"}).status_code == 302
    about.refresh_from_db()
    assert (about.state, about.closed_on, about.decision) == ("cancelled", NOW.date(), WHY)
    assert Comment.objects.get().text == "Rộng hơn"
    assert WHY in client.get(about.get_absolute_url()).content.decode()
    citizen = Client()
    shown = citizen.get(f"/lay-y-kien/{about.pk}/").content.decode()
    assert WHY in shown and "Đã hủy" in shown and "tra-loi" not in shown and "Có kết quả trước" not in shown
    assert "Đã hủy" in citizen.get("/lay-y-kien/").content.decode()
    assert citizen.get(f"/lay-y-kien/{about.pk}/tra-loi/").status_code == 302
    with pytest.raises((Refused, NotAllowed)):
        said(about, "Muộn")
    for do in (
        lambda: actions.cancel(about, reason=WHY, **cast.ha.by),
        lambda: actions.extend(about, closes_on=AFTER.date(), results_by=AFTER.date(), reason="", **cast.ha.by),
    ):
        with pytest.raises(NotAllowed):
            do()
    assert (found := deadline(key_of(about))) and found.state == "cancelled"


def test_the_files_of_one_that_was_given_up_say_why(cast: Cast, client: Client) -> None:
    about = actions.cancel(opened(cast), reason=WHY, **cast.ha.by)
    client.force_login(cast.ha.account)
    page = client.get(about.get_absolute_url()).content.decode()
    for name in ("response_word", "response_excel"):
        address = reverse(f"voices:{name}", args=[about.pk])
        assert address in page and client.get(address).status_code == 200
    word = client.get(reverse("voices:response_word", args=[about.pk]))
    text = "\n".join(one.text for one in Document(io.BytesIO(word.getvalue())).paragraphs)
    assert WHY in text and "được hủy ngày 2/3/2026" in text and "Quyết định" not in text


def test_what_a_village_voted_on_is_not_put_away(cast: Cast, client: Client) -> None:
    about = opened(cast, majority="other", villages=1)
    voted(about, cast)
    with pytest.raises(Refused, match="đã biểu quyết"):
        actions.cancel(about, reason=WHY, **cast.ha.by)
    client.force_login(cast.ha.account)
    assert "/huy/" not in client.get(about.get_absolute_url()).content.decode()


def closed(about: Consultation, cast: Cast) -> Consultation:
    """Closed on the day after its window."""
    done: Consultation = actions.close(about, outcome="adopted", decision="Làm", by=cast.ha.actor, now=AFTER)
    done.refresh_from_db()
    return done


def test_what_villages_decided_is_told_within_the_days_of_the_law(cast: Cast, client: Client, on_the_day: Any) -> None:
    about = opened(cast, majority="other", villages=1)
    voted(about, cast)
    done = closed(about, cast)
    assert (done.closed_on, done.tell_by) == (dt.date(2026, 3, 23), dt.date(2026, 3, 30))
    assert done.tell_by
    found = list(ConsultationDeadlines().due([done.tell_by]))
    assert [(one.title, one.state) for one in found] == [("Gửi UBND, Mặt trận kết quả: Làm đường thôn 2", "open")]
    on_the_day.move_to(AFTER)
    client.force_login(cast.ha.account)
    page = reverse("voices:tell_result", args=[done.pk])
    assert client.post(page, {"told_on": "2026-03-20", "once": "a"}).status_code == 422  # before it was closed
    assert client.post(page, {"told_on": "2026-03-23", "once": "b"}).status_code == 302
    assert not list(ConsultationDeadlines().due([done.tell_by]))
    assert "đã gửi ngày 23/3/2026" in client.get(done.get_absolute_url()).content.decode()
    with pytest.raises(NotAllowed):
        actions.tell_result(Consultation.objects.get(), told_on=AFTER.date(), by=cast.ha.actor, now=AFTER)


def test_nothing_is_owed_where_nobody_voted_or_no_figure_was_checked(cast: Cast) -> None:
    assert closed(opened(cast), cast).tell_by is None
    with unguarded("nobody has checked it"):
        LegalFigure.objects.filter(key="decision-result").update(checked_on=None)
    about = opened(cast, majority="other", villages=1)
    voted(about, cast)
    assert closed(about, cast).tell_by is None


def test_no_vote_and_no_opening_relies_on_a_figure_that_nobody_checked(
    cast: Cast, client: Client, on_the_day: Any
) -> None:
    with unguarded("nobody has checked them"):
        LegalFigure.objects.update(checked_on=None)
    draft = drafted(cast, majority="contributions", villages=1)
    client.force_login(cast.ha.account)
    form = client.get(reverse("voices:open_consultation", args=[draft.pk])).content.decode()
    assert "chưa được đối chiếu" in form and "khoản 2 Điều 28" not in form
    day = NOW.date()
    given: Any = {"results_by": day + dt.timedelta(days=9), "basis": "Luật"}
    with pytest.raises(Refused, match="sau hôm nay"):
        actions.open_it(draft, closes_on=day, **given, **cast.ha.by)
    about = actions.open_it(draft, closes_on=day + dt.timedelta(days=1), **given, **cast.ha.by)
    voted(about, cast)
    found = votes_of(about)
    assert found and (found.passed, found.villages[0].passed, found.figure) == (None, None, None)
    on_the_day.move_to(NOW + dt.timedelta(days=2))
    client.force_login(cast.ha.account)
    for page in (about.get_absolute_url(), f"/lay-y-kien/{about.pk}/"):
        shown = client.get(page).content.decode()
        assert "Chưa tính" in shown and "nên chưa tính thôn nào thông qua" in shown and "Điều 21" not in shown
    paper = Document(io.BytesIO(client.get(reverse("voices:response_word", args=[about.pk])).getvalue()))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert "Chưa tính" in cells and "Thông qua" not in cells
    now = NOW + dt.timedelta(days=2)
    done = actions.close(about, outcome="dropped", decision="Không làm.", by=cast.ha.actor, now=now)
    assert not done.differs


def test_what_is_late_is_not_made_timely_by_more_days(cast: Cast, client: Client, on_the_day: Any) -> None:
    about, other = opened(cast), opened(cast)
    for day in (BY, BY + dt.timedelta(days=1)):
        on_the_day.move_to(NOW + (day - NOW.date()))
        client.force_login(cast.ha.account)
        assert ("/gia-han/" in client.get(about.get_absolute_url()).content.decode()) is (day == BY)
        more: Any = {"closes_on": day + dt.timedelta(days=1), "results_by": day + dt.timedelta(days=9)}
        by: Any = {"by": cast.ha.actor, "now": NOW + (day - NOW.date())}
        if day == BY:
            actions.extend(other, **more, reason="Mưa lũ", **by)
        else:
            with pytest.raises(Refused, match=r"quá hạn công bố kết quả \(1/4/2026\)"):
                actions.extend(about, **more, reason="Mưa lũ", **by)
    about.refresh_from_db()
    assert about.results_by == BY and other.results_by == BY + dt.timedelta(days=9)


def test_which_matter_of_the_law_it_is(cast: Cast, client: Client) -> None:
    about = opened(cast, matter="25-3")
    assert "khoản 3 Điều 25" in client.get(f"/lay-y-kien/{about.pk}/").content.decode()
    client.force_login(cast.ha.account)
    assert "khoản 3 Điều 25" in client.get(about.get_absolute_url()).content.decode()
