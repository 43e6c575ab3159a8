"""What the field expects of each verb, as data: an office sets its own terms with PHOIHOP_CYCLE, never in the code.

A term says by when: ``signing+1`` once, within a month after signing; ``yearly`` once in each year of the programme,
``yearly+1`` with a month more; ``end+3`` once, within three months after the end; ``never`` at no certain time.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from phoihop.programmes.models import Programme

from .models import Verb

CUSTOM, OWN = _("thông lệ"), _("cơ quan quy định")
# No law sets these days: they are what offices do. Where one is found, its article takes the place of CUSTOM.
USUAL: dict[Verb, tuple[str, Any]] = {
    Verb.BRIEF: ("signing+1", CUSTOM),
    Verb.ROLL_OUT: ("yearly", CUSTOM),  # the year's plan
    Verb.GUIDE: ("signing+3", CUSTOM),
    Verb.URGE: ("yearly", CUSTOM),
    Verb.INSPECT: ("yearly", CUSTOM),
    Verb.SUPERVISE: ("yearly", CUSTOM),
    Verb.INTERIM: ("yearly+1", CUSTOM),  # many are held in January
    Verb.FINAL: ("end+3", CUSTOM),
}
_TERM = re.compile(r"(signing|yearly|end)(?:\+(\d{1,2}))?|never")
_HALF_A_YEAR = 182  # days that a programme must run in a year for that year to count


@dataclass(frozen=True)
class Period:
    """A stretch of time in which a verb is expected once: what is done from ``opens`` to ``closes`` fills it."""

    opens: dt.date
    closes: dt.date
    due: dt.date
    label: str = ""  # the year


@dataclass(frozen=True)
class Expectation:
    """How often a verb is expected, and who says so."""

    verb: Verb
    kind: str
    months: int
    source: Any

    @property
    def words(self) -> str:
        """As a page says it; "" where nothing is expected at a certain time."""
        match self.kind:
            case "signing":
                months = ngettext("trong %(n)d tháng sau ngày ký", "trong %(n)d tháng sau ngày ký", self.months)
                return months % {"n": self.months}
            case "end":
                months = ngettext(
                    "trong %(n)d tháng sau khi hết thời hạn chương trình",
                    "trong %(n)d tháng sau khi hết thời hạn chương trình",
                    self.months,
                )
                return months % {"n": self.months}
            case "yearly" if self.verb == Verb.INTERIM:
                return _g("mỗi năm ít nhất một lần, năm cuối có tổng kết thì thôi")
            case "yearly":
                return _g("mỗi năm ít nhất một lần")
        return ""

    def periods(self, programme: Programme) -> list[Period]:
        """When it is expected in this programme, the earliest first."""
        signed, last = begin_of(programme), programme.ends_on
        assert last  # a programme in force has it
        more = relativedelta(months=self.months)
        match self.kind:
            case "signing":
                return [Period(dt.date.min, dt.date.max, signed + more)]
            case "end":
                return [Period(dt.date.min, dt.date.max, last + more)]
            case "yearly":
                years = _years(max(signed, programme.starts_on or signed), last)
                return [
                    Period(dt.date(year, 1, 1), end + more, end + more, str(year))
                    for year, end in years
                    if self.verb != Verb.INTERIM or year != last.year
                ]
        return []


def begin_of(programme: Programme) -> dt.date:
    """The day from which its cycle is counted: of signing, or its first where a correction has left that blank."""
    day = programme.signed_on or programme.starts_on
    assert day  # a programme in force has one
    return day


def _years(first: dt.date, last: dt.date) -> list[tuple[int, dt.date]]:
    """The years in which a programme runs for half a year at least, each with its last day in it."""
    found = []
    for year in range(first.year, last.year + 1):
        begins, ends = max(first, dt.date(year, 1, 1)), min(last, dt.date(year, 12, 31))
        if (ends - begins).days >= _HALF_A_YEAR:
            found.append((year, ends))
    return found


def expectations() -> list[Expectation]:
    """Of the eight verbs, in their order, as this office has them."""
    return read(settings.CYCLE_TERMS)


def read(own: Mapping[str, str]) -> list[Expectation]:
    """The usual terms with an office's own in their place. Raises ImproperlyConfigured for what is no verb or term."""
    if strange := own.keys() - set(Verb.values):
        raise ImproperlyConfigured(f"PHOIHOP_CYCLE: no such verb: {', '.join(sorted(strange))}")
    found = []
    for verb, (usual, source) in USUAL.items():
        term = own.get(verb, usual).strip()
        parts = _TERM.fullmatch(term)
        if parts is None:
            raise ImproperlyConfigured(f"PHOIHOP_CYCLE: no such term: {verb}={term}")
        found.append(Expectation(verb, parts[1] or "", int(parts[2] or 0), OWN if verb in own else source))
    return found
