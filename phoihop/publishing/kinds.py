"""What can be public at all. Rooms above offer their nouns; what nobody offered cannot be published."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model

_offered: dict[str, Callable[[Any], bool]] = {}


def offer(kind: type[Model], ready: Callable[[Any], bool]) -> None:
    """Lets objects of a kind be published where ``ready`` says so (for a programme: it is signed)."""
    _offered[kind._meta.label_lower] = ready


def may_be_public(about: object) -> bool:
    """Whether this object may be published as it is now."""
    ready = _offered.get(about._meta.label_lower) if isinstance(about, Model) else None
    return bool(ready and ready(about))
