"""Deeds of the cycle that other rooms know of by themselves: an inspection, an issued review, an urging letter sent.

A higher room registers what it knows in its AppConfig.ready; nothing is guessed from words, and nothing is written
twice. A source may ask one query: it runs on the programme's main pages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from phoihop.programmes.models import Programme

from .models import Verb


@dataclass(frozen=True)
class Deed:
    """A verb that was done, as another room tells it; ``url`` is that room's own page."""

    verb: Verb
    held_on: dt.date
    unit: str
    text: str
    url: str


Source = Callable[[Programme], Iterable[Deed]]
_sources: list[Source] = []


def add_source(source: Source) -> None:
    """Lets a higher room's records count as deeds of the cycle."""
    _sources.append(source)


def deeds_known(programme: Programme) -> list[Deed]:
    """What the rooms above know, the newest first."""
    found = [deed for source in _sources for deed in source(programme)]
    return sorted(found, key=lambda deed: deed.held_on, reverse=True)
