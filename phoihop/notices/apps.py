from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ground.shell import add_block, add_menu


class NoticesConfig(AppConfig):
    """Who must be told."""

    name = "phoihop.notices"

    def ready(self) -> None:
        from phoihop.units.queries import count_along  # lazily: needs the loaded models

        from . import actions, jobs, listening, rules  # noqa: F401  # lazily: they register once models are loaded
        from .queries import unread_beside, unread_of  # lazily: as above
        from .views.sharing import share_block  # lazily: as above

        count_along("unread_notices", unread_beside())
        add_menu(15, _("Thông báo"), "notices:notices", number=unread_of, counted=_("chưa đọc"))
        add_block("task", 10, "notices/share_block.html", share_block)
