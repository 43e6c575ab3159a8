from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ground.deadlines import add_deadlines
from phoihop.ground.origins import add_origin
from phoihop.ground.shell import add_block, add_tab
from phoihop.ledger.telling import name_kind
from phoihop.publishing.kinds import offer
from phoihop.templating.kinds import add_kind


class SteeringConfig(AppConfig):
    """The eight verbs as they were done."""

    name = "phoihop.steering"

    def ready(self) -> None:
        from . import actions, rules  # noqa: F401  # lazily: registers acts and rules once models are loaded
        from .blocks import cycle_strip, has_cycle  # lazily: needs the loaded models
        from .deadlines import MeetingDays  # lazily: as above
        from .deeds import origin_of_conclusion, origin_of_plan_line  # lazily: as above
        from .expectations import expectations  # lazily: as above
        from .models import AgendaItem, Conclusion, PlanLine, YearlyPlan  # lazily: as above
        from .publishing import may_be_public, may_publish, told  # lazily: as above
        from .queries import visible_plans  # lazily: as above

        add_kind("minutes", _("Biên bản giao ban"))
        add_kind("conclusions", _("Thông báo kết luận giao ban"))
        add_kind("plan", _("Kế hoạch năm"))
        expectations()  # a term that cannot be read stops the start, not a page
        add_tab("programme", 40, _("Chu trình chỉ đạo"), "steering:cycle", has_cycle)
        add_tab("programme", 35, _("Kế hoạch năm"), "steering:plans", has_cycle)
        add_tab("programme", 42, _("Giao ban"), "steering:meetings", has_cycle)
        add_origin("steering.conclusion", _("Kết luận giao ban"), origin_of_conclusion)
        add_origin("steering.planline", _("Kế hoạch năm"), origin_of_plan_line)
        for model, words in (
            (AgendaItem, _("Mục của chương trình họp")),
            (Conclusion, _("Kết luận")),
            (PlanLine, _("Việc của kế hoạch")),
        ):
            name_kind(model, words)
        offer(
            YearlyPlan,
            "ke-hoach-nam",
            _("Kế hoạch năm"),
            ready=may_be_public,
            theirs=may_publish,
            visible=lambda actor: visible_plans(actor).select_related("programme"),
            told=told,
        )
        add_deadlines("steering.meeting", MeetingDays())
        add_block("programme", 10, "steering/strip.html", cycle_strip)
