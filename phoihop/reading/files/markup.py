"""Marks that conversions leave in plain text: **bold**, *italic*, and tables drawn with lines of ``|``."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"\*{1,3}")


@dataclass(frozen=True, slots=True)
class Marked:
    """A line without its marks. ``open``: a span of bold or italic goes on in the next line."""

    text: str
    bold: bool
    italic: bool
    open: bool


def unmark(lines: list[str]) -> list[Marked]:
    """Takes **bold** and *italic* marks out of lines; a span may go over line ends, never over an empty line.

    A star that has no partner in its paragraph stays (footnotes, the star of Party papers).
    """
    out: list[Marked] = []
    group: list[str] = []
    for line in [*lines, ""]:
        if line.strip() and line.strip() != "|":
            group.append(line)
            continue
        out.extend(_unmark_group(group))
        group = []
        out.append(Marked(line, False, False, False))
    return out[:-1]


def _unmark_group(group: list[str]) -> list[Marked]:
    if not group:
        return []
    joined = "\n".join(group)
    if "*" not in joined:
        return [Marked(line, False, False, False) for line in group]
    bold_on = italic_on = False
    marks = [m for m in _MARK.finditer(joined) if not _is_bullet(joined, m)]
    bolds = sum(len(m[0]) >= 2 for m in marks)
    italics = sum(len(m[0]) != 2 for m in marks)
    text, last = [], 0
    weight: list[tuple[bool, bool]] = []
    for mark in marks:
        piece = joined[last : mark.start()]
        text.append(piece)
        weight.extend([(bold_on, italic_on)] * len(piece))
        last = mark.end()
        if len(mark[0]) >= 2 and bolds > 1:
            bold_on = not bold_on
        if len(mark[0]) != 2 and italics > 1:
            italic_on = not italic_on
        if (len(mark[0]) == 1 and italics == 1) or (len(mark[0]) == 2 and bolds == 1):
            text.append(mark[0])
            weight.extend([(bold_on, italic_on)] * len(mark[0]))
    text.append(joined[last:])
    weight.extend([(bold_on, italic_on)] * (len(joined) - last))
    out, at = [], 0
    for line in "".join(text).split("\n"):
        looks = [weight[at + i] for i, ch in enumerate(line) if not ch.isspace()]
        end = at + len(line)
        is_open = end < len(weight) and any(weight[end])
        bold = bool(looks) and all(b for b, _ in looks)
        out.append(Marked(line, bold, bool(looks) and all(i for _, i in looks), is_open))
        at = end + 1
    return out


def _is_bullet(text: str, mark: re.Match[str]) -> bool:
    """A single star with a blank after it at the beginning of a line marks a list or stands alone."""
    at_start = mark.start() == 0 or text[mark.start() - 1] == "\n"
    return (
        len(mark[0]) == 1
        and at_start
        and (mark.end() == len(text) or text[mark.end()] in " \n\t")
        and text.count("*") == 1
    )
