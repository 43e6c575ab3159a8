from django.apps import AppConfig


class GroundConfig(AppConfig):
    """What everything stands on, without a noun of the field."""

    name = "phoihop.ground"

    def ready(self) -> None:
        """The daily job registers."""
        from . import upkeep  # noqa: F401  # lazily: it registers once apps are loaded
