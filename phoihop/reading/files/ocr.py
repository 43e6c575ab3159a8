"""Scanned pages: the words that Tesseract finds become pieces of text, the lines that are drawn become tables."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from statistics import median

from PIL import Image, ImageChops

from phoihop.reading.files.ocr_rules import drawn_edges, without_edges
from phoihop.reading.files.pages import Page
from phoihop.reading.files.pdf_rules import tables_between
from phoihop.reading.files.pdf_text import Piece, Rule, crosses, parted
from phoihop.reading.files.secrecy import stamp
from phoihop.reading.files.tesseract import PATIENCE, available, rotation, words_table

_PAGE_SECONDS = 60.0
_LOOK_SECONDS = 25.0  # for all pages where only some are wanted: a person waits
_OWN_SECONDS = 40.0  # of the processor beside Tesseract; then, as after PATIENCE, the pages that are left stay unread
_UNSURE = 70  # per cent: words of which Tesseract is less sure on average make a page badly read
_RED = 60  # how much more red than green a dot of red ink is, of 255
_TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
_NOISE = 25  # per cent: what it is less sure of is mostly a stamp, a signature or dirt


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that Tesseract found, in points."""

    text: str
    sure: float
    x0: float
    x1: float
    top: float
    bottom: float

    def turned(self, slope: float) -> _Word:
        """The word where it stands when the page is set upright."""
        fall, shift = slope * (self.x0 + self.x1) / 2, slope * (self.top + self.bottom) / 2
        return _Word(self.text, self.sure, self.x0 + shift, self.x1 + shift, self.top - fall, self.bottom - fall)


@dataclass(slots=True)
class Recogniser:
    """Recognises the pages of one file, as many as are allowed and as time allows."""

    most: int | None = None  # pages; None: all
    tried: int = 0
    pages: int = 0  # that were recognised
    unsure: bool = False  # whether one of them was badly read
    _until: float = field(init=False)
    _own_until: float = field(default_factory=lambda: time.process_time() + _OWN_SECONDS)
    _able: bool | None = None

    def __post_init__(self) -> None:
        self._until = time.monotonic() + (PATIENCE if self.most is None else _LOOK_SECONDS)

    def may(self) -> bool:
        """Whether one more page can be recognised."""
        if self.most is not None and self.tried >= self.most:
            return False
        if time.monotonic() >= self._until or time.process_time() >= self._own_until:
            return False
        if self._able is None:
            self._able = available()
        return self._able

    def page(self, picture: Image.Image, width: float) -> Page | None:
        """The page in a picture (RGB) that is ``width`` points wide, set upright; None where Tesseract fails.

        Red ink is left out, since seals cover signatures; on the first page it may say that the paper is secret.
        """
        scale = width / picture.width
        grey = picture.getchannel("R")
        stamps = self._stamps(picture, scale) if not self.tried else []
        self.tried += 1
        lines = self._read(grey, scale)
        if lines and _badly_read(lines):
            turn = rotation(_pgm(grey), self._seconds())
            turned = grey.transpose(_TURNS[turn]) if turn else grey
            better = self._read(turned, scale) if turn else None
            if better and not _badly_read(better):
                grey, lines = turned, better
            else:
                self.unsure = True
        if lines is None:
            return None
        self.pages += 1
        slope = _slope(lines)
        lines = [[word.turned(slope) for word in line] for line in lines]
        upright = grey.transform(
            grey.size, Image.Transform.AFFINE, (1, -slope, 0, slope, 1, 0), Image.Resampling.BILINEAR, fillcolor=255
        )
        edges = drawn_edges(upright, scale)
        tables = tables_between(edges)
        if tables:  # Tesseract misses words that stand close to rules
            lines = self._read(without_edges(upright, edges, scale), scale) or lines
        rules = [rule for table in tables for rule in table.uprights()]
        pieces = [piece for line in stamps + lines for piece in _pieces(line, rules)]
        return Page(grey.width * scale, grey.height * scale, pieces, tables)

    def _read(self, picture: Image.Image, scale: float, *, sparse: bool = False) -> list[list[_Word]] | None:
        listed = words_table(_pgm(picture), self._seconds(), sparse=sparse)
        return None if listed is None else _lines(listed, scale)

    def _stamps(self, picture: Image.Image, scale: float) -> list[list[_Word]]:
        """What red ink says of secrecy."""
        red = ImageChops.subtract(picture.getchannel("R"), picture.getchannel("G"))
        if red.point([0] * _RED + [255] * (256 - _RED)).getbbox() is None:
            return []
        lines = self._read(ImageChops.invert(red), scale, sparse=True) or []
        return [line for line in lines if stamp(" ".join(word.text for word in line))]

    def _seconds(self) -> float:
        return min(_PAGE_SECONDS, max(self._until - time.monotonic(), 1.0))

    def notes(self) -> list[str]:
        """What a person must know of a text that was recognised."""
        return (["recognised"] if self.pages else []) + (["badly_recognised"] if self.unsure else [])


def _badly_read(lines: list[list[_Word]]) -> bool:
    sure = [word.sure for line in lines for word in line]
    return sum(sure) < _UNSURE * len(sure)


def _pgm(picture: Image.Image) -> bytes:
    return b"P5 %d %d 255\n" % picture.size + picture.tobytes()


def _lines(listed: str, scale: float) -> list[list[_Word]]:
    """The words line by line.

    Columns: level, page, block, paragraph, line, word, left, top, width, height, how sure, text.
    """
    rows = [row for row in (line.split("\t") for line in listed.splitlines()) if len(row) == 12 and row[0] == "5"]
    out = []
    for _, line in groupby(rows, key=lambda row: row[2:5]):
        words = []
        for row in line:
            left, top, width, height, sure = (float(value) for value in row[6:11])
            text = row[11].strip().strip("|")
            if text.strip("[]_") and sure >= _NOISE:
                words.append(
                    _Word(text, sure, left * scale, (left + width) * scale, top * scale, (top + height) * scale)
                )
        if words:
            out.append(words)
    return out


def _slope(lines: list[list[_Word]]) -> float:
    """By how much the lines of a page fall from left to right: a page lies seldom straight on the glass."""
    slopes = [
        ((last.top + last.bottom) - (first.top + first.bottom)) / 2 / (last.x0 - first.x0)
        for first, last in ((line[0], line[-1]) for line in lines if len(line) >= 4)
        if last.x0 - first.x0 > 50
    ]
    return median(slopes) if len(slopes) >= 3 else 0.0


def _pieces(words: list[_Word], rules: Sequence[Rule]) -> list[Piece]:
    """A line's words at one height, as letters of a font stand: cut at rules and where columns may be parted."""
    top, bottom = median(word.top for word in words), median(word.bottom for word in words)
    air = 0.15 * (bottom - top)  # Tesseract's boxes are as high as the ink
    top, bottom = top - air, bottom + air
    words = sorted(words, key=lambda word: word.x0)
    out: list[Piece] = []
    for at, word in enumerate(words):
        last = out[-1] if out else None
        rest = " ".join(word.text for word in words[at : at + 8])
        if (
            last is None
            or parted(word.x0 - last.x1, bottom - top, rest)
            or crosses(rules, last.x1, word.x0, (top + bottom) / 2)
        ):
            out.append(Piece(word.text, word.x0, word.x1, top, bottom))
        else:
            last.text, last.x1 = f"{last.text} {word.text}", max(last.x1, word.x1)
    return out
