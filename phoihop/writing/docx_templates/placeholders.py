"""Where a template's placeholders stand: in which paragraph, cell, header; whole, unclosed, or split by Word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from .opening import W

_MARK = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_CLOSES = {"{{": "}}", "{%": "%}", "{#": "#}"}
_PREFIX = re.compile(r"^(tr|tc|p|r)\s")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_PARTS = (
    ("header", "Đầu trang", "Header"),
    ("footer", "Chân trang", "Footer"),
    ("footnotes", "Chú thích", "Footnotes"),
    ("endnotes", "Chú thích cuối", "Endnotes"),
)


@dataclass(frozen=True)
class Placeholder:
    """One placeholder. ``kind`` is its opening mark, ``prefix`` what docxtpl makes of it (a row, a paragraph).

    ``wrong`` names what keeps it from being read; ``split`` is true where its letters differ in look.
    """

    text: str
    kind: str
    where: tuple[str, str]
    paragraph: etree._Element
    prefix: str = ""
    inner: str = ""
    wrong: str = ""
    split: bool = False
    alone: bool = True  # whether nothing else stands in its paragraph

    def ancestor(self, tag: str) -> etree._Element | None:
        """The nearest element of that name around it."""
        return next(self.paragraph.iterancestors(f"{W}{tag}"), None)


@dataclass
class _Letters:
    """A paragraph's text, and for each letter the run that it stands in."""

    text: str = ""
    runs: list[etree._Element] = field(default_factory=list)

    def add(self, words: str, run: etree._Element) -> None:
        self.text += words
        self.runs += [run] * len(words)


def placeholders(parts: Mapping[str, etree._Element]) -> list[Placeholder]:
    """All placeholders in the order of the parts and of reading."""
    return [found for name, root in parts.items() for found in _of_part(name, root)]


def _of_part(name: str, root: etree._Element) -> Iterator[Placeholder]:
    part = next(((vi, en) for key, vi, en in _PARTS if key in name), None)
    tables = list(root.iter(f"{W}tbl"))
    number = 0
    for paragraph in root.iter(f"{W}p"):
        inside = next(paragraph.iterancestors(f"{W}tc"), None)
        number += inside is None
        letters = _letters(paragraph)
        if "{" not in letters.text and "}" not in letters.text:
            continue
        where = _in_cell(inside, tables) if inside is not None else (f"Đoạn {number}", f"Paragraph {number}")
        if part:
            where = (f"{part[0]}, {where[0].lower()}", f"{part[1]}, {where[1].lower()}")
        yield from _of_paragraph(letters, where, paragraph)


def _in_cell(cell: etree._Element, tables: list[etree._Element]) -> tuple[str, str]:
    row = next(cell.iterancestors(f"{W}tr"))
    table = next(row.iterancestors(f"{W}tbl"))
    places = (
        tables.index(table) + 1,
        list(table.iterchildren(f"{W}tr")).index(row) + 1 if row.getparent() is table else 1,
        list(row.iterchildren(f"{W}tc")).index(cell) + 1 if cell.getparent() is row else 1,
    )
    return "Bảng {}, dòng {}, ô {}".format(*places), "Table {}, row {}, cell {}".format(*places)


def _letters(paragraph: etree._Element) -> _Letters:
    found = _Letters()
    for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}cr"):
        if next(element.iterancestors(f"{W}p")) is not paragraph or element.getparent().tag != f"{W}r":
            continue  # of a text box within, or a stop of the tabulator
        words = (element.text or "") if element.tag == f"{W}t" else "\t" if element.tag == f"{W}tab" else "\n"
        found.add(words, element.getparent())
    return found


def _of_paragraph(letters: _Letters, where: tuple[str, str], paragraph: etree._Element) -> Iterator[Placeholder]:
    text, start, opened = letters.text, 0, ""
    for mark in _MARK.finditer(text):
        if mark[0] in _CLOSES:
            if opened:
                yield Placeholder(_short(text[start : mark.start()]), opened, where, paragraph, wrong="unclosed")
            start, opened = mark.start(), mark[0]
        elif not opened:
            yield Placeholder(
                _short(text[max(0, mark.start() - 30) : mark.end()]), "", where, paragraph, wrong="unopened"
            )
        elif mark[0] == _CLOSES[opened]:
            yield _whole(letters, start, mark.end(), where, paragraph)
            opened = ""
        else:
            yield Placeholder(_short(text[start : mark.end()]), opened, where, paragraph, wrong="unclosed")
            opened = ""
    if opened:
        yield Placeholder(_short(text[start:]), opened, where, paragraph, wrong="unclosed")


def _whole(letters: _Letters, start: int, end: int, where: tuple[str, str], paragraph: etree._Element) -> Placeholder:
    text = letters.text[start:end]
    inner = text[2:-2].translate(_QUOTES)
    prefix = found[1] if (found := _PREFIX.match(inner)) else ""
    inner = inner[len(prefix) :].strip()
    runs = list(dict.fromkeys(letters.runs[start:end]))
    wrong = ""
    if "\t" in text or "\n" in text:
        wrong = "broken"
    elif any(
        next(run.iterancestors(f"{W}{tag}"), None) is not None for run in runs for tag in ("ins", "del", "moveTo")
    ):
        wrong = "tracked"
    elif len({id(run.getparent()) for run in runs}) > 1:
        wrong = "linked"
    return Placeholder(
        _short(text),
        text[:2],
        where,
        paragraph,
        prefix,
        inner,
        wrong,
        split=len({_look(run) for run in runs}) > 1,
        alone=not (letters.text[:start] + letters.text[end:]).strip(),
    )


def _look(run: etree._Element) -> bytes:
    """How a run looks, without what nobody sees: language, spelling marks."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        return b""
    seen = [
        each
        for each in properties
        if etree.QName(each).localname not in ("lang", "noProof", "rFonts", "szCs", "bCs", "iCs")
    ]
    return b"".join(sorted(etree.tostring(each, method="c14n") for each in seen))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
