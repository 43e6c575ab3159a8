"""The quarterly list of what a unit made public, as an official paper to hang beside what it names."""

from __future__ import annotations

import datetime as dt
import re

from django.conf import settings
from django.utils import translation

from phoihop.templating.heads import head_of, kept_by, system_of
from phoihop.units.models import Unit
from phoihop.writing.blocks import Column, Paragraph, Table
from phoihop.writing.papers import Paper, Signature

from .unit_pages import Quarter, published_in

_COLUMNS = (
    Column("TT", 0.4, "center"),
    Column("Nội dung công khai", 3),
    Column("Căn cứ", 2),
    Column("Hình thức", 2.4),
    Column("Thời gian", 1.6),
)
_PLACE = re.compile(r"\b(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s+(\S.*)", re.IGNORECASE)


def quarterly(unit: Unit, quarter: Quarter, today: dt.date) -> Paper:
    """As it stands today: one row a posting and form."""
    with translation.override(settings.LANGUAGE_CODE):
        lines = published_in(unit, quarter, today)
        rows = [
            ((place, line.title, line.basis) if first else ("", "", "")) + (form, when)
            for place, line in enumerate(lines, 1)
            for first, (form, when) in ((not at, one) for at, one in enumerate(line.forms))
        ]
    found = _PLACE.search(unit.name)
    opening = (
        f"Thực hiện khoản 2 Điều 13 Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15, {unit.name} thông báo danh mục "
        f"{len(lines)} nội dung đã công khai trong {quarter.words} như sau:"
    )
    return Paper(
        **head_of(unit, "Thông báo", "TB"),
        abstract=f"Danh mục nội dung đã công khai {quarter.words}",
        body=[Paragraph(opening), Table(_COLUMNS, rows)],
        signatures=[Signature("Thủ trưởng cơ quan", "")],
        place=found[1] if found else "",
        day=None,
        recipients=["Niêm yết tại trụ sở", "Thôn, làng, tổ dân phố", kept_by(system_of(unit))],
    )
