"""Whom a sentence is about: the units that it gives a duty to, before or behind "giao", "đề nghị", "yêu cầu"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from phoihop.reading.grammar.duty_words import (
    BEFORE_DOING,
    BY_OFFICE,
    CIRCUMSTANCES,
    COMMANDS,
    COOPERATE,
    DIRECTS,
    LEADS,
    OPENERS,
    PEOPLE,
    REQUESTS,
    RESPONSIBLE,
)
from phoihop.reading.grammar.lexicon import AREAS, CLASSES, DETERMINERS, FACTS, LINKS, POSTS, VERBS
from phoihop.reading.grammar.units import Unit, UnitList, read_units
from phoihop.reading.grammar.words import Word, keys

_LONGEST_CIRCUMSTANCE = 70  # words
_LONGEST_REMARK = 24  # words between a name and "có trách nhiệm"
_LONGEST_NAME_REST = 12  # words of a name behind its first verb
_LONGEST_TITLE = 10  # words before a colon, "Chế độ báo cáo: …"
_PRESIDES = keys("chủ", "phối")
_RESPONSIBLE = keys("có", "chịu", "chủ", "căn", "theo", "phối", "tham")


@dataclass(frozen=True, slots=True)
class Subject:
    """The units that a sentence is about."""

    units: tuple[Unit, ...]
    next: int  # the word with which the doing begins
    request: str = ""  # the first word of "giao", "đề nghị", "yêu cầu" before them
    first: int = 0  # the word with which they, or the request to them, begin

    @property
    def requested(self) -> bool:
        """Whether the paper turns to them: "giao", "đề nghị", "yêu cầu"."""
        return bool(self.request)


def find_subject(text: str, words: Sequence[Word]) -> Subject | None:
    """The subject of a sentence's words; None where no unit is told to do anything."""
    at = 0
    while at < len(words) and words[at].is_sign and words[at].text in '-–+•*,.;:“"':
        at += 1
    opener = OPENERS.match(words, at)
    places = [at]
    if opener:
        after = at + opener
        places.insert(0, after + (after < len(words) and words[after].text in ",:"))
    for place in places:
        found = _subject_at(text, words, place)
        if found:
            return found
    circumstance = bool(CIRCUMSTANCES.match(words, at))
    for place in _after_commas(words, at):
        if words[place].key in _PRESIDES and (COOPERATE.match(words, place) or LEADS.match(words, place)):
            break  # "Trên cơ sở đề xuất của các ngành, chủ trì …": those of the heading are meant
        directed = DIRECTS.match(words, place)
        if directed and not words[place].is_capital and read_units(text, words, place + directed):
            break  # "Căn cứ nhiệm vụ, chỉ đạo các trường, các trung tâm …"
        if words[place - 1].text == ":" and place - at <= _LONGEST_TITLE:
            circumstance = True  # "Chế độ báo cáo: Định kỳ hằng quý, các sở …"
        found = _subject_at(text, words, place)
        if found and (found.requested or circumstance):
            return found
    if CIRCUMSTANCES.match(words, at):
        for place in range(at + 1, min(len(words), at + _LONGEST_CIRCUMSTANCE)):
            if COMMANDS.match(words, place) and not words[place - 1].is_sign:
                found = _subject_at(text, words, place)
                if found and found.requested:
                    return found
    return None


def _after_commas(words: Sequence[Word], at: int) -> list[int]:
    depth, places = 0, []
    for place in range(at, min(len(words), at + _LONGEST_CIRCUMSTANCE)):
        sign = words[place].text
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and sign in ",:" and place + 1 < len(words):
            places.append(place + 1)
    return places


def _subject_at(text: str, words: Sequence[Word], at: int) -> Subject | None:
    """The subject that begins at a word, "giao" and its like before it read away."""
    request = REQUESTS.match(words, at)
    if request:
        place = at + request
        if place < len(words) and words[place].text == ":":
            place += 1
        asked = read_units(text, words, place)
        if asked:
            after = _doing(words, asked, requested=True)
            if after is not None:
                return Subject(asked.units, after, words[at].key, at)
    listed = read_units(text, words, at)
    if listed is None or (
        not (words[at].is_capital or DETERMINERS.match(words, at)) and CLASSES.match(words, at) + POSTS.match(words, at)
    ):
        return None
    after = _doing(words, listed, requested=False)
    if after is None:
        return None
    command = COMMANDS.match(words, after)
    if command and PEOPLE.match(words, after + command):
        command = 0  # "Hai bên phân công cán bộ phụ trách": the duty is that of the subject
    if command:  # "Chủ tịch UBND tỉnh yêu cầu các sở …": the duty is theirs
        place = after + command
        asked = read_units(text, words, place + (place < len(words) and words[place].text == ":"))
        told = _doing(words, asked, requested=True) if asked else None
        if asked and told is not None:
            return Subject(asked.units, told, words[after].key, at)
    return _named_to_the_end(text, words, Subject(listed.units, after, first=at))


def _named_to_the_end(text: str, words: Sequence[Word], found: Subject) -> Subject:
    """The subject with the verb that belongs to its name: "các sở quản lý quy hoạch có trách nhiệm …"."""
    last = found.units[-1]
    if not last.name.casefold().startswith(("các ", "những ")) or words[found.next].key in _RESPONSIBLE:
        return found
    end = 0  # the word with which the name is over
    for at in range(found.next, min(len(words), found.next + _LONGEST_REMARK)):
        if words[at].text in ".;:" or (words[at].text == "," and not end):
            return found
        if RESPONSIBLE.match(words, at):
            end = end or at
            if end - found.next > _LONGEST_NAME_REST:
                return found
            span = (last.span[0], words[end - 1].end)
            unit = Unit(" ".join(text[slice(*span)].split()), span)
            return Subject((*found.units[:-1], unit), at, found.request, found.first)
        if not end and BY_OFFICE.match(words, at):
            end = at
    return found


def _doing(words: Sequence[Word], listed: UnitList, *, requested: bool) -> int | None:
    """The word with which the doing begins after a list of units; None where nothing is told of them."""
    at = listed.next
    if at >= len(words):
        return None
    if words[at].text in ":" or (words[at].text in "-–" and at + 1 < len(words) and words[at + 1].is_capital):
        return at + 1 if at + 1 < len(words) else None
    comma = words[at].text == ","
    at += comma
    if at >= len(words):
        return None
    if words[at].is_sign or (FACTS.match(words, at) and not BEFORE_DOING.match(words, at)):
        return None
    if requested:
        return at
    verb = VERBS.match(words, at)
    if comma and verb and words[at].key not in _RESPONSIBLE:
        # "Sở A, tổ chức …" is a slip of the pen at best, a list of nouns most often
        return None
    if verb or BEFORE_DOING.match(words, at) or COMMANDS.match(words, at):
        return at
    if not comma and not words[at].is_capital and AREAS.match(words, listed.next - 1) and not LINKS.match(words, at):
        return at  # behind "… xã" only a verb can follow, though no list holds it
    return None
