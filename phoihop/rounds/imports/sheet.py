"""Lines as a sheet that can be filled in and brought back."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import xlsxwriter
from django.utils.translation import gettext as _

from phoihop.ground.sheets.blank import safe
from phoihop.indicators.models import Indicator
from phoihop.tasks.matrix import content_label

from ..figures import FigureSaid
from ..models import ReportLine
from ..said import Said
from .columns import COLUMNS

_WIDTHS = {
    "key": 10,
    "version": 8,
    "unit": 26,
    "content": 34,
    "duty": 44,
    "state": 18,
    "narrative": 60,
    "obstacles": 44,
    "this": 14,
    "cumulative": 14,
    "denominator": 12,
    "because": 34,
}
_NUMBERS = [column.key for column in COLUMNS].index("this")
_READ_ONLY = {"key", "version", "unit", "content", "duty"}


@dataclass(frozen=True)
class SheetRow:
    """A row in the order of the columns; the texts of ``fixed`` places are only read."""

    key: int | str
    version: int
    texts: tuple[str, ...]
    numbers: tuple[Decimal | None, ...] = ()
    because: str = ""


def line_row(line: ReportLine, said: Said) -> SheetRow:
    """A duty or question. ``duty__content``, ``question`` and ``report__unit`` should be selected."""
    return SheetRow(line.pk, line.version, _texts(line, said))


def figure_row(report: int, unit: str, indicator: Indicator, version: int, said: FigureSaid) -> SheetRow:
    """A figure; its key names report and indicator, as nobody may have saved it yet."""
    rhythm = "" if indicator.rhythm == Indicator.Rhythm.ROUND else f"; {indicator.get_rhythm_display()}"
    named = f"{indicator} ({indicator.measure}{rhythm})"
    texts = (unit, content_label(indicator.content), named, "", "", "")
    return SheetRow(figure_key(report, indicator.pk), version, texts, (said.this, said.cumulative, said.denominator),
                    said.because)  # fmt: skip


def figure_key(report: int, indicator: int) -> str:
    """How a sheet names a figure."""
    return f"S{report}-{indicator}"


def lines_sheet(lines: Iterable[SheetRow], height: int) -> bytes:
    """The .xlsx in constant memory; ``height`` rows offer the states as a list. What people wrote computes nothing."""
    out = io.BytesIO()
    options = {"constant_memory": True, "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#F6F2EA"})
        fixed = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#F6F2EA"})
        free = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        figure = book.add_format({"valign": "top", "num_format": "#,##0.###"})
        sheet = book.add_worksheet(_("Báo cáo"))
        for place, column in enumerate(COLUMNS):
            sheet.set_column(place, place, _WIDTHS.get(column.key, 44))
            sheet.write_string(0, place, str(column.label), head)
            if column.offered:
                words = [str(word) for word in column.offered()]
                sheet.data_validation(1, place, max(height, 1), place, {"validate": "list", "source": words})
        for number, row in enumerate(lines, 1):
            sheet.write(number, 0, row.key, fixed)
            sheet.write_number(number, 1, row.version, fixed)
            for place, text in enumerate(row.texts, 2):
                sheet.write_string(number, place, safe(text), fixed if COLUMNS[place].key in _READ_ONLY else free)
            for place, value in enumerate(row.numbers, _NUMBERS):
                if value is not None:
                    sheet.write_number(number, place, float(value), figure)
            if row.because:
                sheet.write_string(number, _NUMBERS + 3, safe(row.because), free)
        sheet.freeze_panes(1, 0)
    return out.getvalue()


def _texts(line: ReportLine, said: Said) -> tuple[str, ...]:
    content = content_label(line.duty.content) if line.duty else _("Câu hỏi thêm")
    state = str(dict(ReportLine.State.choices).get(said.state, ""))
    return line.report.unit.name, content, str(line.duty or line.question), state, said.narrative, said.obstacles
