from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ground.shell import add_block, add_tab


class SteeringConfig(AppConfig):
    """The eight verbs as they were done."""

    name = "phoihop.steering"

    def ready(self) -> None:
        from . import actions, rules  # noqa: F401  # lazily: registers acts and rules once models are loaded
        from .blocks import cycle_strip, has_cycle  # lazily: needs the loaded models
        from .expectations import expectations  # lazily: as above

        expectations()  # a term that cannot be read stops the start, not a page
        add_tab("programme", 40, _("Chu trình chỉ đạo"), "steering:cycle", has_cycle)
        add_block("programme", 10, "steering/strip.html", cycle_strip)
