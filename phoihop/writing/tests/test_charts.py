"""Charts: what stands in them, that nothing is cut, that a page may show them as they are."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable

import pytest
from lxml import etree
from PIL import Image, ImageFont

from phoihop.writing import charts
from phoihop.writing.charts import Aim, Chart, StatusLook, drawing, png, svg
from phoihop.writing.charts.looks import COLOURS, INK, PAPER, SHAPES
from phoihop.writing.measure import FONTS

SVG = "{http://www.w3.org/2000/svg}"
LOOKS = [
    StatusLook("overdue", "Quá hạn", "square", "late"),
    StatusLook("at_risk", "Sắp đến hạn", "triangle", "risk"),
    StatusLook("on_track", "Đúng tiến độ", "ring", "ontime"),
    StatusLook("waiting", "Chờ nghiệm thu", "clock", "ontime"),
    StatusLook("done_late", "Hoàn thành muộn", "check", "risk"),
    StatusLook("done", "Hoàn thành", "check", "done"),
    StatusLook("not_started", "Chưa đến kỳ", "dot", "idle"),
    StatusLook("cancelled", "Đã hủy", "cross", "idle"),
]
LONG = "Sở Nông nghiệp và Môi trường tỉnh Mẫu; Ủy ban nhân dân đặc khu Mẫu <Hai> & 'Ba'"
UNITS = ["UBND xã Ia Mẫu", LONG, "Công an xã", "Công an xã"]


def filling(**changes: object) -> Chart:
    given = {
        "days": [(dt.date(2026, 6, 10), 2), (dt.date(2026, 6, 18), 15), (dt.date(2026, 6, 23), 21)],
        "asked": 24,
        "deadline": dt.date(2026, 6, 20),
    }
    return charts.filling("Báo cáo đã nộp", "Đến 23/6 có 21 trên 24 đơn vị nộp", **{**given, **changes})  # type: ignore[arg-type]


def statuses(units: int = 4) -> Chart:
    counts = [(UNITS[n % 4], {look.key: (n * 3 + k * 5) % 11 for k, look in enumerate(LOOKS)}) for n in range(units)]
    return charts.statuses("Tình trạng theo đơn vị", "Quá hạn nhiều nhất: Công an xã", units=counts, looks=LOOKS)


def targets() -> Chart:
    aims = [Aim("2024", 60, 55), Aim("2025", 1070, 1072.5), Aim("2026", 95, None), Aim("2027", None, 3)]
    return charts.targets("Hộ tham gia", "Vượt chỉ tiêu năm 2025", aims=aims, measure="hộ")


def heat() -> Chart:
    shares = {(u, c): (u * 5 + c) / 20 for u in range(4) for c in range(5) if (u + c) % 4}
    contents = [f"Nội dung {n}: tuyên truyền" for n in range(1, 6)]
    return charts.heat("Đơn vị và nội dung", "Nội dung 1 chậm", units=UNITS, contents=contents, shares=shares)


ALL: dict[str, Callable[[], Chart]] = {"filling": filling, "statuses": statuses, "targets": targets, "heat": heat}


def texts(drawn: str) -> list[str]:
    return ["".join(e.itertext()) for e in etree.fromstring(drawn.encode()).iter(f"{SVG}text", f"{SVG}tspan")]


@pytest.mark.parametrize("name", ALL)
def test_a_page_may_show_it(name: str) -> None:
    """No script, no style, no address, names that no other chart of the page has, words for who cannot see it."""
    chart = ALL[name]()
    drawn = svg(chart)
    root = etree.fromstring(drawn.encode())
    assert not re.search(r"<script|<style|style=|href=\"(?!#)|url\(|\bon\w+=|<image|<foreignObject", drawn)
    assert root.get("role") == "img"
    names = root.get("aria-labelledby").split()
    said = [root.find(f"*[@id='{n}']") for n in names]
    assert [s.tag for s in said] == [f"{SVG}title", f"{SVG}desc"]
    assert [s.text for s in said] == [chart.title, chart.description]
    assert drawn.count("aria-") == 1 and drawn.count("role=") == 1
    for used in re.findall(r'href="#([^"]+)"', drawn):
        assert drawn.count(f'id="{used}"') == 1
    others = {i for other in ALL if other != name for i in re.findall(r'id="([^"]+)"', svg(ALL[other]()))}
    assert others.isdisjoint(re.findall(r'id="([^"]+)"', drawn))


def test_a_page_needs_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """What makes dots of a drawing is large and slow to start: papers alone pay for it."""
    monkeypatch.setattr(drawing, "_engine", None)
    for make in ALL.values():
        assert svg(make()).startswith("<svg")


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_cut(name: str) -> None:
    """No ink at the picture's edge, and no label shortened."""
    picture = Image.open(io.BytesIO(png(ALL[name]()))).convert("L")
    width, height = picture.size
    for edge in ((0, 0, width, 6), (0, height - 6, width, height), (0, 0, 6, height), (width - 6, 0, width, height)):
        assert picture.crop(edge).getextrema()[0] > 245
    assert "…" not in svg(ALL[name]())


