"""A survey: a code answers once, answers are only counted, small groups stay hidden."""

from __future__ import annotations

import json

import pytest
from django.core import serializers
from django.test import Client

from phoihop.ground.errors import Conflict, NotAllowed, Refused
from phoihop.ledger.actor import CITIZEN
from phoihop.ledger.models import Content, Entry
from phoihop.voices import models
from phoihop.voices.actions import survey as acts
from phoihop.voices.answers import answer_hash, margin, results_of
from phoihop.voices.codes import new_seed
from phoihop.voices.jobs import close_surveys
from phoihop.voices.models import AnswerCode, AnswerCount, Survey
from tests.cast import NOW, Cast

from .deeds import answered, drafted, opened


def codes(cast: Cast, survey: Survey, number: int, name: str = "") -> list[str]:
    """A sheet of codes."""
    return acts.print_codes(survey, seed=new_seed(), number=number, name=name, **cast.thu.by)


def test_a_code_answers_once_however_it_is_written(cast: Cast) -> None:
    survey = opened(cast)
    first, second = codes(cast, survey, 2)
    assert [len(group) for group in first.split(" ")] == [4] * 4
    answered(survey, 5, first)
    for code in (first, first.replace(" ", "-"), "1" * 16, "", "²" * 16):
        with pytest.raises(Refused):
            answered(survey, 1, code)
    answered(survey, 4, second.replace(" ", ""))
    assert survey.groups.get().answered == 2


def test_the_same_form_gives_the_same_sheet(cast: Cast) -> None:
    survey, seed = opened(cast), new_seed()
    sheets = [acts.print_codes(survey, seed=seed, number=3, **cast.thu.by) for _again in range(2)]
    assert sheets[0] == sheets[1] and survey.groups.get().printed == AnswerCode.objects.count() == 3


def test_nothing_that_is_kept_leads_from_a_code_to_an_answer(cast: Cast) -> None:
    """Two who answer in turn leave what two leave who answer the other way round: no row, order or day tells them."""
    kept = []
    for order in ((0, 1), (1, 0)):
        survey = opened(cast)
        sheet = codes(cast, survey, 2)
        for place in order:
            answered(survey, 5 if place == 0 else 1, sheet[place])
        counts = AnswerCount.objects.filter(group__survey=survey).order_by("question__order", "answer")
        kept.append(list(counts.values_list("answer", "number")))
        used = AnswerCode.objects.filter(group__survey=survey)
        assert {one.used for one in used} == {True}
        fields = {field.name for field in AnswerCode._meta.fields}
        assert fields == {"id", "group", "code_hash", "used"}
    assert kept[0] == kept[1]
    entries = Entry.objects.filter(act="survey.answer")
    assert {entry.at for entry in entries} == {None} and {entry.object.split(":")[0] for entry in entries} == {
        "voices.survey"
    }
    told = {json.dumps(sorted(json.loads(one.content.json).items())) for one in entries.select_related("content")}
    assert told == {'[["account", null]]'}


def test_codes_are_kept_as_keyed_hashes_alone(cast: Cast) -> None:
    survey = opened(cast)
    sheet = codes(cast, survey, 3, "Thôn Một")
    everything = "".join(
        serializers.serialize("json", kind._default_manager.all())
        for kind in (*(getattr(models, name) for name in models.__all__), Entry, Content)
    )
    for code in sheet:
        assert code not in everything and code.replace(" ", "") not in everything and answer_hash(code) in everything


def test_margins() -> None:
    assert margin(100, 0) == pytest.approx(9.8)
    assert margin(100, 200) == pytest.approx(9.8 * (100 / 199) ** 0.5)
    assert margin(100, 100) == 0
    assert margin(4, 100) is None


def test_results_with_mean_and_margin(cast: Cast) -> None:
    survey = opened(cast)
    for value, code in zip([5, 5, 4, 4, 2, 1], codes(cast, survey, 11), strict=False):
        answered(survey, value, code)
    acts.close(survey, **cast.thu.by)
    results = results_of(survey)
    rated = results.asked[0]
    assert (results.answered, results.printed, results.percent_answered) == (6, 11, 55)
    assert [share.number for share in rated.shares] == [1, 1, 0, 2, 2]
    assert rated.mean == pytest.approx(3.5)
    assert results.margin == pytest.approx(98 / 6**0.5 * 0.5**0.5)
    assert not AnswerCode.objects.exists()
    with pytest.raises(NotAllowed):
        answered(survey, 5, "1" * 16)


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ((6, 7), set()),
        ((4, 7, 9), {"0", "1"}),  # one small group: the whole less the others would tell it
        ((2, 2, 9), {"0", "1", "2"}),  # four together are still too few
        ((3, 3, 9), {"0", "1"}),
        ((0, 7, 9), set()),
    ],
)
def test_small_groups_are_hidden_and_not_given_away(cast: Cast, sizes: tuple[int, ...], hidden: set[str]) -> None:
    survey = opened(cast)
    for name, size in enumerate(sizes):
        for code in codes(cast, survey, 10, str(name))[:size]:
            answered(survey, 4, code)
    parts = results_of(survey).parts
    assert {part.name for part in parts if part.answered is None} == hidden
    assert all(not part.asked for part in parts if part.answered is None)


