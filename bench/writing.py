"""The files of a review of the whole country, each made in a process of its own: 3,321 communes with 20 lines each.

``python -m bench.writing KIND FILE [COMMUNES]`` makes one: an official paper, a filled template, a workbook.
"""

from __future__ import annotations

import datetime as dt
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.process import Run, run

COMMUNES, LINES = 3321, 20
HEADS = ("TT", "Đơn vị", "Nội dung", "Hạn", "Số việc", "Hoàn thành", "Tỷ lệ (%)", "Ghi chú")
Row = tuple[int, str, str, dt.date, int, int, float, str]


def measure(kind: str, folder: Path) -> Run:
    """Makes one file of full size. Raises RuntimeError where that fails."""
    return run([sys.executable, "-m", "bench.writing", kind, str(folder / kind)])


def rows(communes: int) -> Iterator[Row]:
    """Made-up lines, always the same."""
    for number in range(communes * LINES):
        unit, content = divmod(number, LINES)
        tasks, done = 10 + number % 90, 5 + number % 60
        done = min(tasks, done)
        name, text = f"Ủy ban nhân dân xã Mẫu {unit + 1}", f"Nội dung thứ {content + 1}: tuyên truyền, vận động"
        day, note = dt.date(2026, 6, 1 + number % 28), "" if number % 5 else "Còn vướng kinh phí"
        yield number + 1, name, text, day, tasks, done, 100 * done / tasks, note


def paper(file: Path, communes: int) -> None:
    """An official report with four charts, and every line in its appendix."""
    from phoihop.writing import charts
    from phoihop.writing.blocks import Block, Chart, Column, Heading, Paragraph, Table
    from phoihop.writing.docx import write_to
    from phoihop.writing.papers import Appendix, Authority, Paper, Signature

    aims = [charts.Aim(str(year), 100.0 * year, 99.0 * year) for year in range(2022, 2027)]
    drawn = charts.png(charts.targets("Hộ tham gia", "Kết quả theo năm", aims=aims, measure="hộ"))
    body: list[Block] = [
        Heading(1, "Kết quả thực hiện", "I"),
        *(Paragraph("Các cơ quan phối hợp đưa chương trình đến từng thôn. " * 5) for _ in range(40)),
        *(Chart(drawn, "Kết quả theo năm", f"Biểu đồ {number}. Hộ tham gia") for number in range(1, 5)),
    ]
    columns = [Column(head, 3 if head in ("Đơn vị", "Nội dung") else 1) for head in HEADS]
    report = Paper(
        "state", ["Ủy ban nhân dân tỉnh Mẫu"], "Sơ kết thực hiện chương trình phối hợp", body,
        [Signature("Chủ tịch", "Nguyễn Văn Mẫu", [Authority("TM.", "Ủy ban nhân dân")])], kind="Báo cáo",
        symbol="BC-UBND", place="Mẫu", recipients=["Lưu: VT"],
        appendices=[Appendix("Kết quả theo đơn vị", [Table(columns, rows(communes))], "I", landscape=True)],
    )  # fmt: skip
    with file.open("wb") as out:
        write_to(report, out)


def template(file: Path, communes: int) -> None:
    """A template with a loop over the rows of a table."""
    from docx import Document

    from phoihop.writing.docx_templates import render

    document = Document()
    document.add_paragraph("{{ title }}")
    table = document.add_table(3, len(HEADS))
    for row, words in zip(table.rows, ("{%tr for line in lines %}", "", "{%tr endfor %}"), strict=True):
        for place, cell in enumerate(row.cells):
            cell.text = words if words else f"{{{{ line.c{place} }}}}"
            if words:
                break
    bare = io.BytesIO()
    document.save(bare)
    lines = [{f"c{place}": value for place, value in enumerate(row)} for row in rows(communes)]
    file.write_bytes(render(bare.getvalue(), {"title": "Phụ lục", "lines": lines}))


def workbook(file: Path, communes: int) -> None:
    """A sheet with every line and its totals."""
    from phoihop.writing.xlsx import Column, Sheet, write_to

    columns = [
        Column(HEADS[0], "whole"), Column(HEADS[1], width=30), Column(HEADS[2], width=40), Column(HEADS[3], "day"),
        Column(HEADS[4], "whole", total="sum"), Column(HEADS[5], "whole", total="sum"),
        Column(HEADS[6], "decimal", total="average"), Column(HEADS[7], width=24),
    ]  # fmt: skip
    with file.open("wb") as out:
        write_to([Sheet("Kết quả", columns, rows(communes))], out)


KINDS: dict[str, Callable[[Path, int], None]] = {"paper": paper, "template": template, "workbook": workbook}

if __name__ == "__main__":
    KINDS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else COMMUNES)
