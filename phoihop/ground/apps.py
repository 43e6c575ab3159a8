from django.apps import AppConfig


class GroundConfig(AppConfig):
    """What everything stands on, without a noun of the field."""

    name = "phoihop.ground"
