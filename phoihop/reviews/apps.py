from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ground.shell import add_block, add_menu, add_tab
from phoihop.publishing.kinds import offer
from phoihop.templating.kinds import add_kind


class ReviewsConfig(AppConfig):
    """Interim and final reviews, and their official files."""

    name = "phoihop.reviews"

    def ready(self) -> None:
        from phoihop.steering.blocks import has_cycle  # lazily: needs the loaded models

        from . import actions, jobs, rules  # noqa: F401  # lazily: they register once models are loaded
        from .blocks import of_round  # lazily: as above
        from .models import Review  # lazily: as above
        from .publishing import may_be_public, may_publish, told  # lazily: as above
        from .queries import visible_reviews  # lazily: as above

        add_kind("review", _("Báo cáo sơ kết, tổng kết"))
        offer(
            Review,
            "bao-cao",
            _("Báo cáo sơ kết, tổng kết"),
            ready=may_be_public,
            theirs=may_publish,
            visible=visible_reviews,
            told=told,
        )
        add_menu(17, _("Sơ kết, tổng kết"), "reviews:list", "accept")
        add_tab("programme", 45, _("Sơ kết, tổng kết"), "reviews:programme", has_cycle)
        add_block("round", 10, "reviews/of_round.html", of_round)
