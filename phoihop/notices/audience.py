"""Who is told of a deadline: the people who do it, those who head them, those who follow it.

Nobody is forgotten: of a unit that has ended the living superior is told, and where a unit has nobody, the secretariat.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from phoihop.ground.deadlines import Deadline
from phoihop.ground.periods import holds_on
from phoihop.units.models import POWERS, Membership, Unit


class Step(StrEnum):
    """The steps of escalation."""

    DOER = "doer"  # who reports for the unit, or the colleague who has it in hand
    HEAD = "head"
    SECRETARIAT = "secretariat"


@dataclass(frozen=True)
class Recipient:
    """A person, told as a member of a unit; ``instead``: of another than the unit whose duty it is."""

    account: int
    unit: int
    instead: bool = False


class People:
    """Who can be told, of the units that some deadlines name. Three queries, however many deadlines."""

    def __init__(self, deadlines: Collection[Deadline], day: dt.date, also: int | None = None) -> None:
        named = {unit for one in deadlines for unit in (one.unit, one.unit_now, one.runs, also) if unit}
        self._units = Unit.objects.in_bulk(named)
        self._day = day
        above = {key for unit in self._units.values() if not unit.holds(day) for key in unit.line[:-1]}
        self._units |= Unit.objects.in_bulk(above - named) if above - named else {}
        self._members: dict[int, list[tuple[int, frozenset[str]]]] = defaultdict(list)
        acting = Membership.objects.filter(holds_on(day), unit__in=self._units, account__is_active=True).order_by("pk")
        for account, unit, role in acting.values_list("account_id", "unit_id", "role"):
            self._members[unit].append((account, POWERS[role]))

    def name(self, unit: int) -> str:
        """A unit's name."""
        return self._units[unit].name

    def told(
        self, of: Deadline, steps: Iterable[Step], at: int | None = None, only: int | None = None
    ) -> list[Recipient]:
        """Each person once, in the order of the steps; or ``at`` one unit that has it in hand, ``only`` one person."""
        if at:
            powers = ("report",) if Step.DOER in steps else ("assign",)
            found_at = [one for power in powers for one in self._at(self._living(at), power)]
            return [one for one in found_at if only in (None, one.account)]
        owner, doing = self._living(of.unit), self._living(of.unit_now or of.unit)
        ended = owner != of.unit
        found: dict[int, Recipient] = {}
        for step in steps:
            match step:
                case Step.SECRETARIAT:
                    more = self._secretariat(of, instead=False)
                case Step.DOER if not ended:
                    more = self._doers(of, doing)
                case _:
                    more = self._heads(owner, instead=ended)
            for one in more:
                found.setdefault(one.account, one)
        if not found:
            found = {one.account: one for one in self._secretariat(of, instead=True)}
        return list(found.values())

    def _doers(self, of: Deadline, unit: int | None) -> list[Recipient]:
        everybody = self._at(unit, "report")
        in_hand = [one for one in everybody if one.account == of.account]
        heads = {one.account for one in self._at(unit, "assign")}
        reporters = [one for one in everybody if one.account not in heads]
        return in_hand or reporters or self._heads(unit, instead=False)

    def _heads(self, unit: int | None, *, instead: bool) -> list[Recipient]:
        return self._at(unit, "assign", instead) or (self._at(unit, "report", instead) if instead else [])

    def _secretariat(self, of: Deadline, *, instead: bool) -> list[Recipient]:
        runs = self._living(of.runs)
        return self._at(runs, "accept", instead) or self._at(runs, "assign", instead)

    def _at(self, unit: int | None, power: str, instead: bool = False) -> list[Recipient]:
        members = self._members.get(unit, []) if unit else []
        return [Recipient(account, unit, instead) for account, powers in members if unit and power in powers]

    def _living(self, unit: int | None) -> int | None:
        """The unit itself, or its nearest superior that exists on this day."""
        if unit is None:
            return None
        line = self._units[unit].line[::-1]
        return next((key for key in line if key in self._units and self._units[key].holds(self._day)), None)
