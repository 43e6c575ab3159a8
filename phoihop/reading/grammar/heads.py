"""How a unit's name begins: a kind of body, an office, a class of bodies, or a portfolio whose kind was said before."""

from __future__ import annotations

from collections.abc import Sequence

from phoihop.reading.grammar.lexicon import (
    AREAS,
    CLASSES,
    DETERMINERS,
    HEADS,
    HONORIFICS,
    NEEDY,
    NOT_UNITS,
    NOUN_AFTER_ORGANISATION,
    PORTFOLIOS,
    POSTS,
    SURE_ORGANISATION,
    VERBS,
)
from phoihop.reading.grammar.words import Lexicon, Word, keys

# Kinds that a list says once: "các Sở Nội vụ, Tài chính".
ELIDING = Lexicon(["sở", "phòng", "bộ", "ban", "hội", "cục", "chi cục", "ban đảng", "ngành"])
AND = Lexicon(["và", "cùng", "cùng với", "&", "hoặc", "/", ";", ",", ", và", ", cùng", "; và", "với", "và với"])
MANY = keys("các", "những", "mọi")
_POLICE = Lexicon(["công an"])
# Words with which a unit can begin at all; most words of a text are none of them.
_MAY_BEGIN = HONORIFICS.starts | DETERMINERS.starts | HEADS.starts | CLASSES.starts | PORTFOLIOS.starts


class Heads:
    """The words of a text, asked whether a unit begins at one of them."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self.text, self.words = text, words

    def head(
        self,
        at: int,
        *,
        first: bool,
        carried: str | None = None,
        before: tuple[int, int, int] | None = None,
        loose: bool = False,
    ) -> tuple[int, str] | None:
        """Where the name proper begins (after "các", "đồng chí") and of what kind it is; None: no unit begins here.

        ``loose``: a class in lower case without "các" is one too ("phối hợp với sở, ban, ngành").
        """
        words = self.words
        if at >= len(words) or words[at].key not in _MAY_BEGIN:
            return None
        place = at + HONORIFICS.match(words, at)
        place = self._past_person(place) if place > at else place
        determined = DETERMINERS.match(words, place)
        place += determined
        place += HONORIFICS.match(words, place) if determined else 0
        if place >= len(words):
            return None
        word = words[place]
        head = HEADS.match(words, place)
        kind = CLASSES.match(words, place)
        if carried and not determined and self.is_portfolio(place, carried):
            return place, "portfolio"
        if NOT_UNITS.match(words, place) > max(head, kind) or self._is_doing(place, max(head, kind), place > at):
            return None
        if determined and ELIDING.match(words, place) and self.text_at(place + ELIDING.match(words, place)) == ":":
            return place, "carrier"
        carries_on = kind == head and before is not None and self.is_plural(before[0], before[2])
        if head and head >= kind and (word.is_capital or place > at or (head >= 2 and not carries_on)):
            if not first and place == at and kind and self._is_bare(place, head):
                return None
            return place, "name"
        if kind and (place > at or (first and (word.is_capital or loose))):
            return place, "class"
        if kind and before and not self.class_continues(place, before):
            return place, "class"
        return None

    def skips_person(self, begin: int, at_name: int) -> bool:
        length = HONORIFICS.match(self.words, begin)
        return bool(length) and self._past_person(begin + length) == at_name != begin + length

    def _past_person(self, at: int) -> int:
        """The office behind a person's name: "đồng chí …, Phó Chủ tịch UBND xã" is a duty of the office."""
        end = at
        while end < len(self.words) and self.words[end].is_capital and end - at < 5:
            end += 1
        if (
            end - at >= 2
            and self.text_at(end) in (",", "-", "–")
            and POSTS.match(self.words, end + 1)
            and not HEADS.match(self.words, at)
        ):
            return end + 1
        return at

    def _is_doing(self, place: int, length: int, determined: bool) -> bool:
        """Whether what looks like a unit is the beginning of a sentence without subject ("Tổ chức tập huấn")."""
        words = self.words
        verb = VERBS.match(words, place)
        if not verb or verb < length or (determined and verb == length):
            return False
        after = place + verb
        if CLASSES.match(words, place) and not determined and words[place].is_capital and verb >= 2:
            return not SURE_ORGANISATION.match(words, place)
        if verb == length and words[place].is_capital and self.text_at(after) == "," and not determined:
            return bool(VERBS.match(words, after + 1)) and not words[after + 1].is_capital  # "Thống kê, theo dõi …"
        if verb > length:
            return not (words[place].is_capital and after - 1 < len(words) and words[after - 1].is_capital)
        if CLASSES.match(words, place):
            return not NOUN_AFTER_ORGANISATION.match(words, after)
        return after < len(words) and not (words[after].is_capital or AREAS.match(words, after) or words[after].is_sign)

    def is_portfolio(self, place: int, carried: str) -> bool:
        if not PORTFOLIOS.match(self.words, place) or self._is_needy_start(place):
            return False
        return carried.casefold() == "bộ" or not _POLICE.match(self.words, place)

    def class_continues(self, place: int, before: tuple[int, int, int]) -> bool:
        """Whether a lower-case "phường", "đơn vị" carries on the phrase before it rather than beginning another."""
        if AREAS.match(self.words, place):
            return True
        begin, at_name, after = before
        length = CLASSES.match(self.words, at_name)
        head = HEADS.match(self.words, at_name)
        if head > length and not POSTS.match(self.words, at_name) and not self.is_plural(begin, at_name):
            return False  # "UBND các xã, phường và đơn vị liên quan": a body with a name of its own is not carried on
        if self.is_plural(begin, after):
            return True
        rest = at_name + length
        return not (
            not length or (rest < after and (self.words[rest].is_capital or PORTFOLIOS.match(self.words, rest)))
        )

    def is_plural(self, begin: int, end: int) -> bool:
        return any(word.key in MANY for word in self.words[begin:end])

    def _is_needy_start(self, place: int) -> bool:
        length = NEEDY.match(self.words, place)
        if PORTFOLIOS.match(self.words, place) > length:
            return False  # "Khoa học và Công nghệ" is no faculty
        return bool(length) and self.words[place].is_capital and not self._is_bare(place, length)

    def _is_bare(self, place: int, length: int) -> bool:
        """Whether the head stands without a name of its own ("Sở, Ban, ngành"; "HĐND và UBND")."""
        end = place + length
        if NEEDY.match(self.words, place) < length:
            return False
        return end >= len(self.words) or self.words[end].is_sign or bool(AND.match(self.words, end))

    def key_at(self, at: int) -> str:
        return self.words[at].key if 0 <= at < len(self.words) else ""

    def text_at(self, at: int) -> str:
        return self.words[at].text if at < len(self.words) else ""
