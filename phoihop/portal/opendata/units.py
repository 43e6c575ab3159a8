"""Who does what was promised: each task of a unit that answers for a duty, and the units with their totals."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from phoihop.programmes.queries import public_programmes
from phoihop.tasks.models import Task
from phoihop.tasks.status import Status, StatusOn
from phoihop.units.models import Kind as UnitKind
from phoihop.units.models import Level, Unit

from ..pages import promised_tasks
from ..queries import public_units
from .columns import code, day, key, text, whole
from .dataset import Asked, Dataset, Row
from .promises import OF_CONTENT, OF_PROGRAMME

OF_UNIT, UNIT = key("unit_id", _("Mã đơn vị (tập don-vi)")), text("unit", _("Tên đơn vị"))


def _promised(on: dt.date) -> QuerySet[Task]:
    return promised_tasks().filter(programme__in=public_programmes(on))


def _with_status(on: dt.date) -> QuerySet[Any]:
    found = _promised(on).annotate(status=StatusOn(on))
    return found.values_list(
        "pk", "programme", "content", "duty", "unit", "unit__name", "text", "starts_on", "due_on", "status"
    )


def _as_they_are(found: list[Row], asked: Asked) -> Iterator[tuple[int, Row]]:
    for row in found:
        yield row[0], row


TASKS = Dataset(
    "viec-cua-don-vi",
    _("Việc của từng đơn vị"),
    _("Mỗi dòng là một việc có hạn của một đơn vị chủ trì, lập từ nhiệm vụ đã ký, với tình trạng ngày lấy dữ liệu."),
    (
        key("id", _("Mã việc")),
        OF_PROGRAMME,
        OF_CONTENT,
        key("duty_id", _("Mã nhiệm vụ (tập nhiem-vu)")),
        OF_UNIT,
        UNIT,
        text("text", _("Việc phải làm")),
        day("starts_on", _("Làm từ ngày")),
        day("due_on", _("Hạn")),
        code("status", _("Tình trạng ngày lấy dữ liệu"), Status.choices),
    ),
    _with_status,
    _as_they_are,
)


def _named(on: dt.date) -> QuerySet[Unit]:
    return public_units(on).select_related("parent")


def _units(found: list[Unit], asked: Asked) -> Iterator[tuple[int, Row]]:
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    rows = _promised(asked.day).filter(unit__in=found).order_by().annotate(status=StatusOn(asked.day))
    for unit, status, number in rows.values_list("unit", "status").annotate(number=Count("pk")):
        counts[unit][status] = number
    for one in found:
        parent = one.parent.name if one.parent else ""
        yield one.pk, (
            one.pk, one.name, one.abbreviation, one.kind, one.level, one.parent_id, parent, one.code, one.code_system,
            one.valid_from, one.valid_to, *(counts[one.pk].get(status, 0) for status in Status),
        )  # fmt: skip


UNITS = Dataset(
    "don-vi",
    _("Đơn vị"),
    _("Mỗi dòng là một đơn vị được nêu tên trong những gì đang công khai, với số việc chủ trì theo tình trạng."),
    (
        key("id", _("Mã đơn vị")),
        text("name", _("Tên đơn vị")),
        text("abbreviation", _("Tên viết tắt")),
        code("kind", _("Loại đơn vị"), UnitKind.choices),
        code("level", _("Cấp"), Level.choices),
        key("parent_id", _("Mã đơn vị cấp trên trực tiếp")),
        text("parent", _("Đơn vị cấp trên trực tiếp")),
        text("code", _("Mã định danh")),
        text("code_system", _("Hệ mã định danh")),
        day("valid_from", _("Hoạt động từ ngày")),
        day("valid_to", _("Hoạt động đến ngày")),
        *(whole(status.value, format_lazy("{}: {}", _("Số việc chủ trì"), status.label)) for status in Status),
    ),
    _named,
    _units,
    piece=300,
)
