"""When a unit's report may be public and by whom, and how it is told: what was done, line by line, in Vietnamese."""

from __future__ import annotations

from django.utils import translation

from phoihop.ledger.actor import Actor
from phoihop.publishing.kinds import Told

from .models import Report, ReportLine


def may_be_public(report: Report) -> bool:
    """Accepted by who asked for it; what is being written or was returned stays inside."""
    return report.state == Report.State.ACCEPTED


def may_publish(actor: Actor, report: Report) -> bool:
    """The unit that reports, and the one that asked."""
    return actor.unit_id is not None and actor.unit_id in (report.unit_id, report.round.unit_id)


def title_of(report: Report) -> str:
    """Whose report, on what."""
    return f"Báo cáo của {report.unit}: {report.round.title}"


def told(report: Report) -> Told:
    """Each duty with its state and what was done; not what hindered, and no figures, which the programme shows."""
    with translation.override("vi"):
        lines = [_line(one) for one in report.lines.select_related("duty", "question") if one.state or one.narrative]
    return Told(title_of(report), "", lines, report.submitted_on)


def _line(line: ReportLine) -> str:
    state = f"{line.get_state_display()}. " if line.state else ""
    return f"{str(line).rstrip(' .:')}: {state}{line.narrative}".strip()
