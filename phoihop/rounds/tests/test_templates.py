"""A unit's report as a Word file, and both papers of this room by an office's own templates."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse
from docx import Document

from phoihop.indicators.tests.making import define
from phoihop.programmes.models import Programme
from phoihop.rounds import actions
from phoihop.rounds.letter import Facts, letter_fields, letter_of, owing
from phoihop.rounds.models import Report, Round
from phoihop.rounds.report_paper import report_fields, report_paper
from phoihop.rounds.said import Said
from phoihop.rounds.views.report import _groups
from phoihop.templating.tests.test_templates import used
from phoihop.writing.docx_templates import example, head_of_paper
from phoihop.writing.tests.templating import texts
from tests.cast import NOW, Cast, Person

from .test_figures import save

As = Callable[[Person], Client]
FACTS = Facts("Đak Đoa", dt.date(2026, 4, 1), "Trưởng ban")


def handed_in(cast: Cast, report: Report, programme: Programme) -> None:
    """Every line is written, and a figure."""
    about = define(cast, programme, unit_class=cast.communes)
    for line in report.lines.all():
        line.report = report
        said = Said("doing", "Đã họp 02 lần", "Thiếu kinh phí") if line.duty_id else Said("", "Đề nghị tập huấn", "")
        actions.save_line(line, seen=0, said=said, **cast.binh.by)
    save(cast, report, about, 5)
    actions.submit(report, **cast.binh.by)


def test_a_report_in_the_standard_format(cast: Cast, report: Report, programme: Programme, as_: As) -> None:
    handed_in(cast, report, programme)
    answer = as_(cast.ha).get(reverse("rounds:report_word", args=[report.pk]))
    document = Document(io.BytesIO(answer.content))
    text = " ".join(paragraph.text for paragraph in document.paragraphs)
    for told in (
        "Kết quả thực hiện nhiệm vụ phối hợp quý I năm 2026",
        "UBND xã Glar báo cáo kết quả (số liệu từ ngày 15/12/2025 đến ngày 14/3/2026)",
        "KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
        "Đang thực hiện. Đã họp 02 lần",
        "Khó khăn, vướng mắc: Thiếu kinh phí",
        "Kiến nghị với cấp trên? Đề nghị tập huấn",
    ):
        assert told in text, (told, text)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert {"CT1. Số cuộc đối thoại với Nhân dân", "cuộc", "5"} <= set(cells)


def test_a_report_by_the_units_own_template(cast: Cast, report: Report, programme: Programme, as_: As) -> None:
    handed_in(cast, report, programme)
    words = "{{ unit }}: {% for one in indicators %}{{ one.this_period }} {{ one.measure }}{% endfor %}"
    found = used(cast.binh, words, kind="report")
    address = reverse("rounds:report_word", args=[report.pk])
    assert f'href="{address}?mau="' in as_(cast.binh).get(report.get_absolute_url()).content.decode()
    assert f'href="?mau={found.pk}"' in as_(cast.ha).get(f"{address}?mau=").content.decode()
    chosen = as_(cast.binh).get(f"{address}?mau=").content.decode()
    assert f'<li><a href="{report.get_absolute_url()}">' in chosen, "the way back to where one came from"
    assert texts(as_(cast.ha).get(address, {"mau": found.pk}).content) == ["UBND xã Glar: 5 cuộc"]
    theirs = used(cast.ha, words, kind="report")  # of another unit
    assert as_(cast.ha).get(address, {"mau": theirs.pk}).status_code == 404
    assert as_(cast.dung).get(address).status_code == 404


def test_the_urging_letter_by_template(cast: Cast, round: Round, as_: As) -> None:
    found = used(
        cast.ha,
        "{{ unit }} trước {{ until }}",
        "{%p for task in tasks %}",
        "{{ task.text }}: {{ task.due }}",
        "{%p endfor %}",
        kind="urging",
    )
    page = as_(cast.ha).get(reverse("rounds:urge", args=[round.pk])).content.decode()
    assert f'<option value="{found.pk}">' in page
    given = {"place": "Đak Đoa", "until": "1/4/2026", "post": "Trưởng ban", "mau": found.pk}
    made = texts(as_(cast.ha).get(reverse("rounds:letter", args=[round.pk]), given).content)
    assert "trước 1/4/2026" in made[0] and "UBND xã Glar" in made[0]
    assert "Báo cáo quý I năm 2026: 17/3/2026" in made


def test_every_field_is_filled(cast: Cast, round: Round, report: Report, programme: Programme, rf: Any) -> None:
    owed = owing(round, NOW.date())
    letter = head_of_paper(letter_of(round, owed, FACTS, NOW.date())) | letter_fields(round, owed, FACTS, NOW.date())
    handed_in(cast, report, programme)
    request = rf.get("/")
    request.now = NOW
    groups = _groups(request, report)
    given = head_of_paper(report_paper(report, groups, NOW.date())) | report_fields(report, groups)
    for asked, found in ((example("urging"), letter), (example("report"), given)):
        assert asked.keys() == found.keys()
        for name, value in asked.items():
            if isinstance(value, list) and isinstance(value[0], dict):
                assert value[0].keys() == found[name][0].keys()
