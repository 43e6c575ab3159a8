"""Sentences of an article or of minutes that tell of a signing: by whom, for which years, with how many contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from phoihop.ground.text import squeeze
from phoihop.reading.grammar.citations import Mention
from phoihop.reading.grammar.counts import Count, find_counts
from phoihop.reading.grammar.numbers import Number
from phoihop.reading.grammar.periods import Period, period_in
from phoihop.reading.grammar.tellers import Parties, parties_told
from phoihop.reading.source import Span

_NOUN = (
    r"(?:chương trình|kế hoạch|quy chế|thỏa thuận|thoả thuận|bản ghi nhớ|biên bản ghi nhớ|biên bản thỏa thuận"
    r"|nghị quyết liên tịch|văn bản|giao ước|quy ước)"
)
_JOINT = re.compile(
    rf"(?<!\w){_NOUN}\s+(?:công tác\s+)?(?:phối hợp|liên tịch|liên ngành|hợp tác|phối kết hợp)(?!\w)"
    rf"|(?<!\w)nghị quyết liên tịch(?!\w)",
    re.IGNORECASE,
)
_PLAIN = re.compile(rf"(?<!\w){_NOUN}(?!\w)(?!\s+(?:hành động|mục tiêu|giám sát|nông thôn|văn nghệ))", re.IGNORECASE)
_COOPERATION = re.compile(r"(?<!\w)ký kết\s+(?:việc\s+)?(?=phối hợp|hợp tác)", re.IGNORECASE)
SIGNING = re.compile(
    r"(?<!\w)(?:ký kết|kí kết|ký(?!\s*(?:hiệu|túc|ức|sự|ban hành|ngày|quyết định|tên\b))|đặt bút)(?!\w)", re.IGNORECASE
)
_IN_THEIR_NAME = re.compile(r"\W*(?:thay mặt|đại diện|thừa ủy quyền|thừa uỷ quyền)\s", re.IGNORECASE)
_QUOTED = re.compile(r"\s*[“\"]([^”\"\n]{8,260})[”\"]")
_BETWEEN = re.compile(r"(?<!\w)giữa(?!\w)", re.IGNORECASE)
_WITH_OTHERS = re.compile(r"\s+(?:với|cùng)\s+(?=[A-ZĐ]|\d|các\s)")
_OWN_NUMBER = re.compile(r"\s*(?:số\s+)?\d+[-/]\S*[A-ZĐ]\S*(?:,?\s*ngày\s+[\d/.-]+)?")
_SHORTEST = 4  # words of a title; fewer say nothing
_OPENING = 40  # letters of a sentence in which a plain "chương trình" is its subject
_NEAR = 90  # letters before a programme's name that say what is done with it
_PAST = re.compile(
    r"(?:tổng kết|sơ kết|đánh giá|kết quả|kiểm điểm|nhìn lại|báo cáo)(?:\s+[^\s,.;]+){0,7}\s*$|(?:trước đây"
    r"|trước đó|đã ký kết từ)[^,.;]*$",
    re.IGNORECASE,
)
_CARRIED_OUT = re.compile(
    r"(?:thực hiện|triển khai|theo|căn cứ|quán triệt|thay thế|thay cho|kế thừa)\s+(?:cho\s+)?"
    r"(?:nội dung\s+|các\s+nội dung\s+)?$",
    re.IGNORECASE,
)
_MANY = re.compile(r"(?:(?:các|những|\d+|hai|ba|bốn)\s+)$", re.IGNORECASE)
_SENTENCE_END = re.compile(
    r"\n+|(?<=[^\s.])(?<!\bTP)(?<!\bTp)(?<!\bTX)(?<!\bTT)[.!?…]+[”\"]?\s+(?=[“\"A-ZĐÀ-Ỹ(])"
    r"|;\s+(?=(?:chương trình|kế hoạch|quy chế)\s)"
)
_TITLE_END = re.compile(
    r"[.;:\n“”\"]|\s+(?:gồm|bao gồm|có\s+\d+|với\s+(?:\d+|các\s+nội dung|nội dung|mục|tổng|sự|tinh|nhiều"
    r"|các\s+nhiệm|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)|đã|được|nhằm|để|tập trung"
    r"|trong đó|sẽ|vào|tại\s+(?:hội|buổi|lễ|trụ|nhà)|trên tinh thần|diễn ra|nêu|đề ra|xác định|là"
    r"|thống nhất|cũng|,?\s*hai\s+bên|,?\s*ba\s+bên)(?!\w)",
    re.IGNORECASE,
)
_COMMA_GOES_ON = re.compile(
    r",\s*(?:giai đoạn|năm\s+\d{4}|nhiệm kỳ|an ninh|xây dựng|củng cố|bảo vệ|giữ|quốc phòng|trật tự|và"
    r"|tôn giáo|dân tộc|đảm bảo|bảo đảm|vận động|tuyên truyền)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Telling:
    """What one place in the text tells of one programme."""

    at: int
    sentence: Span
    segment: Span
    is_event: bool  # the sentence itself says that it was signed
    is_many: bool = False  # "các chương trình": several at once
    is_joint: bool = False  # it is called one of coordination
    number: Number | None = None
    parties: Parties = ()
    period: Period | None = None
    counts: list[Count] = field(default_factory=list)
    title: str | None = None
    title_span: Span | None = None


def tells_of_signing(text: str, span: Span) -> bool:
    """Whether a sentence within ``span`` tells of a programme of coordination that was signed."""
    for begin, end in sentences(text, span):
        piece = text[begin:end]
        if SIGNING.search(piece) and (_JOINT.search(piece) or _COOPERATION.search(piece)):
            return True
    return False


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences of a part of the text; a semicolon before "chương trình …" parts two as well."""
    out, begin = [], span[0]
    for match in _SENTENCE_END.finditer(text, *span):
        if match.start() > begin:
            out.append((begin, match.start()))
        begin = match.end()
    if begin < span[1]:
        out.append((begin, span[1]))
    return out


