"""How long reading takes, start-up included, and how much memory: a .docx of 18 contents, a text PDF of 200 pages."""

from __future__ import annotations

import sys
from pathlib import Path

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from bench.process import Run, run

FONTS = ("LiberationSerif-Regular.ttf", "DejaVuSerif.ttf", "DejaVuSans.ttf", "LiberationSans-Regular.ttf")
HEAD = [
    "CHƯƠNG TRÌNH",
    "Phối hợp thực hiện công tác dân vận giai đoạn 2022-2026",
    "giữa Ban Dân vận và Ủy ban nhân dân",
]


def measure(path: Path) -> Run:
    """Runs ``phoihop read`` once. Raises RuntimeError where it cannot read the file."""
    return run([sys.executable, "-m", "phoihop.cli", "read", str(path), "--json"])


def docx_of(path: Path, contents: int) -> Path:
    """A programme of so many contents, each with two sentences that give a duty to a unit."""
    paper = docx.Document()
    for line in [*HEAD, "I. MỤC ĐÍCH, YÊU CẦU", "Nâng cao hiệu quả công tác dân vận.", "II. NỘI DUNG PHỐI HỢP"]:
        paper.add_paragraph(line)
    for number in range(1, contents + 1):
        for line in content_lines(number):
            paper.add_paragraph(line)
    paper.save(str(path))
    return path


def pdf_of(path: Path, pages: int) -> Path | None:
    """A text PDF of so many pages; None where no font here has Vietnamese letters."""
    font = next((found for name in FONTS for found in Path("/usr/share/fonts").rglob(name)), None)
    if font is None:
        return None
    pdfmetrics.registerFont(TTFont("text", str(font)))
    paper, number = canvas.Canvas(str(path), pagesize=A4), 0
    for page in range(pages):
        paper.setFont("text", 11)
        lines = [*HEAD, "II. NỘI DUNG PHỐI HỢP"] if page == 0 else []
        while len(lines) < 40:
            number += 1
            lines += content_lines(number)
        for row, line in enumerate(lines):
            paper.drawString(60, 800 - 18 * row, line)
        paper.showPage()
    paper.save()
    return path


def content_lines(number: int) -> list[str]:
    """One content as papers write it."""
    return [
        f"{number}. Phối hợp tuyên truyền, vận động Nhân dân thực hiện nội dung thứ {number}",
        f"a) Phòng Nội vụ chủ trì, phối hợp với Ban Dân vận tổ chức thực hiện việc {number} trước ngày 15/6.",
        "b) Ủy ban nhân dân các xã, thị trấn báo cáo kết quả định kỳ 6 tháng, một năm.",
    ]
