"""Lists of units in running text: where each name begins and ends, and where the doing begins after the last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from phoihop.reading.grammar.heads import AND, ELIDING, MANY, Heads
from phoihop.reading.grammar.lexicon import (
    AREAS,
    CLASSES,
    HEADS,
    LINKS,
    NEEDY,
    NOUN_AFTER_ORGANISATION,
    PARTY_BODIES,
    PORTFOLIOS,
    POSTS,
    TAILS,
    VERBS,
)
from phoihop.reading.grammar.words import Lexicon, Word, keys, memo_of, words_of
from phoihop.reading.source import Span

_LONGEST_NAME = 32  # words; a longer "name" is a sentence misread
_LONGEST_LIST = 60  # units; more are no list of a sentence
_COUNCIL = Lexicon(["hđnd", "hội đồng nhân dân", "đbqh", "đại biểu quốc hội"])
_COMMITTEE = Lexicon(["ubnd", "ủy ban nhân dân", "uỷ ban nhân dân", "hđnd", "hội đồng nhân dân", "ubmttq", "ub mttq"])
_COMPANION = Lexicon(["cùng", "cùng với", "với", ", cùng", "và với"])
_OF = keys("thuộc", "của")
_LEVEL = keys("cấp")
_HAVING = keys("có")
_LEVELS = keys("xã", "huyện", "tỉnh", "trên", "dưới", "mình", "ủy", "cơ")
_WORKING_BODY = keys("ban", "ngành", "tổ", "đội", "bộ")
_NEVER_ALONE = keys(
    "sở", "bộ", "ban", "phòng", "cục", "vụ", "viện", "trạm", "hạt", "tổ", "đội", "quỹ", "nhà", "khối", "kho"
)
_SHORT_FOR_ITSELF = keys("sở", "bộ", "phòng", "hội", "cục", "viện", "trường", "đoàn", "đài", "báo", "công")
_LISTED = keys("sở", "ban", "phòng", "bộ", "ngành", "đảng")
_ENDING = VERBS.starts | LINKS.starts | _LEVEL | _HAVING  # words with which a name may be over
_PAPER = keys("báo")
# Compounds whose second syllable looks like a verb.
_COMPOUNDS = {
    tuple(word.key for word in words_of(pair))
    for pair in (
        *("công trình", "chương trình", "quá trình", "quy trình", "lộ trình", "tiến trình", "giáo trình", "hành trình"),
        *("thường trực", "nguồn thu", "khoản thu", "nguồn chi", "khoản chi"),
    )
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the text names it. ``name`` may be fuller than the words at ``span`` ("Sở" carried over a list)."""

    name: str
    span: Span

    @property
    def is_generic(self) -> bool:
        """Whether the phrase names nobody in particular ("các cơ quan liên quan")."""
        return self.name.casefold().endswith(("liên quan", "liên quan khác"))


@dataclass(frozen=True, slots=True)
class UnitList:
    """Units one after the other; ``end`` and ``next`` are the place after the last in the text and in the words."""

    units: tuple[Unit, ...]
    end: int
    next: int


def read_units(text: str, words: Sequence[Word], at: int = 0, *, loose: bool = False) -> UnitList | None:
    """The list of units that begins at word ``at``; None where no unit begins there.

    ``loose``: behind "phối hợp với", where a class of bodies needs neither "các" nor a capital.
    """
    return _Reading(text, words).units(at, loose=loose)


def only_units(text: str, start: int = 0, end: int | None = None) -> tuple[Unit, ...] | None:
    """The units of a text that names nothing but units (a table's cell, "1. Sở Y tế:"); None where it says more."""
    stop = len(text) if end is None else end
    memo = memo_of(text)
    key = ("only", start, stop)
    if key not in memo:
        memo[key] = _only_units(text, start, stop)
    return cast("tuple[Unit, ...] | None", memo[key])


