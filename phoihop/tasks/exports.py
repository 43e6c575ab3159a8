"""Overdue tasks as an office takes them along: a text for a chat group, a sheet for Excel."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterable
from itertools import groupby

import xlsxwriter
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.ground.dates import written
from phoihop.ground.origins import origin_label
from phoihop.ground.text import alphabet_key
from phoihop.programmes.models import Programme

from .cards import Card
from .matrix import content_label
from .models import Task

Address = Callable[[str], str]


def chat_text(programme: Programme, tasks: Iterable[Card], today: dt.date, address: Address) -> str:
    """A plain text by unit, with days late and links."""
    lines = [_("Các việc quá hạn đến ngày {day}").format(day=written(today)), programme.title, ""]
    by_unit = sorted(tasks, key=lambda task: (alphabet_key(task.by), task.by, task.due_on))
    for unit, its in groupby(by_unit, key=lambda task: task.by):
        lines.append(f"• {unit}")
        lines += [
            _("  - {text} (hạn {due}, {late}): {link}").format(
                text=task.text,
                due=written(task.due_on),
                late=_late((today - task.due_on).days),
                link=address(task.url),
            )
            for task in its
        ]
    if not by_unit:
        lines.append(_("Không có việc nào quá hạn."))
    return "\n".join(lines)


def _late(days: int) -> str:
    return ngettext("chậm {n} ngày", "chậm {n} ngày", days).format(n=days)


def overdue_sheet(programme: Programme, tasks: QuerySet[Task], today: dt.date, address: Address) -> bytes:
    """An .xlsx with one row a task; texts from people cannot become formulas."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"constant_memory": True, "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(_("Quá hạn"))
    head, day, wrap = (
        book.add_format({"bold": True, "bg_color": "#F6F2EA", "text_wrap": True}),
        book.add_format({"num_format": "d/m/yyyy"}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    sheet.write_string(0, 0, programme.title, book.add_format({"bold": True}))
    columns = [
        (_("Đơn vị"), 28),
        (_("Vai trò"), 11),
        (_("Nội dung"), 40),
        (_("Nguồn giao"), 18),
        (_("Nhiệm vụ"), 50),
        (_("Hạn"), 12),
        (_("Số ngày chậm"), 10),
        (_("Tiến độ (%)"), 10),
        (_("Đường dẫn"), 36),
    ]
    for place, (label, width) in enumerate(columns):
        sheet.set_column(place, place, width)
        sheet.write_string(2, place, label, head)
    for row, task in enumerate(tasks.iterator(chunk_size=500), 3):
        sheet.write_string(row, 0, task.unit.name, wrap)
        sheet.write_string(row, 1, _("Chủ trì") if task.lead else _("Phối hợp"), wrap)
        sheet.write_string(row, 2, content_label(task.content), wrap)
        sheet.write_string(row, 3, origin_label(task.origin) or _("Chương trình"), wrap)
        sheet.write_string(row, 4, task.text, wrap)
        sheet.write_datetime(row, 5, dt.datetime.combine(task.due_on, dt.time()), day)
        sheet.write_number(row, 6, (today - task.due_on).days)
        sheet.write_number(row, 7, task.progress)
        sheet.write_string(row, 8, address(task.get_absolute_url()))
    sheet.freeze_panes(3, 1)
    book.close()
    return out.getvalue()
