from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ground.shell import add_finder, add_menu


class DocumentsConfig(AppConfig):
    """The register of official documents."""

    name = "phoihop.documents"

    def ready(self) -> None:
        from . import actions, imports, rules  # noqa: F401  # lazily: registers acts and rules once models are loaded
        from .finding import find_documents  # lazily: needs the loaded models

        add_menu(30, _("Văn bản"), "documents:register")
        add_finder(40, "van-ban", _("Văn bản"), find_documents)
