"""Units asked to a meeting are told of it, of another day or place, and that it is not held; calendars have it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
import time_machine
from django.test import Client

from phoihop.ground.deadlines import SOURCES
from phoihop.notices.models import Notice
from phoihop.programmes.models import Programme
from phoihop.steering import actions
from phoihop.steering.models import Meeting
from tests.cast import NOW, Cast, Person, person

pytestmark = pytest.mark.django_db
Told = Callable[[], set[tuple[str, str, str]]]
DAY = dt.date(2026, 3, 12)


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    """2 March 2026."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def told(programme: Programme, run_jobs: Callable[[], int]) -> Told:
    """(user name, reason, url) of what the acts so far have told, and forgets it."""

    def those() -> set[tuple[str, str, str]]:
        run_jobs()
        found = set(Notice.objects.values_list("account__username", "reason", "url"))
        Notice.objects.all().delete()
        return found

    those()
    return those


@pytest.fixture
def meeting(cast: Cast, programme: Programme, told: Told) -> Meeting:
    """Called for 12 March 2026, with xã Glar."""
    return actions.call(programme, held_on=DAY, title="Giao ban tháng 3", units=[cast.glar], **cast.ha.by)


def test_called_moved_and_not_held(cast: Cast, meeting: Meeting, told: Told) -> None:
    url = meeting.get_absolute_url()
    assert told() == {(who, "meeting.called", url) for who in ("binh", "thu")}
    facts = {"title": meeting.title, "held_on": DAY, "chair": "Bà Hoa"}
    actions.change(meeting, seen=1, **facts, **cast.ha.by)
    assert told() == set(), "who chairs is no news for those who come"
    actions.change(meeting, seen=2, **{**facts, "place": "Hội trường xã"}, **cast.ha.by)
    assert told() == {(who, "meeting.changed", url) for who in ("binh", "thu")}
    actions.cancel(meeting, reason="Mưa lũ", **cast.ha.by)
    assert told() == {(who, "meeting.cancelled", url) for who in ("binh", "thu")}


def test_who_is_asked_later_is_told_as_those_who_were_called(
    cast: Cast, meeting: Meeting, told: Told, unguarded: Callable[[], AbstractContextManager[None]]
) -> None:
    with unguarded():
        person("hanh", "Hạnh", cast.home_affairs, "reporter")
    told()
    actions.invite(meeting, units=[cast.glar, cast.home_affairs], **cast.ha.by)
    assert told() == {("hanh", "meeting.called", meeting.get_absolute_url())}, "xã Glar was called before"


def test_one_that_was_held_before_is_nobodys_news(cast: Cast, programme: Programme, told: Told) -> None:
    actions.call(programme, held_on=dt.date(2026, 2, 10), title="Giao ban", units=[cast.glar], **cast.ha.by)
    assert told() == set()
    actions.invite(Meeting.objects.get(), units=[cast.adok], **cast.ha.by)
    assert told() == set()


def test_the_day_stands_in_calendars_once_and_is_no_term(cast: Cast, meeting: Meeting) -> None:
    actions.invite(meeting, units=[cast.adok], **cast.ha.by)
    days = SOURCES["steering.meeting"]
    (found,) = days.of({cast.glar.pk, cast.adok.pk}, DAY, DAY)
    assert (found.title, found.due_on, found.state) == ("Giao ban tháng 3", DAY, "open")
    assert list(days.of({cast.home_affairs.pk}, DAY, DAY)) == [] and list(days.due([DAY])) == []
    actions.cancel(meeting, reason="Mưa lũ", **cast.ha.by)
    assert [one.state for one in days.of({cast.glar.pk}, DAY, DAY)] == ["cancelled"]
    assert (named := days.one(found.key)) and named.key == found.key


def test_the_words_on_the_page(
    cast: Cast, meeting: Meeting, run_jobs: Callable[[], int], as_: Callable[[Person], Client]
) -> None:
    run_jobs()
    page = as_(cast.binh).get("/thong-bao/").content.decode()
    assert "Mời họp giao ban" in page and "họp ngày 12/3/2026" in page
