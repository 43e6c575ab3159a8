from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The officials' shell."""

    name = "phoihop.desk"
