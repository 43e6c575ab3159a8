from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """What is public, why, from when to when."""

    name = "phoihop.publishing"

    def ready(self) -> None:
        from . import actions, rules  # noqa: F401  # lazily: registers acts and rules once models are loaded
