"""Articles and minutes: the programmes that they tell of, gathered from all sentences about each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from phoihop.reading.grammar.citations import Mention, find_mentions
from phoihop.reading.grammar.counts import Count, Counts, counts_of, find_counts
from phoihop.reading.grammar.dates import DateFound, find_days
from phoihop.reading.grammar.layout import Line
from phoihop.reading.grammar.listing import listed
from phoihop.reading.grammar.numbers import Number
from phoihop.reading.grammar.periods import Period
from phoihop.reading.grammar.promises import Content
from phoihop.reading.grammar.tellers import Parties, full_name, same_parties
from phoihop.reading.grammar.telling import Telling, sentences, tellings_of
from phoihop.reading.source import Span

_SAME_DAY = re.compile(
    r"(?:cùng ngày|cũng trong|trong ngày|cùng buổi|cùng thời gian|dịp này|nhân dịp|tại (?:hội nghị|buổi|lễ)"
    r"|tiếp đó|sau đó|trước đó, sáng)",
    re.IGNORECASE,
)
_TODAY = re.compile(r"(?<!\w)(?:(?:sáng|chiều|trưa|tối)\s+nay|hôm nay)(?!\w)", re.IGNORECASE)
_YESTERDAY = re.compile(r"(?<!\w)(?:(?:sáng|chiều|tối)\s+qua|hôm qua)(?!\w)", re.IGNORECASE)
_ON_ALL = re.compile(
    r"\W*(?:(?:việc|lễ|buổi|hội nghị)\s+(?:\S+\s+){0,2}?ký kết|nội dung ký kết|hoạt động này|đây là|(?:các"
    r"|hai|ba|những) (?:chương trình|kế hoạch|văn bản))",
    re.IGNORECASE,
)
_ON_CONTENTS = re.compile(
    r"(?:nội dung (?:phối hợp|chương trình|ký kết)|chương trình|theo đó|hai bên|ba bên|các bên|các đơn vị"
    r"|hai đơn vị|ba đơn vị|trong đó|với)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Told:
    """A programme as an article tells of it."""

    first: Telling
    number: Number | None = None
    parties: Parties = ()
    period: Period | None = None
    counts: list[Count] = field(default_factory=list)
    count_ends: list[int] = field(default_factory=list)
    title: str | None = None
    title_span: Span | None = None
    signed_on: date | None = None
    signed_span: Span | None = None
    sentences: list[Span] = field(default_factory=list)
    contents: list[Content] = field(default_factory=list)
    is_event: bool = False

    @property
    def stated(self) -> Counts | None:
        return counts_of(self.counts)


@dataclass(frozen=True, slots=True)
class Days:
    """The article's own day and how surely a day of signing follows from it."""

    article: date | None
    from_article: bool


def article_day(text: str, lines: Sequence[Line]) -> date | None:
    """The day on which the article appeared: a full date among its first or last lines, set apart from running text."""
    near = [line for line in [*lines[:12], *lines[-8:]] if len(line.text) < 90]
    for line in near:
        day = next((one.day for one in find_days(text, line.start, line.end) if one.day), None)
        if day and (
            len(line.text) < 60 or re.search(r"cập nhật|ngày đăng|đăng lúc|xuất bản", line.text, re.IGNORECASE)
        ):
            return day
    return None


def guess_year(text: str, mentions: Sequence[Mention]) -> int | None:
    """The year of an article without a date of its own: of the days that are not those of cited documents."""
    cited = [one.spans["issued_on"] for one in mentions if "issued_on" in one.spans]
    years = Counter(day.day.year for day in find_days(text) if day.day and not _inside(day.span, cited))
    if years:
        return years.most_common(1)[0][0]
    named = [
        int(m[1])
        for m in re.finditer(r"năm\s+(20\d{2})(?!\d)", text)
        if not _inside(m.span(), [one.span for one in mentions])
    ]
    ranges = [int(m[1]) for m in re.finditer(r"giai đoạn\s+(20\d{2})", text)]
    return min(named + ranges, default=None)


def tell(
    text: str, lines: Sequence[Line], span: Span, day: date | None, *, review: bool = False
) -> tuple[list[Told], list[Mention]]:
    """The programmes that ``text[span]`` tells of, in the order of the text, and all documents that it mentions.

    ``review``: the text tells of no signing, it looks back on a programme; its days are not days of signing.
    """
    mentions = find_mentions(text, *span)
    year = day.year if day else guess_year(text, mentions)
    mentions = find_mentions(text, *span, year) if year else mentions
    told: list[Told] = []
    seen_joint = False
    last_day: DateFound | None = None
    for sentence in sentences(text, span):
        on_all = bool(told) and _ON_ALL.match(text, *sentence) is not None
        found = tellings_of(text, sentence, mentions, known=seen_joint, review=review)
        if on_all:
            found = [one for one in found if one.is_joint and len(one.parties) > 1]
        seen_joint = seen_joint or any(one.is_joint for one in found)
        signed = None if review else _day_of(text, sentence, mentions, year, day)
        if signed and (last_day is None or found):
            last_day = signed if found or last_day is None else last_day
        for telling in found:
            _take(told, telling, signed or last_day)
        if not found and told:
            _more(text, told, sentence)
            for one in told if on_all else ():
                one.sentences.append(sentence)
    told = _sift(told)
    for one in told:
        own = next(
            (m for m in mentions if one.number and m.number and m.number.key == one.number.key and m.issued_on), None
        )
        if own and one.signed_on is None:
            one.signed_on, one.signed_span = own.issued_on, own.spans["issued_on"]
        one.contents = listed(text, one.counts, one.count_ends, lines)
        if one.signed_on is None and last_day:
            one.signed_on, one.signed_span = last_day.day, last_day.span
    return told, mentions


