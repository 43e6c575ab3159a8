"""What tests of this room share: people signed in, and no memory of earlier guesses."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from tests.cast import Person


@pytest.fixture(autouse=True)
def no_guesses_counted() -> Iterator[None]:
    """Rate limits begin anew with each test."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def as_() -> Callable[[Person], Client]:
    """``as_(cast.ha).get(…)``: a browser in which this person is signed in."""

    def signed_in(person: Person) -> Client:
        client = Client()
        client.force_login(person.account)
        return client

    return signed_in
