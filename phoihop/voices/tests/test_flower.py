"""The six petals: empty, half, full, as the records of the six verbs say; one rule for contents, programmes, units."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from phoihop.programmes.models import Programme
from phoihop.publishing import actions as publishing
from phoihop.publishing.models import LegalFigure, Posting, Subject
from phoihop.publishing.queries import postings_of
from phoihop.voices import actions
from phoihop.voices.actions import activity as activities
from phoihop.voices.actions import survey as surveys
from phoihop.voices.actions import visit as visits
from phoihop.voices.flower import Flower, Petals, Stage, flower_of_units, flowers_of
from tests.cast import NOW, Cast, person

from .deeds import answered, drafted, noted, picture, planned, published

TODAY = NOW.date()
MUCH_LATER = TODAY + dt.timedelta(days=70)
HALF, FULL, EMPTY = Stage.HALF, Stage.FULL, Stage.EMPTY


def stage(programme: Programme, verb: Petals, day: dt.date = TODAY) -> Stage:
    """Of the petal of a programme."""
    return stage_of(flowers_of([programme.pk], day).of(programme.pk), verb)


def stage_of(flower: Flower, verb: Petals) -> Stage:
    """Of the petal of this flower."""
    return next(one.stage for one in flower.petals if one.verb == verb)


def later(person: Any, days: int) -> dict[str, Any]:
    """The keywords of an act that this person makes so many days later."""
    return {"by": person.actor, "now": NOW + dt.timedelta(days=days)}


def test_a_public_promise_that_nothing_was_done_with(programme: Programme) -> None:
    flowers = flowers_of([programme.pk], TODAY)
    for flower in (flowers.of(programme.pk), flowers.of_content(programme.pk, programme.contents.all()[0].pk)):
        assert [one.stage for one in flower.petals] == [HALF, EMPTY, EMPTY, EMPTY, HALF, EMPTY]


def test_know_is_full_when_a_board_has_shown_it_for_the_days_of_the_law(cast: Cast, programme: Programme) -> None:
    posting = postings_of(programme).get()
    days = LegalFigure.objects.get(key="posting-board").number
    channel = publishing.add_channel(posting, kind="office", place="Trụ sở", valid_from=TODAY, **cast.ha.by)
    term = TODAY + dt.timedelta(days=days)
    assert stage(programme, Petals.KNOW, term) == HALF, "nobody has proven it"
    publishing.prove(channel, proofs=[picture()], **cast.ha.by)
    assert stage(programme, Petals.KNOW, term - dt.timedelta(days=1)) == HALF
    assert stage(programme, Petals.KNOW, term) == FULL
    content = flowers_of([programme.pk], term).of_content(programme.pk, programme.contents.all()[0].pk)
    assert stage_of(content, Petals.KNOW) == FULL
    publishing.end_channel(channel, last=term - dt.timedelta(days=1), reason="Mưa", **later(cast.ha, days + 1))
    assert stage(programme, Petals.KNOW, term) == HALF, "taken down a day early"


def test_know_of_a_commune_is_late_without_the_board_that_the_law_orders(cast: Cast) -> None:
    subject = Subject.objects.filter(mandatory=True, manner=Subject.Manner.TERM)[0]
    by = person("cong", "Công", cast.glar, "publisher").by
    written = publishing.write(None, title="Dự toán", text="Năm 2026", decided_on=TODAY, **by)
    publishing.publish(written, basis="Luật", valid_from=TODAY, subject=subject, **by)

    def petal(day: dt.date) -> Any:
        return flower_of_units([cast.glar.pk], day).petals[0]

    assert (petal(TODAY).offered, petal(TODAY).late) == (1, 0)
    assert petal(MUCH_LATER).late == 1


def test_discuss(cast: Cast, programme: Programme) -> None:
    facts: Any = {"title": "Đường thôn 2", "question": "Rộng bao nhiêu?", "asked": "Thôn 2", "programme": programme}
    asked = actions.draft(None, **facts, **cast.ha.by)
    assert stage(programme, Petals.DISCUSS) == EMPTY, "a draft asks nobody"
    days: Any = {"closes_on": TODAY + dt.timedelta(days=20), "results_by": TODAY + dt.timedelta(days=30)}
    actions.open_it(asked, **days, basis="Luật số 10/2022/QH15", **cast.ha.by)
    assert stage(programme, Petals.DISCUSS) == HALF
    actions.close(
        asked, outcome="adopted", decision="Rộng 3 m", differs=False, explanation="", chosen=None, **later(cast.ha, 21)
    )
    assert stage(programme, Petals.DISCUSS, TODAY + dt.timedelta(days=21)) == FULL


def test_do(cast: Cast, programme: Programme) -> None:
    civic = planned(cast, programme=programme)
    assert stage(programme, Petals.DO) == EMPTY, "not public yet"
    published(cast, civic)
    assert stage(programme, Petals.DO) == HALF
    assert stage_of(flower_of_units([cast.glar.pk], TODAY), Petals.DO) == HALF
    activities.conclude(civic, came=12, outcome="2 km", **later(cast.thu, 12))
    assert stage(programme, Petals.DO) == FULL
    other = published(cast, planned(cast, programme=programme))
    assert stage(programme, Petals.DO) == FULL, "one that is still to come takes nothing away"
    assert stage(programme, Petals.DO, MUCH_LATER) == HALF, "its result is awaited too long"
    activities.cancel(other, reason="Mưa", **later(cast.thu, 1))
    assert stage(programme, Petals.DO, MUCH_LATER) == FULL


def test_inspect_counts_for_who_has_to_answer(cast: Cast, programme: Programme) -> None:
    visit = published(cast, visits.send(noted(cast, programme=programme), to=cast.committee, **cast.binh.by))
    assert stage(programme, Petals.INSPECT) == HALF
    assert stage_of(flower_of_units([cast.committee.pk], TODAY), Petals.INSPECT) == HALF
    assert stage_of(flower_of_units([cast.glar.pk], TODAY), Petals.INSPECT) == EMPTY
    found = flower_of_units([cast.committee.pk], MUCH_LATER)
    assert next(one.late for one in found.petals if one.verb == Petals.INSPECT) == 1
    visit.refresh_from_db()
    assert visit.due_on


def test_supervise(programme: Programme, cast: Cast, send: Callable[..., Any]) -> None:
    said = send()
    assert stage(programme, Petals.SUPERVISE) == HALF
    actions.take(said, **cast.binh.by)
    actions.answer(said, text="Đã sửa", **cast.binh.by)
    tomorrow = TODAY + dt.timedelta(days=1)
    assert stage(programme, Petals.SUPERVISE) == HALF, "what came today is counted tomorrow"
    assert stage(programme, Petals.SUPERVISE, tomorrow) == FULL
    send()
    assert stage(programme, Petals.SUPERVISE, tomorrow) == FULL, "its day has not come"
    assert stage(programme, Petals.SUPERVISE, MUCH_LATER) == HALF
    petal = flowers_of([programme.pk], MUCH_LATER).of(programme.pk).petals[4]
    assert "dưới 5" in petal.words, "few words are told without their number"


def test_refused_words_count_for_nothing(programme: Programme, cast: Cast, send: Callable[..., Any]) -> None:
    actions.refuse(send(), refusal="spam", **cast.binh.by)
    assert flowers_of([programme.pk], MUCH_LATER).of(programme.pk).petals[4].offered == 0


def test_benefit(cast: Cast, programme: Programme) -> None:
    survey = drafted(cast, by_code=False, programme=programme)
    assert stage(programme, Petals.BENEFIT) == EMPTY
    surveys.open_survey(survey, **cast.ha.by)
    answered(survey, 5)
    assert stage(programme, Petals.BENEFIT) == HALF
    surveys.close(survey, **cast.thu.by)
    assert stage(programme, Petals.BENEFIT) == HALF, "closed, its results are not public"
    published(cast, survey)
    assert stage(programme, Petals.BENEFIT) == FULL


def test_a_content_has_its_own_records_alone(cast: Cast, programme: Programme) -> None:
    first = programme.contents.get()
    published(cast, planned(cast, programme=programme))
    published(cast, planned(cast, programme=programme, content=first))
    flowers = flowers_of([programme.pk], TODAY)
    assert stage_of(flowers.of_content(programme.pk, first.pk), Petals.DO) == HALF
    own, whole = flowers.of_content(programme.pk, first.pk), flowers.of(programme.pk)
    assert [flower.petals[2].offered for flower in (own, whole)] == [1, 2]


def test_what_is_withdrawn_is_no_record(cast: Cast, programme: Programme) -> None:
    civic = published(cast, planned(cast, programme=programme))
    publishing.withdraw(
        Posting.objects.get(object_id=civic.pk, object_kind="voices.civicactivity"), reason="Nhầm", **cast.ha.by
    )
    assert stage(programme, Petals.DO) == EMPTY


def test_one_query_whatever_there_is(cast: Cast, programme: Programme, django_assert_num_queries: Any) -> None:
    for content in (None, programme.contents.get()):
        published(cast, planned(cast, programme=programme, content=content))
    for _ in range(2):
        with django_assert_num_queries(1):
            flowers_of([programme.pk], TODAY)
    with django_assert_num_queries(1):
        flower_of_units([cast.glar.pk, cast.adok.pk], TODAY)
    with django_assert_num_queries(0):
        flowers_of([], TODAY)


def test_a_flower_says_its_petals_in_words(programme: Programme) -> None:
    drawn = flowers_of([programme.pk], TODAY).of(programme.pk).small
    assert "Biết: đã mở, chưa trọn; Bàn: chưa có" in drawn
    assert drawn.count("<use") == 8, "six outlines, two of them half filled"
