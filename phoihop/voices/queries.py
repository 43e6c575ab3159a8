"""Who may read what citizens wrote."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from phoihop.ledger.actor import Actor
from phoihop.publishing.queries import posted_ids

from .codes import hash_of
from .models import CivicActivity, Feedback, SignUp, Survey, Visit
from .models.about import AboutPromise
from .receivers import FORCES

P = TypeVar("P", bound=AboutPromise)
OPEN = (Feedback.State.RECEIVED, Feedback.State.HANDLING, Feedback.State.REOPENED)
# These reasons say to whom it belongs, or which way it goes.
EXPLAINED = (Feedback.Refusal.NOT_OURS, Feedback.Refusal.OTHER_PATH)
# For these reasons its sender may ask once for another look; for advertising and insults there is none.
CONTESTED = (*EXPLAINED, Feedback.Refusal.PRIVATE)


def visible_feedback(actor: Actor) -> QuerySet[Feedback]:
    """What the unit has to answer, for those of it who answer; no unit above or beside it.

    Military and police units see what the citizen addressed to them, and nothing else.
    """
    if not actor.can("answer") or actor.unit_id is None:
        return Feedback.objects.none()
    own = Q(unit=actor.unit_id)
    if actor.unit_kind in FORCES:
        own &= Q(addressed_to=F("unit"))
    return Feedback.objects.filter(own)


def new_beside() -> Coalesce:
    """How many words wait to be looked at by the unit, as a column beside a membership: told without a notice.

    A notice of its own would keep the hour at which a citizen wrote.
    """
    new = Feedback.objects.filter(unit=OuterRef("unit"), waits=True, merged_into=None).order_by()
    return Coalesce(Subquery(new.values("unit").annotate(n=Count("pk")).values("n")), 0)


def new_of(request: Any) -> int:
    """The same of the unit for which the person acts; it came with the memberships, without a query of its own."""
    if not request.actor.can("answer"):
        return 0
    return next((one.new_feedback for one in request.memberships if one.unit_id == request.actor.unit_id), 0)


def may_be_public(feedback: Feedback) -> bool:
    """What its sender let go public, moderated with its answer; not its state, which changes by the sender's acts."""
    return feedback.may_publish and bool(feedback.public_text)


def public_feedback(day: dt.date) -> QuerySet[Feedback]:
    """What is public of citizens' words on that day, newest first."""
    found = Feedback.objects.filter(pk__in=posted_ids(Feedback, day), may_publish=True).exclude(public_text="")
    return found.order_by("-id")


def before(day: dt.date) -> QuerySet[Feedback]:
    """What may be counted in public on that day: a number that grew within it would tell at what hour one came."""
    return Feedback.objects.filter(received_on__lt=day)


def quarter_began(day: dt.date) -> dt.date:
    """Words ``before`` it are counted where a single one more would say something."""
    return dt.date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def refusals(day: dt.date) -> dict[str, int]:
    """How often words were not taken in the year of that day, by reason."""
    found = before(day).filter(state=Feedback.State.REFUSED, received_on__year=day.year).order_by()
    return dict(found.values_list("refusal").annotate(Count("pk")))


def same_words(feedback: Feedback) -> QuerySet[Feedback]:
    """Others of the unit that wait and may say the same: of the same content, or else of the same programme."""
    others = Feedback.objects.filter(unit=feedback.unit_id, state__in=OPEN, merged_into=None).exclude(pk=feedback.pk)
    about = {"content": feedback.content_id} if feedback.content_id else {"programme": feedback.programme_id}
    return others.filter(**about).order_by("-id")


def feedback_by_code(code: str) -> Feedback | None:
    """The feedback that this code opens."""
    known = hash_of(code)
    found = Feedback.objects.select_related("unit", "addressed_to", "programme", "content")
    return found.filter(code_hash=known).first() if known else None


def signed_up(code: str) -> bool:
    """Whether somebody signed up by this code."""
    return SignUp.objects.filter(code_hash=hash_of(code)).exists()


def _visible(kind: type[P], actor: Actor) -> QuerySet[P]:
    """What the unit and those below it do, and what is done about the programmes that it runs."""
    if not actor.can("see") or actor.unit_id is None:
        return kind._default_manager.none()
    theirs = Q(unit__path__startswith=actor.unit_path) | Q(programme__standing_body=actor.unit_id)
    return kind._default_manager.filter(theirs)


def _public(kind: type[P], day: dt.date) -> QuerySet[P]:
    return kind._default_manager.filter(pk__in=posted_ids(kind, day)).select_related("unit")


def visible_activities(actor: Actor) -> QuerySet[CivicActivity]:
    """Common works, without the names of those who signed up: these are for the unit itself."""
    return _visible(CivicActivity, actor)


def public_activities(day: dt.date) -> QuerySet[CivicActivity]:
    """The common works that are public on that day."""
    return _public(CivicActivity, day)


def visible_surveys(actor: Actor) -> QuerySet[Survey]:
    """Surveys, with their counts."""
    return _visible(Survey, actor)


def open_surveys(day: dt.date) -> QuerySet[Survey]:
    """The surveys that citizens may answer on that day; to open one is to make its questions public."""
    return Survey.objects.filter(state=Survey.State.OPEN, closes_on__gte=day)


def public_surveys(day: dt.date) -> QuerySet[Survey]:
    """The surveys whose results are public on that day."""
    return _public(Survey, day).filter(state=Survey.State.CLOSED)


def shown_surveys(day: dt.date) -> QuerySet[Survey]:
    """The surveys with a public page on that day: for their questions or for their results."""
    return open_surveys(day) | Survey.objects.filter(state=Survey.State.CLOSED, pk__in=posted_ids(Survey, day))


def visible_visits(actor: Actor) -> QuerySet[Visit]:
    """Visits of the people's boards; once sent, also for who has to answer."""
    asked = Visit.objects.none()
    if actor.can("see") and actor.unit_id is not None:
        asked = Visit.objects.filter(to_unit=actor.unit_id)
    return _visible(Visit, actor) | asked


def public_visits(day: dt.date) -> QuerySet[Visit]:
    """The visits that are public on that day, never one that is still being written."""
    return _public(Visit, day).exclude(state=Visit.State.DRAFT).select_related("to_unit")
