"""The visitor's language."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

_KNOWN = frozenset(code for code, _name in settings.LANGUAGES)


def language_of(request: HttpRequest) -> str:
    """Vietnamese, unless the visitor chose another one: the browser's own setting does not decide for an office PC."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in _KNOWN else settings.LANGUAGE_CODE
