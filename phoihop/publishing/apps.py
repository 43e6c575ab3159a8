from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from phoihop.ground.deadlines import add_deadlines
from phoihop.ground.shell import add_menu
from phoihop.ledger.telling import name_kind


class PublishingConfig(AppConfig):
    """What is public, why, from when to when."""

    name = "phoihop.publishing"

    def ready(self) -> None:
        from . import actions, rules  # noqa: F401  # lazily: registers acts and rules once models are loaded
        from .announcements import is_theirs, told  # lazily: needs the loaded models
        from .deadlines import BoardDeadlines  # lazily: as above
        from .kinds import offer  # lazily: as above
        from .models import Announcement, Channel, LegalFigure, Posting, Subject, Version  # lazily: as above
        from .queries import visible_announcements  # lazily: as above
        from .seeding import seed  # lazily: as above

        add_deadlines("publishing.channel", BoardDeadlines())
        post_migrate.connect(seed, sender=self, dispatch_uid="publishing.law")
        add_menu(50, _("Công khai"), "publishing:unit", "publish")
        offer(
            Announcement,
            "ban-cong-khai",
            _("Bản công khai"),
            ready=lambda about: True,
            theirs=is_theirs,
            visible=visible_announcements,
            told=told,
        )
        for model, words in (
            (LegalFigure, _("Con số của luật")),
            (Subject, _("Nội dung phải công khai")),
            (Posting, _("Lần công khai")),
            (Channel, _("Nơi niêm yết")),
            (Version, _("Bản tiếng khác")),
        ):
            name_kind(model, words)
