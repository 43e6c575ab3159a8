"""Who does what in a sentence: the units that lead, support, follow and advise, and the words that tell the duty.

A sentence that gives duties to several units is cut into clauses, one duty each: "Sở A chủ trì …; Sở B bố trí …".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from phoihop.reading.grammar.duty_words import COOPERATE, MONITOR, REQUESTS
from phoihop.reading.grammar.lexicon import LINKS, VERBS
from phoihop.reading.grammar.promises import Assignment, Role
from phoihop.reading.grammar.roles import done_by, find_others, is_over, only_does, only_when
from phoihop.reading.grammar.subjects import find_subject
from phoihop.reading.grammar.units import Unit, read_units
from phoihop.reading.grammar.words import Word, keys, memo_of, words_of
from phoihop.reading.source import Span

_SENTENCE = re.compile(
    r"(?<=[.;:])\s+|(?<=;)"
    r"|(?<=,)\s+(?=(?:và\s+)?(?:định kỳ|hằng (?:năm|quý|tháng)|hàng (?:năm|quý|tháng))\b[^.;]{0,100}\bbáo cáo\b)",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"(?:\b(?:TP|TX|TT|P|Q|ThS|TS|PGS|GS|BS|Đ/c|đ/c|v\.v|tr|Tr|St|No)|\.\.)\.$")
_REPORTING = re.compile(r"(?:và\s+)?(?:định kỳ|hằng|hàng|trước ngày|chậm nhất)\b[^;]{0,120}\bbáo cáo\b", re.IGNORECASE)
_LONGEST_SUBJECT = 700  # letters
_A_FEW = 3  # words before a unit that can tell what it has to do
_SHORTEST_DUTY = 12  # words before ", định kỳ … báo cáo" that are a duty of their own
_OWN = keys("yêu", "phân")  # "yêu cầu", "phân công"


@dataclass(slots=True)
class Clause:
    """A duty in words: ``span`` covers all of it, ``told`` the words behind the units that lead."""

    span: Span
    told: Span
    leads: tuple[Unit, ...] = ()
    others: list[tuple[Unit, Role]] = field(default_factory=list)
    own_subject: bool = False  # the clause itself names who leads
    requested: bool = False  # "giao", "đề nghị", "yêu cầu"

    def assignments(self) -> tuple[Assignment, ...]:
        """All units with their roles; a unit that leads is not named again."""
        made: list[Assignment] = []
        seen: set[str] = set()
        for unit, role in [*((one, "lead") for one in self.leads), *self.others]:
            if unit.name.casefold() not in seen:
                seen.add(unit.name.casefold())
                made.append(Assignment(unit.name, role, unit.span))
        return tuple(made)


def read_clauses(text: str, start: int, end: int, default: Sequence[Unit] = ()) -> list[Clause]:
    """The clauses of a sentence or paragraph; ``default``: the units under whose heading it stands."""
    memo, key = memo_of(text), ("clauses", start, end, *default)
    if key not in memo:
        memo[key] = _read_clauses(text, start, end, default)
    return cast("list[Clause]", memo[key])


def _read_clauses(text: str, start: int, end: int, default: Sequence[Unit]) -> list[Clause]:
    clauses: list[Clause] = []
    carried = tuple(default)
    for begin, stop, after in _segments(text, start, end):
        words = words_of(text, begin, stop)
        subject = find_subject(text, words)
        if subject and default and subject.request in _OWN:
            subject = None  # below a unit's name, "yêu cầu các cơ sở …" is what that unit does
        before = clauses[-1] if clauses else None
        if subject and before and not before.leads and only_does(text, words, subject.next):
            before.leads, before.span, before.told = subject.units, (before.span[0], stop), (before.told[0], stop)
            continue
        beside = _beside(words, subject.next) if subject and before and before.leads else None
        if subject and before and beside:
            before.others.extend((unit, beside) for unit in subject.units)
            before.span = (before.span[0], stop)
            before.told = (before.told[0], stop)
            continue
        if subject:
            told = words[subject.next].start if subject.next < len(words) else stop
            if sum(not word.is_sign for word in words[: subject.first]) >= _A_FEW and only_does(
                text, words, subject.next
            ):
                told = begin  # "Rà soát hộ nghèo: UBND xã chủ trì thực hiện": what is to be done stands before
            clauses.append(
                Clause((begin, stop), (told, stop), subject.units, own_subject=True, requested=subject.requested)
            )
            carried = subject.units
        elif before is None:
            clauses.append(Clause((begin, stop), (begin, stop), carried))
        elif before.leads and _stands_alone(text, words, after, begin, stop):
            leads = tuple(default) if default and after == ";" else carried
            clauses.append(Clause((begin, stop), (begin, stop), leads))
        else:
            before.span = (before.span[0], stop)
            before.told = (before.told[0], stop)
    for clause in clauses:
        clause.leads = clause.leads or done_by(text, clause.told)
        clause.others.extend(find_others(text, clause.told, clause.leads))
    return clauses


def _segments(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Sentences and parts between semicolons: begin, end, the sign before; brackets and quotes are never cut."""
    parts: list[tuple[int, int, str]] = []
    begin, sign = start, ""
    for match in _SENTENCE.finditer(text, start, end):
        at = match.start()
        before = text[at - 1] if at > begin else ""
        if before == ":" or not text[begin:at].strip() or _ABBREVIATED.search(text[begin:at]) or _open(text[begin:at]):
            continue
        if before == "," and len(text[begin:at].split()) < _SHORTEST_DUTY:
            continue
        if before == "." and match.end() < end and text[match.end()].islower():
            continue
        parts.append((begin, at, sign))
        begin, sign = match.end(), ";" if before == "," else before
    if text[begin:end].strip():
        parts.append((begin, end, sign))
    joined: list[tuple[int, int, str]] = []
    for place, part in enumerate(parts):
        if place and part[2] == ";" and _hangs(text, *parts[place - 1][:2]):
            joined[-1] = (joined[-1][0], part[1], joined[-1][2])
        else:
            joined.append(part)
    return joined


