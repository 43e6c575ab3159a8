"""Units from a sheet: the tree by code or by name."""

from __future__ import annotations

import datetime as dt
import functools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import rules
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.dates import written
from phoihop.ground.models import SheetImport
from phoihop.ground.sheets.columns import Column
from phoihop.ground.sheets.faults import Fault, say
from phoihop.ground.sheets.table import Row
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act

from .. import actions
from ..loading.carrying import carry_out
from ..loading.kinds import Asked, Kind, Plan, Step, Tell, register
from ..loading.words import choices_of, labels_of
from ..models import Kind as UnitKind
from ..models import Level, Unit
from ..rules import is_system, keeps_units
from .finding import UnitFinder, name_key

say("unit_unknown", _("Không có đơn vị nào tên hoặc mã như vậy trong danh bạ và trong bảng này."))
say("unit_ambiguous", _("Có {count} đơn vị cùng tên; hãy ghi mã định danh."))
say("unit_circle", _("Đơn vị này trực thuộc chính nó qua các dòng khác của bảng."))
say("ends_before", _("Ngày kết thúc không thể trước ngày bắt đầu."))
say("required_new", _("Đơn vị này chưa có trong danh bạ, nên không được để trống ô này."))

COLUMNS = (
    Column(
        "code",
        _("Mã định danh"),
        most=30,
        names=("Mã đơn vị", "Mã ĐVHC", "Mã", "Code", "Unit code"),
        example="H21.23.5",
    ),
    Column("code_system", _("Hệ mã"), most=60, names=("Hệ thống mã", "Code system"), example="QĐ 20/2020/QĐ-TTg"),
    Column(
        "name",
        _("Tên đơn vị"),
        required=True,
        most=255,
        example="UBND xã Hòa An",
        names=("Đơn vị", "Tên cơ quan", "Cơ quan, đơn vị", "Tên cơ quan, đơn vị", "Unit", "Name", "Unit name"),
    ),
    Column(
        "abbreviation",
        _("Tên viết tắt"),
        most=60,
        names=("Viết tắt", "Ký hiệu", "Abbreviation", "Short name"),
        example="UBND Hòa An",
    ),
    Column(
        "kind",
        _("Loại"),
        "choice",
        names=("Loại hình", "Loại đơn vị", "Kind", "Type", "Unit type"),
        offered=labels_of(UnitKind),
        choices=choices_of(
            UnitKind,
            peoples_committee="UBND|Chính quyền",
            peoples_council="HĐND",
            police="Công an nhân dân",
            military="Quân đội|Quân sự|Biên phòng",
            front="Mặt trận|Đoàn thể|MTTQ",
            department="Sở|Phòng|Phòng, ban|Chuyên môn",
            party_body="Cơ quan Đảng|Ban Đảng",
            party_committee="Cấp ủy|Đảng ủy",
            village="Thôn|Làng|Tổ dân phố",
            service="Sự nghiệp",
        ),
        sometimes=True,
        note=_("Bắt buộc với đơn vị mới."),
        example="Ủy ban nhân dân",
    ),
    Column(
        "level",
        _("Cấp"),
        "choice",
        names=("Cấp hành chính", "Level"),
        offered=labels_of(Level),
        choices=choices_of(
            Level, centre="TW", province="Tỉnh|Thành phố", district="Huyện", commune="Xã|Phường", village="Thôn|Làng"
        ),
        sometimes=True,
        note=_("Bắt buộc với đơn vị mới."),
        example="Cấp xã",
    ),
    Column(
        "parent",
        _("Đơn vị cấp trên"),
        most=255,
        example="UBND huyện Bình Sơn",
        names=(
            "Trực thuộc",
            "Cấp trên",
            "Mã cấp trên",
            "Cơ quan cấp trên",
            "Đơn vị chủ quản",
            "Cơ quan chủ quản",
            "Parent",
            "Parent unit",
            "Superior",
        ),
        note=_(
            "Mã hoặc tên của đơn vị cấp trên, có trong danh bạ hoặc ở dòng khác của bảng. Để trống: giữ như hiện nay."
        ),
    ),
    Column(
        "valid_from",
        _("Từ ngày"),
        "day",
        names=("Ngày thành lập", "Hoạt động từ", "Valid from", "From"),
        example="1/7/2025",
    ),
    Column(
        "valid_to", _("Đến ngày"), "day", names=("Ngày giải thể", "Kết thúc", "Valid to", "Until", "To"), example=""
    ),
)
_TEXTS = ("name", "abbreviation", "kind", "level", "code", "code_system")


