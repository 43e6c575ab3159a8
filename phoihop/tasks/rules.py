"""Who may do what with a task: state × role."""

from __future__ import annotations

import rules

from phoihop.ledger.actor import Actor
from phoihop.programmes.models import Duty, Programme
from phoihop.programmes.queries import runs
from phoihop.units.rules import is_system

from .models import Extension, Handling, Task


def task_of(about: object) -> Task | None:
    """The task that a part belongs to."""
    match about:
        case Task():
            return about
        case Extension() | Handling():
            return about.task
        case _:
            return None


@rules.predicate
def does_it(actor: Actor, about: object) -> bool:
    """The unit whose task it is, or the sub-unit that it was handed to."""
    task = task_of(about)
    if task is None or actor.unit_id is None or not actor.can("report"):
        return False
    return task.unit_id == actor.unit_id or task.handlings.filter(state="open", to_unit=actor.unit_id).exists()


@rules.predicate
def heads_it(actor: Actor, about: object) -> bool:
    """A head (or secretary) of the unit whose task it is, or of the sub-unit that it was handed to."""
    return actor.can("assign") and bool(does_it(actor, about))


@rules.predicate
def follows_it(actor: Actor, about: object) -> bool:
    """The secretariat of the task's programme."""
    task = task_of(about)
    return task is not None and task.programme is not None and actor.can("accept") and runs(actor, task.programme)


@rules.predicate
def has_it_in_hand(actor: Actor, about: object) -> bool:
    """The colleague or sub-unit that a task was handed to."""
    if not isinstance(about, Handling):
        return False
    return about.state == "open" and (
        about.to_account_id == actor.account_id or (about.to_unit_id == actor.unit_id and actor.can("report"))
    )


def in_state(*states: str) -> rules.Predicate:
    """The task is in one of these states."""

    @rules.predicate("in_state:" + ",".join(states))
    def check(actor: Actor, about: object) -> bool:
        task = task_of(about)
        return task is not None and task.state in states

    return check


@rules.predicate
def is_unanswered(actor: Actor, about: object) -> bool:
    """The request for more time waits for an answer."""
    return isinstance(about, Extension) and about.granted is None


@rules.predicate
def is_in_force(actor: Actor, about: object) -> bool:
    """The programme is in force; a duty's is asked for."""
    programme = about.programme if isinstance(about, Duty) else about
    return isinstance(programme, Programme) and programme.state == Programme.State.IN_FORCE


@rules.predicate
def runs_it(actor: Actor, about: object) -> bool:
    """The secretariat of the programme, also of the one that a duty stands in."""
    programme = about.programme if isinstance(about, Duty) else about
    return isinstance(programme, Programme) and runs(actor, programme)


is_open, is_submitted = in_state("open"), in_state("submitted")

rules.add_perm("task.make", is_in_force)  # whoever brings a programme into force, and the daily job
rules.add_perm("task.give", runs_it & is_in_force)
rules.add_perm("task.adjust", runs_it & is_in_force)
rules.add_perm("task.sharpen", runs_it & is_in_force)
rules.add_perm("task.report", (does_it | is_system) & is_open)
rules.add_perm("task.accept", (follows_it | is_system) & is_submitted)
rules.add_perm("task.return", follows_it & is_submitted)
rules.add_perm("task.extend", follows_it & is_open)
rules.add_perm("task.cancel", follows_it & in_state("open", "submitted"))
rules.add_perm("task.reopen", follows_it & in_state("cancelled"))
rules.add_perm("task.ask_extension", does_it & is_open)
rules.add_perm("task.answer_extension", follows_it & is_unanswered & is_open)
rules.add_perm("task.hand", heads_it & is_open)
rules.add_perm("task.take_over", heads_it)
rules.add_perm("task.hand_back", has_it_in_hand)
