"""What the page of notices prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone
from django.utils.safestring import SafeString

from phoihop.ground.marks import shape

from .models import Notice
from .reasons import LOOKS, due_words, words_of


@dataclass(frozen=True)
class Line:
    """A notice on the page."""

    pk: int
    url: str
    words: str
    shape: SafeString
    colour: str
    title: str
    about: str
    group: str
    instead: bool
    unread: bool


@dataclass(frozen=True)
class Day:
    """What came on one day."""

    day: dt.date
    lines: list[Line]


def days_of(notices: Iterable[Notice]) -> list[Day]:
    """Notices, newest first, by the day on which they were made."""
    by_day = groupby(notices, key=lambda one: timezone.localdate(one.made_at))
    return [Day(day, [_line(one, day) for one in its]) for day, its in by_day]


def _line(one: Notice, day: dt.date) -> Line:
    look = LOOKS[one.reason]
    return Line(
        pk=one.pk,
        url=one.get_absolute_url(),
        words=words_of(one.reason, one.due_on, day),
        shape=shape(look.shape),
        colour=look.colour,
        title=one.title,
        about=" · ".join(filter(None, (one.owner, due_words(one.reason, one.due_on)))),
        group=one.group if one.group != one.title else "",
        instead=one.instead,
        unread=one.read_at is None,
    )