@dataclass
class _Node:
    """A row and the unit that it is or will be."""

    row: Row
    unit: Unit | None
    parent: _Node | Unit | None = None
    changes: dict[str, Any] = field(default_factory=dict)

    @property
    def parent_unit(self) -> Unit | None:
        return self.parent.unit if isinstance(self.parent, _Node) else self.parent


def plan_units(rows: Sequence[Row], asked: Asked) -> Plan:
    """Known by code, or else by name (below the parent that the sheet names); blank cells change nothing."""
    return _Planning(rows, asked).plan()


class _Planning:
    def __init__(self, rows: Sequence[Row], asked: Asked) -> None:
        self._finder = UnitFinder(asked.today)
        self._faults: list[Fault] = []
        self._nodes: list[_Node] = []
        self._by_code: dict[str, list[_Node]] = defaultdict(list)
        self._by_name: dict[str, list[_Node]] = defaultdict(list)
        self._of_unit: dict[int, _Node] = {}
        for row in rows:
            self._take(row)

    def plan(self) -> Plan:
        for node in self._nodes:
            self._find_parent(node)
            self._compare(node)
        self._moves = any("parent" in node.changes for node in self._nodes)
        ordered = list(self._parents_first())
        return Plan([] if self._faults else [self._step(node) for node in ordered], self._faults)

    def _take(self, row: Row) -> None:
        unit = self._known(row)
        twin = self._of_unit.get(unit.pk) if unit else self._twin(row)
        if twin:
            key = "code" if row.get("code") else "name"
            self._faults.append(row.fault("double", key, row=twin.row.number))
            return
        node = _Node(row, unit)
        self._nodes.append(node)
        if unit:
            self._of_unit[unit.pk] = node
        if row.get("code"):
            self._by_code[row.get("code").casefold()].append(node)
        self._by_name[name_key(row.get("name"))].append(node)

    def _known(self, row: Row) -> Unit | None:
        code, system = row.get("code"), row.get("code_system")
        if code:
            coded = [u for u in self._finder.by_code.get(code.casefold(), []) if not system or u.code_system == system]
            if len(coded) == 1:
                return coded[0]
            if coded:
                self._faults.append(row.fault("unit_ambiguous", "code", count=len(coded)))
                return None
        called = [u for u in self._finder.by_name.get(name_key(row.get("name")), []) if not (code and u.code)]
        if parent := row.get("parent"):
            called = [u for u in called if u.parent_id and self._is_called(self._finder.units[u.parent_id], parent)]
        if len(called) > 1:
            self._faults.append(row.fault("unit_ambiguous", "name", count=len(called)))
        return called[0] if len(called) == 1 else None

    def _twin(self, row: Row) -> _Node | None:
        if row.get("code"):
            return next(iter(self._by_code.get(row.get("code").casefold(), [])), None)
        same = self._by_name.get(name_key(row.get("name")), [])
        return next(
            (n for n in same if not n.row.get("code") and name_key(n.row.get("parent")) == name_key(row.get("parent"))),
            None,
        )

    @staticmethod
    def _is_called(unit: Unit, text: str) -> bool:
        return text.casefold() == unit.code.casefold() or name_key(text) in (
            name_key(unit.name),
            name_key(unit.abbreviation),
        )

    def _find_parent(self, node: _Node) -> None:
        text = node.row.get("parent")
        if not text:
            node.parent = self._finder.units.get(node.unit.parent_id or 0) if node.unit else None
            return
        in_sheet = self._by_code.get(text.casefold()) or self._by_name.get(name_key(text)) or []
        registered = [] if self._by_code.get(text.casefold()) else self._finder.meant(text)
        found: list[_Node | Unit] = [*in_sheet, *(u for u in registered if self._of_unit.get(u.pk) not in in_sheet)]
        if len(found) != 1:
            self._faults.append(
                node.row.fault("unit_ambiguous" if found else "unit_unknown", "parent", count=len(found))
            )
            return
        one = found[0]
        node.parent = self._of_unit.get(one.pk, one) if isinstance(one, Unit) else one

    def _compare(self, node: _Node) -> None:
        row, unit = node.row, node.unit
        start, end = (
            row.get("valid_from", unit.valid_from if unit else None),
            row.get("valid_to", unit.valid_to if unit else None),
        )
        if start and end and end < start:
            self._faults.append(row.fault("ends_before", "valid_to" if "valid_to" in row.values else "valid_from"))
        if unit is None:
            self._faults += [row.fault("required_new", key) for key in ("kind", "level") if not row.get(key)]
            return
        node.changes = {
            key: row.values[key]
            for key in (*_TEXTS, "valid_from", "valid_to")
            if key in row.values and row.values[key] != getattr(unit, key)
        }
        if "name" in node.changes and name_key(node.changes["name"]) == name_key(unit.name):
            del node.changes["name"]  # only the placing of a tone or the case differs: what the register has stays
        if (isinstance(node.parent, _Node) and node.parent.unit is None) or (
            (parent := node.parent_unit) and parent.pk != unit.parent_id
        ):
            node.changes["parent"] = node.parent

    def _parents_first(self) -> Iterable[_Node]:
        done: set[int] = set()
        ordered: list[_Node] = []
        for node in self._nodes:
            line: list[_Node] = []
            while isinstance(node, _Node) and id(node) not in done:
                if any(node is one for one in line):
                    self._faults.append(node.row.fault("unit_circle", "parent"))
                    break
                line.append(node)
                node = node.parent  # type: ignore[assignment]  # the loop ends at a unit of the register
            for one in reversed(line):
                done.add(id(one))
                ordered.append(one)
        return ordered

    def _step(self, node: _Node) -> Step:
        if node.unit is None:
            do = functools.partial(_create, node, moves=self._moves)
            return Step(node.row, "make", node.row.get("name"), _facts(node), do)
        if not node.changes:
            return Step(node.row, "same", node.unit.name)
        return Step(node.row, "change", node.unit.name, _told(node), functools.partial(_change, node))