def tells_of_programme(text: str, span: Span) -> bool:
    """Whether a sentence within ``span`` names a programme of coordination and, with "giữa", its bodies."""
    for begin, end in sentences(text, span):
        for place in _JOINT.finditer(text, begin, end):
            between = _BETWEEN.search(text, place.end(), end)
            if between and len(parties_told(text, (begin, begin), (place.end(), end), first=False)) > 1:
                return True
    return False


def tellings_of(
    text: str, sentence: Span, mentions: Sequence[Mention], *, known: bool, review: bool = False
) -> list[Telling]:
    """What a sentence tells, one for each programme that it names.

    ``known``: a programme of coordination was named before, so that "chương trình" alone may mean one. ``review``: the
    text looks back on a programme, so that what is reviewed or carried out counts.
    """
    begin, end = sentence
    places = _places(text, sentence, mentions, known)
    is_event = SIGNING.search(text, begin, end) is not None
    out: list[Telling] = []
    for at, place in enumerate(places):
        stop = places[at + 1].start() if at + 1 < len(places) else end
        before = text[max(begin, place.start() - _NEAR) : place.start()]
        signed = max((m.end() for m in SIGNING.finditer(before)), default=0)
        mention = next((one for one in mentions if one.number and place.start() <= one.span[0] < place.end()), None)
        if not review and (_PAST.search(before, signed) or (mention and _CARRIED_OUT.search(before))):
            continue
        telling = Telling(place.start(), sentence, (place.start(), stop), is_event)
        telling.is_many, telling.is_joint = bool(_MANY.search(before)), place.re is not _PLAIN
        telling.number = mention.number if mention else None
        others = [one for one in mentions if one is not mention]
        floor = places[at - 1].end() if out else begin
        telling.parties = parties_told(text, (floor, place.start()), (place.end(), stop), first=not out)
        if _IN_THEIR_NAME.match(text, begin, end):
            telling.parties = ()  # people sign for bodies that were named before
        telling.period = _period(text, telling.segment, others)
        if telling.period is None and len(places) == 1:
            telling.period = _period(text, (begin, place.start()), others)
        telling.counts = find_counts(text, (place.end(), stop))
        telling.title, telling.title_span = _title(text, place, stop, telling.period)
        out.append(telling)
    return out


