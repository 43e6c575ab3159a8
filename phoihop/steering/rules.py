"""Who may do what with the cycle of a programme: state × role."""

from __future__ import annotations

import rules

from phoihop.ledger.actor import Actor
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import runs

from .models import ActProof, AgendaItem, Conclusion, CycleAct, Meeting, PlanLine, Verb, YearlyPlan
from .queries import takes_part


def act_of(about: object) -> CycleAct | None:
    """The act that a proof belongs to."""
    match about:
        case CycleAct():
            return about
        case ActProof():
            return about.cycle_act
        case _:
            return None


@rules.predicate
def takes_acts(actor: Actor, about: object) -> bool:
    """The programme is in force; closed it still takes its final review (the act itself refuses other verbs)."""
    return isinstance(about, Programme) and about.state in (Programme.State.IN_FORCE, Programme.State.CLOSED)


@rules.predicate
def is_open(actor: Actor, about: object) -> bool:
    """What was done may be corrected while the programme is in force; the final review also when it is closed."""
    found = act_of(about)
    if found is None:
        return False
    closed_after = found.verb == Verb.FINAL and found.programme.state == Programme.State.CLOSED
    return found.programme.state == Programme.State.IN_FORCE or closed_after


@rules.predicate
def may_tell(actor: Actor, about: object) -> bool:
    """The secretariat, and whoever reports for a unit that takes part."""
    if not isinstance(about, Programme):
        return False
    return runs(actor, about) or (actor.can("report") and takes_part(actor, about))


@rules.predicate
def told_of_itself(actor: Actor, about: object) -> bool:
    """The secretariat, and whoever reports for the unit that led, where it takes part."""
    found = act_of(about)
    return found is not None and (runs(actor, found.programme) or _led(actor, found))


def _led(actor: Actor, found: CycleAct) -> bool:
    return actor.can("report") and actor.unit_id == found.unit_id and takes_part(actor, found.programme)


rules.add_perm("steering.record", may_tell & takes_acts)
for _name in ("steering.edit", "steering.remove", "steering.attach", "steering.detach"):
    rules.add_perm(_name, told_of_itself & is_open)


def meeting_of(about: object) -> Meeting | None:
    """The meeting that a part belongs to."""
    match about:
        case Meeting():
            return about
        case AgendaItem() | Conclusion():
            return about.meeting
        case _:
            return None


@rules.predicate
def runs_programme(actor: Actor, about: object) -> bool:
    """The secretariat of a programme in force."""
    return isinstance(about, Programme) and about.state == Programme.State.IN_FORCE and runs(actor, about)


@rules.predicate
def holds_meeting(actor: Actor, about: object) -> bool:
    """The secretariat, while the meeting is not concluded and the programme in force."""
    meeting = meeting_of(about)
    return (
        meeting is not None and meeting.state == Meeting.State.CALLED and bool(runs_programme(actor, meeting.programme))
    )


rules.add_perm("meeting.call", runs_programme)
for _name in (
    "change", "cancel", "record", "conclude", "invite", "attend", "propose", "add_item", "edit_item", "drop_item",
    "draft_conclusion", "edit_conclusion", "drop_conclusion",
):  # fmt: skip
    rules.add_perm(f"meeting.{_name}", holds_meeting)


def plan_of(about: object) -> YearlyPlan | None:
    """The plan that a line belongs to."""
    match about:
        case YearlyPlan():
            return about
        case PlanLine():
            return about.plan
        case _:
            return None


@rules.predicate
def drafts_plan(actor: Actor, about: object) -> bool:
    """The secretariat, while the plan is a draft and the programme in force."""
    plan = plan_of(about)
    return plan is not None and plan.state == YearlyPlan.State.DRAFT and bool(runs_programme(actor, plan.programme))


@rules.predicate
def is_duty(actor: Actor, about: object) -> bool:
    """A line that carries a duty of the programme."""
    return isinstance(about, PlanLine) and about.kind == PlanLine.Kind.DUTY


@rules.predicate
def is_own(actor: Actor, about: object) -> bool:
    """A line of the year's own work."""
    return isinstance(about, PlanLine) and about.kind == PlanLine.Kind.OWN


@rules.predicate
def is_issued(actor: Actor, about: object) -> bool:
    """A plan in force, of a programme that the actor runs."""
    return (
        isinstance(about, YearlyPlan)
        and about.state == YearlyPlan.State.ISSUED
        and bool(runs_programme(actor, about.programme))
    )


rules.add_perm("plan.open", runs_programme)
rules.add_perm("plan.amend", is_issued)
for _name in ("change", "choose", "add", "issue", "discard"):
    rules.add_perm(f"plan.{_name}", drafts_plan)
rules.add_perm("plan.sharpen", drafts_plan & is_duty)
for _name in ("edit", "drop"):
    rules.add_perm(f"plan.{_name}", drafts_plan & is_own)
