"""The one shape of every verb: a rule, a durable transaction, an entry in the ledger.

    @act("programme.sign", _("Ghi nhận ký kết"))
    def sign(programme, *, by, now, signed_on): ...
        move(programme, {"state": "agreed"}, state="signed")
        record(programme, signed_on=signed_on)

An act is called with ``by=`` (an Actor), ``now=`` (an aware time) and, from a form, ``once=`` (its once-only key).
Its first argument is the object that the rule of the same name is asked about. The outermost act is one durable
transaction; an act called by another joins it and writes its own entry.
"""

from __future__ import annotations

import datetime as dt
import functools
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

import rules
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.ground.errors import AlreadyDone, NotAllowed
from phoihop.ground.turns import turn

from .actor import Actor
from .canonical import canonical, digest
from .models import Content, Entry

R = TypeVar("R")


@dataclass(frozen=True)
class Act:
    """A verb of the house: its name is also the name of its rule; ``words`` say it in a history."""

    name: str
    words: Any
    function: Callable[..., Any]


@dataclass
class _Running:
    name: str
    by: Actor
    now: dt.datetime
    once: str | None
    entries: list[Entry] = field(default_factory=list)


ACTS: dict[str, Act] = {}
_listeners: dict[str, list[Callable[..., None]]] = defaultdict(list)
_running: ContextVar[_Running | None] = ContextVar("running_act", default=None)


class NothingRecorded(AssertionError):
    """A verb that wrote no entry: a mistake of the program."""


def act(name: str, words: Any) -> Callable[[Callable[..., R]], Callable[..., R]]:
    """Makes a function a verb. Raises NotAllowed, AlreadyDone (same ``once`` key), Refused, NothingRecorded."""

    def decorate(function: Callable[..., R]) -> Callable[..., R]:
        @functools.wraps(function)
        def perform(*args: Any, by: Actor, now: dt.datetime, once: str | None = None, **kwargs: Any) -> R:
            with _transaction(name, by, now, once) as running:
                permit(name, by, args[0] if args else None)  # what was done already may have moved it out of its state
                result = function(*args, by=by, now=now, **kwargs)
                if not running.entries:
                    raise NothingRecorded(name)
                for listener in _listeners[name]:
                    listener(result, by=by, now=now)
            return result

        if name in ACTS:
            raise AssertionError(f"two acts named {name}")
        ACTS[name] = Act(name, words, function)
        return perform

    return decorate


def after(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Lets a higher room take part in an act: called with the act's result inside its transaction."""

    def decorate(listener: Callable[..., None]) -> Callable[..., None]:
        _listeners[name].append(listener)
        return listener

    return decorate


def allowed(name: str, by: Actor, about: object = None) -> bool:
    """Whether the rule of this act says yes; pages ask it to show or hide a button."""
    if not rules.perm_exists(name):
        raise AssertionError(f"no rule for {name}")
    return bool(rules.has_perm(name, by, about))


def was_done(once: str) -> bool:
    """Whether a form with this once-only key was taken."""
    return _entry_of(once) is not None


def permit(name: str, by: Actor, about: object = None) -> None:
    """Raises NotAllowed where the rule says no."""
    if not allowed(name, by, about):
        raise NotAllowed(_("Vai trò của bạn không có quyền làm việc này."))


def record(about: models.Model, within: models.Model | None = None, **content: Any) -> Entry:
    """Writes the ledger entry of the running act; ``content`` is what its hash covers.

    A part of something larger is written down with its own words of the moment (``in_ledger`` of its model).
    """
    running = _running.get()
    if running is None:
        raise AssertionError("record() outside an act")
    if words := getattr(about, "in_ledger", ""):
        content.setdefault("of", words)
    salt = secrets.token_hex(16)
    text = canonical({**content, "account": running.by.account_id})
    entry = Entry.objects.create(
        act=running.name,
        at=None if running.by.can("citizen") else running.now,
        day=timezone.localdate(running.now),
        unit=running.by.unit,
        role=running.by.role,
        object=key_of(about),
        within=key_of(within) if within else "",
        hash=digest(salt, text),
        once=running.once if not running.entries else None,
    )
    Content.objects.create(entry=entry, salt=salt, json=text)
    running.entries.append(entry)
    return entry


def key_of(about: models.Model) -> str:
    """The name of an object in the ledger: app.model:key."""
    return key_for(about.__class__, about.pk)  # not type(): the account of a request is wrapped


def key_for(kind: type[models.Model], pk: int) -> str:
    """The same, of an object that is not loaded."""
    return f"{kind._meta.label_lower}:{pk}"


def in_act() -> bool:
    """Whether an act is running here (the guard asks)."""
    return _running.get() is not None


@contextmanager
def _transaction(name: str, by: Actor, now: dt.datetime, once: str | None) -> Iterator[_Running]:
    outer = _running.get()
    running = _Running(name, by, now, once)
    token = _running.set(running)
    try:
        if outer is not None:
            with transaction.atomic():
                yield running
            return
        with turn(), _only_once(once), transaction.atomic(durable=True):
            _refuse_twice(once)
            yield running
    finally:
        _running.reset(token)


def _refuse_twice(once: str | None) -> None:
    if once and (entry := _entry_of(once)):
        raise AlreadyDone(entry)


def _entry_of(once: str) -> Entry | None:
    return next(iter(Entry.objects.filter(once=once)), None)


@contextmanager
def _only_once(once: str | None) -> Iterator[None]:
    """Two copies of a form at the same instant on PostgreSQL: the unique key lets one pass."""
    try:
        yield
    except IntegrityError:
        if once and (entry := _entry_of(once)):
            raise AlreadyDone(entry) from None
        raise
