"""Tables of assignments by the names of their columns, with groups, merged cells and pages that continue."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from phoihop.ground.text import fold
from phoihop.reading.grammar.fields import Field, field_of
from phoihop.reading.grammar.matrix import Body, is_empty, is_tick, legend_of, matrix_of, part_marked
from phoihop.reading.grammar.promises import Assignment, Duty, Role, Schedule
from phoihop.reading.grammar.responsibility import read_clauses
from phoihop.reading.grammar.roles import read_roles
from phoihop.reading.grammar.schedules import Times, read_schedule
from phoihop.reading.grammar.units import only_units, read_units
from phoihop.reading.grammar.words import words_of
from phoihop.reading.source import Cell, Span, Table

_GROUP_NUMBER = re.compile(r"^(?:[IVX]{1,5}|[A-H])[.)]?$")
_SUB_NUMBER = re.compile(r"^(?:\d{1,2}\.\d|[-–+•]|[a-zđ][.)])")
_LEADING_NUMBER = re.compile(r"^\s*(?:[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2})*)\s*[.\-–)]\s*")
_DITTO = re.compile(r"^\W*(?:n/?t|như trên|\"|”|〃)\W*$", re.IGNORECASE)
_COLUMN_NUMBERS = re.compile(r"^\(?[\dA-Za-z]\)?$")
_ROLES: dict[Field, Role] = {
    "lead": "lead",
    "both": "lead",
    "support": "support",
    "monitor": "monitor",
    "advise": "advise",
    "know": "know",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A duty of a table, and the heading under which it stands there."""

    duty: Duty
    group: str | None
    group_span: Span | None