def test_narrow_ones_fit_a_phone() -> None:
    """Letters keep their size within the 324 pixels that a panel has on a screen of 390."""
    counts = [(unit, {look.key: 3 + k for k, look in enumerate(LOOKS[:4])}) for unit in UNITS]
    narrow = (
        filling(width=charts.NARROW),
        charts.statuses("t", "d", units=counts, looks=LOOKS, width=charts.NARROW),
        charts.targets("t", "d", aims=[Aim("2025", 1070, 900), Aim("2026", 95, 9)], measure="hộ", width=charts.NARROW),
    )
    for chart in narrow:
        root = etree.fromstring(svg(chart).encode())
        assert float(root.get("width")) <= 324 and root.get("font-size") == "13"
    assert set(LONG.split()) <= set(" ".join(texts(svg(narrow[1]))).split())


def test_labels_say_all() -> None:
    for chart in (statuses(), heat()):
        found = " ".join(texts(svg(chart)))
        for word in LONG.split():
            assert word in found


def test_the_house_s_font_draws_vietnamese() -> None:
    for name in ("Regular", "SemiBold"):
        font = ImageFont.truetype(str(FONTS / f"BeVietnamPro-{name}.ttf"), 40)
        missing = font.getmask("\U000e0041").getbbox()
        for letter in "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđĐ₫%–":
            assert font.getmask(letter).getbbox() != missing
    assert "Be Vietnam Pro" in svg(statuses())


def test_statuses_are_shape_word_and_colour() -> None:
    drawn = svg(statuses())
    for look in LOOKS:
        assert look.word in texts(drawn)
        assert f'fill="{look.fill}"' in drawn
    assert {look.shape for look in LOOKS} <= set(SHAPES) and {look.colour for look in LOOKS} <= set(COLOURS)


def _light(colour: str) -> float:
    parts = (int(colour[p : p + 2], 16) / 255 for p in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_colours_can_be_read_and_told_apart() -> None:
    """Numbers on bars meet WCAG AA; two statuses of one colour differ in lightness, so that grey print shows it too."""
    for look in LOOKS:
        assert _contrast(look.fill, look.ink) >= 4.5, look
    for one in LOOKS:
        for other in LOOKS:
            if one.key < other.key and one.colour == other.colour:
                assert _contrast(one.fill, other.fill) >= 1.5, (one, other)
    assert StatusLook("x", "x", "square", "late").ink == PAPER and StatusLook("x", "x", "cross", "idle").ink == INK


def test_counts_stand_in_their_bars() -> None:
    chart = charts.statuses("t", "d", units=[("A", {"overdue": 1200, "done": 800})], looks=LOOKS)
    found = texts(svg(chart))
    assert "1.200" in found and "800" in found
    assert "Sắp đến hạn" not in found  # a status that nobody has is not in the legend


def test_the_round_s_lines() -> None:
    found = texts(svg(filling()))
    assert {"Đã nộp 21", "Phải nộp 24", "Hạn nộp 20/6"} <= set(found)
    assert "10/6" in found or "9/6" in found
    empty = texts(svg(filling(days=[])))
    assert "Hạn nộp 20/6" in empty and not any(t.startswith("Đã nộp") for t in empty)
    english = texts(svg(filling(words=("In hand", "Asked", "Due"))))
    assert {"In hand 21", "Asked 24", "Due 20/6"} <= set(english)


def test_targets_and_results() -> None:
    found = texts(svg(targets()))
    assert {"Kết quả (hộ)", "Chỉ tiêu", "1.072,5", "1.070", "95", "3"} <= set(found)
    assert "null" not in found and "NaN" not in " ".join(found)


def test_heat() -> None:
    found = texts(svg(heat()))
    assert "–" in found and "5%" in found and "95%" in found


def test_nothing_to_show() -> None:
    for chart in (
        charts.statuses("t", "d", units=[], looks=LOOKS),
        charts.targets("t", "d", aims=[]),
        charts.heat("t", "d", units=[], contents=[], shares={}),
        charts.statuses("t", "d", units=[("A", {})], looks=LOOKS),
    ):
        assert svg(chart).startswith("<svg") and png(chart).startswith(b"\x89PNG")


def test_a_chart_of_many_units_fits_a_slow_line() -> None:
    assert len(svg(statuses(24)).encode()) < 60_000
    assert len(svg(heat()).encode()) < 10_000


def test_the_same_data_gives_the_same_picture() -> None:
    assert svg(statuses()) == svg(statuses())
