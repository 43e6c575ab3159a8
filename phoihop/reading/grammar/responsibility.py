"""Who does what in a sentence: the units that lead, support, follow and advise, and the words that tell the duty.

A sentence that gives duties to several units is cut into clauses, one duty each: "Sở A chủ trì …; Sở B bố trí …".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from phoihop.reading.grammar.lexicon import CLASSES, DETERMINERS, FACTS, LINKS, POSTS, VERBS
from phoihop.reading.grammar.promises import Assignment, Role
from phoihop.reading.grammar.units import Unit, UnitList, read_units
from phoihop.reading.grammar.words import Lexicon, Word, keys, words_of
from phoihop.reading.source import Span

_REQUESTS = Lexicon("""giao|giao cho|giao nhiệm vụ cho|giao trách nhiệm cho|đề nghị|kính đề nghị|yêu cầu|phân công|trân trọng đề nghị|đồng thời giao|đồng thời đề nghị|đồng thời yêu cầu|ủy quyền cho""".split("|"))  # fmt: skip
_COMMANDS = Lexicon("giao|giao cho|đề nghị|yêu cầu|phân công|giao nhiệm vụ cho".split("|"))
_OPENERS = Lexicon("đồng thời|ngoài ra|bên cạnh đó|riêng|trong đó|cụ thể|ngoài ra còn|riêng đối với|đối với".split("|"))
_CIRCUMSTANCES = Lexicon(
    """trên cơ sở|căn cứ|hằng năm|hàng năm|định kỳ|khi|trong quá trình|trường hợp|nếu|trước ngày|trước|từ|sau khi|sau|để|nhằm|theo|thông qua|trong
|hằng quý|hằng tháng|hàng quý|hàng tháng|hằng tuần|đối với|chậm nhất|ngay sau|tùy|vào|quá trình|để kịp thời|nhân|đến|thực hiện|hai năm|sáu tháng|6 tháng|mỗi năm|kết thúc|trên địa bàn""".replace("\n", "").split("|")
)  # fmt: skip
_BEFORE_DOING = Lexicon(
    """phải|cần|sẽ|căn cứ|căn cứ vào|theo|trên cơ sở|chịu|tích cực|sớm|nghiêm|tự|cùng|cùng với|hằng năm|hàng năm|khi|trong|được giao|được phân công|trước ngày
