"""The dates of a duty."""

import datetime as dt
from types import SimpleNamespace

from phoihop.tasks.occurrences import occurrences

D = dt.date
FIRST, LAST, FAR = D(2026, 1, 1), D(2027, 12, 31), D(2030, 1, 1)


def dates(horizon: dt.date = FAR, first: dt.date = FIRST, **duty: object) -> list[tuple[dt.date, dt.date]]:
    """(nominal day, first day) of each occurrence."""
    usual = {"schedule": "once", "starts_on": None, "due_on": None, "rrule": ""}
    return [(o.nominal_on, o.starts_on) for o in occurrences(SimpleNamespace(**usual | duty), first, LAST, horizon, 6)]


def test_once() -> None:
    assert dates(due_on=D(2026, 6, 15)) == [(D(2026, 6, 15), FIRST)]
    assert dates(due_on=D(2026, 6, 15), starts_on=D(2026, 5, 1)) == [(D(2026, 6, 15), D(2026, 5, 1))]
    assert dates(due_on=D(2025, 6, 15)) == [] and dates() == []
    assert dates(due_on=D(2027, 6, 15), horizon=D(2026, 2, 1)) == [(D(2027, 6, 15), FIRST)]


def test_two_dates_a_year_each_begins_behind_the_one_before() -> None:
    rule = "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15\nFREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15"
    assert dates(schedule="recurring", rrule=rule)[:3] == [
        (D(2026, 6, 15), FIRST),
        (D(2026, 11, 15), D(2026, 6, 16)),
        (D(2027, 6, 15), D(2026, 11, 16)),
    ]


def test_a_rule_without_a_day_means_the_last_one() -> None:
    assert [day for day, _ in dates(schedule="recurring", rrule="FREQ=MONTHLY;INTERVAL=3")][:2] == [
        D(2026, 3, 31),
        D(2026, 6, 30),
    ]
    assert [day for day, _ in dates(schedule="recurring", rrule="FREQ=YEARLY")] == [D(2026, 12, 31), D(2027, 12, 31)]


def test_continuous_makes_one_each_half_year() -> None:
    assert [day for day, _ in dates(schedule="continuous")] == [
        D(2026, 6, 30),
        D(2026, 12, 31),
        D(2027, 6, 30),
        D(2027, 12, 31),
    ]
    assert dates(schedule="continuous", first=D(2026, 8, 1))[0] == (D(2026, 12, 31), D(2026, 8, 1))


def test_the_horizon_keeps_what_runs_on_that_day() -> None:
    assert [day for day, _ in dates(schedule="continuous", horizon=D(2026, 3, 1))] == [D(2026, 6, 30)]


def test_when_it_happens_has_no_date() -> None:
    assert dates(schedule="on_event") == [] == dates(schedule="")
