"""How the steering cycle of a programme stands on a day: for each verb how often, when last, by whom, and its gaps."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import CharField, Count, F, Max, Min, QuerySet, TextField, Value
from django.db.models.functions import (
    Cast,
    Coalesce,
    Concat,
    ExtractDay,
    ExtractMonth,
    ExtractYear,
    NullIf,
    TruncMonth,
)
from django.utils.translation import gettext as _

from phoihop.ground.addresses import address
from phoihop.ground.dates import written
from phoihop.ground.prepared import prepared
from phoihop.programmes.models import Programme

from .deeds import PAGES, own_deeds
from .expectations import Expectation, Period, expectations
from .models import CycleAct, Verb
from .sources import Deed, deeds_known


class Heap(NamedTuple):
    """So many acts of one verb in one month; ``last`` is the newest day with the unit that led, as "20260302 HU"."""

    verb: str
    number: int
    first_on: dt.date
    last: str
    deed: Deed | None = None


@dataclass(frozen=True)
class Mark:
    """How a verb stands: shape, word and colour."""

    shape: str
    word: str
    colour: str


@dataclass(frozen=True)
class Standing:
    """A verb of a programme's cycle. ``gaps`` are the periods that passed without it; ``ahead`` the one that runs.

    ``known``: the deeds among them that nobody had to record, the newest first.
    """

    verb: Verb
    expected: Expectation
    number: int = 0
    last_on: dt.date | None = None
    last_unit: str = ""
    gaps: list[Period] = field(default_factory=list)
    ahead: Period | None = None
    known: list[Deed] = field(default_factory=list)

    @property
    def late_since(self) -> dt.date | None:
        """The day after the first term that passed."""
        return self.gaps[0].due + dt.timedelta(days=1) if self.gaps else None

    @property
    def mark(self) -> Mark:
        """Shape, word and colour; what is empty is seen to be empty."""
        if self.gaps:
            years = ", ".join(gap.label for gap in self.gaps if gap.label)
            word = _("Thiếu năm {years}").format(years=years) if years and self.number else _("Chưa ghi nhận")
            return Mark("square", word, "late")
        if self.number:
            return Mark("check", _("Đã làm"), "done")
        return Mark("dot", _("Chưa ghi nhận"), "idle")

    @property
    def when(self) -> str:
        """Since when it is late, or by when it is needed next; "" where neither can be said."""
        if self.late_since:
            return _("chậm từ {day}").format(day=written(self.late_since))
        if self.ahead is None:
            return ""
        due = written(self.ahead.due)
        return _("lần tới: hạn {day}").format(day=due) if self.number else _("hạn {day}").format(day=due)


def cycle_of(programme: Programme, today: dt.date) -> list[Standing]:
    """The eight verbs of a programme, in their order. One query, and those of the sources."""
    by_verb: dict[str, list[Heap]] = defaultdict(list)
    for heap in (*_heaps(programme), *map(_heap_of, deeds_known(programme))):
        by_verb[heap.verb].append(heap)
    return [_standing(programme, one, by_verb[one.verb], today) for one in expectations()]


def _heaps(programme: Programme) -> Iterator[Heap]:
    """The acts by month, and each deed that this room knows by itself. One query."""
    for verb, number, first_on, last, key, said in _heap_rows(programme.pk):
        if key:
            _day, _blank, unit = last.partition(" ")
            yield _heap_of(Deed(Verb(verb), first_on, unit, said, address(PAGES[Verb(verb)], key)))
        else:
            yield Heap(verb, number, first_on, last)


@prepared
def _heap_rows(programme: int) -> QuerySet[CycleAct, Any]:
    acts = CycleAct.objects.filter(programme=programme).order_by().annotate(month=TruncMonth("held_on"))
    counted = acts.values("verb", "month").annotate(
        n=Count("pk"), first=Min("held_on"), last=Max(_day_and_unit("held_on", "unit")), key=Value(0), said=Value("")
    )
    parts = [
        one.rows.order_by()
        .annotate(
            verb=Value(one.verb.value),
            n=Value(1),
            first=F(one.on),
            last=_day_and_unit(one.on, one.by),
            key=F("pk"),
            said=Cast("title", TextField()),
        )
        .values_list("verb", "n", "first", "last", "key", "said")
        for one in own_deeds(programme)
    ]
    return counted.values_list("verb", "n", "first", "last", "key", "said").union(*parts, all=True)


def _day_and_unit(on: str, by: str) -> Concat:
    """Day and unit in one value: one query, not two."""
    unit = Coalesce(NullIf(f"{by}__abbreviation", Value("")), F(f"{by}__name"))
    day = ExtractYear(on) * 10000 + ExtractMonth(on) * 100 + ExtractDay(on)  # in no DateStyle
    return Concat(Cast(day, CharField()), Value(" "), unit)


def _heap_of(deed: Deed) -> Heap:
    return Heap(deed.verb, 1, deed.held_on, f"{deed.held_on:%Y%m%d} {deed.unit}", deed)


def _standing(programme: Programme, expected: Expectation, heaps: list[Heap], today: dt.date) -> Standing:
    day, _blank, unit = max((heap.last for heap in heaps), default="").partition(" ")
    # two of a month are enough: one may count for the year before, whose term ends with that month
    days = sorted(heap.first_on for heap in heaps for _ in range(min(heap.number, 2)))
    empty = _unfilled(expected.periods(programme), days)
    over = programme.state != Programme.State.IN_FORCE and expected.verb != Verb.FINAL
    return Standing(
        expected.verb,
        expected,
        sum(heap.number for heap in heaps),
        dt.date.fromisoformat(day) if day else None,
        unit,
        [period for period in empty if period.due < today],
        None if over else next((period for period in empty if period.due >= today), None),
        sorted((heap.deed for heap in heaps if heap.deed), key=lambda deed: deed.held_on, reverse=True),
    )


def _unfilled(periods: list[Period], days: list[dt.date]) -> list[Period]:
    """The periods that no day fills; each day fills one, the earliest that it can."""
    left, empty = list(days), []
    for period in periods:
        filling = next((day for day in left if period.opens <= day <= period.closes), None)
        if filling is None:
            empty.append(period)
        else:
            left.remove(filling)
    return empty
