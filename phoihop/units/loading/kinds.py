"""What a kind of sheet is: its columns, and how its rows become acts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from django import forms

from phoihop.ground.models import SheetImport
from phoihop.ground.sheets.columns import Column
from phoihop.ground.sheets.faults import Fault
from phoihop.ground.sheets.table import Row
from phoihop.ledger.actor import Actor

Verb = Literal["make", "change", "same"]
Tell = Callable[[int, int], None]


@dataclass(frozen=True)
class Asked:
    """For whom rows are planned: who loads them, the day, and what the person said beside the sheet."""

    by: Actor
    today: dt.date
    answers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """What becomes of one row; ``do`` performs the acts (``do(by=…, now=…)``), None where nothing changes."""

    row: Row
    verb: Verb
    what: str
    details: Sequence[str] = ()
    do: Callable[..., object] | None = None


@dataclass
class Plan:
    """What a sheet would do. With a single fault nothing is done; remarks hinder nothing.

    ``results`` is asked when all is done: [words, address] of the pages on which the person goes on.
    """

    steps: list[Step] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    results: Callable[[], list[list[str]]] = list

    def count(self, verb: Verb) -> int:
        """How many rows make, change, or leave as it is."""
        return sum(step.verb == verb for step in self.steps)


@dataclass(frozen=True)
class Kind:
    """A kind of sheet. ``act`` names the act (and the rule) that loads it, ``load`` is that act.

    ``plan`` looks and writes nothing; rows that it gets are typed and free of faults. ``match``: a person confirms the
    columns of a sheet whose headings were never seen before. ``answers``: a form for what the sheet does not say.
    """

    name: str
    label: Any
    act: str
    columns: Sequence[Column]
    plan: Callable[[Sequence[Row], Asked], Plan]
    load: Callable[..., SheetImport]
    notes: Sequence[Any] = ()
    match: bool = False
    answers: Callable[[Actor], type[forms.Form] | None] = lambda by: None
    needs_unit: bool = False


KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Adds a kind; a room calls it where its importer is loaded."""
    if kind.name in KINDS:
        raise AssertionError(f"two kinds named {kind.name}")
    KINDS[kind.name] = kind
    return kind
