"""Who stands beside the lead: partners, followers, advisers; and the roles that a field or a bracket gives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from phoihop.reading.grammar.duty_words import (
    CHAIR_WITH,
    COOPERATE,
    INFORM,
    KNOW,
    LEADING,
    LEADS,
    MANNER,
    MONITOR,
    REQUESTS,
    UNDER_EYES,
    WITH,
)
from phoihop.reading.grammar.lexicon import DETERMINERS
from phoihop.reading.grammar.promises import Role
from phoihop.reading.grammar.units import Unit, UnitList, read_units
from phoihop.reading.grammar.words import Word, keys, words_of
from phoihop.reading.source import Span

_NOUN_OF_COOPERATION = keys("quan", "vị", "chế", "trình", "tác", "dung", "hoạch", "việc", "sự", "bên", "ban", "hệ")
_LOOKING_ON = keys(",", "gửi", "thông", "báo", "sao", "đồng", "chịu", "dưới")
_TELLING = _LOOKING_ON | COOPERATE.starts | CHAIR_WITH.starts  # words that may tell of others
_CARRYING_OUT = keys("việc", "thực", "hiện", "kết", "quả", "tiến", "độ")
_AND = keys("và", "còn")
_BY = keys("do", "giao")
_FOR = keys("cho")
_PRESIDES = keys("chủ")
_DOES = keys("chủ", "trì", "thực", "hiện", "tổ", "chức", "triển", "khai", "tham", "mưu")
_BY_WHEN = re.compile(
    r"[\s,;–-]*(?:và\s+)?(?:(?:phải\s+)?(?:hoàn\s+thành|hoàn\s+tất|xong|kết\s+thúc|báo\s+cáo(?:\s+kết\s+quả)?)\s+)?(?:xong\s+)?"
    r"(?:trước|trong|vào|chậm\s+nhất|muộn\s+nhất|đến\s+hết|hết|từ)\b[^;:]{0,40}?(?:\d|\bnăm\b|\bquý\b|\btháng\b)[^;,:]{0,30}",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"\s*\(\s*(?:(?:cơ quan|đơn vị)\s+)?(chủ trì|phối hợp|theo dõi|đôn đốc|tham mưu|để biết)[^()]{0,20}\)",
    re.IGNORECASE,
)
_SAID: dict[str, Role] = {
    "chủ trì": "lead",
    "phối hợp": "support",
    "theo dõi": "monitor",
    "đôn đốc": "monitor",
    "tham mưu": "advise",
    "để biết": "know",
}


def find_others(text: str, told: Span, leads: Sequence[Unit]) -> list[tuple[Unit, Role]]:
    """The units that support those who lead, in the words that tell a duty."""
    words = words_of(text, *told)
    taken = {unit.span for unit in leads}
    others: list[tuple[Unit, Role]] = []
    at = 0
    while at < len(words):
        if words[at].key not in _TELLING:
            at += 1
            continue
        length = CHAIR_WITH.match(words, at) or COOPERATE.match(words, at)
        if not length:
            may = leads and words[at].key in _LOOKING_ON
            told_of, role = _lookers_on(text, words, at) if may else (None, None)
            if told_of and role:
                others.extend((unit, role) for unit in told_of.units if unit.span not in taken)
                at = told_of.next
            else:
                at += 1
            continue
        found = _partners(text, words, at, length)
        if found:
            others.extend((unit, "support") for unit in found.units if unit.span not in taken)
            at = max(found.next, at + 1)
        else:
            before = () if at and words[at - 1].key in _NOUN_OF_COOPERATION else _supporters_before(text, words, at)
            if leads and not any(unit.span in taken for unit in before):
                others.extend((unit, "support") for unit in before)
            at += length
    return others


def _lookers_on(text: str, words: Sequence[Word], at: int) -> tuple[UnitList | None, Role | None]:
    """Units that need only know of it ("gửi … để biết") or that watch over it ("dưới sự theo dõi của …")."""
    if length := INFORM.match(words, at):
        found = read_units(text, words, at + length)
        return (found, "know") if found and KNOW.match(words, found.next) else (None, None)
    if length := UNDER_EYES.match(words, at):
        return read_units(text, words, at + length), "monitor"
    if words[at].text == "," and at + 1 < len(words):
        found = read_units(text, words, at + 1)
        watched = MONITOR.match(words, found.next) if found else 0
        if found and watched and is_over(words, found.next + watched):
            return found, "monitor"
    return None, None


def is_over(words: Sequence[Word], at: int) -> bool:
    """Whether nothing is told beyond that somebody follows: "…, Văn phòng theo dõi, đôn đốc thực hiện"."""
    rest = [word for word in words[at : at + 5] if not word.is_sign]
    return all(word.key in _CARRYING_OUT for word in rest)


def _partners(text: str, words: Sequence[Word], at: int, length: int) -> UnitList | None:
    if at and words[at - 1].key in _NOUN_OF_COOPERATION and not words[at].is_capital:
        return None
    place = at + length
    manner = MANNER.match(words, place)
    place += manner
    linked = WITH.match(words, place)
    place += linked
    if place < len(words) and words[place].text == ":":
        place += 1
    found = read_units(text, words, place, loose=bool(linked))
    if found is None or linked:
        return found
    named = any(unit.name[0].isupper() or unit.name.startswith("các") for unit in found.units)
    return found if named and not manner else None


def _supporters_before(text: str, words: Sequence[Word], at: int) -> tuple[Unit, ...]:
    """The units of ", B, C phối hợp": the longest list that ends right before the word."""
    for place in range(max(0, at - 40), at):
        if place and words[place - 1].text not in ",;(" and words[place - 1].key not in _AND:
            continue
        found = read_units(text, words[:at], place)
        if found and found.next == at:
            return found.units
    return ()


def done_by(text: str, told: Span) -> tuple[Unit, ...]:
    """Leads in the passive voice: "… do Sở A chủ trì", "… giao cho Sở A thực hiện"."""
    words = words_of(text, *told)
    for at, word in enumerate(words):
        if word.key not in _BY:
            continue
        place = at + 1 + (at + 1 < len(words) and words[at + 1].key in _FOR)
        found = read_units(text, words, place)
        if found and LEADING.match(words, found.next) and (at or words[found.next].key in _PRESIDES):
            return found.units  # at the beginning "do" tells a cause, unless somebody presides
    return _presiding_at_the_end(text, words)


def _presiding_at_the_end(text: str, words: Sequence[Word]) -> tuple[Unit, ...]:
    """Leads behind what they do: "Rà soát hộ nghèo, UBND xã Glar chủ trì, phối hợp với Công an xã thực hiện"."""
    for at, word in enumerate(words[:-1]):
        if not at or word.text not in ",-–" or not (words[at + 1].is_capital or DETERMINERS.match(words, at + 1)):
            continue
        found = read_units(text, words, at + 1)
        if found and LEADS.match(words, found.next) and only_does(text, words, found.next):
            return found.units
    return ()


def only_does(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether no more is told than that somebody does what was said before, and with whom and by when.

    "…, giao Công an xã thực hiện", "… UBND xã chủ trì, phối hợp với Công an xã thực hiện, hoàn thành trước ngày 30/9".
    """
    end = at + LEADS.match(words, at)
    place = end + (end < len(words) and words[end].text == ",")
    if length := COOPERATE.match(words, place):
        place += length
        found = read_units(text, words, place + WITH.match(words, place))
        if found is None:
            return False
        end = found.next
    elif end > at and (found := read_units(text, words, place)) and (length := COOPERATE.match(words, found.next)):
        end = found.next + length  # "…, Công an xã phối hợp"
    while end < len(words) and words[end].key in _DOES:
        end += 1
    if end == at:
        return False
    return all(word.is_sign for word in words[end:]) or only_when(text, (words[end].start, words[-1].end))


