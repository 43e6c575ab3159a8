"""Queries whose SQL is built once a process.

Django takes ten times as long to build and compile a query of everyday size as the database takes to answer it. A
prepared query is built at its first call with places in it instead of values; later calls fill them in.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import (
    BigIntegerField,
    DateField,
    Expression,
    Field,
    QuerySet,
    TextField,
    Value,
    prefetch_related_objects,
)
from django.db.models.query import (
    FlatValuesListIterable,
    NamedValuesListIterable,
    ValuesListIterable,
    get_related_populators,
)
from django.db.models.utils import create_namedtuple_class

P = ParamSpec("P")
R = TypeVar("R")
_FIELDS: dict[type, type[Field[Any, Any]]] = {str: TextField, int: BigIntegerField, dt.date: DateField}


class Place(Expression):
    """Where the value of this number will stand; a query that is being built must not look at it."""

    def __init__(self, number: int, kind: type) -> None:
        super().__init__(output_field=_FIELDS[kind]())
        self.number = number

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The place itself stands among the parameters."""
        return "%s", (self,)


def expression(value: Any) -> Expression:
    """The value as an expression of its own, where a query has to compute with it; a place is one already."""
    return value if isinstance(value, Place) else Value(value)


def some(keys: Iterable[int]) -> tuple[int, ...]:
    """Keys for a prepared query: the last one again, up to a power of two, so that a query has few shapes."""
    found = tuple(keys)
    return found + found[-1:] * ((1 << (len(found) - 1).bit_length()) - len(found)) if found else ()


class prepared(Generic[P, R]):
    """Makes of a function that returns a queryset one that returns the list of what is found.

    Texts, whole numbers and days among the arguments without a name, and in tuples and dataclasses there, are values:
    the function sees places (`Place`) for them. The rest (what has a name; None, flags, powers) is its shape: each
    shape is built once. Rows may be instances, with ``select_related`` and ``prefetch_related``, or those of
    ``values_list``.
    """

    def __init__(self, build: Callable[P, QuerySet[Any, R]]) -> None:
        self._build = build
        self._made: dict[Any, _Made[R]] = {}
        self.__doc__ = build.__doc__

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[R]:
        values: list[Any] = []
        shape = (connections[DEFAULT_DB_ALIAS].vendor, *[_shape_of(one, values) for one in args], *kwargs.items())
        made = self._made.get(shape)
        if made is None:
            numbers = itertools.count()
            made = self._made[shape] = _Made(self._build(*[_placed(one, numbers) for one in args], **kwargs))
        return made.results(values)


def _shape_of(argument: Any, values: list[Any]) -> Any:
    """The argument's part of the shape; its values are appended."""
    kind = type(argument)
    if kind in _FIELDS:
        values.append(argument)
        return kind
    if kind is tuple:
        return kind, *[_shape_of(one, values) for one in argument]
    if dataclasses.is_dataclass(kind):
        return kind, *[_shape_of(getattr(argument, name), values) for name in _names_of(kind)]
    return argument


def _placed(argument: Any, numbers: Iterator[int]) -> Any:
    """The argument with places for its values, numbered as ``_shape_of`` appends them."""
    kind = type(argument)
    if kind in _FIELDS:
        return Place(next(numbers), kind)
    if kind is tuple:
        return tuple(_placed(one, numbers) for one in argument)
    if dataclasses.is_dataclass(kind):
        return kind(**{name: _placed(getattr(argument, name), numbers) for name in _names_of(kind)})
    return argument


@functools.cache
def _names_of(kind: Any) -> list[str]:
    return [field.name for field in dataclasses.fields(kind)]


class _Made(Generic[R]):
    """A compiled query: its SQL, where its values stand, and how its rows become what the queryset would give."""

    def __init__(self, queryset: QuerySet[Any, R]) -> None:
        self.db = queryset.db
        self.prefetched = queryset._prefetch_related_lookups  # type: ignore[attr-defined]
        compiler: Any = queryset.query.get_compiler(self.db)
        try:
            self.sql, self.parameters = _with_texts_in_place(*compiler.as_sql())
        except EmptyResultSet:
            self.sql = ""  # of this shape there is nothing to be found
            return
        self.converters = list(compiler.get_converters([one[0] for one in compiler.select]).items())
        plain = issubclass(queryset._iterable_class, (ValuesListIterable, FlatValuesListIterable))
        self.shaped = _plain_rows(queryset) if plain else _instances(compiler)

    def results(self, values: list[Any]) -> list[R]:
        """Runs it."""
        if not self.sql:
            return []
        connection = connections[self.db]
        filled = [
            _adapted(values[one.number], connection) if isinstance(one, Place) else one for one in self.parameters
        ]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, filled)
            rows = [list(row) for row in cursor.fetchall()]
        for place, (converters, expression) in self.converters:
            for convert in converters:
                for row in rows:
                    row[place] = convert(row[place], expression, connection)
        found = [self.shaped(row) for row in rows]
        if self.prefetched and found:
            prefetch_related_objects(found, *self.prefetched)
        return found


def _with_texts_in_place(sql: str, parameters: Iterable[Any]) -> tuple[str, list[Any]]:
    """The query with its constant texts written into it, and the parameters that are left.

    SQLite compiles a query anew at every call where a parameter might decide whether a partial index serves.
    """
    values, left = iter(parameters), []

    def written(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%%"
        value = next(values)
        if isinstance(value, str):
            return "'" + str(value).replace("'", "''").replace("%", "%%") + "'"
        left.append(value)
        return "%s"

    return re.sub("%[s%]", written, sql), left


def _instances(compiler: Any) -> Callable[[list[Any]], Any]:
    """Makes model instances with what was selected beside them, as ``ModelIterable`` does."""
    info, using = compiler.klass_info, compiler.using
    model, own = info["model"], slice(info["select_fields"][0], info["select_fields"][-1] + 1)
    names = [one[0].target.attname for one in compiler.select[own]]
    related = get_related_populators(info, compiler.select, using)  # type: ignore[call-arg]  # the types are of a later Django
    annotations = list(compiler.annotation_col_map.items())

    def shaped(row: list[Any]) -> Any:
        one = model.from_db(using, names, row[own])
        for populator in related:
            populator.populate(row, one)
        for name, place in annotations:
            setattr(one, name, row[place])
        return one

    return shaped


def _plain_rows(queryset: Any) -> Callable[[list[Any]], Any]:
    """Makes what ``values_list`` promised: tuples, named tuples, or single values."""
    if queryset._iterable_class is FlatValuesListIterable:
        return lambda row: row[0]
    if queryset._iterable_class is NamedValuesListIterable:
        return create_namedtuple_class(*queryset._fields)._make
    return tuple


def _adapted(value: Any, connection: Any) -> Any:
    return connection.ops.adapt_datefield_value(value) if isinstance(value, dt.date) else value