def _places(text: str, sentence: Span, mentions: Sequence[Mention], known: bool) -> list[re.Match[str]]:
    """Where a sentence names programmes; a plain "chương trình" only where it must mean one of coordination."""
    begin, end = sentence
    joint = list(_JOINT.finditer(text, begin, end))
    if joint:
        return joint
    plain = [m for m in _PLAIN.finditer(text, begin, end) if not _is_cited(m, mentions)] if known else []
    if SIGNING.search(text, begin, end):
        return list(_COOPERATION.finditer(text, begin, end)) or [m for m in plain if _is_signed(text, begin, m)]
    return [m for m in plain if m.start() - begin < _OPENING][:1]


def _is_signed(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether the word for signing stands close before."""
    return SIGNING.search(text, max(begin, match.start() - 60), match.start()) is not None


def _is_cited(match: re.Match[str], mentions: Sequence[Mention]) -> bool:
    return any(one.span[0] <= match.start() < one.span[1] for one in mentions)


def _period(text: str, span: Span, mentions: Sequence[Mention]) -> Period | None:
    """A period in the words that is not part of a cited document's name."""
    begin = span[0]
    while found := period_in(text, begin, span[1]):
        cited = any(
            one.span[0] <= found.span[0] < max([one.span[1], *(s[1] for s in one.spans.values())]) for one in mentions
        )
        if not cited and not re.search(
            r"(?:nhiệm kỳ|khóa|khoá)[^,.;]{0,12}$|đầu\s*$|ngày\s*$",
            text[max(begin, found.span[0] - 24) : found.span[0]],
        ):
            return found
        begin = found.span[1]
    return None


def _title(text: str, place: re.Match[str], stop: int, period: Period | None) -> tuple[str | None, Span | None]:
    """The programme's title as told: what follows its kind, up to its period or to where the telling goes on."""
    noun = re.match(rf"{_NOUN}\s*|ký kết\s*(?:việc\s+)?", place[0], re.IGNORECASE)
    begin = place.start() + (noun.end() if noun else 0)
    quoted = _QUOTED.match(text, place.end(), stop)
    if quoted:
        return squeeze(quoted[1]), quoted.span(1)
    over = _TITLE_END.search(text, place.end(), stop)
    end = over.start() if over else stop
    has_period = period is not None and begin <= period.span[0] < end
    end = period.span[1] if period and has_period else _without_clause(text, begin, end)
    if not _BETWEEN.search(text, begin, end) and (other := _WITH_OTHERS.search(text, begin, end)):
        many = text[other.end() :].startswith("các")
        end = other.start() if many or len(text[begin : other.start()].split()) >= _SHORTEST else end
    words = _OWN_NUMBER.sub("", squeeze(text[begin:end]).strip(" ,-–"))
    words = re.sub(r"^(?:[:\s]+|về(?:\s+việc)?\s+)|\s+(?:và|với|của|giữa|cùng|về|do|đến|từ|trong)$", "", words)
    if len(words.split()) < _SHORTEST:
        return None, None
    return words[0].upper() + words[1:], (begin, begin + len(text[begin:end].rstrip(" ,-–")))


def _without_clause(text: str, begin: int, end: int) -> int:
    """Where a title ends before a comma that begins something else."""
    comma = text.find(",", begin, end)
    while comma >= 0:
        lists_bodies = _BETWEEN.search(text, begin, comma) and re.match(r",\s*[A-ZĐÀ-Ỹ]", text[comma:end])
        if not lists_bodies and not _COMMA_GOES_ON.match(text, comma, end):
            return comma
        comma = text.find(",", comma + 1, end)
    return end
