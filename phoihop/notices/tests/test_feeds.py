"""Calendars: read back with a library, behind a secret address, cheap for the server and for the phone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import icalendar
import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from phoihop.notices import actions
from phoihop.notices.calendar import secret_of
from phoihop.notices.models import Feed
from phoihop.tasks import actions as tasks
from phoihop.tasks.models import Task
from phoihop.units import actions as units
from tests.cast import NOW, Cast, person

pytestmark = pytest.mark.django_db
D = dt.date
Unguarded = Callable[[], AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def in_may(task: Task) -> Iterator[None]:
    """A month before the deadline."""
    with time_machine.travel(dt.datetime(2026, 5, 15, 9, tzinfo=NOW.tzinfo), tick=False):
        yield


@pytest.fixture
def ours(cast: Cast, task: Task) -> Feed:
    """The calendar of xã Glar."""
    return actions.renew_feed(cast.glar, **cast.thu.by)


def address(feed: Feed) -> str:
    """Its secret address."""
    return reverse("notices:feed", args=[feed.pk, secret_of(feed)])


def events(feed: Feed) -> dict[str, icalendar.Event]:
    """What a phone finds behind the address, by UID."""
    answer = Client().get(address(feed))
    assert answer.status_code == 200 and answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(answer.content)
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def uid(task: Task) -> str:
    """The UID of a task's event."""
    return f"tasks.task-{task.pk}@localhost"