@dataclass(slots=True)
class TableReader:
    """Reads the tables of one document in order: one without a header goes on with the columns of the one before."""

    text: str
    times: Times
    _columns: tuple[Field | None, ...] = ()
    _bodies: dict[int, Body] = field(default_factory=dict)  # units above columns of marks
    _legend: dict[str, Role] | None = None
    _group: tuple[str, Span] | None = field(default=None)

    def read(self, table: Table) -> list[Row]:
        """The duties of a table; none where its columns name no task."""
        if self._legend is None:
            self._legend = legend_of(self.text)
        matrix = matrix_of(table, self._cut, self._legend)
        header, height = (matrix.columns, matrix.height) if matrix else self._header(table)
        if header:
            self._columns, self._group, self._bodies = header, None, matrix.bodies if matrix else {}
        elif not self._columns or max(len(row) for row in table.rows) != len(self._columns):
            return []
        rows: list[_Draft] = []
        wanted = self._signature(table.rows[:height])
        body = table.rows[height:]
        for index, row in enumerate(body):
            if self._is_blank(row) or (height and self._signature([row]) in wanted) or self._counts_columns(row):
                continue
            if index + 1 < len(body) and self._is_header_again(row):
                continue
            group = self._group_of(row, body[index + 1] if index + 1 < len(body) else None)
            if group:
                self._group = group
                continue
            draft = self._draft(row)
            if draft is None:
                continue
            if draft.continues and rows:
                rows[-1].add(draft)
            else:
                rows.append(draft)
        return self._finish(rows)

    # Header

    def _header(self, table: Table) -> tuple[tuple[Field | None, ...], int]:
        for index, row in enumerate(table.rows[:4]):
            fields = [field_of(self._cut(cell)) for cell in row]
            known = [one for one in fields if one]
            if len(known) < 2 or not ({"lead", "support", "both", "time", "monitor"} & set(known)):
                continue
            height = index + 1
            if height < len(table.rows):
                below = [field_of(self._cut(cell)) for cell in table.rows[height]]
                same = [a == b for a, b in zip(row, table.rows[height], strict=False)]
                fresh = [one for one, again in zip(below, same, strict=False) if one and not again]
                if fresh and not any(
                    self._is_value(cell) for cell, again in zip(table.rows[height], same, strict=False) if not again
                ):
                    fields = [low if low and low != "other" else high for low, high in zip(below, fields, strict=False)]
                    height += 1
            if "task" not in fields:
                fields = self._guess_task(fields)
            return (tuple(fields), height) if "task" in fields else ((), 0)
        return (), 0

    def _guess_task(self, fields: list[Field | None]) -> list[Field | None]:
        """A table of duties always has a column that tells them: the first one that is not known."""
        for place, one in enumerate(fields):
            if one is None:
                return [*fields[:place], "task", *fields[place + 1 :]]
        return fields

    def _is_value(self, cell: Cell) -> bool:
        text = self._cut(cell)
        return bool(text) and field_of(text) is None and len(text) > 40

    def _signature(self, rows: Sequence[tuple[Cell, ...]]) -> set[str] | str:
        signs = {"|".join(fold(self._cut(cell)) for cell in row) for row in rows}
        return signs if len(rows) != 1 else signs.pop()

    def _is_header_again(self, row: tuple[Cell, ...]) -> bool:
        fields = [field_of(self._cut(cell)) for cell in row]
        return len([one for one in fields if one]) >= 3 and {"lead", "support", "time"} & set(fields) != set()

    # Rows

    def _is_blank(self, row: tuple[Cell, ...]) -> bool:
        return not any(self._cut(cell) for cell in row)

    def _counts_columns(self, row: tuple[Cell, ...]) -> bool:
        texts = [self._cut(cell) for cell in row]
        return len(texts) > 2 and all(_COLUMN_NUMBERS.match(text) for text in texts)

    def _group_of(self, row: tuple[Cell, ...], below: tuple[Cell, ...] | None) -> tuple[str, Span] | None:
        distinct = {(cell.start, cell.end): cell for cell in row if self._cut(cell)}
        cells = sorted(distinct.values(), key=lambda cell: cell.start)
        if not cells or len(cells) > 2:
            return None
        number = self._cut(cells[0]) if len(cells) == 2 else ""
        title = cells[-1]
        text = self._cut(title)
        if len(cells) == 2 and not (re.match(r"^[\dIVXA-Hivx.]{1,5}[.)]?$", number)):
            return None
        merged = len(row) > 1 and row.count(title) > 1
        own_number = _LEADING_NUMBER.match(text)
        under = self._number(below) if below else ""
        if (
            merged
            or (len(cells) == 1 and (len(row) == 1 or own_number or text.isupper()))
            or _GROUP_NUMBER.match(number)
            or (number and _SUB_NUMBER.match(under))
        ):
            start = title.start + (own_number.end() if own_number else 0)
            return " ".join(self.text[start : title.end].split()), (start, title.end)
        return None

    def _number(self, row: tuple[Cell, ...]) -> str:
        if "number" in self._columns and len(row) > self._columns.index("number"):
            return self._cut(row[self._columns.index("number")])
        return self._cut(row[0]) if row else ""

    def _draft(self, row: tuple[Cell, ...]) -> _Draft | None:
        draft = _Draft(self._group)
        draft.marked = self._marked(row)
        for column, cell in zip(self._columns, row, strict=False):
            if column is None or not self._cut(cell):
                continue
            span = self._trimmed(cell)
            if column == "number":
                draft.number = self._cut(cell).strip(".)")
            else:
                draft.cells.setdefault(column, []).append(span)
        task = draft.cells.get("task")
        if not task and not draft.cells and not draft.marked:
            return None
        draft.continues = not draft.number and (not task or self.text[task[0][0]].islower())
        return draft

    def _marked(self, row: tuple[Cell, ...]) -> list[Assignment]:
        """The units whose columns bear a mark in this row."""
        legend = self._legend or {}
        marks = {at: mark for at in self._bodies if at < len(row) and not is_empty(mark := self._cut(row[at]))}
        led = any(not is_tick(mark, legend) and part_marked(mark, legend, False) == "lead" for mark in marks.values())
        made = []
        for at, mark in marks.items():
            name, span = self._bodies[at]
            role = part_marked(mark, legend, led)
            if role:
                made.append(Assignment(name, role, span))
        return made

    def _finish(self, drafts: list[_Draft]) -> list[Row]:
        rows: list[Row] = []
        before: dict[Field, list[tuple[Assignment, ...]]] = {}
        for draft in drafts:
            tasks = draft.cells.get("task")
            if not tasks or self._tells_nothing(tasks[0]):
                continue
            assignments = list(draft.marked)
            doubts: list[tuple[str, str]] = []
            for column, role in _ROLES.items():
                for span in draft.cells.get(column, []):
                    if _DITTO.match(self.text[span[0] : span[1]]):
                        made = before.get(column, [()])[-1]
                    else:
                        made, unsure = cell_units(self.text, *span, role)
                        doubts.extend(("unit_uncertain", phrase) for phrase in unsure)
                    before.setdefault(column, []).append(made)
                    assignments.extend(made)
            schedule, undated = self._schedule(draft)
            if undated:
                doubts.append(("deadline_undated", undated))
            if not assignments:
                assignments = [
                    one
                    for clause in read_clauses(self.text, *tasks[0])
                    if clause.own_subject
                    for one in clause.assignments()
                ]
            products = draft.cells.get("product", [])
            product = " ".join(" ".join(self.text[s:e].split()) for s, e in products) or None
            span = (tasks[0][0], tasks[-1][1] if _adjacent(tasks) else tasks[0][1])
            words = " ".join(" ".join(self.text[s:e].split()) for s, e in tasks)
            own = _LEADING_NUMBER.match(words)
            label = draft.number or None
            if own and not draft.number:
                label, words, span = own[0].strip(" .)-–"), words[own.end() :], (span[0] + own.end(), span[1])
            duty = Duty(words, span, label, product, tuple(_once_each(assignments)), schedule, tuple(doubts))
            rows.append(Row(duty, *(draft.group or (None, None))))
        return rows

    def _tells_nothing(self, task: Span) -> bool:
        """Whether a cell holds a figure or a name rather than something to do: tables of statistics."""
        words = self.text[slice(*task)]
        return not re.search(r"[^\W\d_]{2,}\W+[^\W\d_]{2,}", words) or only_units(self.text, *task) is not None

    def _schedule(self, draft: _Draft) -> tuple[Schedule | None, str | None]:
        for start, end in draft.cells.get("time", []):
            phrase = self.text[start:end]
            schedule = read_schedule(" ".join(phrase.split("\n")), start, self.times)
            if schedule:
                return schedule, None
            if re.search(r"\w", phrase):
                return None, " ".join(phrase.split())
        return None, None

    def _cut(self, cell: Cell) -> str:
        return " ".join(self.text[cell.start : cell.end].split())

    def _trimmed(self, cell: Cell) -> Span:
        start, end = cell.start, cell.end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end


