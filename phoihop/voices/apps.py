from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ground.deadlines import add_deadlines
from phoihop.ground.shell import add_menu


class VoicesConfig(AppConfig):
    """What citizens say and do."""

    name = "phoihop.voices"

    def ready(self) -> None:
        from phoihop.publishing.kinds import offer  # lazily: needs the loaded models

        from . import actions, consultation_rules, jobs, rules  # noqa: F401  # lazily: registers acts, jobs and rules
        from .consultation_offers import offer_consultations  # lazily: as above
        from .deadlines import FeedbackDeadlines  # lazily: as above
        from .models import Feedback  # lazily: as above
        from .queries import may_be_public  # lazily: as above

        add_menu(45, _("Ý kiến người dân"), "voices:list", "answer")
        offer(Feedback, may_be_public)
        add_deadlines("voices.feedback", FeedbackDeadlines())
        offer_consultations()