def _hangs(text: str, begin: int, stop: int) -> bool:
    """Whether a part is units alone, with what they do only behind the semicolon."""
    if stop - begin > _LONGEST_SUBJECT:
        return False
    words = words_of(text, begin, stop)
    end = len(words) - (bool(words) and words[-1].text == ";")
    starts = [at for at in range(end) if at == 0 or words[at - 1].text in ",;" or REQUESTS.match(words, at)]
    for at in [*starts[:1], *starts[-6:]]:
        found = read_units(text, words[:end], at + REQUESTS.match(words, at))
        if found and found.next >= end:
            return True
    return False


def _open(piece: str) -> bool:
    return piece.count("(") > piece.count(")") or piece.count("“") > piece.count("”")


def _stands_alone(text: str, words: Sequence[Word], after: str, begin: int, stop: int) -> bool:
    """Whether a part without a subject is a duty of its own rather than more words on the one before."""
    if after == ";":
        return bool(_REPORTING.match(text, begin, stop))
    if after not in (".", "") or len(words) < 4 or only_when(text, (begin, stop)):
        return False
    return words[0].is_capital and bool(VERBS.match(words, 0) or _REPORTING.match(text, begin, stop))


def _beside(words: Sequence[Word], at: int) -> Role | None:
    """The role of a subject that does no more than support or follow what was told before: "…; Thanh tra theo dõi."."""
    if length := COOPERATE.match(words, at):
        return "support" if len([w for w in words[at + length :] if not w.is_sign]) <= 3 else None
    length = MONITOR.match(words, at)
    return "monitor" if length and is_over(words, at + length) else None


def begins_with_verb(text: str, start: int, end: int, *, strictly: bool = False) -> bool:
    """Whether a line begins with a word of doing ("Tổ chức …", or unless ``strictly`` "Hằng năm rà soát …")."""
    words = words_of(text, start, min(end, start + 120))
    return bool(VERBS.match(words, 0) or (not strictly and LINKS.match(words, 0)))
