"""Rounds and reports, and who may see them."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, F, Q, QuerySet

from phoihop.ledger.actor import Actor

from .models import HeadApproval, Report, ReportLine, Round

HANDED_IN = (Report.State.SUBMITTED, Report.State.ACCEPTED)
LACKING = (Report.State.DRAFT, Report.State.TO_APPROVE, Report.State.RETURNED)


def visible_rounds(actor: Actor) -> QuerySet[Round]:
    """The rounds that an actor may look into as a whole: those of its unit; auditors look into all."""
    if not actor.can("see") or actor.unit_id is None:
        return Round.objects.none()
    return Round.objects.all() if actor.can("audit") else Round.objects.filter(unit=actor.unit_id)


def visible_reports(actor: Actor) -> QuerySet[Report]:
    """The reports that an actor may read.

    Those of its unit; of other units what was handed in to it, or by units below it. A draft stays its unit's own;
    where the unit ended before the deadline, the units above it are told of it and may read it.
    """
    if not actor.can("see") or actor.unit_id is None:
        return Report.objects.none()
    handed_in = Q(state__in=HANDED_IN)
    if actor.can("audit"):
        return Report.objects.filter(Q(unit=actor.unit_id) | handed_in)
    above = Q(round__unit=actor.unit_id) | Q(unit__path__startswith=actor.unit_path)
    filled_in = Q(round__unit=actor.unit_id, round__opened_on__gt=F("round__due_on"))  # as Round.past
    orphaned = Q(unit__path__startswith=actor.unit_path, unit__valid_to__lt=F("due_on"))
    return Report.objects.filter(Q(unit=actor.unit_id) | (handed_in & above) | filled_in | orphaned)


def reports_followed(actor: Actor) -> QuerySet[Report]:
    """The reports that the actor's unit asked for, to chase and to decide; without what drafts say."""
    if actor.unit_id is None or not actor.can("accept"):
        return Report.objects.none()
    return Report.objects.filter(round__unit=actor.unit_id)


def reports_of_unit(actor: Actor) -> QuerySet[Report]:
    """What the actor's unit is asked for."""
    if actor.unit_id is None:
        return Report.objects.none()
    return Report.objects.filter(unit=actor.unit_id).select_related("round")


def late(today: dt.date) -> Q:
    """The filter for reports that are missing though their day has passed; nothing is late in a round of the past."""
    return Q(state__in=LACKING, due_on__lt=today, round__opened_on__lte=F("round__due_on"))


def counts_of(reports: QuerySet[Report], today: dt.date) -> dict[str, int]:
    """How many there are, by state, late and handed in late. One query."""
    states = {str(state): Count("pk", filter=Q(state=state)) for state in Report.State.values}
    on_time = Q(round__opened_on__lte=F("round__due_on"))
    found: dict[str, int] = reports.order_by().aggregate(
        all=Count("pk"),
        late=Count("pk", filter=late(today)),
        came_late=Count("pk", filter=on_time & Q(state__in=HANDED_IN, submitted_on__gt=F("due_on"))),
        lacking=Count("pk", filter=Q(state__in=LACKING)),
        handed_in=Count("pk", filter=Q(state__in=HANDED_IN)),
        asked_time=Count("pk", filter=Q(asked_until__isnull=False)),
        **states,
    )
    return found


def last_lines(report: Report) -> dict[int, ReportLine]:
    """What the unit last handed in about each duty, before this report's period. One query."""
    of_same = ReportLine.objects.filter(
        report__unit=report.unit_id,
        report__state__in=HANDED_IN,
        report__round__closes_on__lt=report.round.closes_on,
        duty__in=ReportLine.objects.filter(report=report, duty__isnull=False).values("duty"),
    )
    found: dict[int, ReportLine] = {}
    for line in of_same.order_by("-report__round__closes_on", "-report_id").select_related("report__round")[:500]:
        found.setdefault(line.duty_id or 0, line)
    return found


def needs_head(unit_id: int) -> bool:
    """Whether the unit wants its head to approve reports."""
    return HeadApproval.objects.filter(unit=unit_id).exists()
