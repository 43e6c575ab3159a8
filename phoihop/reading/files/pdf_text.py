"""A PDF page's letters become visual lines: pieces of text with their place, in reading order."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_GAP = 0.18  # of the letter's height: a gap this wide between letters is a blank
_JUMP = 1.6  # a gap this wide begins a new piece: it may be the gutter of two columns
_LOST = "\ufffd"  # a letter drawn with a font that does not tell which it is
_BOLD = 600  # font weight
_BLANKS = frozenset(" \u00a0\t\r\n\u2002\u2003\u2009\u3000")


@dataclass(slots=True)
class Piece:
    """Letters that follow one another on one base line. Coordinates in points, y grows downwards."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    bold: bool = False
    italic: bool = False

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(slots=True)
class VisualLine:
    """The pieces that stand beside one another at one height."""

    pieces: list[Piece]
    page: int

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        return self.pieces[-1].x1

    @property
    def top(self) -> float:
        return min(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        return max(piece.bottom for piece in self.pieces)

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)

    @property
    def bold(self) -> bool:
        return all(piece.bold for piece in self.pieces)

    @property
    def italic(self) -> bool:
        return all(piece.italic for piece in self.pieces)


@dataclass(slots=True)
class _Open:
    """A piece that is being gathered."""

    letters: list[str] = field(default_factory=list)
    x0: float = 0.0
    x1: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    first: int = 0
    blank: bool = False


Rule = tuple[float, float, float]  # an upright line: x, top, bottom


def page_pieces(page: pdfium.PdfPage, rules: Sequence[Rule] = ()) -> list[Piece]:
    """All pieces of a page in the order of its content. Letters that lie on their side (watermarks) are left out.

    ``rules``: the upright rules of tables, over which no piece reaches.
    """
    textpage = page.get_textpage()
    try:
        return list(_pieces(textpage.raw, textpage.count_chars(), page.get_height(), rules))
    finally:
        textpage.close()


def _pieces(text: raw.FPDF_TEXTPAGE, count: int, height: float, rules: Sequence[Rule]) -> Iterator[Piece]:
    box = raw.FS_RECTF()
    place = ctypes.byref(box)
    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(256)

    def closed(piece: _Open) -> Piece | None:
        words = "".join(piece.letters).strip()
        if not words:
            return None
        weight = raw.FPDFText_GetFontWeight(text, piece.first)
        raw.FPDFText_GetFontInfo(text, piece.first, name, 256, ctypes.byref(flags))
        font = name.value.decode("utf-8", "replace").casefold()
        bold = weight >= _BOLD or "bold" in font
        italic = bool(flags.value & 0x40) or "italic" in font or "oblique" in font
        return Piece(words, piece.x0, piece.x1, height - piece.top, height - piece.bottom, bold, italic)

    now: _Open | None = None
    high: int | None = None
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high is not None and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = None
        letter = chr(code) if code else _LOST
        if letter in _BLANKS or code in (0xFFFE, 0x02):  # 0xFFFE, 0x02: pdfium's sign for a hyphen at the line's end
            if now is not None:
                now.blank = now.blank or letter in _BLANKS
                if code in (0xFFFE, 0x02):
                    now.letters.append("-")
            continue
        if not raw.FPDFText_GetLooseCharBox(text, index, place):
            continue
        left, right, top, bottom = box.left, box.right, box.top, box.bottom
        size = top - bottom
        if size <= 0.5:
            continue
        if now is not None:
            same = min(top, now.top) - max(bottom, now.bottom) > 0.5 * min(size, now.top - now.bottom)
            gap = left - now.x1
            near = same and -0.5 * size < gap < _JUMP * size
            if near and rules and gap > 0 and _crosses(rules, now.x1, left, height - (top + bottom) / 2):
                near = False
            if near:
                if now.blank or gap > _GAP * size:
                    now.letters.append(" ")
                now.letters.append(letter)
                now.x1 = max(now.x1, right)
                now.top, now.bottom, now.blank = max(now.top, top), min(now.bottom, bottom), False
                continue
            done = closed(now)
            if done:
                yield done
        angle = raw.FPDFText_GetCharAngle(text, index)
        if 0.2 < angle < 6.08 and abs(angle - 3.14159) > 0.2:
            now = None
            continue
        now = _Open([letter], left, right, top, bottom, index)
    if now is not None and (done := closed(now)):
        yield done


def _crosses(rules: Sequence[Rule], x0: float, x1: float, y: float) -> bool:
    return any(x0 - 1 <= x <= x1 + 1 and top <= y <= bottom for x, top, bottom in rules)


def visual_lines(pieces: list[Piece], page: int) -> list[VisualLine]:
    """Pieces gathered into lines, from top to bottom, each line from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: p.middle):
        for row in reversed(rows[-4:]):
            first = max(row, key=lambda p: p.height)
            if abs(first.middle - piece.middle) < 0.45 * max(first.height, piece.height) and not _overlaps(row, piece):
                row.append(piece)
                break
        else:
            rows.append([piece])
    lines = []
    for row in rows:
        row.sort(key=lambda p: p.x0)
        lines.append(VisualLine(_joined(row), page))
    lines.sort(key=lambda line: line.top)
    return lines


def _overlaps(row: list[Piece], piece: Piece) -> bool:
    return any(min(p.x1, piece.x1) - max(p.x0, piece.x0) > 0.5 * min(p.x1 - p.x0, piece.x1 - piece.x0) for p in row)


def _joined(row: list[Piece]) -> list[Piece]:
    """Neighbours without a wide gap become one piece (a change of font cuts a line into pieces of its own)."""
    out: list[Piece] = []
    for piece in row:
        last = out[-1] if out else None
        if last is not None and piece.x0 - last.x1 < _JUMP * min(last.height, piece.height):
            blank = " " if piece.x0 - last.x1 > _GAP * min(last.height, piece.height) else ""
            out[-1] = Piece(
                f"{last.text}{blank}{piece.text}",
                last.x0,
                max(last.x1, piece.x1),
                min(last.top, piece.top),
                max(last.bottom, piece.bottom),
                last.bold and piece.bold,
                last.italic and piece.italic,
            )
        else:
            out.append(piece)
    return out
