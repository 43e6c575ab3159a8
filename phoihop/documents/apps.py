from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The register of official documents."""

    name = "phoihop.documents"

    def ready(self) -> None:
        from . import actions, rules  # noqa: F401  # lazily: registers acts and rules once models are loaded
