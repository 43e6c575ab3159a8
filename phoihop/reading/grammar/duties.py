"""From the outline to duties: what is a duty, who holds it, and what is only a heading, a purpose or a slogan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from phoihop.ground.text import fold
from phoihop.reading.grammar.fields import FieldText, inline_fields, labelled
from phoihop.reading.grammar.promises import Assignment, Duty, Schedule
from phoihop.reading.grammar.responsibility import Clause, begins_with_verb, read_clauses
from phoihop.reading.grammar.roles import only_does, read_roles
from phoihop.reading.grammar.schedules import Times, read_schedule
from phoihop.reading.grammar.sections import Node, is_capitals
from phoihop.reading.grammar.statements import closes, is_formula, is_quota, is_statement, is_style, leads_in
from phoihop.reading.grammar.tables import Row, TableReader, cell_units
from phoihop.reading.grammar.titles import heading_units, is_vague, name_units
from phoihop.reading.grammar.units import Unit, only_units
from phoihop.reading.grammar.words import words_of
from phoihop.reading.source import Span

# What makes a line a duty where it stands:
#   any       every line (a content; below the name of a unit)
#   told      a line with a unit, or one that begins with a verb (Tổ chức thực hiện)
#   explicit  only a line that names who does it (funds, articles, means)
Mode = Literal["any", "told", "explicit"]

_BRACKETS = re.compile(r"\(([^()]{4,300})\)")
_ROLE_WORDS = re.compile(  # "(UBND tỉnh và các bộ chủ trì dự án)" tells of bodies, not of who does what here
    r"(?:chủ trì|phối hợp|thực hiện|tham mưu|theo dõi|đôn đốc|đầu mối|phụ trách|để biết)"
    r"(?=\s*(?:[,;:.]|$|với|cùng|chính|và|thực hiện|theo dõi|đôn đốc|việc|triển khai|tham mưu|tổng hợp))",
    re.IGNORECASE,
)
_BY_RULE = re.compile(r"[Tt]heo (?:quy định|yêu cầu|hướng dẫn)\W*")  # nothing is told behind the unit
_ROLE_ONLY = 9  # words with which a field says no more than who does it
_SHORT_HEADING = 14  # words


@dataclass(frozen=True, slots=True)
class Setting:
    """What an item inherits from those above it."""

    mode: Mode
    units: tuple[Unit, ...] = ()
    helpers: tuple[Assignment, ...] = ()
    schedule: Schedule | None = None
    may_be_heading: bool = True
    is_title: bool = False  # the line names a content; what stands below it are the duties


@dataclass(slots=True)
class _Values:
    """The fields that stand below an item or within it."""

    assignments: list[Assignment] = field(default_factory=list)
    schedule: Schedule | None = None
    product: str | None = None
    clauses: list[Clause] = field(default_factory=list)
    doubts: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.assignments or self.schedule or self.product or self.clauses)


@dataclass(slots=True)
class DutyReader:
    """Reads the duties of one document; rows of tables go to ``rows`` because they may belong to any content."""

    text: str
    times: Times
    tables: TableReader
    rows: list[Row] = field(default_factory=list)
    named: set[int] = field(default_factory=set)  # lines (by the identity of their node) among headings that name units

    def below(self, node: Node, setting: Setting) -> list[Duty]:
        """The duties of a section's items, the section's own line being its heading."""
        duties: list[Duty] = []
        units = self._unit_heading(node, node.body[0]) if node.style != "root" else None
        if units:
            setting = replace(setting, mode="any", units=units)
        values, rest = self._fields_of(node.children)
        inner = self._with_values(setting, values)
        current = inner
        for child in rest:
            if child.style == "text" and self._closes(child):
                duties.extend(self.item(child, Setting("explicit")))
                continue
            duties.extend(self.item(child, current))
            called = self.called(child)
            if called:
                current = replace(inner, mode="any", units=called)
        words = self.text[node.body[0] : node.body[1]]
        return [*duties, *self._from_clauses(values.clauses, _Values(), inner, None, words)]

    def item(self, node: Node, setting: Setting) -> list[Duty]:
        """The duties of an item and of all below it."""
        if node.style == "table":
            self.rows.extend(self.tables.read(node.table) if node.table else [])
            return []
        if node.style == "appendix" or (node.after_end and not node.children and not self._requests(node)):
            return self.tables_below(node)
        begin, end = node.body
        own = labelled(self.text, begin, end)
        if own and own.field == "task":
            begin = own.value[0]
        units = self._unit_heading(node, begin)
        if units:
            return self.below(node, replace(setting, mode="any", units=units, may_be_heading=True))
        if own and own.field == "other" and not node.children:
            return []
        values, rest = self._fields_of(node.children)
        if not rest:
            return self._leaf(node, (begin, end), setting, values)
        return self._branch(node, (begin, end), setting, values, rest)

    def tables_below(self, node: Node) -> list[Duty]:
        """Reads the tables of an appendix; its lines promise nothing by themselves."""
        for one in node.walk():
            if one.table:
                self.rows.extend(self.tables.read(one.table))
        return []

    # Headings

    def _unit_heading(self, node: Node, begin: int) -> tuple[Unit, ...] | None:
        """The units that a line names and nothing else."""
        whole = id(node) in self.named and bool(node.children)
        return heading_units(self.text, begin, node.body[1], whole=whole)

    def know_headings(self, root: Node) -> None:
        """Marks the lines whose neighbours name units, so that they are known to name some as well."""
        for node in root.walk():
            if name_units(self.text, node):
                self.named.update(id(child) for child in node.children if child.is_numbered)

    def called(self, node: Node) -> tuple[Unit, ...]:
        """The units that a line calls on for all that follows: "… yêu cầu các sở thực hiện các nhiệm vụ sau:"."""
        if node.style != "text" or not self.text[node.body[0] : node.body[1]].rstrip().endswith(":"):
            return ()
        clauses = read_clauses(self.text, *node.body)
        return next((clause.leads for clause in reversed(clauses) if clause.requested), ())

    def _closes(self, node: Node) -> bool:
        return closes(fold(self.text[node.body[0] : node.body[0] + 120])) and not node.children

    def _requests(self, node: Node) -> bool:
        return any(clause.requested for clause in read_clauses(self.text, *node.body))

    # Items with others below them

    def _branch(self, node: Node, body: Span, setting: Setting, values: _Values, rest: Sequence[Node]) -> list[Duty]:
        words = self.text[body[0] : body[1]]
        clauses = read_clauses(self.text, *body, setting.units)
        leading = next((clause for clause in reversed(clauses) if clause.own_subject), None)
        inner = self._with_values(replace(setting, may_be_heading=False, is_title=False), values)
        if leading:
            helpers = tuple(one for one in leading.assignments() if one.role != "lead")
            inner = replace(inner, mode="any", units=leading.leads, helpers=helpers)
        elif setting.units and clauses and clauses[-1].others and words.rstrip().endswith(":"):
            inner = replace(inner, helpers=tuple(one for one in clauses[-1].assignments() if one.role != "lead"))
        if inner.schedule is None and words.rstrip().endswith(":"):  # "…, hoàn thành trong tháng 11, cụ thể:"
            inner = replace(inner, schedule=read_schedule(words, body[0], self.times, prose=True))
        below = [duty for child in rest for duty in self._child(child, inner, setting)]
        own: list[Duty] = []
        heading = self._is_heading(node, words)
        if (leading and not words.rstrip().endswith(":")) or (
            not heading and (not below or not (setting.is_title or words.rstrip().endswith(":")))
        ):
            own = self._duties_of(node, body, setting, values)
        elif values.assignments and not below:
            own = self._duties_of(node, body, replace(setting, mode="any"), values)
        own.extend(self._from_clauses(values.clauses, _Values(), setting, None, words))
        if values.product and not own and len(below) == 1 and below[0].product is None:
            below = [replace(below[0], product=values.product)]
        return own + below

    def _child(self, child: Node, inner: Setting, outer: Setting) -> list[Duty]:
        if child.style == "text" and self._closes(child):
            return self.item(child, Setting("explicit"))
        return self.item(child, inner)

    def _is_heading(self, node: Node, words: str) -> bool:
        plain = words.strip().rstrip(".")
        return node.bold or is_capitals(plain) or (len(plain.split()) <= _SHORT_HEADING and plain[-1:] != ";")

    # Items with nothing below them but fields

    def _leaf(self, node: Node, body: Span, setting: Setting, values: _Values) -> list[Duty]:
        words = self.text[body[0] : body[1]].strip()
        if not words or (is_capitals(words) and len(words) < 150) or leads_in(words):
            return []
        if (
            values.is_empty
            and node.bold
            and setting.may_be_heading
            and len(words.split()) <= _SHORT_HEADING
            and words[-1] not in ".;"
        ):
            return []
        made = self._duties_of(node, body, replace(setting, mode="any") if values.assignments else setting, values)
        made.extend(self._from_clauses(values.clauses, _Values(), setting, None, words))
        return made

    def _duties_of(self, node: Node, body: Span, setting: Setting, values: _Values) -> list[Duty]:
        begin, end = body
        inline = inline_fields(self.text, begin, end)
        merged = self._values(inline, values)
        if inline:
            end = inline[0].span[0]
            while end > begin and self.text[end - 1] in " (-–\n":
                end -= 1
        self._from_brackets(begin, end, merged)
        clauses = read_clauses(self.text, begin, end, setting.units)
        plain = self.text[begin:end]
        return self._from_clauses(clauses, merged, setting, node, plain)

    def _from_clauses(
        self, clauses: Sequence[Clause], values: _Values, setting: Setting, node: Node | None, plain: str
    ) -> list[Duty]:
        duties = []
        for index, clause in enumerate(clauses):
            if not self._is_duty(clause, setting, values):
                continue
            only_here = values if index == 0 or len(clauses) == 1 else replace_assignments(values)
            duty = self._duty(clause, only_here, setting, _label(node))
            if duty:
                duties.append(duty)
        return duties

    def _is_duty(self, clause: Clause, setting: Setting, values: _Values) -> bool:
        words = self.text[clause.span[0] : clause.span[1]].strip()
        if len(words) < 8 or words.endswith("!") or not re.search(r"\w\w\W+\w\w", words):
            return False
        named = clause.own_subject or (bool(clause.leads) and not setting.units) or bool(values.assignments)
        plain = fold(words[:160])
        told = self.text[clause.told[0] : min(clause.told[1], clause.told[0] + 60)].strip(" :-–")
        if is_quota(told) or _BY_RULE.fullmatch(told):
            return False
        if is_formula(plain) and (
            not clause.leads
            or plain.startswith("tren day")
            or (not plain.startswith("can cu") and not clause.own_subject)
        ):
            return False
        if setting.mode == "any" and not named and not setting.units:
            orders = begins_with_verb(self.text, *clause.told, strictly=True)
            return not (is_style(words) or (is_statement(plain) and not orders))
        if setting.mode == "any" or named:
            return True
        return setting.mode == "told" and begins_with_verb(self.text, *clause.told)

    def _duty(self, clause: Clause, values: _Values, setting: Setting, label: str | None) -> Duty | None:
        begin, end = clause.told
        while begin < end and (self.text[begin].isspace() or self.text[begin] in ",:;-–"):
            begin += 1
        while end > begin and (self.text[end - 1].isspace() or self.text[end - 1] in ";,"):
            end -= 1
        for tail in ("./.", "/."):
            if self.text[begin:end].endswith(tail):
                end -= len(tail)
        if end - begin < 4:
            return None
        assignments = list(clause.assignments())
        if values.assignments:
            if any(one.role == "lead" for one in values.assignments) and (
                not clause.own_subject or all(is_vague(unit.name) for unit in clause.leads)
            ):
                assignments = [one for one in assignments if one.role != "lead"]
            assignments = [*values.assignments, *assignments]
        if not clause.own_subject:
            assignments.extend(setting.helpers)
        told = read_schedule(self.text[clause.span[0] : clause.span[1]], clause.span[0], self.times, prose=True)
        above = setting.schedule
        if told and above and told.kind in ("continuous", "on_event") and above.kind in ("once", "recurring"):
            told = above  # a day that the line above names tells more than "thường xuyên"
        schedule = values.schedule or told or above
        doubts = list(values.doubts)
        doubts.extend(("unit_uncertain", one.unit) for one in assignments if len(one.unit) > 140)
        words = " ".join(self.text[begin:end].split())
        return Duty(words, (begin, end), label, values.product, _ordered(assignments), schedule, tuple(doubts))

    # Fields

    def _fields_of(self, children: Sequence[Node]) -> tuple[_Values, list[Node]]:
        """The fields among the items below a line, and the items that are none."""
        fields: list[FieldText] = []
        rest: list[Node] = []
        for child in children:
            found = labelled(self.text, *child.body) if child.style != "table" else None
            if found and found.field == "other" and not child.children:
                continue
            if found and found.field not in ("task", "number", "other"):
                others = inline_fields(self.text, found.value[0], child.end)
                end = others[0].span[0] if others else child.end
                if found.value[0] < end:
                    fields.append(FieldText(found.field, found.span, (found.value[0], end)))
                    fields.extend(others)
                    continue
            rest.append(child)
        return self._values(fields, _Values()), rest

    def _values(self, fields: Sequence[FieldText], above: _Values) -> _Values:
        values = _Values(
            list(above.assignments), above.schedule, above.product, list(above.clauses), list(above.doubts)
        )
        for one in fields:
            begin, end = one.value
            words = " ".join(self.text[begin:end].split())
            if one.field in ("time", "start"):
                values.schedule = (
                    read_schedule(self.text[begin:end].replace("\n", " "), begin, self.times) or values.schedule
                )
                if values.schedule is None and words:
                    values.doubts.append(("deadline_undated", words[:120]))
                values.assignments.extend(self._behind_time(begin, end))
            elif one.field == "product":
                values.product = words.rstrip(" .;") or None
            elif one.field in ("lead", "both", "support", "monitor", "advise", "know"):
                self._take_units(one, values)
        return values

    def _behind_time(self, begin: int, end: int) -> tuple[Assignment, ...]:
        """Who does it, told behind a deadline: "Thời gian: trước ngày 30/9; UBND xã chủ trì thực hiện"."""
        at = self.text.find(";", begin, end)
        for clause in read_clauses(self.text, at + 1, end)[:1] if at >= 0 else ():
            if clause.own_subject and only_does(self.text, words_of(self.text, *clause.told), 0):
                return clause.assignments()
        return ()

    def _take_units(self, one: FieldText, values: _Values) -> None:
        begin, end = one.value
        role = "lead" if one.field in ("lead", "both") else one.field
        if only_units(self.text, begin, end) is None:
            clauses = [
                clause
                for clause in read_clauses(self.text, begin, end)
                if clause.own_subject and begins_with_verb(self.text, *clause.told, strictly=True)
            ]
            if clauses and any(self._tells(clause) for clause in clauses):
                values.clauses.extend(clauses)
                values.assignments.extend(clauses[0].assignments())
                return
        made, unsure = cell_units(self.text, begin, end, role)  # type: ignore[arg-type]
        values.assignments.extend(made)
        values.doubts.extend(("unit_uncertain", phrase) for phrase in unsure)

    def _tells(self, clause: Clause) -> bool:
        """Whether a clause in a field of units tells a duty of its own, beyond "chủ trì, phối hợp với … thực hiện"."""
        named = sum(len(unit.name.split()) for unit, _ in clause.others)
        return len(self.text[clause.told[0] : clause.told[1]].split()) - named > _ROLE_ONLY

    def _from_brackets(self, begin: int, end: int, values: _Values) -> None:
        """Roles in brackets: "(Ban Dân vận chủ trì, Công an phối hợp)", or a unit alone at the very end."""
        brackets = list(_BRACKETS.finditer(self.text, begin, end))
        for match in brackets:
            inside = match.span(1)
            last = len(brackets) == 1 and not self.text[match.end() : end].strip(" .;/")
            if (last and only_units(self.text, *inside)) or (
                _ROLE_WORDS.search(match[1])
                and not re.match(r"(?:theo|thông qua|qua|kể cả|bao gồm|gồm)\b", match[1], re.IGNORECASE)
            ):
                roles = read_roles(self.text, *inside)
            else:
                continue
            values.assignments.extend(Assignment(unit.name, role, unit.span) for unit, role in roles)

    def _with_values(self, setting: Setting, values: _Values) -> Setting:
        """The setting of the items below a line that carries fields for all of them."""
        if values.is_empty:
            return setting
        leads = tuple(Unit(one.unit, one.span) for one in values.assignments if one.role == "lead")
        helpers = tuple(one for one in values.assignments if one.role != "lead")
        return replace(
            setting,
            units=leads or setting.units,
            helpers=helpers or setting.helpers,
            schedule=values.schedule or setting.schedule,
        )


def _label(node: Node | None) -> str | None:
    return node.label if node and node.label and node.label[0].isalnum() else None


def replace_assignments(values: _Values) -> _Values:
    """The same fields without units: they belong to the first clause of a line."""
    return _Values([], values.schedule, None, [], [])


def _ordered(assignments: Sequence[Assignment]) -> tuple[Assignment, ...]:
    """Leads first; each unit once, in its strongest role."""
    order = {"lead": 0, "support": 1, "monitor": 2, "advise": 3, "know": 4}
    kept: dict[str, Assignment] = {}
    for one in sorted(assignments, key=lambda assignment: order[assignment.role]):
        kept.setdefault(one.unit.casefold(), one)
    return tuple(kept.values())
