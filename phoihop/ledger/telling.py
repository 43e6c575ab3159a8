"""An entry's content in plain words: what it concerned, and what changed from what to what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _

from phoihop.ground.dates import written

LONG = 140  # letters of a value that a history shows before the rest is folded away
_kinds: dict[str, Any] = {}
_sayings: dict[tuple[str, str], Callable[[str], str]] = {}


def name_kind(model: type[models.Model], words: Any) -> None:
    """How histories call a kind of object."""
    _kinds[model._meta.label_lower] = words


def say_field(model: type[models.Model], field: str, say: Callable[[str], str]) -> None:
    """How histories say the values of a field that is kept in no plain words."""
    _sayings[model._meta.label_lower, field] = say


@dataclass(frozen=True)
class Said:
    """A text as a history prints it: its beginning, and the whole where it is longer."""

    whole: str

    @property
    def start(self) -> str:
        """What is shown at once."""
        return self.whole if len(self.whole) <= LONG else self.whole[:LONG].rsplit(" ", 1)[0] + "…"

    @property
    def cut(self) -> bool:
        """Whether there is more."""
        return len(self.whole) > LONG


@dataclass(frozen=True)
class Change:
    """One field before and after."""

    field: str
    before: Said
    after: Said


def kind_of(key: str) -> str:
    """The kind of an object by its name in the ledger; "" where nobody named it."""
    return str(_kinds.get(key.partition(":")[0], ""))


def concern_of(content: dict[str, Any]) -> Said:
    """The object's own words at the time of the entry."""
    return Said(str(next(filter(None, (content.get(name) for name in ("of", "text", "says", "name"))), "")))


def changes_of(key: str, content: dict[str, Any]) -> list[Change]:
    """What changed; fields that no person fills in are left out."""
    return list(_changes(key.partition(":")[0], content.get("changes") or {}))


def _changes(label: str, changes: dict[str, Any]) -> Iterator[Change]:
    try:
        meta = apps.get_model(label)._meta
    except (LookupError, ValueError):
        return
    for name, (before, after) in changes.items():
        try:
            field = meta.get_field(name)
        except FieldDoesNotExist:
            continue
        if not isinstance(field, models.Field) or field.verbose_name == field.name.replace("_", " "):
            continue
        said = [Said(_said(label, field, value)) for value in (before, after)]
        yield Change(str(field.verbose_name), said[0], said[1])


def _said(label: str, field: models.Field[Any, Any], value: Any) -> str:
    if value in (None, ""):
        return _("(trống)")
    if isinstance(value, dict):  # a row by its name of that day
        return str(value["name"])
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if say := _sayings.get((label, field.name)):
        return say(str(value))
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return written(dt.date.fromisoformat(str(value)))
    return str(dict(field.flatchoices).get(value, value))
