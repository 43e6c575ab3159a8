"""No table of the house is written outside an act: a convention that is not checked decays."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

from .acts import in_act
from .kept import forget_all

_WRITE = re.compile(r'\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)"?', re.IGNORECASE)
_excused: ContextVar[str] = ContextVar("excused_from_guard", default="")

EXCEPTIONS = {"units_account": "sign-in: last sign-in, re-hashed and changed passwords"}


class WriteOutsideAct(AssertionError):
    """A table of the house was written without an act: a mistake of the program."""


@functools.cache
def house_tables() -> frozenset[str]:
    """The tables that only acts may write."""
    models = (
        m
        for c in apps.get_app_configs()
        if c.name.startswith("phoihop.")
        for m in c.get_models(include_auto_created=True)
    )
    return frozenset(m._meta.db_table for m in models) - EXCEPTIONS.keys()


def watch(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Puts the guard on a new connection."""
    if _refuse not in connection.execute_wrappers:
        connection.execute_wrappers.append(_refuse)


@contextmanager
def unguarded(reason: str) -> Iterator[None]:
    """Writes without an act, for migrations, restored backups, made-up data and tests; the reason is for the reader."""
    token = _excused.set(reason)
    try:
        yield
    finally:
        _excused.reset(token)
        forget_all()


def _refuse(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    if sql.startswith("SELECT"):  # nine in ten, and every page pays for what is asked here
        return execute(sql, params, many, context)
    if not in_act() and not _excused.get() and (found := _WRITE.match(sql)) and found[1] in house_tables():
        raise WriteOutsideAct(sql[:120])
    return execute(sql, params, many, context)
