from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phoihop.ground.deadlines import add_deadlines
from phoihop.ground.shell import add_block, add_menu, add_tab
from phoihop.publishing.kinds import offer
from phoihop.templating.kinds import add_kind


class RoundsConfig(AppConfig):
    """Calls for reports and the units' answers."""

    name = "phoihop.rounds"

    def ready(self) -> None:
        from . import actions, imports, jobs, rules  # noqa: F401  # lazily: they register once models are loaded
        from .blocks import our_reports, running_rounds  # lazily: needs the loaded models
        from .deadlines import ReportDeadlines  # lazily: as above
        from .models import Report  # lazily: as above
        from .publishing import may_be_public, may_publish, title_of, told  # lazily: as above
        from .queries import visible_reports  # lazily: as above

        offer(
            Report,
            "bao-cao",
            _("Báo cáo của đơn vị"),
            ready=may_be_public,
            theirs=may_publish,
            visible=lambda actor: visible_reports(actor).select_related("round", "unit"),
            told=told,
            title=title_of,
        )
        add_deadlines("rounds.report", ReportDeadlines())
        add_kind("report", _("Báo cáo của đơn vị"))
        add_kind("urging", _("Công văn đôn đốc"))
        add_menu(15, pgettext_lazy("menu", "Báo cáo"), "rounds:ours")
        add_tab("programme", 27, _("Báo cáo"), "rounds:of_programme", _binds)
        add_block("overview", 15, "rounds/running.html", running_rounds)
        add_block("overview", 25, "rounds/our_block.html", our_reports)
        add_block("our_tasks", 10, "rounds/our_block.html", our_reports)


def _binds(request: Any, programme: Any) -> bool:
    """A draft is reported on by nobody."""
    return bool(programme.frozen)
