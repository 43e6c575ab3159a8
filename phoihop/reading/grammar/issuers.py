"""Who issued a cited document, as the words around its number say."""

from __future__ import annotations

import re

from phoihop.ground.text import squeeze
from phoihop.reading.grammar.kinds import KIND_PATTERN
from phoihop.reading.grammar.units import read_units
from phoihop.reading.grammar.words import words_of
from phoihop.reading.source import Span

_LONGEST = 220  # letters of an issuer's name
_OF = re.compile(r"c(?:ủ|u|ú)?a\s+")
_STOP = re.compile(
    r"\s+(?:về|quy định|ban hành|phê duyệt|sửa đổi|bổ sung|thực hiện|triển khai|hướng dẫn|ngày|có hiệu lực"
    r"|được|đã|số|trên cơ sở|là|để|nhằm|gắn|liên quan"
    rf"|thông qua|theo|trong|tại|nêu|tiếp tục|tăng cường|đẩy mạnh|nâng cao|đổi mới|giai đoạn|nhiệm kỳ|ký"
    rf"|kèm|cho|đối với|phối hợp|khoá|khóa|v/v|năm|do|và\s+(?:các\s+)?(?:{KIND_PATTERN}))(?!\w)"
    r"|\s*[,;.:()“”\"\n]|\s+[-–]\s+(?-i:(?=[a-zà-ỹđ]))|\s+\d",
    re.IGNORECASE,
)
_KIND = re.compile(rf"\s*(?:{KIND_PATTERN})(?!\w)", re.IGNORECASE)
_ISSUES = re.compile(
    r"\s+(?:đã\s+|vừa\s+|cũng\s+|tiếp tục\s+)?(?:ký\s+)?(?:ban hành|thông qua|có|ra|đề ra|ký)\s+(?:các\s+)?$"
)
_ASKED = re.compile(r"(?:đề nghị|ý kiến|đề xuất)\s+của\s+([^;.:\n]{3,120}?)\s+tại\s+(?:các\s+)?$", re.IGNORECASE)
_NOT_ISSUER = re.compile(r"(?:này|đó|trên|mình|nhân dân|người dân|cấp trên|nhà nước|đảng)$", re.IGNORECASE)


def issuer_after(text: str, at: int, ceiling: int) -> tuple[str, Span] | None:
    """The issuer at ``text[at:]`` where "của …" stands, and its place."""
    of = _OF.match(text, _skip_blank(text, at))
    if not of:
        return None
    begin, limit = of.end(), min(len(text), of.end() + _LONGEST, max(ceiling, of.end()))
    stop = _STOP.search(text, begin, limit)
    end = stop.start() if stop else limit
    if stop and text[end : end + 1] == ",":
        units = read_units(text, words_of(text, begin, limit))
        named = _KIND.match(text, end + 1)  # "của Bộ Chính trị, Kế hoạch số …": another paper
        if units and not named and end < units.units[0].span[1] <= end + 60:
            end = units.units[0].span[1]
    name = squeeze(text[begin:end])
    if len(name) < 2 or _NOT_ISSUER.fullmatch(name):
        return None
    return name, (begin, begin + len(text[begin:end].rstrip()))


def issuer_before(text: str, at: int, floor: int) -> tuple[str, Span] | None:
    """The issuer in front of ``text[at:]`` in "HĐND tỉnh ban hành Nghị quyết …", and its place."""
    low = max(floor, at - _LONGEST)
    if asked := _ASKED.search(text, low, at):
        return squeeze(asked[1]), asked.span(1)
    issues = _ISSUES.search(text, low, at)
    if not issues:
        return None
    cut = max(text.rfind(sign, low, issues.start()) for sign in '.;:\n“"(')
    begin = cut + 1 if cut >= low else low
    pieces = [begin] + [
        m.end() for m in re.compile(r",\s*|\s+(?:thì|do|khi|sau khi|và)\s+").finditer(text, begin, issues.start())
    ]
    for piece in pieces:
        piece = _skip_blank(text, piece)
        units = read_units(text, words_of(text, piece, issues.start()))
        if units and abs(units.end - issues.start()) <= 1:
            span = (units.units[0].span[0], units.units[-1].span[1])
            return squeeze(text[span[0] : span[1]]), span
    return None


def _skip_blank(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
