"""What the reports of rounds say, one row a report: all that is counted of a round is added up from these.

A report's lines come as one text. Grouping every line by content, by unit and by both makes the database sort all of
them three times; walking them once in the order of their reports, it sorts nothing (66,420 lines: a sixth of the time).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Aggregate, F, Func, OuterRef, Subquery, TextField

from phoihop.rounds.models import Report, ReportLine
from phoihop.rounds.queries import HANDED_IN

from .shapes import Counts

_STATES = ("done", "doing", "not_done", "none_arisen")


class Tally(NamedTuple):
    """A unit's report. ``said`` is "state:duty" of each line on which the unit leads."""

    key: int
    round: int
    unit: int
    name: str
    kind: str
    path: str
    above: str | None
    state: str
    due_on: dt.date
    submitted_on: dt.date | None
    said: str | None

    @property
    def came(self) -> bool:
        """Whether it was handed in: what was not stays its unit's own, and its lines count as unsaid."""
        return self.state in HANDED_IN

    @property
    def lines(self) -> list[str]:
        """Its lines."""
        return self.said.split(",") if self.said else []

    @property
    def counts(self) -> Counts:
        """Its lines by what was said."""
        if not self.came:
            return Counts(unsaid=len(self.lines))
        said = f",{self.said or ''}"
        return Counts(*(said.count(f",{state}:") for state in _STATES))


class _Line(Func):
    """ "state:duty" of a line."""

    template = "(%(expressions)s)"
    arg_joiner = " || ':' || "
    output_field = TextField()


class _Joined(Aggregate):
    """Texts of a group as one, with commas between them."""

    template = "%(function)s(%(expressions)s, ',')"
    function = "group_concat"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """What PostgreSQL calls it."""
        return self.as_sql(compiler, connection, function="string_agg", **context)


def tallies_of(rounds: Iterable[int]) -> list[Tally]:
    """Every report of these rounds, by the place of its unit. One query, whatever the number of lines."""
    lines = ReportLine.objects.filter(report=OuterRef("pk"), lead=True, duty__isnull=False).order_by()
    said = lines.values("report").annotate(said=_Joined(_Line(F("state"), F("duty")))).values("said")
    columns = (
        "pk", "round", "unit", "unit__name", "unit__kind", "unit__path", "unit__parent__name", "state", "due_on",
        "submitted_on",
    )  # fmt: skip
    rows = Report.objects.filter(round__in=list(rounds)).order_by().values_list(*columns, Subquery(said))
    found = [Tally(*row) for row in rows]
    return sorted(found, key=lambda one: (one.path, one.key))


def by_duty(tallies: Iterable[Tally]) -> dict[int, Counts]:
    """The lines of reports by duty."""
    told, silent = Counter[str](), Counter[str]()
    for one in tallies:
        counts = told if one.came else silent
        counts.update(one.lines)
    found: dict[int, Counts] = defaultdict(Counts)
    for line, number in told.items():
        state, _colon, duty = line.partition(":")
        found[int(duty)] += Counts(**{state: number}) if state else Counts()
    for line, number in silent.items():
        found[int(line.rpartition(":")[2])] += Counts(unsaid=number)
    return found
