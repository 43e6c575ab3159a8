"""Where work came from that no signed duty asks for: a meeting's conclusion, a year's plan. Rooms fill it.

    add_origin("steering.conclusion", _("Kết luận giao ban"), told_of_conclusion)

An origin is kept as its name in the ledger ("steering.conclusion:12"): lower rooms print it and know no higher noun.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Origin:
    """Where something came from, in words; ``url`` leads there, "" for those who may not see it."""

    label: str
    words: str = ""
    url: str = ""


Tell = Callable[[Any, int], Origin | None]
_kinds: dict[str, tuple[Any, Tell]] = {}


def add_origin(kind: str, label: Any, tell: Tell) -> None:
    """Lets a room's records be origins: ``label`` names the kind, ``tell`` one of them by its key to a request."""
    _kinds[kind] = (label, tell)


def origin_label(key: str) -> str:
    """The kind of an origin in words, without asking anything; "" for none."""
    kind = _kinds.get(key.partition(":")[0])
    return str(kind[0]) if kind else ""


def origin_of(request: Any, key: str) -> Origin | None:
    """The origin that the ledger calls ``key``; one that is gone keeps the name of its kind."""
    kind, _colon, number = key.partition(":")
    if kind not in _kinds:
        return None
    return _kinds[kind][1](request, int(number)) or Origin(origin_label(key))
