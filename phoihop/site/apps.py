from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Static files, translations and the wiring of all rooms."""

    name = "phoihop.site"
    label = "site"