def only_when(text: str, span: Span) -> bool:
    """Whether words tell no more than by when something is to be done: "hoàn thành trước ngày 30/9"."""
    return _BY_WHEN.fullmatch(text, *span) is not None


def read_roles(text: str, start: int, end: int, role: Role = "lead") -> list[tuple[Unit, Role]]:
    """Units with roles in a field or in brackets: "Sở A chủ trì, Sở B phối hợp", "Chủ trì: A; phối hợp: B".

    ``role`` is that of units of which nothing is said.
    """
    found: list[tuple[Unit, Role]] = []
    current, place = role, start
    for part in text[start:end].split(";"):
        current = _roles_of_part(text, (place, place + len(part)), role, current, found)
        place += len(part) + 1
    return found


def _roles_of_part(text: str, part: Span, role: Role, current: Role, found: list[tuple[Unit, Role]]) -> Role:
    """Adds the units of a part between semicolons; the role in which the next part begins."""
    words = words_of(text, *part)
    at, fresh = 0, True  # fresh: nothing unknown stands before
    while at < len(words):
        if length := COOPERATE.match(words, at):
            at += length
            at += WITH.match(words, at)
            at += at < len(words) and words[at].text == ":"
            current, fresh = "support", True
            continue
        listed = read_units(text, words, at) if fresh else None
        if listed is None:
            leading = LEADING.match(words, at)
            if leading and at + leading < len(words) and words[at + leading].text == ":":
                current = "lead"
            fresh = (
                bool(leading)
                or words[at].is_sign
                or words[at].key in _AND
                or words[at].key in _BY
                or (fresh and bool(REQUESTS.match(words, at)))
            )
            at += max(1, leading)
            continue
        after = listed.next
        said = current
        if COOPERATE.match(words, after) and not WITH.match(words, after + COOPERATE.match(words, after)):
            said, after = "support", after + COOPERATE.match(words, after)
        elif KNOW.match(words, after):
            said, after = "know", after + KNOW.match(words, after)
        elif MONITOR.match(words, after) and found:
            said, after = "monitor", after + MONITOR.match(words, after)
        elif LEADING.match(words, after) and (current != "support" or words[after].key in _PRESIDES):
            said, after = "lead", after + LEADING.match(words, after)
            current = "support" if role == "lead" else role
        found.extend((unit, _role_in_brackets(text, unit, part[1]) or said) for unit in listed.units)
        at = max(after, at + 1)
    return current


def _role_in_brackets(text: str, unit: Unit, end: int) -> Role | None:
    match = _BRACKETED.match(text, unit.span[1], end)
    return _SAID[match[1].casefold()] if match else None
