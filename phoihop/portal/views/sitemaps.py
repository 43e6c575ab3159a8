"""The public pages, for search engines."""

from __future__ import annotations

from typing import Any

from django.contrib.sitemaps import Sitemap, views
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from phoihop.ground.pages import Request
from phoihop.programmes.models import Content
from phoihop.programmes.queries import public_programmes
from phoihop.publishing.queries import current_postings
from phoihop.voices.consultation_queries import public_consultations
from phoihop.voices.queries import public_activities, public_surveys, public_visits

from ..caching import public_page

_AN_INDEX = 5000  # addresses in one file; the standard allows ten times as many
_LISTS = ("home", "published", "consultations", "activities", "visits", "surveys", "feedback", "open_data")


class _Lists(Sitemap[str]):
    def items(self) -> list[str]:
        return list(_LISTS)

    def location(self, item: str) -> str:
        return reverse(f"portal:{item}")


class _Pages(Sitemap[Any]):
    """The pages of a kind: their keys, in the order of an index."""

    limit = _AN_INDEX

    def __init__(self, name: str, found: QuerySet[Any], *keys: str) -> None:
        super().__init__()
        self.name, self.found, self.keys = name, found, keys or ("pk",)

    def items(self) -> Any:
        return self.found.order_by("pk").values_list(*self.keys)

    def location(self, item: Any) -> str:
        return reverse(f"portal:{self.name}", args=item)


def _sections(request: Request) -> dict[str, Any]:
    day = timezone.localdate(request.now)
    contents = Content.objects.filter(programme__in=public_programmes(day))
    return {
        "trang": _Lists(),
        "chuong-trinh": _Pages("programme", public_programmes(day)),
        "noi-dung": _Pages("content", contents, "programme", "pk"),
        "da-cong-khai": _Pages("posting", current_postings(day)),
        "lay-y-kien": _Pages("consultation", public_consultations(day)),
        "cung-lam": _Pages("activity", public_activities(day)),
        "dan-kiem-tra": _Pages("visit", public_visits(day)),
        "khao-sat": _Pages("survey", public_surveys(day)),
    }


@public_page
def index(request: Request) -> HttpResponseBase:
    """Where the lists of pages stand."""
    return views.index(request, sitemaps=_sections(request), sitemap_url_name="portal:sitemap")


@public_page
def sitemap(request: Request, section: str) -> HttpResponseBase:
    """The pages of a kind."""
    return views.sitemap(request, sitemaps=_sections(request), section=section)