def test_below_five_answers_nothing_is_said(cast: Cast) -> None:
    survey = opened(cast, by_code=False)
    for value in (5, 4, 3, 2):
        answered(survey, value)
    results = results_of(survey)
    assert (results.shown, results.asked, results.margin) == (False, [], None)
    answered(survey, 1)
    assert results_of(survey).asked[0].mean == 3


def test_what_is_open_is_asked_as_it_stands(cast: Cast) -> None:
    survey = opened(cast)
    with pytest.raises(NotAllowed):
        acts.ask(survey, kind="yes_no", text="Thêm?", **cast.thu.by)
    stale = Survey.objects.get(pk=survey.pk)
    stale.state = "draft"
    with pytest.raises(Conflict):
        acts.ask(stale, kind="yes_no", text="Thêm?", **cast.thu.by)


def test_the_job_ends_what_is_over(cast: Cast) -> None:
    survey = opened(cast)
    assert close_surveys(NOW.replace(day=31)) == 0
    assert close_surveys(NOW.replace(month=4)) == 1
    survey.refresh_from_db()
    assert survey.state == "closed"


def test_five_questions_at_most_none_is_too_few(cast: Cast) -> None:
    survey = drafted(cast)
    for text in ("Bốn?", "Năm?"):
        acts.ask(survey, kind="yes_no", text=text, **cast.thu.by)
    with pytest.raises(Refused):
        acts.ask(survey, kind="yes_no", text="Sáu?", **cast.thu.by)
    with pytest.raises(NotAllowed):
        acts.open_survey(survey, **cast.binh.by)  # who reports does not publish
    for question in survey.questions.all():
        acts.drop_question(survey, question=question, **cast.thu.by)
    with pytest.raises(Refused):
        acts.open_survey(survey, **cast.ha.by)


def test_answers_that_are_not_offered_do_not_count(cast: Cast) -> None:
    survey, other = opened(cast, by_code=False), opened(cast, by_code=False)
    strange = {survey.questions.all()[0].pk: 6, other.questions.all()[0].pk: 5}
    with pytest.raises(Refused):
        acts.answer(survey, answers=strange, by=CITIZEN, now=NOW)
    with pytest.raises(Refused):
        acts.answer(survey, answers={}, by=CITIZEN, now=NOW.replace(month=4))


def test_the_pages_of_the_unit(cast: Cast, client: Client) -> None:
    client.force_login(cast.binh.account)
    asked = {"title": "Nước sạch", "way": "code", "closes_on": "2026-12-31"}
    assert client.post("/y-kien/khao-sat/soan/", asked).status_code == 302
    survey = Survey.objects.get()
    page = f"/y-kien/khao-sat/{survey.pk}/"
    question = {"text": "Nhà bạn có nước sạch không?", "kind": "choice", "options": "Có\nCó, khi mùa mưa\n\nKhông"}
    assert client.post(f"{page}cau-hoi/", question | {"options": "Có"}).status_code == 422
    assert client.post(f"{page}cau-hoi/", question).status_code == 302
    assert survey.questions.get().options == ["Có", "Có, khi mùa mưa", "Không"]
    assert client.post(f"{page}mo/").status_code == 403
    acts.open_survey(survey, **cast.ha.by)
    sheet = client.post(f"{page}in-ma/", {"seed": "s" * 24, "number": "4", "name": "Thôn Một"})
    text = sheet.content.decode()
    assert text.count("data:image/svg+xml") == 4 and "no-store" in sheet["Cache-Control"]
    assert client.post(f"{page}in-ma/", {"seed": "s" * 24, "number": "301"}).status_code == 422
    assert "0 trên 4 mã" in client.get(page).content.decode()
    assert client.post(f"{page}ket-thuc/").status_code == 302
    assert "dưới 5 câu trả lời" in client.get(page).content.decode()
