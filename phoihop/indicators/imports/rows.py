"""How rows of the sheets are known: by programme, code, unit and period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from phoihop.documents.numbers import number_key
from phoihop.ground.sheets.faults import Fault
from phoihop.ground.sheets.table import Row
from phoihop.ground.text import fold, squeeze
from phoihop.ledger.actor import Actor
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import runs, visible_programmes
from phoihop.units.imports.finding import name_key
from phoihop.units.models import Unit

from ..measurers import measurers_of
from ..models import Indicator

OPEN = (Programme.State.IN_FORCE, Programme.State.CLOSED)


class Finder:
    """Finds what rows mean among what the actor may see; asks once for each programme and indicator."""

    def __init__(self, by: Actor, *, own: bool) -> None:
        visible = Programme.objects.filter(standing_body=by.unit_id) if own else visible_programmes(by)
        self._by = by
        self._programmes: dict[str, list[Programme]] = defaultdict(list)
        for programme in visible.exclude(state=Programme.State.DRAFT):
            for name in {number_key(programme.number), fold(programme.title)} - {""}:
                self._programmes[name].append(programme)
        self._indicators: dict[int, dict[str, Indicator]] = {}
        self._units: dict[int, dict[str, list[Unit]]] = {}

    def programme(self, row: Row) -> tuple[Programme | None, list[Fault]]:
        """The programme that a row names."""
        name = squeeze(row.get("programme"))
        found = self._programmes.get(number_key(name)) or self._programmes.get(fold(name)) or []
        living = [one for one in found if one.state in OPEN]
        if len(living) > 1:
            return None, [row.fault("programme_double", "programme", count=len(living))]
        if living:
            return living[0], []
        if found:
            return None, [row.fault("programme_not_running", "programme", state=str(found[0].get_state_display()))]
        return None, [row.fault("programme_unknown", "programme")]

    def indicators(self, programme: Programme) -> dict[str, Indicator]:
        """The indicators of a programme by code."""
        if programme.pk not in self._indicators:
            found = Indicator.objects.filter(programme=programme).select_related("content", "unit_class__within")
            self._indicators[programme.pk] = {}
            for one in found:
                one.programme = programme
                self._indicators[programme.pk][fold(one.code)] = one
        return self._indicators[programme.pk]

    def indicator(self, row: Row) -> tuple[Indicator | None, list[Fault]]:
        """The indicator that a row names by its programme and code."""
        programme, faults = self.programme(row)
        if programme is None:
            return None, faults
        found = self.indicators(programme).get(fold(row.get("code")))
        if found is None or found.withdrawn_on:
            return None, [row.fault("indicator_unknown", "code")]
        return found, []

    def unit(self, row: Row, indicator: Indicator) -> tuple[Unit | None, list[Fault]]:
        """The unit that a row names, among those that give this indicator's figures."""
        if indicator.pk not in self._units:
            self._units[indicator.pk] = _by_name(measurers_of(indicator))
        named = self._units[indicator.pk].get(name_key(row.get("unit")), [])
        if len(named) != 1:
            return None, [row.fault("unit_not_measuring", "unit")]
        return named[0], []

    def runs(self, programme: Programme) -> bool:
        """Whether the actor is the secretariat."""
        return runs(self._by, programme)


def _by_name(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        found[name_key(unit.name)].append(unit)
    return found
