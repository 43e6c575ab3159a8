"""Which names share words with a phrase, the rare ones first. No database here."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from heapq import nlargest
from math import log
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
_WORD = re.compile(r"\w+")
_ENOUGH, _NEAR = 800, 40  # names after which common words find no more, names that are given


class WordIndex(Generic[K]):
    """An index of names by their words; ``names`` are (key, folded name)."""

    def __init__(self, names: Sequence[tuple[K, str]]) -> None:
        self._keys = [key for key, _name in names]
        words = [set(_WORD.findall(name)) for _key, name in names]
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, own in enumerate(words):
            for word in own:
                self._places[word].append(place)
        self._weights = {word: log(1 + len(names) / len(places)) for word, places in self._places.items()}
        self._whole = [sum(map(self._weights.__getitem__, own)) for own in words]

    def near(self, *spellings: str) -> list[K]:
        """The keys of the names that share most with a phrase, given in one or several spellings; likeliest first.

        A rare word counts more than a common one, and a name that the phrase tells whole more than a longer one.
        """
        words = set(_WORD.findall(" ".join(spellings))) & self._places.keys()
        told: dict[int, float] = {}
        for word in sorted(words, key=lambda one: len(self._places[one])):
            weight, places = self._weights[word], self._places[word]
            if len(told) < _ENOUGH:
                told |= {place: told.get(place, 0) + weight for place in places}
            else:
                told |= {place: told[place] + weight for place in places if place in told}
        best = nlargest(_NEAR, told, key=lambda place: told[place] ** 2 / self._whole[place])
        return [self._keys[place] for place in best]