def test_whole_days_with_alarms(task: Task, cast: Cast, ours: Feed) -> None:
    found = events(ours)
    soon = Task.objects.filter(unit=cast.glar, due_on__lte=D(2027, 6, 19))  # 400 days ahead
    assert set(found) == {uid(one) for one in soon} and len(found) > 2
    event = found[uid(task)]
    assert event.decoded("DTSTART") == D(2026, 6, 15) and event.decoded("DTEND") == D(2026, 6, 16)
    assert str(event["SUMMARY"]) == task.text and event["STATUS"] == "CONFIRMED"
    assert str(event["URL"]) == f"http://localhost:8000/viec/{task.pk}/"
    alarms = [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")]
    assert alarms == [dt.timedelta(hours=8) - dt.timedelta(days=days) for days in (7, 3, 1)], "at eight in the morning"


def test_a_later_deadline_moves_the_same_event(task: Task, cast: Cast, ours: Feed) -> None:
    before = events(ours)[uid(task)]
    tasks.extend(task, until=D(2026, 7, 15), reason="Mưa lũ", **cast.ha.by)
    after = events(ours)[uid(task)]
    assert after.decoded("DTSTART") == D(2026, 7, 15) and after["SEQUENCE"] > before["SEQUENCE"]


def test_done_and_cancelled(task: Task, cast: Cast, ours: Feed) -> None:
    tasks.report(task, percent=100, note="Đã xong", **cast.binh.by)
    done = events(ours)[uid(task)]
    assert str(done["SUMMARY"]).startswith("Đã báo cáo: ") and not done.walk("VALARM")
    tasks.cancel(task, basis="Công văn 12", **cast.ha.by)
    gone = events(ours)[uid(task)]
    assert gone["STATUS"] == "CANCELLED" and gone["SEQUENCE"] > done["SEQUENCE"] and not gone.walk("VALARM")


def test_what_people_wrote_stays_in_the_house(task: Task, cast: Cast, ours: Feed) -> None:
    tasks.report(task, percent=50, note="bí mật một", **cast.binh.by)
    tasks.hand(task, to_account=cast.binh.account, note="bí mật hai", **cast.thu.by)
    tasks.ask_extension(task, until=D(2026, 7, 1), reason="bí mật ba", **cast.binh.by)
    assert "bí mật" not in icalendar.Calendar.from_ical(Client().get(address(ours)).content).to_ical().decode()


def test_a_persons_calendar(task: Task, cast: Cast, unguarded: Unguarded) -> None:
    """What the person has in hand, by the inner deadline, and what nobody has; not what a colleague has."""
    with unguarded():
        lan = person("lan", "Lan", cast.glar, "reporter")
    lans = actions.renew_feed(lan.account, by=lan.actor, now=NOW)
    binhs = actions.renew_feed(cast.binh.account, **cast.binh.by)
    assert uid(task) in events(lans) and uid(task) in events(binhs)
    tasks.hand(task, to_account=lan.account, due_on=D(2026, 6, 10), **cast.thu.by)
    assert uid(task) not in events(binhs) and events(binhs)
    event = events(lans)[uid(task)]
    assert event.decoded("DTSTART") == D(2026, 6, 10) and "15/6/2026" in str(event["DESCRIPTION"])


def test_handed_to_a_unit_below_it_stands_in_its_calendar(task: Task, cast: Cast, unguarded: Unguarded) -> None:
    with unguarded():
        village = units.create_unit(cast.glar, name="Thôn 1", kind="village", level="village", **cast.ha.by)
        elder = person("xuan", "Xuân", village, "head")
    feed = actions.renew_feed(village, by=elder.actor, now=NOW)
    assert events(feed) == {}
    tasks.hand(task, to_unit=village, **cast.thu.by)
    assert set(events(feed)) == {uid(task)}


def test_in_the_persons_language(task: Task, cast: Cast) -> None:
    actions.choose(cast.binh.account, mail="digest", language="en", **cast.binh.by)
    feed = actions.renew_feed(cast.binh.account, **cast.binh.by)
    calendar = icalendar.Calendar.from_ical(Client().get(address(feed)).content)
    assert str(calendar["X-WR-CALNAME"]) == "Deadlines of Bình"


def test_a_renewed_address_kills_the_old_one(cast: Cast, ours: Feed) -> None:
    old = address(ours)
    assert Client().get(old).status_code == 200
    actions.renew_feed(cast.glar, **cast.thu.by)
    assert Client().get(old).status_code == 404
    assert Client().get(address(Feed.objects.get())).status_code == 200


@pytest.mark.parametrize("secret", ["x", "", "a" * 43])
def test_a_guessed_address_finds_nothing(ours: Feed, secret: str) -> None:
    assert Client().get(f"/lich/{ours.pk}-{secret}.ics").status_code == 404
    assert Client().get(f"/lich/{ours.pk + 1}-{secret_of(ours)}.ics").status_code == 404


def test_it_dies_with_its_person_and_its_unit(cast: Cast, ours: Feed) -> None:
    own = actions.renew_feed(cast.binh.account, **cast.binh.by)
    units.end_membership(cast.binh.membership, on=D(2026, 5, 1), **cast.an.by)
    assert Client().get(address(own)).status_code == 404
    units.end_unit(cast.glar, on=D(2026, 5, 1), reason="Sáp nhập", **cast.an.by)
    assert Client().get(address(ours)).status_code == 404
    locked = actions.renew_feed(cast.thu.account, **cast.thu.by)
    units.disable_account(cast.thu.account, reason="Nghỉ hưu", **cast.an.by)
    assert Client().get(address(locked)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_no_session_few_queries(
    cast: Cast, rows: int, ours: Feed, unguarded: Unguarded, django_assert_num_queries: Any
) -> None:
    with unguarded():
        first = Task.objects.filter(unit=cast.glar).order_by("pk").values_list("pk", flat=True)[:rows]
        Task.objects.filter(unit=cast.glar).exclude(pk__in=list(first)).delete()
    client = Client()
    client.force_login(cast.dung.account)
    with django_assert_num_queries(9):  # the calendar, tasks, in whose hands, reports, meetings, citizens (3), boards
        answer = client.get(address(ours))
    assert answer.content.count(b"BEGIN:VEVENT") == rows and not answer.cookies and "Vary" not in answer.headers
    own = actions.renew_feed(cast.binh.account, **cast.binh.by)
    with django_assert_num_queries(11):  # and the person's memberships and language
        Client().get(address(own))


def test_a_phone_that_has_it_gets_nothing_again(task: Task, cast: Cast, ours: Feed) -> None:
    first = Client().get(address(ours))
    assert "private" in first.headers["Cache-Control"] and "max-age=3600" in first.headers["Cache-Control"]
    again = Client().get(address(ours), headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304 and again.content == b"" and again.headers["ETag"] == first.headers["ETag"]
    tasks.extend(task, until=D(2026, 7, 15), reason="Mưa lũ", **cast.ha.by)
    changed = Client().get(address(ours), headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200 and changed.headers["ETag"] != first.headers["ETag"]
    assert Client().get(address(ours)).content == changed.content, "the same bytes from every server"


def test_lines_are_folded_as_the_standard_says(task: Task, cast: Cast, ours: Feed, unguarded: Unguarded) -> None:
    long = "Rà soát, cập nhật; hộ nghèo \\ cận nghèo\nnăm 2026 " * 6
    with unguarded():
        Task.objects.filter(pk=task.pk).update(text=long)
    body = Client().get(address(ours)).content
    assert max(map(len, body.split(b"\r\n"))) <= 75
    assert str(events(ours)[uid(task)]["SUMMARY"]) == " ".join(long.split())


def test_only_heads_renew_a_units_calendar(cast: Cast, client: Client, ours: Feed) -> None:
    client.force_login(cast.binh.account)
    assert client.post(reverse("notices:renew_unit")).status_code == 403
    assert address(ours) in client.get(reverse("notices:calendars")).content.decode(), "who reports may see it"
    client.force_login(cast.thu.account)
    client.post(reverse("notices:renew_unit"), {"once": "a"})
    client.post(reverse("notices:renew_unit"), {"once": "a"})
    assert Feed.objects.get().revision == 2, "the same form twice renews once"
    assert Feed.objects.get().made_at == timezone.now()


def test_ones_own_calendar_on_its_page(cast: Cast, client: Client) -> None:
    client.force_login(cast.binh.account)
    page = client.get(reverse("notices:calendars")).content.decode()
    assert "Chưa có địa chỉ lịch." in page
    for said in ("Đã tạo địa chỉ lịch.", "Địa chỉ cũ không dùng được nữa."):
        client.post(reverse("notices:renew_own"))
        page = client.get(reverse("notices:calendars")).content.decode()
        assert said in page
    assert address(Feed.objects.get(account=cast.binh.account)) in page and "webcal://" in page
