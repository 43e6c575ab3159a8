"""What the pages of this room share: fetching, the way to a page."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.ground.pages import Request, fetch

from ..models import Report, Round
from ..queries import reports_followed, visible_reports, visible_rounds


def round_for(request: Request, key: int) -> Round:
    """A round with the unit that asks."""
    return fetch(visible_rounds(request.actor).select_related("unit__parent", "parent"), key)


def _shown(reports: QuerySet[Report]) -> QuerySet[Report]:
    return reports.select_related("round__unit", "unit__parent")


def report_for(request: Request, key: int) -> Report:
    """A report that the actor may read."""
    return fetch(_shown(visible_reports(request.actor)), key)


def followed_for(request: Request, key: int) -> Report:
    """A report that the actor may read, or decide about for the unit that asked."""
    return fetch(_shown(visible_reports(request.actor) | reports_followed(request.actor)), key)


def crumbs_of_round(round: Round, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a round's page, and below it."""
    here = round.get_absolute_url() if more else ""
    return [(_("Đợt báo cáo"), reverse("rounds:rounds")), (round.title, here), *more]


def crumbs_of_report(request: Request, report: Report, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a report: for its unit below "Báo cáo", for others below the round."""
    here = report.get_absolute_url() if more else ""
    if report.unit_id == request.actor.unit_id:
        return [(_("Báo cáo"), reverse("rounds:ours")), (report.round.title, here), *more]
    if report.round.unit_id == request.actor.unit_id:
        return crumbs_of_round(report.round, (report.unit.name, here), *more)
    return [(_("Báo cáo"), reverse("rounds:ours")), (f"{report.unit.name}: {report.round.title}", here), *more]


def tabs_of(request: Request, here: str) -> list[dict[str, object]]:
    """Our reports, and for those who ask, their rounds."""
    named = [("ours", _("Báo cáo của đơn vị"))]
    if request.actor.can("accept") or request.actor.can("audit"):
        named.append(("rounds", _("Đợt báo cáo")))
    return [{"url": reverse(f"rounds:{name}"), "label": label, "current": name == here} for name, label in named]
