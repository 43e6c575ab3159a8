from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ground.deadlines import add_deadlines
from phoihop.ground.shell import add_menu


class VoicesConfig(AppConfig):
    """What citizens say and do."""

    name = "phoihop.voices"

    def ready(self) -> None:
        from . import actions, consultation_rules, rules  # noqa: F401  # lazily: registers acts and rules once models are loaded
        from .consultation_offers import offer_consultations  # lazily: needs the loaded models
        from .deadlines import FeedbackDeadlines  # lazily: as above

        add_menu(45, _("Ý kiến người dân"), "voices:list", "answer")
        add_deadlines("voices.feedback", FeedbackDeadlines())
        offer_consultations()
