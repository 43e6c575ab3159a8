from django.apps import AppConfig

from phoihop.ground.shell import add_block


class PortalConfig(AppConfig):
    """The public pages."""

    name = "phoihop.portal"

    def ready(self) -> None:
        from .blocks import public_page_of  # lazily: needs the loaded models

        add_block("consultation", 10, "portal/consultation_link.html", public_page_of)
