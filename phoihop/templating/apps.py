from django.apps import AppConfig


class TemplatingConfig(AppConfig):
    """Word templates that offices edit themselves."""

    name = "phoihop.templating"

    def ready(self) -> None:
        from . import actions, rules  # noqa: F401  # lazily: they register once models are loaded
