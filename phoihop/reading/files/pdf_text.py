"""A PDF page's letters become visual lines: pieces of text with their place, in reading order."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_GAP = 0.18  # of the letter's height: a gap this wide between letters is a blank
_JUMP = 1.6  # a gap this wide begins a new piece: it may be the gutter of two columns
_WIDE = 0.7  # a gap this wide may be the gutter of a letterhead whose columns stand close together
_RIGHT_COLUMN = re.compile(
    r"CỘNG H[ÒO][AÀ] XÃ HỘI|Độc lập\s*[-–]\s*Tự do|ĐẢNG CỘNG SẢN VIỆT NAM$|[^\W\d][^,;.:]{1,40},\s*ngày\s"
)
_HYPHEN_SIGNS = "\ufffe\x02"  # pdfium's signs for a hyphen at the line's end
_HYPHENS = frozenset(map(ord, _HYPHEN_SIGNS))
_FLAT = 0.5  # points: letters that are no higher are none
_WIDEST = 1.0  # of the letter's height: letters of a word are not wider on average
_LOST = "\ufffd"  # a letter drawn with a font that does not tell which it is
_BOLD = 600  # font weight
_BLANK_SIGNS = " \u00a0\t\r\n\u2002\u2003\u2009\u3000"
_BLANKS = frozenset(_BLANK_SIGNS)
_RUN = re.compile(rf"[{_BLANK_SIGNS}]+|[{_HYPHEN_SIGNS}]+|[^{_BLANK_SIGNS}{_HYPHEN_SIGNS}]+")


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


Rule = tuple[float, float, float]  # an upright line: x, top, bottom


def page_pieces(page: pdfium.PdfPage, rules: Sequence[Rule] = ()) -> list[Piece]:
    """All pieces of a page in the order of its content. Letters that lie on their side (watermarks) are left out.

    ``rules``: the upright rules of tables, over which no piece reaches.
    """
    textpage = page.get_textpage()
    try:
        return _pieces(textpage.raw, textpage.count_chars(), page.get_height(), rules)
    finally:
        textpage.close()


def _pieces(text: raw.FPDF_TEXTPAGE, count: int, height: float, rules: Sequence[Rule]) -> list[Piece]:
    """Gathers words, or letters where rules may part them, that follow one another on a base line."""
    codes = _codes(text, count)
    atoms = None if rules else _words(text, codes)
    look = _Look(text)
    out: list[Piece] = []
    letters: list[str] = []  # of the piece that is being gathered; none: no piece is open
    gaps: list[_Gap] = []
    x0 = x1 = piece_top = piece_bottom = 0.0
    first = 0

    def close() -> None:
        out.extend(look.pieces(letters, gaps, (x0, x1, height - piece_top, height - piece_bottom), first))

    for said, spaced, left, right, top, bottom, index in _letters(text, codes) if atoms is None else atoms:
        size = top - bottom
        if not size:  # a hyphen at the end of a line has no place of its own
            if letters:
                letters.append(said)
            continue
        if letters:
            gap = left - x1
            if top == piece_top and bottom == piece_bottom:
                same = True
            else:
                same = min(top, piece_top) - max(bottom, piece_bottom) > 0.5 * min(size, piece_top - piece_bottom)
            if (
                same
                and -0.5 * size < gap < _JUMP * size
                and not (gap > 0 and rules and crosses(rules, x1, left, height - (top + bottom) / 2))
            ):
                if spaced or gap > _GAP * size:
                    letters.append(" ")
                    if gap > _WIDE * size:
                        gaps.append((len(letters), x1, left))
                letters.append(said)
                x1 = max(x1, right)
                piece_top, piece_bottom = max(top, piece_top), min(bottom, piece_bottom)
                continue
            close()
        angle = raw.FPDFText_GetCharAngle(text, index)
        gaps = []
        if 0.2 < angle < 6.08 and abs(angle - 3.14159) > 0.2:
            letters = []
            continue
        letters, x0, x1, piece_top, piece_bottom, first = [said], left, right, top, bottom, index
    if letters:
        close()
    return out


# Letters with their place: text, whether a blank stands before, left, right, top, bottom, number of the first letter.
_Atom = tuple[str, bool, float, float, float, float, int]


def _letters(text: raw.FPDF_TEXTPAGE, codes: Sequence[int]) -> Iterator[_Atom]:
    """The letters of a page one by one."""
    box = raw.FS_RECTF()
    place = ctypes.byref(box)
    box_at = raw.FPDFText_GetLooseCharBox
    blank = False
    high: int | None = None
    for index, code in enumerate(codes):
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high is not None and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = None
        letter = chr(code) if code else _LOST
        if letter in _BLANKS:
            blank = True
        elif code in _HYPHENS:
            yield "-", False, 0.0, 0.0, 0.0, 0.0, index
        elif box_at(text, index, place) and box.top - box.bottom > _FLAT:
            yield letter, blank, box.left, box.right, box.top, box.bottom, index
            blank = False


def _words(text: raw.FPDF_TEXTPAGE, codes: Sequence[int]) -> list[_Atom] | None:
    """The words of a page, which need but the places of their first and last letters; None where those do not fit.

    Asking for the place of every letter takes most of the time in which a page is read.
    """
    box = raw.FS_RECTF()
    place = ctypes.byref(box)
    box_at = raw.FPDFText_GetLooseCharBox
    atoms: list[_Atom] = []
    spaced = False
    for match in _RUN.finditer("".join(map(chr, codes))):
        said, index, last = match[0], match.start(), match.end() - 1
        if said[0] in _BLANKS:
            spaced = True
            continue
        if said[0] in _HYPHEN_SIGNS:
            atoms.append(("-", False, 0.0, 0.0, 0.0, 0.0, index))
            continue
        if not box_at(text, index, place):
            return None
        left, right, top, bottom = box.left, box.right, box.top, box.bottom
        size = top - bottom
        if size <= _FLAT:
            return None
        if last > index:
            if not box_at(text, last, place) or box.top - box.bottom <= _FLAT:
                return None
            right = box.right
            beside = min(top, box.top) - max(bottom, box.bottom) > 0.5 * min(size, box.top - box.bottom)
            if not beside or not 0 < right - left < _WIDEST * size * len(said):
                return None
            top, bottom = max(top, box.top), min(bottom, box.bottom)
        atoms.append((said.replace("\0", _LOST), spaced, left, right, top, bottom, index))
        spaced = False
    return atoms


def _codes(text: raw.FPDF_TEXTPAGE, count: int) -> list[int]:
    """The code of each letter: all at once where every letter has one, otherwise one by one."""
    codes = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(text, 0, count, codes) == count + 1:
        return codes[:count]
    return [raw.FPDFText_GetUnicode(text, index) for index in range(count)]


_Gap = tuple[int, float, float]  # a wide gap: letters before it, where it begins and ends


class _Look:
    """Makes pieces of letters: their font, and the two columns of a letterhead that stand close together parted."""

    def __init__(self, text: raw.FPDF_TEXTPAGE) -> None:
        self._text = text
        self._flags = ctypes.c_int()
        self._name = ctypes.create_string_buffer(256)

    def pieces(
        self, letters: Sequence[str], gaps: Sequence[_Gap], box: tuple[float, float, float, float], first: int
    ) -> Iterator[Piece]:
        """The piece of the letters, or two where what stands behind a wide gap is the right column of a letterhead."""
        x0, x1, top, bottom = box
        words = "".join(letters).strip()
        if not words:
            return
        bold, italic = self._font(first)
        for before, end, start in gaps:
            right = "".join(letters[before:]).strip()
            if _RIGHT_COLUMN.match(right):
                yield Piece("".join(letters[:before]).strip(), x0, end, top, bottom, bold, italic)
                yield Piece(right, start, x1, top, bottom, bold, italic)
                return
        yield Piece(words, x0, x1, top, bottom, bold, italic)

    def _font(self, index: int) -> tuple[bool, bool]:
        weight = raw.FPDFText_GetFontWeight(self._text, index)
        raw.FPDFText_GetFontInfo(self._text, index, self._name, 256, ctypes.byref(self._flags))
        font = self._name.value.decode("utf-8", "replace").casefold()
        bold = weight >= _BOLD or "bold" in font
        return bold, bool(self._flags.value & 0x40) or "italic" in font or "oblique" in font


def parted(gap: float, height: float, right: str) -> bool:
    """Whether a gap between letters of that height parts two pieces, of which the other begins with ``right``."""
    return gap >= _JUMP * height or (gap > _WIDE * height and bool(_RIGHT_COLUMN.match(right)))


def crosses(rules: Sequence[Rule], x0: float, x1: float, y: float) -> bool:
    """Whether an upright rule stands between two letters at the height ``y``."""
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
        gap = piece.x0 - last.x1 if last else 0.0
        height = min(last.height, piece.height) if last else 0.0
        if last is not None and not parted(gap, height, piece.text):
            blank = " " if gap > _GAP * height else ""
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
