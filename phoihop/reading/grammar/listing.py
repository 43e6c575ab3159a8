"""Contents that an article lists behind their number: "gồm 8 nội dung: …; …; …", or as lines below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from phoihop.ground.text import squeeze
from phoihop.reading.grammar.counts import Count
from phoihop.reading.grammar.layout import Line
from phoihop.reading.grammar.promises import Content
from phoihop.reading.source import Span

_ITEM = re.compile(
    r"^\W{0,2}(?:(\d{1,2}(?:\.\d{1,2})?)\s*[.)\-/]\s*|[-–+•]\s*|\((\d{1,2})\)\s*|(?:Một|Hai|Ba|Bốn|Năm|Sáu"
    r"|Bảy|Tám|Chín|Mười) là\s*[,:]?\s*|Thứ \w+\s*[,:]\s*)(?=\S)"
)
_INLINE = re.compile(
    r"(?:^|[\s;,.])(?:\((\d{1,2})\)|(\d{1,2})[.)]|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là,?)\s+", re.IGNORECASE
)
Kind = Literal["general", "specific"]


def listed(text: str, counts: Sequence[Count], ends: Sequence[int], lines: Sequence[Line]) -> list[Content]:
    """The contents that stand behind each stated count; ``ends``: where the words on each count end."""
    out: list[Content] = []
    for count, end in zip(counts, ends, strict=True):
        items = _inline(text, count.span[1], end) or _below(count, lines)
        for label, span in items:
            out.append(Content(len(out) + 1, label, _kind(count.kind), squeeze(text[slice(*span)]), span))
    return out


def _kind(kind: str | None) -> Kind | None:
    return "general" if kind == "general" else "specific" if kind == "specific" else None


def _inline(text: str, begin: int, end: int) -> list[tuple[str | None, Span]]:
    colon = text.find(":", begin, min(end, begin + 80))
    if colon < 0:
        return []
    line_end = text.find("\n", colon)
    stop = min(end, line_end if line_end >= 0 else end)
    numbered = list(_INLINE.finditer(text, colon + 1, stop))
    if len(numbered) > 1:
        cuts = [(m[1] or m[2], m.end()) for m in numbered]
        starts = [m.start() for m in numbered[1:]] + [stop]
        pieces: list[tuple[str | None, Span]] = [
            (label, (at, until)) for (label, at), until in zip(cuts, starts, strict=True)
        ]
    else:
        pieces = []
        at = colon + 1
        for piece in text[colon + 1 : stop].split(";"):
            pieces.append((None, (at, at + len(piece))))
            at += len(piece) + 1
        if len(pieces) < 2:
            return []
    return [(label, span) for label, raw in pieces if (span := _trimmed(text, raw))]


def _below(count: Count, lines: Sequence[Line]) -> list[tuple[str | None, Span]]:
    at = next((i for i, line in enumerate(lines) if line.start <= count.span[0] < line.end), None)
    if at is None or not re.search(r"[:;.]$", lines[at].text):
        return []
    items: list[tuple[str | None, Span]] = []
    for line in lines[at + 1 : at + 1 + count.value]:
        match = _ITEM.match(line.text)
        if not match:
            break
        items.append((match[1] or match[2], (line.start + match.end(), line.end)))
    return items if len(items) > 1 else []


def _trimmed(text: str, span: Span) -> Span | None:
    begin, end = span
    while begin < end and text[begin] in " ,;.:-–\n":
        begin += 1
    if re.match(r"và\s", text[begin:end]):
        begin += 3
    while end > begin and text[end - 1] in " ,;.:-–\n":
        end -= 1
    return (begin, end) if end - begin > 5 else None
