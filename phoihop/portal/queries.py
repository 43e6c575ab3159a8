"""The list of public programmes."""

from __future__ import annotations

from django.db.models import QuerySet

from phoihop.ground.pages import Slice, key_of
from phoihop.programmes.models import Programme

_RUNNING = (Programme.State.SIGNED, Programme.State.IN_FORCE)


def running_first(found: QuerySet[Programme], after: str | None, size: int) -> Slice:
    """Programmes that run, then those that are over, the newest first in each; behind the key ``after`` ("r12", "o7").

    By key and not by offset, in two queries at most.
    """
    group, key = (after or "")[:1], (after or "")[1:]
    pk = key_of(key)
    rows: list[Programme] = []
    if group != "o" or pk is None:
        running = found.filter(state__in=_RUNNING).order_by("-id")
        rows = list((running.filter(pk__lt=pk) if pk and group == "r" else running)[: size + 1])
    if len(rows) <= size:
        over = found.exclude(state__in=_RUNNING).order_by("-id")
        rows += (over.filter(pk__lt=pk) if pk and group == "o" else over)[: size + 1 - len(rows)]
    last = rows[size - 1] if len(rows) > size else None
    following = f"{'r' if last.state in _RUNNING else 'o'}{last.pk}" if last else None
    return Slice(rows[:size], following, not after)
