from django.apps import AppConfig


class TasksConfig(AppConfig):
    """What is due when."""

    name = "phoihop.tasks"

    def ready(self) -> None:
        from . import actions, listening, rules  # noqa: F401  # lazily: registers acts, rules and listeners once models are loaded