def _only_units(text: str, start: int, stop: int) -> tuple[Unit, ...] | None:
    units: list[Unit] = []
    place = start
    for line in text[start:stop].split("\n"):
        words = words_of(text, place, place + len(line))
        place += len(line) + 1
        at = 0
        while at < len(words) and words[at].text in "-–+•*,;.:":
            at += 1
        while at < len(words):
            found = read_units(text, words, at)
            if found is None:
                return None
            units.extend(found.units)
            at = found.next
            while at < len(words) and (words[at].text in ".:;,/" or (words[at].text in "-–" and at + 1 == len(words))):
                at += 1
    return tuple(units) or None


class _Reading(Heads):
    def units(self, at: int, *, loose: bool = False) -> UnitList | None:
        units: list[Unit] = []
        head = self.head(at, first=True, loose=loose)
        if head is None:
            return None
        carried: str | None = None
        while True:
            begin, (at_name, kind) = at, head
            begin = at_name if self.skips_person(begin, at_name) else begin
            after = self._name_end(begin, at_name, kind)
            if after is None:
                break
            words = self.words[begin:after]
            if carried is None:
                carried = self._carries(begin, at_name, after)
            else:
                carried = carried if kind == "portfolio" else self._carries(begin, at_name, after)
            span = (words[0].start, words[-1].end)
            name = " ".join(self.text[span[0] : span[1]].split())
            if kind == "portfolio" and carried:
                name = f"{carried} {name}"
            if kind != "carrier" and not (len(words) == 1 and words[0].key in _NEVER_ALONE):
                units.append(Unit(name, span))
            at = self._past_parenthesis(after)
            at = self._past_apposition(at, begin)
            joint = 1 if kind == "carrier" else AND.match(self.words, at)
            if not joint or len(units) >= _LONGEST_LIST:
                break
            following = self.head(at + joint, first=False, carried=carried, before=(begin, at_name, after))
            if following is None:
                break
            at, head = at + joint, following
        if not units:
            return None
        if (end := self._past_places(at)) > at:
            span = (units[-1].span[0], self.words[end - 1].end)
            units[-1] = Unit(" ".join(self.text[slice(*span)].split()), span)
            at = end
        return UnitList(tuple(units), units[-1].span[1], at)

    def _past_places(self, at: int) -> int:
        """The word behind the places that a phrase names: "Chủ tịch UBND các tỉnh: An Giang, Cà Mau và Đồng Tháp"."""
        words = self.words
        plural = any(word.key in MANY for word in words[max(0, at - 6) : at])
        if self.text_at(at) != ":" or not (plural and (AREAS.match(words, at - 1) or AREAS.match(words, at - 2) == 2)):
            return at
        end, place = at, at + 1
        while (
            place < len(words)
            and words[place].is_capital
            and not (VERBS.match(words, place) or HEADS.match(words, place) or AREAS.match(words, place))
        ):
            while place < len(words) and words[place].is_capital:
                place += 1
            end = place
            joint = AND.match(words, place)
            if not joint or not (place + joint < len(words) and words[place + joint].is_capital):
                break
            place += joint
        return end

    def _is_one_word_name(self, at: int) -> bool:
        """Whether one word makes the name whole: "Sở LĐTBXH", "Báo tỉnh"."""
        if at >= len(self.words):
            return True
        word = self.words[at]
        return (len(word.text) > 1 and word.text.isupper()) or AREAS.match(self.words, at) == 1

    def _carries(self, begin: int, at_name: int, after: int) -> str | None:
        """The kind that a list says once ("các Sở Nội vụ, Tài chính"); None where it does not."""
        length = ELIDING.match(self.words, at_name)
        if not length or (at_name == begin and not self.words[begin].is_capital):
            return None
        rest = after - at_name - length
        if rest and PORTFOLIOS.match(self.words, at_name + length) < rest:
            return None
        head = self.text[self.words[at_name].start : self.words[at_name + length - 1].end]
        return head[0].upper() + head[1:] if at_name > begin or self.words[begin].is_capital else None

    def _name_end(self, begin: int, at_name: int, kind: str) -> int | None:
        """The word after the name that begins at ``begin``."""
        words = self.words
        if kind == "portfolio":
            return at_name + PORTFOLIOS.match(words, at_name)
        if kind == "carrier":
            return at_name + ELIDING.match(words, at_name)
        at = at_name + max(HEADS.match(words, at_name), CLASSES.match(words, at_name) if kind == "class" else 0)
        guarded = at
        if kind == "name" and NEEDY.match(words, at_name) == at - at_name:
            guarded = at + (1 if self._is_one_word_name(at) else 2)
            if self.is_plural(begin, at_name) and self._stops_at(at):
                guarded = at  # "các hội tham mưu": the kind alone is the name
        length = PORTFOLIOS.match(words, at)
        if kind == "name" and length and (words[at].is_capital or NEEDY.match(words, at_name) == at - at_name):
            at += length
            guarded = at
        while at < len(words) and at - begin < _LONGEST_NAME:
            word = words[at]
            if word.text in "([":
                inside = self._abbreviation(at)
                if not inside:
                    break
                at = inside
                continue
            if word.key in AND.starts and (joint := AND.match(words, at)):
                if not self._joins(begin, at_name, at, joint):
                    break
                at += joint
                guarded = at
                at += max(1, PORTFOLIOS.match(words, at))
                continue
            if word.text in "-–":
                if not self._hyphen_inside(at):
                    break
                at += 2
                continue
            if word.text == ":" and at > begin and self.key_at(at - 1) in _LISTED and PORTFOLIOS.match(words, at + 1):
                carried = words[at - 1].text
                at += 1
                while length := PORTFOLIOS.match(words, at):
                    at += length
                    joint = AND.match(words, at)
                    if not joint or self.text_at(at) == ";" or not self.is_portfolio(at + joint, carried):
                        break
                    at += joint
                break
            if word.is_sign:
                if word.text in '“"”' and at + 1 < len(words):
                    at += 1
                    continue
                break
            if word.key in TAILS.starts and (length := TAILS.match(words, at)):
                at += length
                guarded = at + 1 if length == 1 and words[at - 1].key in _OF else at
                continue
            if at >= guarded and not word.is_capital and (self._doing(at) or self._behind_place(begin, at)):
                break
            embedded = HEADS.match(words, at) if word.is_capital or word.text.isupper() else 0
            if embedded:
                needs = NEEDY.match(words, at) == embedded and not (
                    words[at].key in _SHORT_FOR_ITSELF and self._stops_at(at + embedded)
                )
                guarded = at + embedded + 2 if needs else at
                at += embedded
                if at < len(words) and words[at].is_capital:
                    at += PORTFOLIOS.match(words, at)
                continue
            at += 1
        if at - begin >= _LONGEST_NAME or at <= at_name:
            return None
        return at

    def _doing(self, at: int) -> bool:
        """Whether the words from ``at`` on are no longer the name but what is done."""
        words = self.words
        if words[at].key not in _ENDING:
            return False
        if words[at].key in _LEVEL:
            return not (at + 1 < len(words) and words[at + 1].key in _LEVELS)
        length = VERBS.match(words, at)
        if length == 1 and (words[at - 1].key, words[at].key) in _COMPOUNDS:
            length = 0  # "công trình", "thường trực"
        if length and max(HEADS.match(words, at), CLASSES.match(words, at)) > length:
            return False
        if not length and words[at].key in _HAVING and any(VERBS.match(words, at + ahead) for ahead in (2, 3)):
            return not (at + 1 < len(words) and words[at + 1].text.isalpha())
        if length and CLASSES.match(words, at) and NOUN_AFTER_ORGANISATION.match(words, at + length):
            return not (words[at - 1].key in MANY or words[at - 1].is_sign)
        if length and words[at - 1].key in _WORKING_BODY and not (words[at - 2].is_sign or words[at - 2].key in MANY):
            return False
        return bool(length or LINKS.match(words, at))

    def _behind_place(self, begin: int, at: int) -> bool:
        """Whether a name is whole because it ends with its place: "Trạm Y tế xã" before a verb that no list holds."""
        words = self.words
        before = at - 1
        if before <= begin or words[before].is_capital or AREAS.match(words, before) != 1 or self.is_plural(begin, at):
            return False
        return not (
            PARTY_BODIES.match(words, before)
            or AREAS.match(words, before - 1) == 2
            or AREAS.match(words, at)
            or CLASSES.match(words, at)
            or TAILS.match(words, at)
        )

    def _joins(self, begin: int, at_name: int, at: int, joint: int) -> bool:
        """Whether the comma or "và" at ``at`` stands inside the name."""
        words, nxt = self.words, at + joint
        if nxt >= len(words) or words[at].text == ";" or _COMPANION.match(words, at):
            return False
        before = next((k for k in (1, 2, 3, 4) if at - k >= begin and _COUNCIL.match(words, at - k) == k), 0)
        if before and _COMMITTEE.match(words, nxt) and words[at].text != ",":
            return True
        if before and _COMMITTEE.match(words, nxt) and at - before == begin:
            return True
        if words[at - 1].key in _PAPER and at - 1 == at_name and HEADS.match(words, nxt):
            return True
        here = words[nxt]
        plural = at_name > begin
        if AREAS.match(words, nxt) and not here.is_capital:
            return True
        if PARTY_BODIES.match(words, nxt) and not here.is_capital and self.is_plural(begin, at):
            return True
        if self.head(nxt, first=False, before=(begin, at_name, at)) is not None:
            return False
        if CLASSES.match(words, nxt) and self.class_continues(nxt, (begin, at_name, at)):
            return not self._verb_not_noun(nxt)
        if plural and ELIDING.match(words, at_name) and PORTFOLIOS.match(words, nxt):
            return False
        if VERBS.match(words, nxt) or LINKS.match(words, nxt):
            return here.is_capital
        if here.is_capital:
            return True
        return bool(TAILS.match(words, nxt)) and words[at].text != ","

    def _verb_not_noun(self, at: int) -> bool:
        length = VERBS.match(self.words, at)
        return length >= CLASSES.match(self.words, at) and not NOUN_AFTER_ORGANISATION.match(self.words, at + length)

    def _hyphen_inside(self, at: int) -> bool:
        """Whether a dash stands inside a name ("Văn hóa - Xã hội") and not before an office held beside it."""
        nxt = at + 1
        if nxt >= len(self.words) or self.words[nxt].is_sign:
            return False
        if POSTS.match(self.words, nxt):
            return False
        return not VERBS.match(self.words, nxt) or self.words[nxt].is_capital

    def _abbreviation(self, at: int) -> int:
        """The word after a short form in brackets, "(UBND)", when the name goes on behind it."""
        if at + 2 < len(self.words) and self.words[at + 2].text in ")]" and self.words[at + 1].text.isupper():
            after = at + 3
            if after < len(self.words) and (self.words[after].is_capital or AREAS.match(self.words, after)):
                return after
        return 0

    def _past_parenthesis(self, at: int) -> int:
        if at < len(self.words) and self.words[at].text in "([":
            for end in range(at + 1, min(at + 40, len(self.words))):
                if self.words[end].text in ")]":
                    return end + 1
        return at

    def _past_apposition(self, at: int, begin: int) -> int:
        """Skips a second office of the same person: "Trưởng ban X - Trưởng tiểu ban"."""
        if at + 1 >= len(self.words) or self.words[at].text not in "-–,":
            return at
        if not POSTS.match(self.words, at + 1) or self.words[at].text == ",":
            return at
        colon = next((end for end in range(at, min(at + 12, len(self.words))) if self.words[end].text == ":"), 0)
        if colon:
            return colon
        end = at + 1
        while end < len(self.words) and self.words[end].text not in ";,.(" and not self._stops(end):
            end += 1
        return end

    def _stops(self, at: int) -> bool:
        return not self.words[at].is_capital and bool(VERBS.match(self.words, at))

    def _stops_at(self, at: int) -> bool:
        return at < len(self.words) and self._stops(at)
