"""The kinds of paper that templates may be made for. Each room registers those that it fills.

    add_kind("minutes", _("Biên bản giao ban"))

What a template of a kind may name, with an example of each, stands in ``writing/docx_templates/fields``.
"""

from __future__ import annotations

from typing import Any

from phoihop.writing.docx_templates import KINDS

_named: dict[str, Any] = {}


def add_kind(kind: str, name: Any) -> None:
    """Lets offices have templates of a kind."""
    assert kind in KINDS, kind
    _named[kind] = name


def kinds() -> list[tuple[str, str]]:
    """Every kind with its name, in the order of the fields' list."""
    return [(kind, str(_named[kind])) for kind in KINDS if kind in _named]


def name_of(kind: str) -> str:
    """A kind in words."""
    return str(_named.get(kind, kind))
