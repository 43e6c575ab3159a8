"""The menu of the public pages, made once for each page's name and language: it asks for ten addresses."""

from __future__ import annotations

import functools
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag(takes_context=True)
def navigation(context: dict[str, Any]) -> SafeString:
    """The menu, with the page that is open marked."""
    match = context["request"].resolver_match
    return _menu(match.url_name if match else "", get_language())


@functools.lru_cache(maxsize=256)
def _menu(here: str, language: str) -> SafeString:
    return render_to_string("portal/nav.html", {"here": here})
