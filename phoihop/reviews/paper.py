"""A review as an official paper: its text with tables and charts, an appendix with one row a unit."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from phoihop.writing import charts as drawing
from phoihop.writing.blocks import Block, Chart, Heading, Listing, Paragraph, Table
from phoihop.writing.papers import Appendix, Authority, Paper, Signature

from .charts import Drawn, charts_of
from .figures.shapes import Figures
from .freezing import Whole
from .heads import signing
from .models import Section
from .tables import by_content, by_field, by_kind, by_unit, indicators
from .texts import Text

Tell = Callable[[int, int], None]
_KIND = "Báo cáo"
Key = Section.Key
# chapters of the paper: title, sections (a chapter of one section has no headings below it), their own headings
_CHAPTERS: tuple[tuple[str, tuple[Key, ...]], ...] = (
    ("Công tác lãnh đạo, chỉ đạo, triển khai", (Key.STEERING, Key.REPORTING)),
    ("Kết quả thực hiện", (Key.RESULTS, Key.TARGETS, Key.CITIZENS)),
    ("Đánh giá chung", (Key.DONE_WELL, Key.NOT_DONE, Key.CAUSES)),
    ("Phương hướng, nhiệm vụ trọng tâm", (Key.DIRECTION,)),
    ("Kiến nghị, đề xuất", (Key.PROPOSALS,)),
)
_HEADINGS = {
    Key.STEERING: "Công tác lãnh đạo, chỉ đạo",
    Key.REPORTING: "Tình hình gửi báo cáo",
    Key.RESULTS: "Kết quả theo nội dung",
    Key.TARGETS: "Kết quả thực hiện chỉ tiêu",
    Key.CITIZENS: "Sự tham gia của Nhân dân",
    Key.DONE_WELL: "Ưu điểm",
    Key.NOT_DONE: "Tồn tại, hạn chế",
    Key.CAUSES: "Nguyên nhân, khó khăn, vướng mắc",
}
_WIDE, _NARROW = 160.0, 105.0  # mm of a chart
_A_CHART = 200  # rows of the appendix that take as long as a chart
_ROMAN = ("I", "II", "III", "IV", "V")


def paper_of(whole: Whole, tell: Tell) -> Paper:
    """The paper; ``tell`` hears how much is drawn. Its rows are still to be written (``row_teller``)."""
    review = whole.review
    prefix, whom = signing(review)
    return Paper(
        system="party" if review.system == "party" else "state",
        issuers=[review.issuer],
        parent=review.parent,
        kind=_KIND,
        number=review.number,
        symbol=review.symbol,
        place=review.place,
        day=review.issued_on,
        abstract=review.abstract,
        body=list(_body(whole, _drawn(whole.figures, tell))),
        signatures=[
            Signature(review.post, review.signatory, [Authority(prefix, whom)] if prefix and whom else []),
        ],
        recipients=[line.strip(" -;.") for line in review.recipients.splitlines() if line.strip()],
        appendices=list(_appendices(whole.figures)),
    )


def row_teller(figures: Figures, tell: Tell) -> Callable[[int], None]:
    """What hears how many rows of a paper are written, once all charts are drawn."""
    drawn, total = _work(figures)
    return lambda rows: tell(min(drawn + rows, total - 1), total)


def _work(figures: Figures) -> tuple[int, int]:
    """How much there is to be drawn, and with it to be written, in rows; the last one is left for keeping the file."""
    drawn = _A_CHART * len(charts_of(figures))
    return drawn, drawn + len(figures.units) + 1


def _drawn(figures: Figures, tell: Tell) -> dict[str, list[Chart]]:
    """The charts as pictures, by the section that they stand in."""
    found: dict[str, list[Chart]] = {}
    _drawn, total = _work(figures)
    for place, one in enumerate(charts_of(figures), 1):
        found.setdefault(one.section, []).append(_picture(one, place))
        tell(_A_CHART * place, total)
    return found


def _picture(one: Drawn, place: int) -> Chart:
    width = _NARROW if one.section == Key.TARGETS else _WIDE
    return Chart(drawing.png(one.chart), one.chart.description, f"Biểu đồ {place}. {one.chart.title}", width)


def _body(whole: Whole, charts: dict[str, list[Chart]]) -> Iterator[Block]:
    figures = whole.figures
    texts = {text.section.key: text for text in whole.texts}
    tables = _tables(figures)
    yield Paragraph(_opening(whole))
    for number, (title, keys) in zip(_ROMAN, _CHAPTERS, strict=True):
        yield Heading(1, title, number)
        for place, key in enumerate(keys, 1):
            if len(keys) > 1:
                yield Heading(2, _HEADINGS[key], str(place))
            yield from _section(texts[key], key)
            yield from tables.get(key, ())
            yield from charts.get(key, ())
    yield Paragraph(f"Trên đây là báo cáo {_lowered(whole.review.abstract)}./.")


def _opening(whole: Whole) -> str:
    figures, review = whole.figures, whole.review
    named = "; ".join(f"“{title}”" for title in figures.programmes)
    since = f"{figures.data_from:%d/%m/%Y} đến {figures.closes_on:%d/%m/%Y}"
    return f"Thực hiện {named}, {review.issuer} báo cáo kết quả {figures.period} (số liệu từ ngày {since}) như sau:"


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _section(text: Text, key: Key) -> Iterator[Block]:
    """A paragraph; several: the first in running text, what follows as a list where it goes through contents."""
    lines = text.paragraphs
    if key in (Key.RESULTS, Key.TARGETS, Key.STEERING) and len(lines) > 1:
        yield Paragraph(lines[0])
        yield Listing(lines[1:])
    else:
        yield from map(Paragraph, lines)


def _tables(figures: Figures) -> dict[str, list[Table]]:
    """Those that have rows, by the section that they stand in, numbered through the paper."""
    found: dict[str, list[Table]] = defaultdict(list)
    number = itertools.count(1)
    for key, table, name in (
        (Key.RESULTS, by_content(figures), "Kết quả theo nội dung"),
        (Key.RESULTS, by_field(figures), "Kết quả theo lĩnh vực"),
        (Key.RESULTS, by_kind(figures), "Kết quả theo khối đơn vị"),
        (Key.TARGETS, indicators(figures), "Kết quả thực hiện chỉ tiêu"),
    ):
        if table.rows:
            found[key].append(replace(table, caption=f"Bảng {next(number)}. {name}"))
    return found


def _appendices(figures: Figures) -> Iterator[Appendix]:
    if figures.units:
        yield Appendix("Kết quả thực hiện theo đơn vị", [by_unit(figures)], landscape=True)
