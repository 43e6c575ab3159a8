"""Figures to plain JSON and back, by the types that their classes name."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import types
import typing
from decimal import Decimal
from typing import Any, TypeVar, cast

T = TypeVar("T")


def plain(value: Any) -> Any:
    """As JSON holds it: days and decimals as texts."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def made(kind: type[T], value: Any) -> T:
    """The value of this class that JSON held. What the JSON does not name takes its default."""
    found: T = _reader(cast(Any, kind))(value)
    return found


@functools.cache
def _reader(kind: Any) -> Any:
    """A function that reads values of a type."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        read = _reader(next(one for one in inner if one is not types.NoneType))
        return lambda value: None if value is None else read(value)
    if origin is list:
        read = _reader(inner[0])
        return lambda value: [read(one) for one in value]
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        readers = {field.name: _reader(hints[field.name]) for field in dataclasses.fields(kind)}
        return lambda value: kind(**{name: read(value[name]) for name, read in readers.items() if name in value})
    if kind is dt.date:
        return dt.date.fromisoformat
    return Decimal if kind is Decimal else lambda value: value
