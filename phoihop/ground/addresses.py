"""Addresses of pages, made once: Django takes as long to make one as to print a card of a list."""

from __future__ import annotations

import functools

from django.conf import settings
from django.urls import reverse


@functools.lru_cache(maxsize=8192)
def address(name: str, *keys: int | str) -> str:
    """The address of a page by its name and the keys in it."""
    return reverse(name, args=keys)


def in_full(path: str) -> str:
    """The address as it stands on paper and in mail: where people reach the site, however this request came."""
    return f"{settings.ADDRESS.rstrip('/')}{path}"
