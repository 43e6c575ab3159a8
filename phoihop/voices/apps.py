from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ground.deadlines import add_deadlines
from phoihop.ground.shell import add_menu


class VoicesConfig(AppConfig):
    """What citizens say and do."""

    name = "phoihop.voices"

    def ready(self) -> None:
        from phoihop.publishing.kinds import offer  # lazily: needs the loaded models
        from phoihop.units.queries import count_along  # lazily: as above

        from . import actions, consultation_rules, jobs, rules  # noqa: F401  # lazily: registers acts, jobs and rules
        from .consultation_offers import offer_consultations  # lazily: as above
        from .deadlines import FeedbackDeadlines, VisitDeadlines  # lazily: as above
        from .models import CivicActivity, Feedback, Survey, Visit  # lazily: as above
        from .publishing import (  # lazily: as above
            activity_told,
            is_theirs,
            may_publish,
            survey_told,
            title_of,
            told,
            visit_told,
        )
        from .queries import (  # lazily: as above
            may_be_public,
            new_beside,
            new_of,
            visible_activities,
            visible_feedback,
            visible_surveys,
            visible_visits,
        )

        count_along("new_feedback", new_beside())
        add_menu(45, _("Ý kiến người dân"), "voices:list", "answer", number=new_of, counted=_("mới"))
        add_menu(45, _("Việc với Nhân dân"), "voices:activities", "publish", unless="answer")
        offer(
            Feedback,
            "phan-anh",
            _("Phản ánh"),
            ready=may_be_public,
            theirs=is_theirs,
            visible=visible_feedback,
            told=told,
            title=title_of,
        )
        offer(
            CivicActivity,
            "viec-cung-lam",
            _("Bà con cùng làm"),
            ready=lambda one: True,
            theirs=may_publish,
            visible=visible_activities,
            told=activity_told,
        )
        offer(
            Survey,
            "khao-sat",
            _("Khảo sát"),
            ready=lambda one: one.state == Survey.State.CLOSED,
            theirs=may_publish,
            visible=visible_surveys,
            told=survey_told,
        )
        offer(
            Visit,
            "kiem-tra",
            _("Nhân dân kiểm tra"),
            ready=lambda one: one.state != Visit.State.DRAFT,
            theirs=may_publish,
            visible=visible_visits,
            told=visit_told,
        )
        add_deadlines("voices.feedback", FeedbackDeadlines())
        add_deadlines("voices.visit", VisitDeadlines())
        offer_consultations()
