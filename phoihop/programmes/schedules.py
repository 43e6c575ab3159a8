"""When a duty falls due: the dates that its schedule yields, in the programme's period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrule, rruleset, rrulestr
from django.utils.translation import gettext as _g

from phoihop.ground.errors import Refused

MOST = 400  # occurrences of one duty; a daily duty of one year stays below


def check_schedule(schedule: str, rrule: str) -> None:
    """Raises Refused where a recurring schedule has no rule or one that cannot be read."""
    if schedule != "recurring":
        return
    try:
        found = list(islice(recurring_dates(rrule, dt.date(2024, 1, 1), dt.date(2027, 12, 31)), 1))
    except (ValueError, TypeError, KeyError) as error:
        raise Refused(_g("Không hiểu quy tắc lặp “{rule}”.").format(rule=rrule)) from error
    if not found:
        raise Refused(_g("Quy tắc lặp không cho ngày nào; hãy chọn lại thời hạn."))


def recurring_dates(rules: str, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The days that the rules (one a line, RFC 5545) yield between two days, both included, in order, each once."""
    start = dt.datetime.combine(first, dt.time())
    dates = rruleset()
    lines = [line.removeprefix("RRULE:") for line in rules.upper().splitlines() if line.strip()]
    if not lines:
        raise ValueError("no rule")
    for line in lines:
        rule = rrulestr(_anchored(line.strip()), dtstart=start, ignoretz=True)
        assert isinstance(rule, rrule)
        dates.rrule(rule)
    end = dt.datetime.combine(last, dt.time())
    seen: dt.date | None = None
    for moment in islice(dates, MOST):
        if moment > end:
            return
        if moment.date() != seen:
            seen = moment.date()
            yield seen


def _anchored(rule: str) -> str:
    """A rule that names no day of its month or year means the last one, not the day on which we happen to start."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    every = parts.get("INTERVAL", "1")
    if (
        parts.get("FREQ") == "MONTHLY" and "BYMONTH" not in parts and every in ("2", "3", "4", "6")
    ):  # quarters of the year
        parts |= {"FREQ": "YEARLY", "BYMONTH": ",".join(str(m) for m in range(int(every), 13, int(every)))}
        del parts["INTERVAL"]
        rule = ";".join(f"{name}={value}" for name, value in parts.items())
    named = parts.keys() & {"BYMONTHDAY", "BYDAY", "BYYEARDAY", "BYEASTER", "BYWEEKNO"}
    if parts.get("FREQ") == "YEARLY" and "BYMONTH" not in parts and not named:
        return f"{rule};BYMONTH=12;BYMONTHDAY=31"
    if parts.get("FREQ") in ("MONTHLY", "YEARLY") and not named:
        return f"{rule};BYMONTHDAY=-1"
    return rule


def half_years(first: dt.date, last: dt.date, months: int) -> Iterator[dt.date]:
    """The last days of the calendar spans of ``months`` months that cover the period; the last one ends with it."""
    start = dt.date(first.year, 1, 1)
    while start <= last:
        end = start + relativedelta(months=months, days=-1)
        if end >= first:
            yield min(end, last)
        start += relativedelta(months=months)