def _create(node: _Node, *, by: Actor, now: dt.datetime, moves: bool) -> None:
    fields = {key: node.row.values[key] for key in (*_TEXTS, "valid_from", "valid_to") if key in node.row.values}
    parent = _as_it_stands(node.parent_unit) if moves else node.parent_unit
    node.unit = actions.create_unit(parent, by=by, now=now, **fields)


def _change(node: _Node, *, by: Actor, now: dt.datetime) -> None:
    unit = _as_it_stands(node.unit)
    assert unit is not None
    changes = {key: value for key, value in node.changes.items() if key not in ("parent", "valid_to")}
    if changes or "parent" in node.changes:
        parent = _as_it_stands(node.parent_unit)
        unit = actions.edit_unit(unit, by=by, now=now, seen=unit.revision, parent=parent, **changes)
    if "valid_to" in node.changes:
        actions.end_unit(unit, by=by, now=now, on=node.changes["valid_to"], reason=_g("Nhập từ bảng"))


def _as_it_stands(unit: Unit | None) -> Unit | None:
    """A unit anew: a row above may have moved it."""
    return Unit.objects.get(pk=unit.pk) if unit else None


def _facts(node: _Node) -> list[str]:
    """What a new unit will be, for a person to check."""
    row = node.row
    above = node.parent.row.get("name") if isinstance(node.parent, _Node) else node.parent.name if node.parent else ""
    parts = [UnitKind(row.get("kind")).label, Level(row.get("level")).label, row.get("code"), above and f"↑ {above}"]
    return [" · ".join(str(part) for part in parts if part)]


def _told(node: _Node) -> list[str]:
    labels = {column.key: str(column.label) for column in COLUMNS}
    told = []
    for key, value in node.changes.items():
        before: Any = getattr(node.unit, key)
        if key == "parent":
            value = value.row.get("name") if isinstance(value, _Node) else value.name
        elif key in ("kind", "level"):
            before, value = (
                getattr(node.unit, f"get_{key}_display")(),
                (UnitKind if key == "kind" else Level)(value).label,
            )
        elif key in ("valid_from", "valid_to"):
            before, value = written(before), written(value)
        told.append(f"{labels[key]}: {before or _g('(trống)')} → {value}")
    return told


@act("units.import", _("Nhập đơn vị từ bảng"))
def import_units(
    sheet: SheetImport, *, by: Actor, now: dt.datetime, tell: Tell = lambda done, total: None
) -> SheetImport:
    """Makes and changes the units of a checked sheet, all or none. Raises Faulty."""
    return carry_out(sheet, by=by, now=now, tell=tell)


rules.add_perm("units.import", keeps_units | is_system)
UNITS = register(
    Kind(
        "units",
        _("Đơn vị"),
        "units.import",
        COLUMNS,
        plan_units,
        import_units,
        notes=(
            _("Đơn vị đã có được nhận biết theo mã định danh, không có mã thì theo tên và đơn vị cấp trên."),
            _("Ô để trống giữ nguyên thông tin cũ; nhập lại cùng một bảng không tạo bản trùng."),
        ),
    )
)
