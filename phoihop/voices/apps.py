from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ground.deadlines import add_deadlines
from phoihop.ground.shell import add_menu


class VoicesConfig(AppConfig):
    """What citizens say and do."""

    name = "phoihop.voices"

    def ready(self) -> None:
        from phoihop.publishing.kinds import offer  # lazily: needs the loaded models

        from . import actions, jobs, rules  # noqa: F401  # lazily: registers acts, jobs and rules
        from .deadlines import FeedbackDeadlines, VisitDeadlines  # lazily: as above
        from .models import CivicActivity, Feedback, Survey, Visit  # lazily: as above
        from .queries import may_be_public  # lazily: as above

        add_menu(45, _("Ý kiến người dân"), "voices:list", "answer")
        offer(Feedback, may_be_public)
        offer(CivicActivity, lambda one: True)
        offer(Survey, lambda one: one.state == Survey.State.CLOSED)
        offer(Visit, lambda one: one.state != Visit.State.DRAFT)
        add_deadlines("voices.feedback", FeedbackDeadlines())
        add_deadlines("voices.visit", VisitDeadlines())
