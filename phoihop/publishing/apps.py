from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from phoihop.ledger.telling import name_kind


class PublishingConfig(AppConfig):
    """What is public, why, from when to when."""

    name = "phoihop.publishing"

    def ready(self) -> None:
        from . import actions, rules  # noqa: F401  # lazily: registers acts and rules once models are loaded
        from .models import LegalFigure, Subject  # lazily: as above
        from .seeding import seed  # lazily: as above

        post_migrate.connect(seed, sender=self, dispatch_uid="publishing.law")
        name_kind(LegalFigure, _("Con số của luật"))
        name_kind(Subject, _("Nội dung phải công khai"))
