from django.apps import AppConfig
from django.db.backends.signals import connection_created


class LedgerConfig(AppConfig):
    """What was recorded, provably."""

    name = "phoihop.ledger"

    def ready(self) -> None:
        from .guard import watch  # lazily: needs the loaded models

        connection_created.connect(watch, dispatch_uid="ledger.guard")
