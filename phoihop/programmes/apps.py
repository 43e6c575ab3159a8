from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """What was promised."""

    name = "phoihop.programmes"

    def ready(self) -> None:
        from . import actions, rules  # noqa: F401  # lazily: registers acts and rules once models are loaded
