"""Indicators: defined, changed, corrected, taken out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.state import move, revise
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.programmes.models import Content, Programme
from phoihop.units.models import Unit, UnitClass

from ..models import Indicator, Measurer
from .chains import compute_anew

_SHARES = (Indicator.OverTime.SHARE, Indicator.OverTime.LAST)


@act("indicator.define", _("Lập chỉ tiêu"))
def define(
    programme: Programme,
    *,
    by: Actor,
    now: dt.datetime,
    content: Content,
    code: str,
    name: str,
    units: Sequence[Unit] = (),
    unit_class: UnitClass | None = None,
    **fields: Any,
) -> Indicator:
    """An indicator of a content. Its figures come from a class of units, from named units, or from those assigned.

    Refused: a code that the programme has already, ways of adding up that do not fit each other.
    """
    code = squeeze(code)
    if Indicator.objects.filter(programme=programme, code=code).exists():
        raise Refused(_g("Chương trình đã có chỉ tiêu mang mã {code}.").format(code=code))
    last = Indicator.objects.filter(programme=programme).aggregate(last=Max("order"))["last"] or 0
    made = Indicator(
        programme=programme,
        content=content,
        code=code,
        name=squeeze(name),
        order=fields.pop("order", last + 1),
        measured_by=_measured_by(units, unit_class),
        unit_class=unit_class,
        **_cleaned(fields),
    )
    _refuse_misfit(made)
    made.save()
    Measurer.objects.bulk_create(Measurer(indicator=made, unit=unit) for unit in units)
    record(made, within=programme, code=code, name=made.name, content=content.pk, **_whose(units, unit_class), **fields)
    return made


@act("indicator.change", _("Sửa chỉ tiêu"))
def change(indicator: Indicator, *, by: Actor, now: dt.datetime, seen: int, **fields: Any) -> Indicator:
    """Changes what an indicator says, while nobody has given a figure for it."""
    changes = _changed(indicator, seen, fields)
    record(indicator, within=indicator.programme, changes=changes)
    return indicator


@act("indicator.correct", _("Điều chỉnh chỉ tiêu đã có số liệu"))
def correct(indicator: Indicator, *, by: Actor, now: dt.datetime, seen: int, reason: str, **fields: Any) -> Indicator:
    """The same where figures are there, with the reason; what follows from them is computed anew.

    Refused: no reason; from a number to a share or back, which its figures cannot follow.
    """
    if not squeeze(reason):
        raise Refused(_g("Chỉ tiêu đã có số liệu. Hãy ghi lý do điều chỉnh."))
    was_share = indicator.is_share
    changes = _changed(indicator, seen, fields)
    if indicator.is_share != was_share:
        raise Refused(_g("Chỉ tiêu đã có số liệu nên không đổi giữa số lượng và tỷ lệ được. Hãy lập chỉ tiêu mới."))
    if {"over_time", "since"} & changes.keys():
        compute_anew(indicator)
    record(indicator, within=indicator.programme, reason=squeeze(reason), changes=changes)
    return indicator


@act("indicator.withdraw", _("Bỏ chỉ tiêu"))
def withdraw(indicator: Indicator, *, by: Actor, now: dt.datetime, reason: str) -> Indicator:
    """The indicator is no longer asked for or shown in tables; its figures stay readable on its own page."""
    if not squeeze(reason):
        raise Refused(_g("Hãy ghi lý do bỏ chỉ tiêu."))
    move(
        indicator,
        {"withdrawn_on": None, "revision": indicator.revision},
        withdrawn_on=timezone.localdate(now),
        revision=indicator.revision + 1,
    )
    record(indicator, within=indicator.programme, reason=squeeze(reason))
    return indicator


def _changed(indicator: Indicator, seen: int, fields: dict[str, Any]) -> dict[str, list[Any]]:
    """Writes the changes; returns them as the ledger keeps them."""
    whose: dict[str, list[Any]] = {}
    if "units" in fields or "unit_class" in fields:
        units, unit_class = fields.pop("units", ()), fields.pop("unit_class", None)
        fields |= {"measured_by": _measured_by(units, unit_class), "unit_class": unit_class}
        before = sorted(indicator.measurers.values_list("unit", flat=True))
        after = sorted(unit.pk for unit in units)
        if before != after:
            whose = {"units": [before, after]}
    code = squeeze(fields.get("code", indicator.code))
    if Indicator.objects.filter(programme=indicator.programme_id, code=code).exclude(pk=indicator.pk).exists():
        raise Refused(_g("Chương trình đã có chỉ tiêu mang mã {code}.").format(code=code))
    wanted = {name: getattr(indicator, name) for name in ("over_units", "over_time")} | fields
    _refuse_misfit(Indicator(over_units=wanted["over_units"], over_time=wanted["over_time"]))
    changes = revise(indicator, seen, **_cleaned(fields))
    if whose:
        if not changes:
            move(indicator, {"revision": seen}, revision=seen + 1)
        indicator.measurers.exclude(unit__in=whose["units"][1]).delete()
        new = set(whose["units"][1]) - set(whose["units"][0])
        Measurer.objects.bulk_create(Measurer(indicator=indicator, unit_id=key) for key in sorted(new))
    if not changes and not whose:
        raise Refused(_g("Không có gì thay đổi."))
    return {name: [getattr(one, "pk", one) for one in pair] for name, pair in changes.items()} | whose


def _cleaned(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: squeeze(value) if isinstance(value, str) else value for name, value in fields.items()}


def _measured_by(units: Sequence[Unit], unit_class: UnitClass | None) -> str:
    if unit_class is not None:
        return Indicator.MeasuredBy.CLASS
    return Indicator.MeasuredBy.NAMED if units else Indicator.MeasuredBy.ASSIGNED


def _whose(units: Sequence[Unit], unit_class: UnitClass | None) -> dict[str, Any]:
    return {"units": [unit.pk for unit in units], "unit_class": unit_class.pk if unit_class else None}


def _refuse_misfit(indicator: Indicator) -> None:
    fits = indicator.over_time in _SHARES if indicator.is_share else indicator.over_time != Indicator.OverTime.SHARE
    if not fits:
        raise Refused(
            _g(
                "Cách tổng hợp chưa khớp nhau: tỷ lệ phần trăm cộng tử số và mẫu số qua các kỳ "
                "hoặc lấy số tại cuối kỳ; chỉ tiêu khác không tổng hợp theo tỷ lệ."
            )
        )
