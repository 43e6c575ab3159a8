"""The last day of a board stands among reminders and in the calendar, by the figure of the law."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from phoihop.ground.deadlines import deadline
from phoihop.ledger.acts import key_of
from phoihop.publishing import actions
from phoihop.publishing.deadlines import BoardDeadlines
from phoihop.publishing.models import Announcement, LegalFigure
from tests.cast import Cast, Person

from .conftest import TODAY, posted

pytestmark = pytest.mark.usefixtures("on_the_day")
UNTIL = TODAY + dt.timedelta(days=30)


def told(cast: Cast) -> list[tuple[dt.date, str, str]]:
    found = BoardDeadlines().of([cast.glar.pk], TODAY, TODAY + dt.timedelta(days=400))
    return [(one.due_on, one.title, one.state) for one in found]


def test_a_board_is_reminded_of_until_its_last_day(
    cast: Cast, budget: Announcement, lan: Person, on_the_day: Any, django_assert_num_queries: Any
) -> None:
    posting = posted(budget, lan)
    board = actions.add_channel(posting, kind="village", place="Làng Mrăh", valid_from=TODAY, **lan.by)
    actions.add_channel(posting, kind="loudspeaker", place="Làng Mrăh", valid_from=TODAY, **lan.by)
    with django_assert_num_queries(1):
        assert told(cast) == [(UNTIL, "Giữ niêm yết đến hết ngày này: Làng Mrăh", "open")]
    due = BoardDeadlines().due
    assert [one.key for one in due([UNTIL, TODAY])] == [key_of(board)]
    assert not list(due([UNTIL - dt.timedelta(days=1)]))
    found = deadline(key_of(board))
    assert found and found.unit == cast.glar.pk and found.url == posting.get_absolute_url()
    on_the_day.move_to(dt.datetime(2026, 4, 10, 2, tzinfo=dt.UTC))
    assert not list(due([UNTIL]))  # it is over: nobody is late
    assert [state for _day, _title, state in told(cast)] == ["done"]


def test_a_board_that_came_down_is_owed_no_more(cast: Cast, budget: Announcement, lan: Person) -> None:
    board = actions.add_channel(posted(budget, lan), kind="office", place="Trụ sở", valid_from=TODAY, **lan.by)
    actions.end_channel(board, last=TODAY, reason="Bão làm đổ bảng", **lan.by)
    assert [state for _day, _title, state in told(cast)] == ["cancelled"]
    assert not list(BoardDeadlines().due([UNTIL]))


def test_what_nobody_checked_sets_no_day(cast: Cast, budget: Announcement, lan: Person, unguarded: Any) -> None:
    actions.add_channel(posted(budget, lan), kind="office", place="Trụ sở", valid_from=TODAY, **lan.by)
    with unguarded():
        LegalFigure.objects.filter(key="posting-board").update(checked_on=None)
    assert told(cast) == []


def test_a_publisher_who_answers_nobody_finds_what_may_be_published(client: Client, lan: Person, cast: Cast) -> None:
    client.force_login(lan.account)
    page = client.get("/cong-khai/").content.decode()
    assert "Việc với Nhân dân" in page and "Ý kiến người dân" not in page
    works = client.get("/y-kien/viec/")
    assert (
        works.status_code == 200 and 'href="/y-kien/"' not in works.content.decode().split("<main")[1].split("tabs")[1]
    )
    client.force_login(cast.binh.account)
    assert "Việc với Nhân dân" not in client.get("/y-kien/viec/").content.decode()
