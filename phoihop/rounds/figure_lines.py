"""Figures as a report's page prints them, beside the duties of their content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.ground.numbers import shown
from phoihop.indicators.asking import span_of
from phoihop.indicators.models import Measurement
from phoihop.indicators.pages import rounded_for
from phoihop.indicators.queries import Due
from phoihop.indicators.regime import Period
from phoihop.indicators.rollup import value_of
from phoihop.indicators.wording import own_period
from phoihop.tasks.matrix import content_label

from .figures import FigureSaid, Wanted, wanted_of
from .models import Report, ReportFigure, ReportLine
from .pages import Group, saved_words
from .saving_figures import Typed


@dataclass
class FigureView:
    """A figure as it is printed; ``typed`` is what somebody has just typed and what stands in its way."""

    wanted: Wanted
    typed: Typed | None = None
    name: str = field(init=False)

    def __post_init__(self) -> None:
        self.name = f"{self.wanted.indicator.code}. {self.wanted.indicator.name}"

    @property
    def key(self) -> str:
        """How the form names it."""
        return f"f{self.wanted.indicator.pk}"

    @property
    def url(self) -> str:
        """Where it saves itself."""
        assert self.wanted.report is not None
        return reverse("rounds:figure", args=[self.wanted.report, self.wanted.indicator.pk])

    @property
    def seen(self) -> int:
        """The version that the person sees."""
        return self.wanted.row.version if self.wanted.row else 0

    @property
    def stands(self) -> int:
        """The period's measurement that the person sees."""
        return self.wanted.stands or 0

    @property
    def mark(self) -> str:
        """The mark of what stood here before anything was typed."""
        return self.wanted.said.mark

    @property
    def texts(self) -> Typed:
        """What its fields hold."""
        return self.typed or Typed.of(self.wanted.said)

    @property
    def asked(self) -> list[str]:
        """What is asked about it."""
        return self.wanted.asked(self.wanted.said)

    @property
    def wants_reason(self) -> bool:
        """Whether the field for the reason is shown."""
        return bool(self.asked or self.texts.because or self.wanted.due.current)

    @property
    def own_period(self) -> str:
        """What the figure is for, where the indicator has a rhythm of its own."""
        return own_period(self.wanted.indicator, self.wanted.period)

    @property
    def previous(self) -> str:
        """What it stood at before the period; what adds up begins anew with its span."""
        about, latest = self.wanted.indicator, self.wanted.due.latest
        if about.accumulates and latest and span_of(about, latest.ends_on) != span_of(about, self.wanted.period[1]):
            return ""
        return rounded_for(self.wanted.indicator, self.wanted.due.previous)

    @property
    def target(self) -> str:
        """What the unit is to reach in the year."""
        return shown(self.wanted.due.target)

    @property
    def saved(self) -> str:
        """By whom and when it was saved."""
        if self.wanted.row:
            return saved_words(self.wanted.row)
        return _("Lấy từ số liệu đã ghi của kỳ này.") if self.wanted.due.current else ""

    @property
    def suggested(self) -> str:
        """Where a figure comes from that nobody has saved yet."""
        n = self.wanted.gathered
        return ngettext("báo cáo của {n} đơn vị", "báo cáo của {n} đơn vị", n).format(n=n) if n else ""

    @property
    def theirs(self) -> list[str]:
        """What stands against the text of the person, who did not see it."""
        if self.wanted.overtaken and self.wanted.due.current:
            return [in_words(FigureSaid.measured(self.wanted.due.current))]
        return [in_words(self.wanted.said)] if self.typed and self.typed.clash else []

    @property
    def remark(self) -> str:
        """Why it was returned."""
        return self.wanted.row.remark if self.wanted.row else ""

    def stops(self, lacks: bool) -> bool:
        """Whether it cannot be handed in as it stands; ``lacks``: for want of figures."""
        saved = not self.theirs and not (self.typed and self.typed.error)
        return not saved or bool(self.asked and not self.texts.because) or (lacks and not self.wanted.said.given)

    @property
    def _counting(self) -> Measurement | None:
        """The measurement that counts for it."""
        measured = self.wanted.row.measurement if self.wanted.row else self.wanted.due.current
        return measured if measured and measured.is_current else None

    @property
    def known(self) -> FigureSaid:
        """For the period and cumulative, as far as it is known; of a share in percent."""
        return _computed(self._counting) if self._counting else self.wanted.said

    @property
    def read(self) -> str:
        """The same for a reader, in one line."""
        return in_words(self.known, percent=bool(self._counting) and self.wanted.indicator.is_share)

    @property
    def corrected(self) -> bool:
        """Whether the measurement was mended or withdrawn after the report was handed in."""
        measured = self.wanted.row.measurement if self.wanted.row else None
        return measured is not None and not measured.is_current


def in_words(said: FigureSaid, *, percent: bool = False) -> str:
    """A figure in one line."""
    of = f"/{shown(said.denominator)}" if said.denominator is not None else "%" if percent else ""
    parts = []
    if said.this is not None:
        parts.append(_("kỳ này {value}").format(value=shown(said.this) + of))
    if said.cumulative is not None:
        parts.append(_("lũy kế {value}").format(value=shown(said.cumulative) + of))
    return "; ".join(parts) or _("chưa có số liệu")


def _computed(one: Measurement) -> FigureSaid:
    this, cumulative = value_of(one, cumulative=False), value_of(one, cumulative=True)
    return FigureSaid(this, cumulative if one.indicator.accumulates else None)


def handed_in(report: Report) -> list[Wanted]:
    """The figures of a report as they were handed in; of what is asked and was not given, that there is none."""
    rows = report.figures.exclude(measurement=None)
    given = list(rows.select_related("indicator__content", "measurement__indicator", "saved_by"))
    known = {row.indicator_id for row in given}
    missing = [one for one in wanted_of(report) if one.indicator.pk not in known]
    found = [Wanted(Due(row.indicator, _measured(row)), [], row, report.pk) for row in given]
    return found + [Wanted(Due(one.indicator, one.period), [], None, report.pk) for one in missing]


def _measured(row: ReportFigure) -> Period:
    """The period for which a figure was handed in."""
    assert row.measurement is not None
    return Period(*row.measurement.period)


def on_leaf(wanted: Sequence[Wanted], lines: Sequence[ReportLine], first: int, size: int) -> list[Wanted]:
    """The figures of this leaf: each stands where its content begins, those of contents without a duty at the end."""
    begins: dict[int | None, int] = {}
    for place, line in enumerate(lines):
        begins.setdefault(line.duty.content_id if line.duty else None, place)
    last = max(len(lines) - 1, 0)
    return [one for one in wanted if first <= begins.get(one.indicator.content_id, last) < first + size]


def with_figures(groups: list[Group], figures: Iterable[FigureView], several: Mapping[int, str]) -> list[Group]:
    """Puts each figure into the group of its content; a group of its own where the report has no duty of it."""
    for view in figures:
        about = view.wanted.indicator
        key = f"{about.programme_id}-{about.content_id}"
        group = next((one for one in groups if one.key == key), None)
        if group is None:
            label = content_label(about.content)
            named = f"{several[about.programme_id]}: {label}" if about.programme_id in several else label
            group = Group(key, named)
            questions = groups and groups[-1].key == "hoi"
            groups.insert(len(groups) - bool(questions), group)
        group.figures.append(view)
    return groups


def label_of(row: ReportFigure) -> str:
    """A figure's name in a form."""
    return _("{indicator} ({figure})").format(indicator=row.indicator, figure=in_words(FigureSaid.of(row)))
