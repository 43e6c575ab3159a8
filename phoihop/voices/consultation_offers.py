"""What consultations hang into the rest of the house: to be published, to be answered by a day, to be told of."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.ground.deadlines import add_deadlines
from phoihop.ledger.telling import name_kind
from phoihop.publishing.kinds import Told, offer

from .consultation_queries import PUBLIC, visible_consultations
from .deadlines import ConsultationDeadlines
from .models import Consultation, ConsultationSection, Contribution, ContributionGroup, HouseholdVote


def _told(consultation: Consultation) -> Told:
    """What is asked; sections and answers stand on its page."""
    return Told(consultation.title, consultation.question)


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
        (Contribution, _("Ý kiến")),
        (ContributionGroup, _("Nhóm ý kiến")),
        (HouseholdVote, _("Biểu quyết của thôn")),
    ):
        name_kind(model, words)
