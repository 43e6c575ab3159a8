"""The days of a year on which an RRULE falls."""

from __future__ import annotations

from datetime import datetime

from dateutil.rrule import rrulestr

_YEAR = 2023  # begins on a Sunday, has 365 days: an ordinary year


def days_in_a_year(rules: str) -> list[str]:
    """MM-DD of every day in an ordinary year on which one of the rules (one a line) falls; [] for what is no rule."""
    days: set[str] = set()
    for line in rules.splitlines():
        rule = line.strip().removeprefix("RRULE:")
        if not rule:
            continue
        try:
            # from the year before, so that rules that count from their start find their rhythm
            found = rrulestr(rule, dtstart=datetime(_YEAR - 1, 1, 1)).between(
                datetime(_YEAR, 1, 1), datetime(_YEAR, 12, 31), inc=True
            )
        except ValueError:
            return []
        days.update(f"{day:%m-%d}" for day in found)
    return sorted(days)
