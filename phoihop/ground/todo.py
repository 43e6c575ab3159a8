"""A short list of what waits for somebody, as blocks print it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from .rows import rows


@dataclass(frozen=True)
class Todo:
    """One thing; ``shape`` is a mark's (`ground/marks.py`), ``when`` a day or a few words."""

    colour: str
    shape: SafeString
    url: str
    text: str
    about: str
    when: str


def todo_list(items: Iterable[Todo]) -> SafeString | None:
    """The list as HTML; nothing for none."""
    shown = list(items)
    return rows("ground/todo.html", items=shown) if shown else None
