"""What the pages of rounds print: plain objects, made from a bounded number of queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.ground.dates import written
from phoihop.ground.marks import shape as drawn
from phoihop.programmes.models import Content
from phoihop.tasks.matrix import content_label

from .models import Report, ReportFigure, ReportLine
from .queries import last_lines
from .said import Said
from .suggesting import suggestions_for

LOOKS = {
    Report.State.DRAFT: ("dot", "idle"),
    Report.State.TO_APPROVE: ("clock", "risk"),
    Report.State.SUBMITTED: ("clock", "ontime"),
    Report.State.RETURNED: ("cross", "risk"),
    Report.State.ACCEPTED: ("check", "done"),
}


@dataclass(frozen=True)
class ReportMark:
    """How a report stands: shape + word + colour, and what is to be said beside it."""

    shape: SafeString
    word: str
    colour: str
    beside: str = ""


def mark_of(report: Report, today: dt.date) -> ReportMark:
    """A missing report whose day has passed is late, whatever is done with it inside the unit."""
    shape, colour = LOOKS[Report.State(report.state)]
    word, beside = str(report.get_state_display()), ""
    judged = not report.round.past
    if judged and not report.handed_in and report.due_on < today:
        days = (today - report.due_on).days
        beside = "" if report.state == Report.State.DRAFT else word
        shape, colour, word = "square", "late", ngettext("Quá hạn %(n)d ngày", "Quá hạn %(n)d ngày", days) % {"n": days}
    elif judged and report.submitted_on and report.submitted_on > report.due_on:
        days = (report.submitted_on - report.due_on).days
        beside = ngettext("nộp muộn %(n)d ngày", "nộp muộn %(n)d ngày", days) % {"n": days}
    return ReportMark(drawn(shape), word, colour, beside)


@dataclass(frozen=True)
class ReportRow:
    """A report in a list; ``said`` of ``lines`` lines are written."""

    report: Report
    mark: ReportMark
    lines: int
    said: int


def rows_of(reports: Iterable[Report], today: dt.date) -> list[ReportRow]:
    """Reports with how far they are written. One query."""
    shown = list(reports)
    counted = (
        ReportLine.objects.filter(report__in=[one.pk for one in shown])
        .order_by()
        .values_list("report")
        .annotate(lines=Count("pk"), said=Count("pk", filter=Q(version__gt=0)))
    )
    counts = {report: (lines, said) for report, lines, said in counted}
    return [ReportRow(one, mark_of(one, today), *counts.get(one.pk, (0, 0))) for one in shown]


@dataclass
class LineView:
    """A line as it is printed. ``said`` is what its fields hold: saved, suggested, or typed by a person just now."""

    line: ReportLine
    said: Said
    shown: Said
    label: str
    text: str
    suggested: str = ""
    last: ReportLine | None = None
    theirs: ReportLine | None = None
    error: str = ""

    @property
    def key(self) -> int:
        """The key of the line."""
        return self.line.pk

    @property
    def url(self) -> str:
        """Where the line saves itself."""
        return reverse("rounds:line", args=[self.line.pk])

    @property
    def saved(self) -> str:
        """By whom and when it was saved."""
        return saved_words(self.line)

    @property
    def theirs_saved(self) -> str:
        """By whom and when the other text was saved."""
        return saved_words(self.theirs) if self.theirs else ""

    @property
    def texts_there(self) -> list[str]:
        """The other text, part by part."""
        return texts_of(self.theirs) if self.theirs else []

    @property
    def seen(self) -> int:
        """The version that the person sees: of a conflict the other's, which stands beside."""
        return self.theirs.version if self.theirs else self.line.version

    @property
    def mark(self) -> str:
        """The mark of the words that stood here before anything was typed."""
        return Said.of(self.theirs).mark if self.theirs else self.shown.mark

    @property
    def state_word(self) -> str:
        """The state in words."""
        return str(dict(ReportLine.State.choices).get(self.said.state, ""))

    @property
    def last_word(self) -> str:
        """The state in the last report."""
        return str(self.last.get_state_display()) if self.last else ""


def saved_words(line: ReportLine | ReportFigure) -> str:
    """By whom and when a line was saved; "" where it was not yet. ``saved_by`` should be selected."""
    if line.saved_at is None:
        return ""
    at = timezone.localtime(line.saved_at)
    when = f"{at:%H:%M}, {written(at.date())}"
    by = line.saved_by.full_name if line.saved_by else _("hệ thống")
    return _("Đã lưu lúc {when} ({by})").format(when=when, by=by)


def texts_of(line: ReportLine) -> list[str]:
    """What a line says, part by part."""
    hindered = _("Khó khăn, vướng mắc: {words}").format(words=line.obstacles) if line.obstacles else ""
    state = _("Tình trạng: {word}").format(word=line.get_state_display()) if line.state else ""
    return [text for text in (state, line.narrative, hindered) if text]


@dataclass
class Group:
    """The lines and figures of one content, or the questions of the round (``key`` "hoi")."""

    key: str
    label: str
    lines: list[LineView] = field(default_factory=list)
    figures: list[Any] = field(default_factory=list)  # FigureView


@dataclass(frozen=True)
class Written:
    """What somebody has just typed: by line, what was said, what stands in its way."""

    said: Mapping[int, Said] = field(default_factory=dict)
    conflicts: Mapping[int, ReportLine] = field(default_factory=dict)
    errors: Mapping[int, str] = field(default_factory=dict)


NOTHING = Written()


def lines_of(report: Report) -> QuerySet[ReportLine]:
    """The lines of a report with what a page prints of them."""
    shown = report.lines.select_related("duty__content", "question", "saved_by").order_by("place")
    return shown.annotate(programme=F("duty__programme__title"))


def views_of(
    report: Report, lines: Sequence[ReportLine], today: dt.date, *, edit: bool, typed: Written = NOTHING
) -> list[LineView]:
    """Lines as they are printed, with suggestions where nothing is saved yet and, to ``edit``, the last report."""
    open_lines = [line for line in lines if not line.version]
    suggested = {} if report.handed_in else suggestions_for(report, open_lines, today)
    last = last_lines(report) if edit else {}
    views = []
    for line in lines:
        shown = Said.of(line) if line.version else suggested.get(line.pk, Said())
        label = line.duty.label if line.duty else ""
        view = LineView(line, typed.said.get(line.pk, shown), shown, label, str(line.duty or line.question))
        view.suggested = "" if line.version else shown.basis
        view.last = last.get(line.duty_id or 0)
        view.theirs, view.error = typed.conflicts.get(line.pk), typed.errors.get(line.pk, "")
        views.append(view)
    return views


def grouped(views: Iterable[LineView], several: Mapping[int, str] | None = None) -> list[Group]:
    """Views by content, in their order; ``several`` names the programmes where a round has more than one."""
    groups: list[Group] = []
    for view in views:
        key, label = _group_of(view.line, several or {})
        if not groups or groups[-1].key != key:
            groups.append(Group(key, label))
        groups[-1].lines.append(view)
    return groups


def _group_of(line: ReportLine, several: Mapping[int, str]) -> tuple[str, str]:
    if line.duty is None:
        return "hoi", _("Câu hỏi thêm của đợt báo cáo")
    content: Content | None = line.duty.content
    label = content_label(content)
    if line.duty.programme_id in several:
        label = f"{several[line.duty.programme_id]}: {label}"
    return f"{line.duty.programme_id}-{line.duty.content_id or 0}", label
