"""The charts of a review: the same in the page and in its papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

from phoihop.writing import charts
from phoihop.writing.charts import Aim, Chart, StatusLook
from phoihop.writing.texts import number

from .figures.shapes import Counts, Figures, IndicatorLine
from .models import Section
from .proposing.words import percent, two

_LOOKS = (
    StatusLook("unsaid", "Chưa có báo cáo", "square", "late"),
    StatusLook("not_done", "Chưa thực hiện", "triangle", "risk"),
    StatusLook("doing", "Đang thực hiện", "clock", "ontime"),
    StatusLook("done", "Hoàn thành", "check", "done"),
)
_STATES = tuple(look.key for look in _LOOKS)
MOST_BARS = 25
MOST_AIMS = 3


@dataclass(frozen=True)
class Drawn:
    """A chart with the section where it stands, and the table that says the same. It is drawn when it is asked for."""

    key: str
    section: str
    draw: Callable[..., Chart]
    heads: list[str]
    rows: list[list[str]]
    narrows: bool = True

    @cached_property
    def chart(self) -> Chart:
        """As papers and wide pages have it."""
        return self.draw()

    @cached_property
    def narrow(self) -> Chart | None:
        """As a phone has it; None where one drawing serves both."""
        return self.draw(width=charts.NARROW) if self.narrows else None


def charts_of(figures: Figures) -> list[Drawn]:
    """All charts that the figures fill."""
    found = [_filling(figures), _statuses(figures), _heat(figures), *map(_targets, _charted(figures))]
    return [one for one in found if one is not None]


def _filling(figures: Figures) -> Drawn | None:
    came = Counter(one.submitted_on for one in figures.units if one.came and one.submitted_on)
    if not came or figures.past:
        return None
    days, sum_ = [], 0
    for day in sorted(came):
        sum_ += came[day]
        days.append((day, sum_))
    asked = len(figures.units)
    title = "Tiến độ gửi báo cáo"
    says = f"Đến ngày {days[-1][0]:%d/%m/%Y} có {two(sum_)}/{two(asked)} báo cáo; hạn gửi {figures.due_on:%d/%m/%Y}."
    draw = partial(charts.filling, title, says, days=days, asked=asked, deadline=figures.due_on)
    rows = [[f"{day.day}/{day.month}/{day.year}", str(number)] for day, number in days]
    return Drawn("filling", Section.Key.REPORTING, draw, ["Ngày", "Số báo cáo đã gửi"], rows)


def _statuses(figures: Figures) -> Drawn | None:
    units = [one for one in figures.units if one.now.asked]
    if not units:
        return None
    title = "Tình trạng nhiệm vụ theo đơn vị"
    if len(units) > MOST_BARS:
        units = sorted(units, key=lambda one: (one.now.done - one.now.asked, one.name))[:MOST_BARS]
        title = f"{MOST_BARS} đơn vị còn nhiều nhiệm vụ chưa hoàn thành nhất"
    bars = [(one.name, {state: getattr(one.now, state) for state in _STATES}) for one in units]
    total = sum((one.now for one in units), Counts())
    says = f"{two(len(units))} đơn vị, hoàn thành {two(total.done)}/{two(total.asked)} lượt nhiệm vụ."
    draw = partial(charts.statuses, title, says, units=bars, looks=_LOOKS)
    rows = [[name, *(str(counts[state]) for state in _STATES)] for name, counts in bars]
    return Drawn("statuses", Section.Key.RESULTS, draw, ["Đơn vị", *(look.word for look in _LOOKS)], rows)


def _heat(figures: Figures) -> Drawn | None:
    if not figures.heat.cells or len(figures.contents) < 2:
        return None
    shares = {(cell.row, cell.content): cell.share for cell in figures.heat.cells}
    heads = [line.label or str(place) for place, line in enumerate(figures.contents, 1)]
    title = "Tỷ lệ hoàn thành theo đơn vị và nội dung"
    if figures.heat.cut:
        title = f"{title} ({len(figures.heat.rows)} nơi có tỷ lệ thấp nhất)"
    says = f"{two(len(figures.heat.rows))} hàng, {two(len(heads))} nội dung; ô đậm hơn là tỷ lệ hoàn thành cao hơn."
    draw = partial(charts.heat, title, says, units=figures.heat.rows, contents=heads, shares=shares)
    rows = [
        [name, *(percent(shares.get((row, column))) for column in range(len(heads)))]
        for row, name in enumerate(figures.heat.rows)
    ]
    heads = ["Đơn vị", *(f"Nội dung {head}" for head in heads)]
    return Drawn("heat", Section.Key.RESULTS, draw, heads, rows, narrows=False)


def _charted(figures: Figures) -> list[IndicatorLine]:
    return [one for one in figures.indicators if any(y.measured is not None for y in one.years)][:MOST_AIMS]


def _targets(one: IndicatorLine) -> Drawn:
    aims = [
        Aim(
            str(y.year),
            None if y.target is None else float(y.target),
            None if y.measured is None else float(y.measured),
        )
        for y in one.years
    ]
    said = "; ".join(f"năm {a.label}: {_plain(a.measured)} trên {_plain(a.target)}" for a in aims)
    says = f"Kết quả trên chỉ tiêu, {one.measure}: {said}."
    draw = partial(charts.targets, one.name, says, aims=aims, measure=one.measure)
    rows = [[aim.label, _plain(aim.target), _plain(aim.measured)] for aim in aims]
    return Drawn(f"indicator-{one.key}", Section.Key.TARGETS, draw, ["Năm", "Chỉ tiêu", "Kết quả"], rows)


def _plain(value: float | None) -> str:
    return "–" if value is None else number(value)
