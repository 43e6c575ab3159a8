"""What tests of this room share: people signed in, and no memory of earlier guesses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def no_guesses_counted() -> Iterator[None]:
    """Rate limits begin anew with each test."""
    cache.clear()
    yield
    cache.clear()
