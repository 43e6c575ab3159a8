"""Who may do what with rounds and reports: state × role. What a lock forbids, the acts refuse with its words."""

from __future__ import annotations

import rules

from phoihop.ledger.actor import Actor
from phoihop.units.models import Unit
from phoihop.units.rules import is_system

from .models import Report, ReportLine, Round


def round_of(about: object) -> Round | None:
    """The round that a part belongs to."""
    match about:
        case Round():
            return about
        case Report():
            return about.round
        case ReportLine():
            return about.report.round
        case _:
            return None


def report_of(about: object) -> Report | None:
    """The report that a line belongs to."""
    match about:
        case Report():
            return about
        case ReportLine():
            return about.report
        case _:
            return None


@rules.predicate
def asks(actor: Actor, about: object) -> bool:
    """Secretaries open rounds for their unit."""
    return actor.can("accept") and (not isinstance(about, Unit) or about.pk == actor.unit_id)


@rules.predicate
def asked_it(actor: Actor, about: object) -> bool:
    """A secretary of the unit that asked."""
    found = round_of(about)
    return found is not None and actor.can("accept") and found.unit_id == actor.unit_id


@rules.predicate
def answers_it(actor: Actor, about: object) -> bool:
    """Whoever reports for the unit; for a round of the past also a secretary of the unit that asked."""
    report = report_of(about)
    if report is None or not actor.can("report") or actor.unit_id is None:
        return False
    return report.unit_id == actor.unit_id or (report.round.past and bool(asked_it(actor, report)))


@rules.predicate
def heads_unit(actor: Actor, about: object) -> bool:
    """A head (or secretary) of the unit: of the report's, or of the unit itself."""
    report = report_of(about)
    unit_id = report.unit_id if report else about.pk if isinstance(about, Unit) else None
    return unit_id is not None and actor.can("assign") and unit_id == actor.unit_id


@rules.predicate
def answers_something(actor: Actor, about: object) -> bool:
    """Whoever may fill in a report at all; which ones is checked row by row."""
    return actor.can("report")


def in_state(*states: str) -> rules.Predicate:
    """The report is in one of these states."""

    @rules.predicate("report in_state:" + ",".join(states))
    def check(actor: Actor, about: object) -> bool:
        report = report_of(about)
        return report is not None and report.state in states

    return check


@rules.predicate
def waits_for_time(actor: Actor, about: object) -> bool:
    """A request for more time is unanswered."""
    return isinstance(about, Report) and about.asked_until is not None


@rules.predicate
def is_locked(actor: Actor, about: object) -> bool:
    """Somebody locked the round."""
    return isinstance(about, Round) and about.locked_on is not None


open_to_edit = in_state("draft", "returned")
to_approve = in_state("to_approve")
lacking = in_state("draft", "to_approve", "returned")

rules.add_perm("round.open", asks | is_system)
rules.add_perm("round.change", asked_it)
rules.add_perm("round.lock", asked_it & ~is_locked)
rules.add_perm("round.unlock", asked_it & is_locked)
rules.add_perm("round.urge", asked_it)
rules.add_perm("report.save", (answers_it & open_to_edit) | (heads_unit & to_approve))
rules.add_perm("report.save_figure", (answers_it & open_to_edit) | (heads_unit & to_approve))
rules.add_perm("report.keep", answers_it & open_to_edit)
rules.add_perm("report.submit", answers_it & open_to_edit)
rules.add_perm("report.approve", heads_unit & to_approve)
rules.add_perm("report.hand_back", heads_unit & to_approve)
rules.add_perm("report.ask_time", answers_it & lacking)
rules.add_perm("report.answer_time", asked_it & lacking & waits_for_time)
rules.add_perm("report.open_again", asked_it & lacking)
rules.add_perm("report.accept", asked_it & in_state("submitted"))
rules.add_perm("report.return", asked_it & in_state("submitted"))
rules.add_perm("report.set_approval", heads_unit)
rules.add_perm("report.import", answers_something)