def _day_of(
    text: str, sentence: Span, mentions: Sequence[Mention], year: int | None, article: date | None
) -> DateFound | None:
    """The day that a sentence gives to what it tells, days of cited documents left out."""
    cited = [one.spans["issued_on"] for one in mentions if "issued_on" in one.spans]
    for found in find_days(text, *sentence, year):
        if found.day and not _inside(found.span, cited):
            day = found.day
            if article and day > article + timedelta(days=3) and not re.search(r"\d{4}", text[slice(*found.span)]):
                day = day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else day
            return DateFound(found.span, day, day)
    if article:
        if match := _TODAY.search(text, *sentence):
            return DateFound(match.span(), article, article)
        if match := _YESTERDAY.search(text, *sentence):
            before = article - timedelta(days=1)
            return DateFound(match.span(), before, before)
    return None


def _inside(span: Span, others: Sequence[Span]) -> bool:
    return any(start <= span[0] < end for start, end in others)


def _take(told: list[Told], telling: Telling, signed: DateFound | None) -> None:
    """Adds a telling to the programme that it is about, or begins a new one."""
    if telling.is_many and len(telling.parties) < 2:  # "Các chương trình này nhằm …" is said of all of them
        for one in told:
            one.sentences.append(telling.sentence)
        return
    same = [one for one in told if _fits(one, telling)]
    home = max(
        same,
        key=lambda one: (
            bool(one.parties) and same_parties(one.parties, telling.parties) and bool(telling.parties),
            one.period is not None and one.period == telling.period,
            told.index(one),
        ),
        default=None,
    )
    if home is None:
        if not telling.is_event and told:
            return
        home = Told(telling)
        told.append(home)
    if _fullness(telling.parties) > _fullness(home.parties):
        home.parties = telling.parties
    home.period = home.period or telling.period
    home.number = home.number or telling.number
    if telling.title and _says_more(telling.title, home.title):
        home.title, home.title_span = telling.title, telling.title_span
    if telling.counts and not home.counts:
        home.counts, home.count_ends = telling.counts, _ends(telling.counts, telling.segment[1])
    if signed and home.signed_on is None and telling.is_event:
        home.signed_on, home.signed_span = signed.day, signed.span
    home.is_event = home.is_event or telling.is_event
    home.sentences.append(telling.sentence)


def _says_more(title: str, than: str | None) -> bool:
    """Whether a title is better than the one before: with its years, or clearly longer."""
    if than is None:
        return True
    dated, was_dated = (re.search(r"\d{4}", one) is not None for one in (title, than))
    return (dated and not was_dated) or (dated == was_dated and len(title) > len(than) + 15)


def _fullness(parties: Parties) -> tuple[int, int]:
    """How much a list of parties says: first by their number, then by the length of their names."""
    return len(parties), sum(len(full_name(party.name)) for party in parties)


def _fits(one: Told, telling: Telling) -> bool:
    if one.number and telling.number and one.number.key != telling.number.key:
        return False
    if (
        one.period
        and telling.period
        and (one.period.start, one.period.end) != (telling.period.start, telling.period.end)
    ):
        return False
    if len(one.parties) > 1 and len(telling.parties) > 1 and not same_parties(one.parties, telling.parties):
        return False
    if (
        len(one.parties) > 1
        and len(telling.parties) > 1
        and len(one.parties) != len(telling.parties)
        and telling.is_event
        and one.is_event
    ):
        return bool(one.period and telling.period)
    stated, here = one.stated, counts_of(telling.counts)
    return not (stated and here and stated != here)


def _more(text: str, told: list[Told], sentence: Span) -> None:
    """A sentence without a programme's name that says how many contents the one before has."""
    latest = told[-1]
    counts = find_counts(text, sentence)
    if (
        not counts
        or latest.counts
        or sentence[0] - latest.sentences[-1][1] > 900
        or not _ON_CONTENTS.search(text, *sentence)
    ):
        return
    latest.counts, latest.count_ends = counts, _ends(counts, sentence[1])
    latest.sentences.append(sentence)


def _ends(counts: Sequence[Count], end: int) -> list[int]:
    return [after.span[0] for after in counts[1:]] + [end]


def _sift(told: list[Told]) -> list[Told]:
    """Without what only announces: a headline that fits another, a list of all bodies that sign one programme each."""
    strong = [one for one in told if len(one.parties) > 1 or one.counts or one.number]
    kept = strong or [one for one in told if one.is_event][:1]
    return [one for one in kept if not _is_sum(one, kept)]


def _is_sum(one: Told, all_told: Sequence[Told]) -> bool:
    """Whether a telling lists together the bodies of at least two others and says nothing of its own."""
    if one.counts or one.number:
        return False
    parts = [
        other
        for other in all_told
        if other is not one and len(one.parties) > len(other.parties) > 1 and same_parties(one.parties, other.parties)
    ]
    return len(parts) > 1
