"""What the papers of this room share: whose paper it is, in which system, and how its programme is called."""

from __future__ import annotations

import re
from typing import Any

from phoihop.ground.dates import written
from phoihop.programmes.models import Programme
from phoihop.units.models import Kind, Unit
from phoihop.writing.papers import System

_PARTY = (Kind.PARTY_COMMITTEE, Kind.PARTY_BODY)
_SYMBOL = re.compile(r"[^\W\d_][^\W_]*(?:[-&][^\W_]+)*")
_LEVEL = re.compile(r"^(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s+(?=[^\W\d_])", re.IGNORECASE)
_ORGANS = {Kind.PEOPLES_COMMITTEE: "UBND", Kind.PEOPLES_COUNCIL: "HĐND"}


def head_of(programme: Programme, kind: str, code: str) -> dict[str, Any]:
    """Issuer, superior, symbol and system; the number is left to the clerk."""
    unit = programme.standing_body
    system: System = "party" if unit.kind in _PARTY else "state"
    return {
        "system": system,
        "issuers": [unit.name],
        "parent": unit.parent.name if unit.parent else "",
        "kind": kind,
        "symbol": _symbol(unit, code, system),
    }


def _symbol(unit: Unit, code: str, system: System) -> str:
    """TB-UBND for the State, TB/BDVHU for the Party; the kind alone where no symbol of the unit is known."""
    organ = unit.abbreviation if _SYMBOL.fullmatch(unit.abbreviation) else _ORGANS.get(Kind(unit.kind), "")
    return f"{code}{'/' if system == 'party' else '-'}{organ}" if organ else code


def place_of(programme: Programme) -> str:
    """The place as papers name it: Đak Đoa, not xã Đak Đoa."""
    return _LEVEL.sub("", programme.place)


def named(programme: Programme) -> str:
    """The programme within a sentence: Chương trình phối hợp công tác … (số 03-CTr/… ngày 29/4/2022)."""
    title = programme.title.strip().rstrip(".")
    if not title.casefold().startswith(("chương trình", "kế hoạch", "quy chế")):
        title = f"Chương trình {title[:1].lower()}{title[1:]}"
    facts = [f"số {programme.number}"] if programme.number else []
    facts += [f"ký ngày {written(programme.signed_on)}"] if programme.signed_on else []
    return f"{title} ({', '.join(facts)})" if facts else title


def sentence(text: str) -> str:
    """With one full stop at its end."""
    return f"{text.strip().rstrip(' .;,')}."
