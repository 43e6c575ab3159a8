"""Moving a record from one state to the next, safely when two people press at once."""

from __future__ import annotations

import copy
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from .errors import Conflict
from .search.fields import folded_field


def move(record: Model, was: dict[str, Any], **to: Any) -> None:
    """Writes ``to`` where the row still is as ``was`` says; raises Conflict when it is not (0 rows changed)."""
    to |= _folded_anew(record, to)
    changed = type(record)._base_manager.filter(pk=record.pk, **was).update(**to)
    if not changed:
        raise Conflict(_("Có người vừa thay đổi mục này trước bạn. Hãy xem lại rồi làm tiếp."))
    for field, value in to.items():
        setattr(record, field, value)


def hold(record: Model, **was: Any) -> None:
    """Keeps a record as ``was`` says while parts of it are written; Conflict where somebody has moved it on."""
    move(record, was, **was)


def revise(record: Model, seen: int | None, **to: Any) -> dict[str, list[Any]]:
    """Edits a record that carries ``revision``; Conflict if it is not the revision that the person saw (None: a form
    that does not say).

    Returns what changed as {field: [before, after]}; an edit that changes nothing returns {} and writes nothing.
    """
    changes = {name: [getattr(record, name), value] for name, value in to.items() if getattr(record, name) != value}
    if changes:
        seen = seen or 0
        move(record, {"revision": seen}, revision=seen + 1, **{name: pair[1] for name, pair in changes.items()})
    return changes


def _folded_anew(record: Model, to: dict[str, Any]) -> dict[str, str]:
    """What searches see of the record, where that changes with it: an update saves no row."""
    field = folded_field(type(record))
    if field is None or not to.keys() & set(field.of):
        return {}
    changed = copy.copy(record)
    for name, value in to.items():
        setattr(changed, name, value)
    return {field.name: field.folded(changed)}
