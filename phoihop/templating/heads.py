"""Whose paper it is: issuer, superior, symbol and system of a unit's papers."""

from __future__ import annotations

import re
from typing import Any

from phoihop.units.models import Kind, Unit
from phoihop.writing.papers import System

_PARTY = (Kind.PARTY_COMMITTEE, Kind.PARTY_BODY)
_SYMBOL = re.compile(r"[^\W\d_][^\W_]*(?:[-&][^\W_]+)*")
_ORGANS = {Kind.PEOPLES_COMMITTEE: "UBND", Kind.PEOPLES_COUNCIL: "HĐND"}


def system_of(unit: Unit) -> System:
    """In whose format a unit writes: the Party's, or else the State's."""
    return "party" if unit.kind in _PARTY else "state"


def kept_by(system: System) -> str:
    """The last of a paper's recipients: who keeps it."""
    return "Lưu Văn phòng" if system == "party" else "Lưu: VT"


def head_of(unit: Unit, kind: str, code: str) -> dict[str, Any]:
    """Issuer, superior, symbol and system; the number is left to the clerk. ``unit.parent`` should be selected."""
    return {
        "system": system_of(unit),
        "issuers": [unit.name],
        "parent": unit.parent.name if unit.parent else "",
        "kind": kind,
        "symbol": _symbol(unit, code),
    }


def _symbol(unit: Unit, code: str) -> str:
    """TB-UBND for the State, TB/BDVHU for the Party; the kind alone where no symbol of the unit is known."""
    organ = unit.abbreviation if _SYMBOL.fullmatch(unit.abbreviation) else _ORGANS.get(Kind(unit.kind), "")
    return f"{code}{'/' if system_of(unit) == 'party' else '-'}{organ}" if organ else code
