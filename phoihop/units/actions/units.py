"""Units and classes of units come, change and end."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.state import move, revise
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..models import Unit, UnitClass
from .checks import ends_after_start, refuse_before


@act("unit.create", _("Thêm đơn vị"))
def create_unit(parent: Unit | None, *, by: Actor, now: dt.datetime, name: str, **fields: Any) -> Unit:
    """A new unit below ``parent``; ``fields`` as of Unit. Refused: a code that another unit bears."""
    _refuse_taken_code(None, fields)
    ends_after_start(fields.get("valid_from"), fields.get("valid_to"))
    unit = Unit.objects.create(parent=parent, name=squeeze(name), **fields)
    unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
    unit.save(update_fields=["path"])
    record(unit, name=unit.name, parent=parent.pk if parent else None, kind=unit.kind, level=unit.level)
    return unit


@act("unit.edit", _("Sửa đơn vị"))
def edit_unit(unit: Unit, *, by: Actor, now: dt.datetime, seen: int, parent: Unit | None, **fields: Any) -> Unit:
    """Changes a unit's facts, or moves it with all below it. Refused: below itself, or another's code."""
    if parent and parent.path.startswith(unit.path):
        raise Refused(_g("Một đơn vị không thể trực thuộc chính nó hoặc đơn vị cấp dưới của nó."))
    _refuse_taken_code(unit, fields)
    ends_after_start(fields.get("valid_from", unit.valid_from), fields.get("valid_to", unit.valid_to))
    fields["name"] = squeeze(fields.get("name", unit.name))
    old, new = unit.path, f"{parent.path if parent else '/'}{unit.pk}/"
    changes = revise(unit, seen, parent=parent, **fields)
    if old != new:
        tail = Substr(F("path"), len(old) + 1)
        Unit.objects.filter(path__startswith=old).update(path=Concat(Value(new), tail))
        unit.path = new
    record(unit, changes=changes)
    return unit


@act("unit.end", _("Đơn vị kết thúc hoạt động"))
def end_unit(unit: Unit, *, by: Actor, now: dt.datetime, on: dt.date, reason: str) -> Unit:
    """The last day of a unit; it stays in every record that names it. Refused: before its first."""
    refuse_before(unit, on)
    move(unit, {"valid_to": unit.valid_to}, valid_to=on)
    record(unit, valid_to=on, reason=reason)
    return unit


@act("unit_class.create", _("Thêm nhóm đơn vị"))
def create_class(within: Unit, *, by: Actor, now: dt.datetime, name: str, kind: str, level: str = "") -> UnitClass:
    """A class of units below ``within``."""
    made = UnitClass.objects.create(within=within, name=squeeze(name), kind=kind, level=level)
    record(made, name=made.name, kind=kind, level=level, below=within.pk)
    return made


@act("unit_class.edit", _("Sửa nhóm đơn vị"))
def edit_class(
    unit_class: UnitClass, *, by: Actor, now: dt.datetime, seen: int, name: str, kind: str, level: str, within: Unit
) -> UnitClass:
    """Changes what a class means; tasks already made stay with their units."""
    name = squeeze(name)
    changes = revise(unit_class, seen, name=name, kind=kind, level=level, within=within)
    record(unit_class, changes=changes)
    return unit_class


def _refuse_taken_code(unit: Unit | None, fields: dict[str, Any]) -> None:
    code, system = fields.get("code"), fields.get("code_system", unit.code_system if unit else "")
    same = Unit.objects.filter(code=code, code_system=system)
    if code and (other := (same.exclude(pk=unit.pk) if unit and unit.pk else same).first()):
        raise Refused(_g("Mã này đã dùng cho đơn vị %(unit)s.") % {"unit": other.name})
