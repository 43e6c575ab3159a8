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
        from .deadlines import FeedbackDeadlines  # lazily: as above
        from .models import Feedback  # lazily: as above
        from .publishing import is_theirs, told  # lazily: as above
        from .queries import may_be_public, visible_feedback  # lazily: as above

        add_menu(45, _("Ý kiến người dân"), "voices:list", "answer")
        offer(
            Feedback,
            "phan-anh",
            _("Phản ánh"),
            ready=may_be_public,
            theirs=is_theirs,
            visible=visible_feedback,
            told=told,
        )
        add_deadlines("voices.feedback", FeedbackDeadlines())
