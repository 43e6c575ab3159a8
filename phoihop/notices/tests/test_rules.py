"""On which days a deadline is reminded of: the rules alone, with a moving clock."""

from __future__ import annotations

import datetime as dt

import pytest

from phoihop.ground.dates import is_working_day, working_day_from
from phoihop.notices.reminders import reminded

D = dt.date
ONE = dt.timedelta(days=1)


def days_of(due_on: dt.date, *, own: dict[dt.date, bool] | None = None, last: int = 45) -> dict[str, list[dt.date]]:
    """The days on which a deadline is reminded of, by reason, as the clock moves from a month before."""
    found: dict[str, list[dt.date]] = {}
    for n in range(-40, last):
        day = due_on + dt.timedelta(days=n)
        rule = reminded(day, own or {}).get(due_on)
        if rule:
            found.setdefault(rule.reason, []).append(day)
    return found


@pytest.mark.parametrize(
    ("due_on", "before", "today", "after", "long", "still"),
    [
        # a Wednesday: 7 days before is a Wednesday, 3 a Sunday (so Friday), 1 a Tuesday
        (D(2026, 6, 17), [D(2026, 6, 10), D(2026, 6, 12), D(2026, 6, 16)], 17, 18, D(2026, 6, 24), D(2026, 7, 24)),
        # a Monday: 3 days and 1 day before fall together on Friday, told once
        (D(2026, 6, 15), [D(2026, 6, 8), D(2026, 6, 12)], 15, 16, D(2026, 6, 22), D(2026, 7, 22)),
        # a Friday: what comes one day after waits for Monday
        (D(2026, 6, 19), [D(2026, 6, 12), D(2026, 6, 16), D(2026, 6, 18)], 19, 22, D(2026, 6, 26), D(2026, 7, 27)),
        # the end of a month, of a quarter, of February in a leap year
        (D(2026, 3, 31), [D(2026, 3, 24), D(2026, 3, 27), D(2026, 3, 30)], 31,
         D(2026, 4, 1), D(2026, 4, 7), D(2026, 5, 7)),
        (D(2028, 2, 29), [D(2028, 2, 22), D(2028, 2, 25), D(2028, 2, 28)], 29,
         D(2028, 3, 1), D(2028, 3, 7), D(2028, 4, 6)),
        # the end of a year: 1 January is a holiday, 2 January (a Saturday) a weekend
        (D(2027, 12, 31), [D(2027, 12, 24), D(2027, 12, 28), D(2027, 12, 30)], 31,
         D(2028, 1, 4), D(2028, 1, 7), D(2028, 2, 7)),
    ],
)  # fmt: skip
def test_a_deadline_is_reminded_of(
    due_on: dt.date, before: list[dt.date], today: int, after: int | dt.date, long: dt.date, still: dt.date
) -> None:
    found = days_of(due_on)
    assert found["due.before"] == before
    assert found["due.today"] == [due_on] and due_on.day == today
    assert found["due.after"] == [due_on.replace(day=after) if isinstance(after, int) else after]
    assert found["due.long"] == [long]
    assert found["due.still"] == [still]


def test_around_tet_people_are_told_before_they_leave_and_after_they_return() -> None:
    """In 2026 nobody works from Saturday 14 to Sunday 22 February."""
    first_after, last_before = D(2026, 2, 23), D(2026, 2, 13)
    found = days_of(first_after)
    assert found["due.before"] == [last_before], "7, 3 and 1 days before lie in the holidays: told once, before them"
    found = days_of(last_before)
    assert "due.after" not in found and found["due.long"] == [first_after], "1 and 7 days late fall together: the later"


def test_the_offices_own_days_stand_over_the_calendar() -> None:
    due_on = D(2026, 6, 17)
    assert days_of(due_on, own={D(2026, 6, 16): False})["due.before"][-1] == D(2026, 6, 15)
    assert days_of(due_on, own={D(2026, 6, 14): True})["due.before"] == [D(2026, 6, 10), D(2026, 6, 14), D(2026, 6, 16)]
    assert days_of(due_on, own={due_on: False})["due.today"] == [D(2026, 6, 16)], "the deadline itself became a day off"


def test_nobody_is_reminded_on_a_day_off_and_no_deadline_is_forgotten() -> None:
    """Through three years: every working day as a deadline gets each of its steps once, on working days alone."""
    seen: dict[dt.date, list[str]] = {}
    day = D(2026, 1, 1)
    while day < D(2029, 1, 1):
        falling = reminded(day, {})
        assert not falling or is_working_day(day)
        for due_on, rule in falling.items():
            seen.setdefault(due_on, []).append(rule.reason)
        day += ONE
    due_on = working_day_from(D(2026, 3, 1))
    while due_on < D(2028, 10, 1):
        told = seen[due_on]
        assert 1 <= told.count("due.before") <= 3 and told.count("due.long") == 1 and told.count("due.after") <= 1, (
            due_on
        )
        assert told.count("due.today") == 1 and told == sorted(told, key=ORDER.index), due_on
        due_on = working_day_from(due_on + ONE)


ORDER = ["due.before", "due.today", "due.after", "due.long", "due.still"]


def test_an_office_sets_its_own_days(settings: object) -> None:
    settings.REMIND_BEFORE, settings.REMIND_HEAD_AFTER = [14], 3  # type: ignore[attr-defined]
    settings.REMIND_SECRETARIAT_AFTER, settings.REMIND_AGAIN_EVERY = 10, 5  # type: ignore[attr-defined]
    found = days_of(D(2026, 6, 17), last=22)
    assert found == {
        "due.before": [D(2026, 6, 3)],
        "due.today": [D(2026, 6, 17)],
        "due.after": [D(2026, 6, 22)],
        "due.long": [D(2026, 6, 29)],
        "due.still": [D(2026, 7, 2), D(2026, 7, 7)],
    }
