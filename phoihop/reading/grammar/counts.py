"""How many contents a text says that a programme has, to be held against those that are found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from phoihop.ground.text import tone_key
from phoihop.reading.source import Span

_WORDS = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
_NUMBERS = {tone_key(word): value for value, word in enumerate(_WORDS, 1)}
_NUMBERS |= {tone_key(w): v for w, v in (("bẩy", 7), ("tư", 4), ("lăm", 5), ("mốt", 1))}
_NUMBER = (
    r"(\d{1,2}|mười(?:\s+(?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?|hai mươi|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
)
_NOUN = r"(?:(?:nhóm|đầu)\s+)?(?:nội dung|nhiệm vụ|việc|vấn đề|lĩnh vực|điểm)"
_COUNT = re.compile(
    rf"(?<![\w/.,-]){_NUMBER}\s*(?:\([^)\d]{{1,12}}\)\s*)?{_NOUN}(?:\s+(?:lớn|chính|trọng tâm|chủ yếu"
    rf"|cơ bản|phối hợp|quan trọng|công tác|hoạt động|nhiệm vụ|và|nội dung)(?!\w))*(?:\s+(chung|cụ thể"
    rf"|riêng))?(?!\w)",
    re.IGNORECASE,
)
_NOT_PROGRAMME = re.compile(
    r"(?:nghị quyết|kết luận|chỉ thị|điều|khoản|hội nghị|bàn|thảo luận|mỗi|từng|trong số|hoàn thành|đạt"
    r"|thực hiện xong|triển khai được)\s*(?:\S+\s+){0,2}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Count:
    """One stated number. ``kind``: "general", "specific", or None."""

    kind: str | None
    value: int
    span: Span


@dataclass(frozen=True, slots=True)
class Counts:
    """Stated counts of a programme: either ``contents`` alone, or ``general`` and ``specific``."""

    contents: int | None
    general: int | None
    specific: int | None

    def to_json(self) -> dict[str, int]:
        named = {"contents": self.contents, "general": self.general, "specific": self.specific}
        return {name: value for name, value in named.items() if value is not None}

    @property
    def total(self) -> int:
        return self.contents or (self.general or 0) + (self.specific or 0)


def number_in_words(words: str) -> int | None:
    """7 for "7", "07" or "bảy"; None for anything else or zero."""
    text = words.strip()
    if text.isdigit():
        return int(text) or None
    parts = [tone_key(part) for part in text.split()]
    if len(parts) == 1:
        return _NUMBERS.get(parts[0])
    if len(parts) == 2 and parts[0] == tone_key("mười"):
        unit = _NUMBERS.get(parts[1])
        return 10 + unit if unit and unit < 10 else None
    return 20 if parts == [tone_key("hai"), tone_key("mươi")] else None


def find_counts(text: str, span: Span) -> list[Count]:
    """Every number of contents that is stated in a part of the text."""
    out: list[Count] = []
    start, end = span
    for match in _COUNT.finditer(text, start, end):
        value = number_in_words(match[1])
        before = text[max(start, match.start() - 40) : match.start()]
        if value is None or _NOT_PROGRAMME.search(before):
            continue
        if match[1].casefold() == "năm" and re.search(r"(?:trong|các|những|hàng|hằng|từng|cả|sau|mỗi)\s+$", before):
            continue
        if match[2]:
            out.append(Count("general" if match[2].casefold() == "chung" else "specific", value, match.span()))
        elif value > 1 and re.search(r"nội dung|nhiệm vụ", match[0], re.IGNORECASE):
            out.append(Count(None, value, match.span()))
    return out


def counts_of(found: Sequence[Count]) -> Counts | None:
    """What the stated numbers mean together; "chung" and "cụ thể" are kept apart, of the others the first counts."""
    first: dict[str | None, int] = {}
    for one in found:
        first.setdefault(one.kind, one.value)
    if "general" in first and "specific" in first:
        return Counts(None, first["general"], first["specific"])
    if None in first:
        return Counts(first[None], None, None)
    if first:
        return Counts(next(iter(first.values())), None, None)
    return None


def stated_counts(text: str, spans: Sequence[Span]) -> Counts | None:
    """The counts that are stated in the given parts of the text."""
    return counts_of([one for span in spans for one in find_counts(text, span)])
