"""When a programme may be public and by whom, how it is told, and what happens when it goes back to draft.

On the portal a content is read with its programme; a posting of its own is for the board and the loudspeaker where
people need to know it.
"""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from phoihop.ground.dates import written
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import after
from phoihop.publishing import actions
from phoihop.publishing.kinds import Told
from phoihop.publishing.pages import standing_of

from .models import Assignment, Content, Duty, Programme
from .pages import when_of
from .queries import PUBLIC_STATES, visible_programmes


def may_be_public(programme: Programme) -> bool:
    """Signed, in force, or over."""
    return programme.state in PUBLIC_STATES


def may_publish(actor: Actor, programme: Programme) -> bool:
    """The body that runs it, and those who signed it. One query at the most."""
    if actor.unit_id is None:
        return False
    return actor.unit_id == programme.standing_body_id or programme.parties.filter(unit=actor.unit_id).exists()


def told(programme: Programme) -> Told:
    """Who promised what, until when; in Vietnamese, as papers are."""
    parties = ", ".join(programme.parties.values_list("name", flat=True))
    lead = f"{parties} cùng cam kết thực hiện từ {written(programme.starts_on)} đến {written(programme.ends_on)}."
    lines = [content.text for content in programme.contents.all()]
    return Told(programme.title, lead, lines, programme.signed_on)


def visible_contents(actor: Actor) -> QuerySet[Content]:
    """Those of the programmes that the actor may see."""
    visible = visible_programmes(actor).order_by().values("pk")
    return Content.objects.filter(programme__in=visible).select_related("programme")


def content_may_be_public(content: Content) -> bool:
    """As its programme."""
    return may_be_public(content.programme)


def may_publish_content(actor: Actor, content: Content) -> bool:
    """Who may publish its programme."""
    return may_publish(actor, content.programme)


def content_told(content: Content) -> Told:
    """Its duties: who answers for each, by when; in Vietnamese, as papers are."""
    duties = content.duties.prefetch_related("assignments__unit", "assignments__unit_class")
    lead = f"Thuộc chương trình: {content.programme.title.rstrip(' .')}."
    with translation.override("vi"):
        return Told(content.text, lead, [_duty_told(one) for one in duties], content.programme.signed_on)


def _duty_told(duty: Duty) -> str:
    leads = ", ".join(str(one) for one in duty.assignments.all() if one.role == Assignment.Role.LEAD)
    facts = [f"chịu trách nhiệm: {leads}" if leads else "", f"thời hạn: {when}" if (when := when_of(duty)) else ""]
    return "; ".join([duty.text.rstrip(" ."), *filter(None, facts)])


@after("programme.reopen")
def withdraw_reopened(programme: Programme, *, by: Actor, now: dt.datetime) -> None:
    """What was signed is void, so it cannot stay public, nor any of its contents; signed anew, it is published anew."""
    for one in (programme, *programme.contents.all()):
        if live := standing_of(one, timezone.localdate(now)).live:
            actions.withdraw(live, by=by, now=now, reason=_("Chương trình được đưa về dự thảo."))
