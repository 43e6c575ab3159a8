"""What consultations hang into the rest of the house: to be published, to be answered by a day, to be told of."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.ground.deadlines import add_deadlines
from phoihop.ledger.telling import name_kind
from phoihop.publishing.kinds import offer

from .consultation_queries import PUBLIC
from .deadlines import ConsultationDeadlines
from .models import Comment, CommentGroup, Consultation, ConsultationSection, HouseholdVote


def offer_consultations() -> None:
    """Once, when the models are loaded."""
    offer(Consultation, lambda one: one.state in PUBLIC)
    add_deadlines("voices.consultation", ConsultationDeadlines())
    for model, words in (
        (ConsultationSection, _("Mục của dự thảo")),
        (Comment, _("Ý kiến")),
        (CommentGroup, _("Nhóm ý kiến")),
        (HouseholdVote, _("Biểu quyết của thôn")),
    ):
        name_kind(model, words)
