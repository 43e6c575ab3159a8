"""Finding promises by words."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet

from phoihop.ground.pages import Slice
from phoihop.ground.text import fold
from phoihop.programmes.models import Content, Party, Programme
from phoihop.programmes.queries import public_programmes

_CONTENTS = 50
_RUNNING = (Programme.State.SIGNED, Programme.State.IN_FORCE)


def running_first(found: QuerySet[Programme], after: str | None, size: int) -> Slice:
    """Programmes that run, then those that are over, the newest first in each; behind the key ``after`` ("r12", "o7").

    By key and not by offset, in two queries at most.
    """
    group, key = (after or "")[:1], (after or "")[1:]
    pk = int(key) if key.isdigit() else None
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


def search_programmes(words: str, day: dt.date) -> QuerySet[Programme]:
    """Public programmes whose title, number or parties hold every word, without diacritics."""
    found = public_programmes(day)
    for word in fold(words).split():
        party = Party.objects.filter(programme=OuterRef("pk"), unit__folded__contains=word)
        found = found.filter(Q(folded__contains=word) | Exists(party))
    return found


def search_contents(words: str, day: dt.date) -> QuerySet[Content]:
    """Contents of public programmes that hold every word."""
    found = Content.objects.filter(programme__in=public_programmes(day))
    for word in fold(words).split():
        found = found.filter(folded__contains=word)
    return found.select_related("programme").order_by("-programme", "order")[:_CONTENTS]
