"""Lines as a sheet that can be filled in and brought back."""

from __future__ import annotations

import io
from collections.abc import Iterable

import xlsxwriter
from django.utils.translation import gettext as _

from phoihop.ground.sheets.blank import safe
from phoihop.tasks.matrix import content_label

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
}
_READ_ONLY = {"key", "version", "unit", "content", "duty"}


def lines_sheet(lines: Iterable[tuple[ReportLine, Said]], height: int) -> bytes:
    """The .xlsx in constant memory; ``height`` rows offer the states as a list. What people wrote computes nothing.

    Of each line ``duty__content``, ``question`` and ``report__unit`` should be selected.
    """
    out = io.BytesIO()
    options = {"constant_memory": True, "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#F6F2EA"})
        fixed = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#F6F2EA"})
        free = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        sheet = book.add_worksheet(_("Báo cáo"))
        for place, column in enumerate(COLUMNS):
            sheet.set_column(place, place, _WIDTHS.get(column.key, 44))
            sheet.write_string(0, place, str(column.label), head)
            if column.offered:
                words = [str(word) for word in column.offered()]
                sheet.data_validation(1, place, max(height, 1), place, {"validate": "list", "source": words})
        for number, (line, said) in enumerate(lines, 1):
            sheet.write_number(number, 0, line.pk, fixed)
            sheet.write_number(number, 1, line.version, fixed)
            for place, text in enumerate(_texts(line, said), 2):
                sheet.write_string(number, place, safe(text), fixed if COLUMNS[place].key in _READ_ONLY else free)
        sheet.freeze_panes(1, 0)
    return out.getvalue()


def _texts(line: ReportLine, said: Said) -> tuple[str, ...]:
    content = content_label(line.duty.content) if line.duty else _("Câu hỏi thêm")
    state = str(dict(ReportLine.State.choices).get(said.state, ""))
    return line.report.unit.name, content, str(line.duty or line.question), state, said.narrative, said.obstacles
