"""Tables with a column for each unit and marks in the cells: x, "CT" and "PH", or the role in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from phoihop.ground.text import fold
from phoihop.reading.grammar.fields import Field, field_of
from phoihop.reading.grammar.promises import Role
from phoihop.reading.grammar.units import only_units
from phoihop.reading.source import Cell, Span, Table

_ROLE_WORDS: tuple[tuple[str, Role], ...] = (
    (r"chu tri|chiu trach nhiem|thuc hien|dau moi|chinh", "lead"),
    (r"phoi hop|tham gia|ho tro", "support"),
    (r"theo doi|don doc|giam sat|kiem tra", "monitor"),
    (r"tham muu|tu van|cho y kien", "advise"),
    (r"de biet|biet|nhan thong tin|duoc thong (?:tin|bao)|thong bao", "know"),
)
_IN_WORDS = tuple((re.compile(rf"(?:don vi |co quan |ben )?(?:{words})"), role) for words, role in _ROLE_WORDS)
_CODES: dict[str, Role] = {
    "ct": "lead", "c": "lead", "th": "lead", "dm": "lead", "ph": "support", "p": "support", "tg": "support",
    "td": "monitor", "dd": "monitor", "gs": "monitor", "kt": "monitor", "tm": "advise", "db": "know", "b": "know",
}  # fmt: skip
_TICK = re.compile(r"[xXvV✓✔√●•○◦■▲△*+]{1,2}")
_LEGEND = re.compile(
    r"(?<!\w)([A-ZĐ]{1,3}|[xX✓✔√●•○◦■▲△*])\s*(?:[:=]|\s[-–]\s|là\s)\s*[“\"]?"
    r"((?:[Đđ]ơn vị |[Cc]ơ quan |[Bb]ên )?[^\W\d_]+ [^\W\d_]+)"
)
_EMPTY = re.compile(r"[\s\-–0/.]*")
_ACRONYM = re.compile(r"[A-ZĐƯ][A-ZĐƯa-z.&\s-]{1,14}")
_OF_TIME = re.compile(r"(?:thang|quy|nam|tuan|ngay|t|q)\W?\s?[\divx]+$|^\d")
_LONGEST_NAME = 90  # letters of a column's heading

Cut = Callable[[Cell], str]
Body = tuple[str, Span]  # a unit's name and its place


@dataclass(frozen=True, slots=True)
class Matrix:
    """The columns of such a table: what each holds, the units of the marked ones, and how high the heading is."""

    columns: tuple[Field | None, ...]
    bodies: dict[int, Body]
    height: int


def legend_of(text: str) -> dict[str, Role]:
    """What signs mean, where the text says so: "CT: chủ trì; PH: phối hợp"."""
    found = {}
    for match in _LEGEND.finditer(text):
        role = _role_in_words(match[2])
        if role:
            found[fold(match[1])] = role
    return found


def matrix_of(table: Table, cut: Cut, legend: dict[str, Role]) -> Matrix | None:
    """The columns of a table whose cells mark the part that each unit takes; None where it is none."""
    width = max((len(row) for row in table.rows), default=0)
    for height in (1, 2, 3):
        if height >= len(table.rows) or len(table.rows[height - 1]) != width:
            continue
        heads = [row for row in table.rows[:height] if len(row) == width]
        body = [row for row in table.rows[height:] if len(row) == width and len({(c.start, c.end) for c in row}) > 2]
        bodies = {at: head for at in range(width) if (head := _body_at(at, heads, body, cut, legend))}
        fields = tuple(None if at in bodies else _field_at(at, heads, cut) for at in range(width))
        if len(bodies) < 2 or not _are_units(bodies, body, cut, legend):
            continue
        if "task" not in fields:
            place = next((at for at, one in enumerate(fields) if one is None and at not in bodies), None)
            if place is None:
                continue
            fields = (*fields[:place], "task", *fields[place + 1 :])
        return Matrix(fields, bodies, height)
    return None


def part_marked(mark: str, legend: dict[str, Role], row_has_lead: bool) -> Role | None:
    """The role that a cell's mark gives; a mere tick leads unless another cell of its row names the lead."""
    plain = fold(mark).strip(" .;,()")
    if plain in legend:
        return legend[plain]
    if plain in _CODES:
        return _CODES[plain]
    if _TICK.fullmatch(mark.strip(" .()")):
        return "support" if row_has_lead else "lead"
    return _role_in_words(mark)


def is_tick(mark: str, legend: dict[str, Role]) -> bool:
    """Whether a mark says no more than that the unit takes part."""
    return fold(mark).strip(" .;,()") not in legend and _TICK.fullmatch(mark.strip(" .()")) is not None


def is_empty(mark: str) -> bool:
    """Whether a cell holds no mark."""
    return _EMPTY.fullmatch(mark) is not None


def _role_in_words(words: str) -> Role | None:
    plain = fold(words).strip(" .;,()")
    return next((role for pattern, role in _IN_WORDS if pattern.fullmatch(plain)), None)


def _body_at(
    at: int, heads: Sequence[tuple[Cell, ...]], body: Sequence[tuple[Cell, ...]], cut: Cut, legend: dict[str, Role]
) -> Body | None:
    """The unit above a column of marks."""
    cell = heads[-1][at]
    name = cut(cell)
    if not name or len(name) > _LONGEST_NAME or field_of(name) or _OF_TIME.search(fold(name)):
        return None
    marks = [mark for row in body if not is_empty(mark := cut(row[at]))]
    if not marks or not all(len(mark) < 30 and part_marked(mark, legend, False) for mark in marks):
        return None
    return name, (cell.start, cell.end)


def _field_at(at: int, heads: Sequence[tuple[Cell, ...]], cut: Cut) -> Field | None:
    return next((found for row in reversed(heads) if (found := field_of(cut(row[at])))), None)


def _are_units(bodies: dict[int, Body], body: Sequence[tuple[Cell, ...]], cut: Cut, legend: dict[str, Role]) -> bool:
    """Whether the marked columns are units rather than kinds or months: by their names, or by marks that are roles."""
    named = [name for name, _ in bodies.values() if only_units(name) or _ACRONYM.fullmatch(name)]
    if 2 * len(named) >= len(bodies):
        return True
    marks = [mark for row in body for at in bodies if not is_empty(mark := cut(row[at]))]
    return any(not is_tick(mark, legend) for mark in marks)