|chậm nhất|thông qua|định kỳ|hằng|hàng|tùy|dựa|quyết liệt|kiên quyết|nhanh chóng|linh hoạt|gương mẫu|với|nghiêm túc|có|bằng|qua|luân phiên|cùng nhau|khi có|từng|mỗi|là cơ quan|là đơn vị
|là đầu mối|là thường trực|là bộ phận|làm|là chủ đầu tư|sau khi|ngoài|để|khẩn trương|đồng bộ|không|không được|thì|từ|đến|vào|trước|giữ|tiếp""".replace("\n", "").split("|")
)  # fmt: skip
_MANNER = Lexicon("chặt chẽ|thường xuyên|tốt|hiệu quả|có hiệu quả|đồng bộ|kịp thời|chặt chẽ và hiệu quả|chủ động|tích cực".split("|"))
_WITH = Lexicon("với|cùng|cùng với|giữa|chặt chẽ với|và chỉ đạo|và hướng dẫn".split("|"))
_COOPERATE = Lexicon(["phối hợp", "phối, kết hợp", "phối kết hợp"])
_NOUN_OF_COOPERATION = keys("quan", "vị", "chế", "trình", "tác", "dung", "hoạch", "việc", "sự", "bên", "ban", "hệ")
_MONITOR = Lexicon("theo dõi|đôn đốc|giám sát|kiểm tra|theo dõi, đôn đốc|kiểm tra, đôn đốc|theo dõi, kiểm tra|đôn đốc, theo dõi".split("|"))
_LEADING = Lexicon(["chủ trì", "làm đầu mối", "đầu mối", "thực hiện", "chịu trách nhiệm", "phụ trách", "tham mưu", "tổ chức", "triển khai", "làm chủ trì"])
_SENTENCE = re.compile(
    r"(?<=[.;:])\s+|(?<=;)"
    r"|(?<=,)\s+(?=(?:và\s+)?(?:định kỳ|hằng (?:năm|quý|tháng)|hàng (?:năm|quý|tháng))\b[^.;]{0,100}\bbáo cáo\b)", re.IGNORECASE
)
_ABBREVIATED = re.compile(r"(?:\b(?:TP|TX|TT|P|Q|ThS|TS|PGS|GS|BS|Đ/c|đ/c|v\.v|tr|Tr|St|No)|\.\.)\.$")
_REPORTING = re.compile(r"(?:và\s+)?(?:định kỳ|hằng|hàng|trước ngày|chậm nhất)\b[^;]{0,120}\bbáo cáo\b", re.IGNORECASE)
_LONGEST_CIRCUMSTANCE = 70  # words
_LONGEST_SUBJECT = 700  # letters
_LONGEST_TITLE = 10
_SHORTEST_DUTY = 12  # words before ", định kỳ … báo cáo" that are a duty of their own


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


@dataclass(frozen=True, slots=True)
class _Subject:
    units: tuple[Unit, ...]
    next: int  # the word with which the doing begins
    request: str = ""  # the first word of "giao", "đề nghị", "yêu cầu" before them

    @property
    def requested(self) -> bool:
        return bool(self.request)


def read_clauses(text: str, start: int, end: int, default: Sequence[Unit] = ()) -> list[Clause]:
    """The clauses of a sentence or paragraph; ``default``: the units under whose heading it stands."""
    clauses: list[Clause] = []
    carried = tuple(default)
    for begin, stop, after in _segments(text, start, end):
        words = words_of(text, begin, stop)
        subject = _subject(text, words)
        if subject and default and subject.request in _OWN:
            subject = None  # below a unit's name, "yêu cầu các cơ sở …" is what that unit does
        before = clauses[-1] if clauses else None
        if subject and before and not before.leads and _only_does(words, subject.next):
            before.leads, before.span, before.told = subject.units, (before.span[0], stop), (before.told[0], stop)
            continue
        if subject and before and before.leads and _only_supports(words, subject.next):
            before.others.extend((unit, "support") for unit in subject.units)
            before.span = (before.span[0], stop)
            before.told = (before.told[0], stop)
            continue
        if subject:
            told = words[subject.next].start if subject.next < len(words) else stop
            clauses.append(Clause((begin, stop), (told, stop), subject.units, own_subject=True, requested=subject.requested))
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
        _find_others(text, clause)
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
    for before, part in zip([None, *parts], parts, strict=False):
        if before and part[2] == ";" and _hangs(text, before[0], before[1]):
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
    starts = [at for at in range(end) if at == 0 or words[at - 1].text in ",;" or _REQUESTS.match(words, at)]
    for at in [*starts[:1], *starts[-6:]]:
        found = read_units(text, words[:end], at + _REQUESTS.match(words, at))
        if found and found.next >= end:
            return True
    return False


def _open(piece: str) -> bool:
    return piece.count("(") > piece.count(")") or piece.count("“") > piece.count("”")


def _stands_alone(text: str, words: Sequence[Word], after: str, begin: int, stop: int) -> bool:
    """Whether a part without a subject is a duty of its own rather than more words on the one before."""
    if after == ";":
        return bool(_REPORTING.match(text, begin, stop))
    if after not in (".", "") or len(words) < 4:
        return False
    return words[0].is_capital and bool(VERBS.match(words, 0) or _REPORTING.match(text, begin, stop))


def _only_supports(words: Sequence[Word], at: int) -> bool:
    length = _COOPERATE.match(words, at)
    return bool(length) and len([w for w in words[at + length :] if not w.is_sign]) <= 3


def _only_does(words: Sequence[Word], at: int) -> bool:
    """Whether no more is told than that somebody does what was said before: "…, giao Công an xã thực hiện"."""
    rest = [word for word in words[at:] if not word.is_sign]
    return 0 < len(rest) <= 4 and all(word.key in _DOES for word in rest)


_DOES = keys("chủ", "trì", "thực", "hiện", "tổ", "chức", "triển", "khai", "tham", "mưu")


# The subject of a clause


def subject_units(text: str, start: int, end: int) -> tuple[Unit, ...]:
    """The units that a sentence is about; none where it has no subject that is a unit."""
    words = words_of(text, start, end)
    found = _subject(text, words)
    return found.units if found else ()


_OWN = keys("yêu", "phân")


def _subject(text: str, words: Sequence[Word]) -> _Subject | None:
    at = 0
    while at < len(words) and words[at].is_sign and words[at].text in "-–+•*,.;:“\"":
        at += 1
    opener = _OPENERS.match(words, at)
    places = [at]
    if opener:
        after = at + opener
        places.insert(0, after + (after < len(words) and words[after].text in ",:"))
    for place in places:
        found = _subject_at(text, words, place)
        if found:
            return found
    circumstance = bool(_CIRCUMSTANCES.match(words, at))
    for place in _after_commas(words, at):
        if words[place - 1].text == ":" and place - at <= _LONGEST_TITLE:
            circumstance = True  # "Chế độ báo cáo: Định kỳ hằng quý, các sở …"
        found = _subject_at(text, words, place)
        if found and (found.requested or circumstance):
            return found
    if _CIRCUMSTANCES.match(words, at):
        for place in range(at + 1, min(len(words), at + _LONGEST_CIRCUMSTANCE)):
            if _COMMANDS.match(words, place) and not words[place - 1].is_sign:
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


def _subject_at(text: str, words: Sequence[Word], at: int) -> _Subject | None:
    """The subject that begins at a word, "giao" and its like before it read away."""
    request = _REQUESTS.match(words, at)
    if request:
        place = at + request
        if place < len(words) and words[place].text == ":":
            place += 1
        asked = read_units(text, words, place)
        if asked:
            after = _doing(words, asked, requested=True)
            if after is not None:
                return _Subject(asked.units, after, words[at].key)
    listed = read_units(text, words, at)
    if listed is None or not (words[at].is_capital or DETERMINERS.match(words, at)) and CLASSES.match(words, at) + POSTS.match(words, at):
        return None
    after = _doing(words, listed, requested=False)
    if after is None:
        return None
    command = _COMMANDS.match(words, after)
    if command:  # "Chủ tịch UBND tỉnh yêu cầu các sở …": the duty is theirs
        place = after + command
        asked = read_units(text, words, place + (place < len(words) and words[place].text == ":"))
        told = _doing(words, asked, requested=True) if asked else None
        if asked and told is not None:
            return _Subject(asked.units, told, words[after].key)
    return _Subject(listed.units, after)


def _doing(words: Sequence[Word], listed: UnitList, *, requested: bool) -> int | None:
    """The word with which the doing begins after a list of units; None where nothing is told of them."""
    at = listed.next
    if at >= len(words):
        return None
    if words[at].text in ":" or words[at].text in "-–" and at + 1 < len(words) and words[at + 1].is_capital:
        return at + 1 if at + 1 < len(words) else None
    comma = words[at].text == ","
    at += comma
    if at >= len(words):
        return None
    if words[at].is_sign or FACTS.match(words, at) and not _BEFORE_DOING.match(words, at):
        return None
    if requested:
        return at
    verb = VERBS.match(words, at)
    if comma and verb and not _responsible(words, at):
        # "Sở A, tổ chức …" is a slip of the pen at best, a list of nouns most often
        return None
    if verb or _BEFORE_DOING.match(words, at) or _COMMANDS.match(words, at):
        return at
    return None


def _responsible(words: Sequence[Word], at: int) -> bool:
    return words[at].key in _RESPONSIBLE


_RESPONSIBLE = keys("có", "chịu", "chủ", "căn", "theo", "phối", "tham")


# Those who stand beside the lead


def _find_others(text: str, clause: Clause) -> None:
    words = words_of(text, *clause.told)
    taken = {unit.span for unit in clause.leads}
    at = 0
    while at < len(words):
        length = _COOPERATE.match(words, at)
        if not length:
            at += 1
            continue
        found = _partners(text, words, at, length)
        if found:
            clause.others.extend((unit, "support") for unit in found.units if unit.span not in taken)
            at = max(found.next, at + 1)
        else:
            before = () if at and words[at - 1].key in _NOUN_OF_COOPERATION else _supporters_before(text, words, at)
            if before and clause.leads and not any(unit.span in taken for unit in before):
                clause.others.extend((unit, "support") for unit in before)
            at += length
    if not clause.leads:
        clause.leads = _done_by(text, words)


def _partners(text: str, words: Sequence[Word], at: int, length: int) -> UnitList | None:
    if at and words[at - 1].key in _NOUN_OF_COOPERATION and not words[at].is_capital:
        return None
    place = at + length
    manner = _MANNER.match(words, place)
    place += manner
    linked = _WITH.match(words, place)
    place += linked
    if place < len(words) and words[place].text == ":":
        place += 1
    found = read_units(text, words, place)
    if found is None or linked:
        return found
    return found if any(unit.name[0].isupper() or unit.name.startswith("các") for unit in found.units) and not manner else None


def _supporters_before(text: str, words: Sequence[Word], at: int) -> tuple[Unit, ...]:
    """The units of ", B, C phối hợp": the longest list that ends right before the word."""
    for place in range(max(0, at - 40), at):
        if place and words[place - 1].text not in ",;(" and words[place - 1].key not in _AND:
            continue
        found = read_units(text, words[:at], place)
        if found and found.next == at:
            return found.units
    return ()


_AND = keys("và", "còn")


def _done_by(text: str, words: Sequence[Word]) -> tuple[Unit, ...]:
    """Leads in the passive voice: "… do Sở A chủ trì", "… giao cho Sở A thực hiện"."""
    for at, word in enumerate(words):
        if word.key not in _BY or at == 0:
            continue
        place = at + 1 + (at + 1 < len(words) and words[at + 1].key in _FOR)
        found = read_units(text, words, place)
        if found and _LEADING.match(words, found.next):
            return found.units
    return ()


_BY = keys("do", "giao")
_FOR = keys("cho")


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
        if length := _COOPERATE.match(words, at):
            at += length
            at += _WITH.match(words, at)
            at += at < len(words) and words[at].text == ":"
            current, fresh = "support", True
            continue
        listed = read_units(text, words, at) if fresh else None
        if listed is None:
            leading = _LEADING.match(words, at)
            if leading and at + leading < len(words) and words[at + leading].text == ":":
                current = "lead"
            fresh = bool(leading) or words[at].is_sign or words[at].key in _AND or words[at].key in _BY or fresh and bool(_REQUESTS.match(words, at))
            at += max(1, leading)
            continue
        after = listed.next
        said = current
        if _COOPERATE.match(words, after) and not _WITH.match(words, after + _COOPERATE.match(words, after)):
            said, after = "support", after + _COOPERATE.match(words, after)
        elif _MONITOR.match(words, after) and found:
            said, after = "monitor", after + _MONITOR.match(words, after)
        elif _LEADING.match(words, after) and (current != "support" or words[after].key in _PRESIDES):
            said, after = "lead", after + _LEADING.match(words, after)
            current = "support" if role == "lead" else role
        found.extend((unit, _role_in_brackets(text, unit, part[1]) or said) for unit in listed.units)
        at = max(after, at + 1)
    return current


_PRESIDES = keys("chủ")
_BRACKETED = re.compile(r"\s*\(\s*(?:(?:cơ quan|đơn vị)\s+)?(chủ trì|phối hợp|theo dõi|tham mưu)[^()]{0,20}\)", re.IGNORECASE)
_SAID: dict[str, Role] = {"chủ trì": "lead", "phối hợp": "support", "theo dõi": "monitor", "tham mưu": "advise"}


def _role_in_brackets(text: str, unit: Unit, end: int) -> Role | None:
    match = _BRACKETED.match(text, unit.span[1], end)
    return _SAID[match[1].casefold()] if match else None


def begins_with_verb(text: str, start: int, end: int, *, strictly: bool = False) -> bool:
    """Whether a line begins with a word of doing ("Tổ chức …", or unless ``strictly`` "Hằng năm rà soát …")."""
    words = words_of(text, start, min(end, start + 120))
    return bool(VERBS.match(words, 0) or not strictly and LINKS.match(words, 0))
