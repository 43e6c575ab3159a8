from django.apps import AppConfig


class UnitsConfig(AppConfig):
    """Who: organisational units over time, posts, memberships, accounts."""

    name = "phoihop.units"

    def ready(self) -> None:
        from . import actions, rules  # noqa: F401  # lazily: registers acts and rules once models are loaded
