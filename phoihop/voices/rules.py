"""Who may do what with citizens' words: state × who holds them."""

from __future__ import annotations

import rules

from phoihop.ledger.actor import Actor
from phoihop.units.models import Kind, Level
from phoihop.units.rules import is_system

from .models import Feedback, Visit
from .models.about import AboutPromise
from .queries import CONTESTED, OPEN
from .receivers import FORCES


@rules.predicate
def is_citizen(actor: Actor, about: object) -> bool:
    """Somebody without an account; the code in hand is the right."""
    return actor.can("citizen")


@rules.predicate
def answers_it(actor: Actor, about: object) -> bool:
    """Those who answer for the unit that has it; an armed force only where the citizen wrote to it."""
    if not isinstance(about, Feedback) or not actor.can("answer") or about.unit_id != actor.unit_id:
        return False
    return actor.unit_kind not in FORCES or about.addressed_to_id == about.unit_id


def in_state(*states: str) -> rules.Predicate:
    """The feedback is in one of these states."""

    @rules.predicate("feedback in_state:" + ",".join(states))
    def check(actor: Actor, about: object) -> bool:
        return isinstance(about, Feedback) and about.state in states

    return check


is_open = in_state(*OPEN)
is_answered = in_state("answered")


@rules.predicate
def may_be_contested(actor: Actor, about: object) -> bool:
    """It was not taken for a reason that its sender may see otherwise, and this was not said before."""
    return isinstance(about, Feedback) and not about.reopened and about.refusal in CONTESTED


was_reopened = rules.predicate(lambda actor, about: isinstance(about, Feedback) and about.reopened)


@rules.predicate
def publishes_it(actor: Actor, about: object) -> bool:
    """Who publishes for the unit that answered, where the sender agreed."""
    return isinstance(about, Feedback) and actor.can("publish") and about.unit_id == actor.unit_id and about.may_publish


@rules.predicate
def answers_some(actor: Actor, about: object) -> bool:
    """Those who answer for a unit; which words are theirs is asked of each."""
    return actor.can("answer")


is_merged = rules.predicate(lambda actor, about: isinstance(about, Feedback) and about.merged_into_id is not None)

awaits_leave = rules.predicate(lambda actor, about: isinstance(about, Feedback) and about.leave_to_id is not None)

waits = rules.predicate(lambda actor, about: isinstance(about, Feedback) and about.waits)

rules.add_perm("feedback.send", is_citizen)
rules.add_perm("feedback.reply", is_citizen & ~in_state("refused"))
rules.add_perm("feedback.consent", is_citizen)
rules.add_perm("feedback.rate", is_citizen & is_answered)
rules.add_perm("feedback.reopen", is_citizen & (is_answered | may_be_contested))
rules.add_perm("feedback.answer_leave", is_citizen & is_open & awaits_leave)
rules.add_perm("feedback.ask_leave", answers_it & is_open & ~awaits_leave)
rules.add_perm("feedback.take", answers_it & in_state("received", "reopened"))
rules.add_perm("feedback.ask", answers_it & is_open)
rules.add_perm("feedback.answer", answers_it & is_open)
rules.add_perm("feedback.merge", answers_it & is_open & ~is_merged)
rules.add_perm("feedback.publish", answers_it & publishes_it & is_answered)
rules.add_perm("feedback.see_contact", answers_it)
rules.add_perm("feedback.forget_contacts", is_system)
rules.add_perm("feedback.refuse_many", answers_some)
rules.add_perm("feedback.forward", answers_it & is_open)
rules.add_perm("feedback.refuse", answers_it & in_state("received") & ~was_reopened)
rules.add_perm("feedback.read", answers_it & waits)


@rules.predicate
def answers(actor: Actor, about: object) -> bool:
    """Those who handle what citizens say and do, for their unit."""
    return actor.can("answer") and actor.unit_id is not None


@rules.predicate
def is_theirs(actor: Actor, about: object) -> bool:
    """Something of the actor's own unit."""
    return isinstance(about, AboutPromise) and about.unit_id == actor.unit_id


def stands(*states: str) -> rules.Predicate:
    """What is done with citizens is in one of these states."""

    @rules.predicate("stands:" + ",".join(states))
    def check(actor: Actor, about: object) -> bool:
        return getattr(about, "state", None) in states

    return check


organises = answers & is_theirs
rules.add_perm("activity.plan", answers)
rules.add_perm("activity.see_sign_ups", organises)
for _name in ("edit", "count_paper", "conclude", "cancel", "drop_sign_ups"):
    rules.add_perm(f"activity.{_name}", organises & stands("planned"))
for _name in ("contribute", "drop_contribution", "show", "drop_photo"):
    rules.add_perm(f"activity.{_name}", organises & stands("planned", "held"))
for _name in ("sign_up", "sign_off"):
    rules.add_perm(f"activity.{_name}", is_citizen & stands("planned"))
rules.add_perm("activity.forget", is_system)


@rules.predicate
def publishes(actor: Actor, about: object) -> bool:
    """To open a survey is to make its questions public."""
    return actor.can("publish")


rules.add_perm("survey.draft", answers)
for _name in ("edit", "ask", "drop_question"):
    rules.add_perm(f"survey.{_name}", organises & stands("draft"))
rules.add_perm("survey.open", publishes & stands("draft"))
rules.add_perm("survey.print_codes", organises & stands("open"))
rules.add_perm("survey.close", (organises | is_system) & stands("open"))
rules.add_perm("survey.answer", is_citizen & stands("open"))


@rules.predicate
def keeps_visits(actor: Actor, about: object) -> bool:
    """The Front, which leads the people's boards, or the commune."""
    return actor.unit_kind == Kind.FRONT or actor.unit_level == Level.COMMUNE


@rules.predicate
def is_asked(actor: Actor, about: object) -> bool:
    """Something that the actor's own unit has to answer."""
    return isinstance(about, Visit) and about.to_unit_id == actor.unit_id


rules.add_perm("visit.note", answers & keeps_visits)
for _name in ("edit", "check", "drop_check", "show", "drop_photo", "send", "finish"):
    rules.add_perm(f"visit.{_name}", organises & stands("draft"))
rules.add_perm("visit.answer", answers & is_asked & stands("sent"))
