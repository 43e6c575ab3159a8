from django.apps import AppConfig
from django.db.models.signals import post_migrate


class GroundConfig(AppConfig):
    """What everything stands on, without a noun of the field."""

    name = "phoihop.ground"

    def ready(self) -> None:
        """The daily job registers; indexes of words follow migrations."""
        from . import upkeep  # noqa: F401  # lazily: it registers once apps are loaded
        from .search.indexes import make_indexes  # lazily: needs the loaded models

        post_migrate.connect(make_indexes, dispatch_uid="ground.search")