@dataclass(slots=True)
class _Draft:
    group: tuple[str, Span] | None
    number: str = ""
    cells: dict[Field, list[Span]] = field(default_factory=dict)
    continues: bool = False
    marked: list[Assignment] = field(default_factory=list)

    def add(self, rest: _Draft) -> None:
        """The rest of a row that a page break cut."""
        for column, spans in rest.cells.items():
            self.cells.setdefault(column, []).extend(spans)


def _adjacent(spans: Sequence[Span]) -> bool:
    return all(b[0] - a[1] <= 1 for a, b in itertools.pairwise(spans))


def _once_each(assignments: Sequence[Assignment]) -> list[Assignment]:
    seen: set[str] = set()
    kept = []
    for one in assignments:
        if one.unit.casefold() not in seen:
            seen.add(one.unit.casefold())
            kept.append(one)
    return kept


def cell_units(text: str, start: int, end: int, role: Role) -> tuple[tuple[Assignment, ...], list[str]]:
    """The units of a cell or field with their roles, and the phrases of which it is not sure that they are units.

    Units may stand on lines of their own; a line that begins no unit is the rest of the one above.
    """
    made: list[Assignment] = []
    unsure: list[str] = []
    for begin, stop in _groups(text, start, end):
        roles = read_roles(text, begin, stop, role)
        made.extend(Assignment(unit.name, said, unit.span) for unit, said in roles)
        if not roles:
            for span in _pieces(text, begin, stop):
                phrase = " ".join(text[span[0] : span[1]].split())
                made.append(Assignment(phrase, role, span))
                unsure.append(phrase)
    return tuple(made), unsure


# A name cannot end so: "Bộ Công an, Bộ" / "Khoa học và Công nghệ".
_OPEN_NAME = re.compile(
    r"(?:(?<!\w)(?:Bộ|Sở|Ban|Hội|Ủy ban|Uỷ ban|Đoàn|Phòng|Cục|Chi cục|Viện|Công ty|Trung tâm|Văn phòng|Liên đoàn)"
    r"|\s(?:và|của|các|thuộc))\s*$"
)


def _groups(text: str, start: int, end: int) -> list[Span]:
    groups: list[Span] = []
    place = start
    for line in text[start:end].split("\n"):
        begin, stop = place, place + len(line)
        place = stop + 1
        while begin < stop and text[begin] in " -–+•*\t":
            begin += 1
        if begin >= stop:
            continue
        words = words_of(text, begin, stop)
        starts_unit = read_units(text, words) is not None and (words[0].is_capital or words[0].text in ("các", "những"))
        finished = (
            bool(groups)
            and text[groups[-1][1] - 1] not in ",(-–"
            and not _OPEN_NAME.search(text, groups[-1][0], groups[-1][1])
        )
        if groups and not (starts_unit and finished) and text[begin - 1 : begin] not in ("-", "–", "+"):
            groups[-1] = (groups[-1][0], stop)
        else:
            groups.append((begin, stop))
    return groups


def _pieces(text: str, start: int, end: int) -> list[Span]:
    spans = []
    for match in re.finditer(r"[^;,\n]+", text[start:end]):
        piece = match[0].strip(" .-–")
        if len(re.findall(r"[^\W\d_]{2,}", piece)) >= 1 and len(piece) <= 120:
            at = start + match.start() + match[0].index(piece)
            spans.append((at, at + len(piece)))
    return spans
