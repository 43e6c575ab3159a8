"""What consultations hang into the rest of the house: to be published, to be answered by a day, to be told of."""

from __future__ import annotations

from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.dates import written
from phoihop.ground.deadlines import add_deadlines
from phoihop.ledger.telling import name_kind
from phoihop.publishing.kinds import Told, offer

from .consultation_queries import PUBLIC, visible_consultations
from .deadlines import ConsultationDeadlines
from .models import Comment, CommentGroup, Consultation, ConsultationSection, HouseholdVote


def _told(consultation: Consultation) -> Told:
    """What is asked and until when; once it is closed, what was decided."""
    if consultation.state == Consultation.State.CLOSED:
        return Told(consultation.title, consultation.decision, [], consultation.closed_on)
    if consultation.state == Consultation.State.CANCELLED:
        return Told(consultation.title, _g("Không lấy ý kiến nữa."), [consultation.decision], consultation.closed_on)
    until = _g("Nhận ý kiến đến hết ngày {day}").format(day=written(consultation.closes_on))
    return Told(consultation.title, consultation.question, [consultation.asked, until])


def offer_consultations() -> None:
    """Once, when the models are loaded."""
    offer(
        Consultation,
        "lay-y-kien",
        _("Lấy ý kiến Nhân dân"),
        ready=lambda one: one.state in PUBLIC,
        theirs=lambda actor, one: one.unit_id == actor.unit_id,
        visible=visible_consultations,
        told=_told,
    )
    add_deadlines("voices.consultation", ConsultationDeadlines())
    for model, words in (
        (ConsultationSection, _("Mục của dự thảo")),
        (Comment, _("Ý kiến")),
        (CommentGroup, _("Nhóm ý kiến")),
        (HouseholdVote, _("Biểu quyết của thôn")),
    ):
        name_kind(model, words)
