from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ground.shell import add_block, add_tab


class IndicatorsConfig(AppConfig):
    """Figures of a programme."""

    name = "phoihop.indicators"

    def ready(self) -> None:
        from . import actions, imports, rules  # noqa: F401  # lazily: they register once models are loaded
        from .blocks import figures_owed  # lazily: needs the loaded models

        add_block("our_tasks", 20, "indicators/owed.html", figures_owed)
        add_tab("programme", 25, _("Chỉ tiêu"), "indicators:table")
