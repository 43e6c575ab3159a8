"""Where this site and its files are reached, who publishes them, and under which licence."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from .dataset import Asked, Dataset, Place


@dataclass(frozen=True)
class Site:
    """The site as a visitor reached it."""

    address: str
    publisher: str
    licence: str = ""
    licence_name: str = ""

    def page(self, name: str, *keys: str) -> str:
        """The full address of a page of the portal."""
        return f"{self.address}{reverse(f'portal:{name}', args=keys)}"

    def file(self, dataset: Dataset, form: str) -> str:
        """The full address of a dataset's file: its rows as csv or json, or what its columns mean (csvw)."""
        return self.page(f"data_{form}", dataset.slug)

    def next_of(self, dataset: Dataset, after: Place) -> str:
        """The full address of the rows behind a place."""
        return f"{self.file(dataset, 'json')}?sau={after}"


def site_of(request: HttpRequest) -> Site:
    """The site by the name under which it was asked; the rest is the office's settings."""
    address = request.build_absolute_uri("/").rstrip("/")
    return Site(address, settings.PUBLISHER or request.get_host(), settings.DATA_LICENCE, settings.DATA_LICENCE_NAME)


def asked_of(request: HttpRequest) -> Asked:
    """For the request's day."""
    return Asked(timezone.localdate(request.now), site_of(request).address)  # type: ignore[attr-defined]
