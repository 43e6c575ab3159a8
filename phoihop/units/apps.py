from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phoihop.ground.shell import add_finder, add_menu


class UnitsConfig(AppConfig):
    """Who: organisational units over time, posts, memberships, accounts."""

    name = "phoihop.units"

    def ready(self) -> None:
        from . import actions, imports, rules  # noqa: F401  # lazily: registers acts and rules once models are loaded
        from .finding import find_units  # lazily: needs the loaded models
        from .loading import jobs  # noqa: F401  # lazily: as above

        add_menu(40, pgettext_lazy("menu", "Đơn vị"), "units:units")
        add_finder(50, "don-vi", pgettext_lazy("menu", "Đơn vị"), find_units)
        add_menu(90, _("Quản trị"), "accounts:accounts", "accounts")
