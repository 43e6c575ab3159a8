"""Every page for everybody: axe finds nothing and nothing scrolls sideways, at a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from tests.cast import Cast
from tests.house.test_sweep import URLS, World, access, address

from .looking import faults


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("who", "width", "language"), [("ha", 1280, "vi"), ("ha", 390, "en"), ("an", 390, "vi"), ("thu", 390, "vi")]
)
def test_every_page(
    who: str,
    width: int,
    language: str,
    opened: Callable[..., Page],
    cast: Cast,
    world: World,
    on_sqlite: None,
) -> None:
    page = opened(width)
    client = Client()
    client.force_login(getattr(cast, who).account)
    cookies = {
        settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value,
        settings.LANGUAGE_COOKIE_NAME: language,
    }
    page.goto("/robots.txt")
    page.context.add_cookies([{"name": name, "value": value, "url": page.url} for name, value in cookies.items()])
    found = {}
    for name in URLS:
        path = address(name, world)
        if not path or access(name) == "":
            continue
        answer = client.get(path)
        if answer.status_code == 200 and not answer.streaming and b"<html" in answer.content:
            page.goto(path)
            if wrong := faults(page):
                found[name] = wrong
    assert not found, "\n".join(f"{name}: {fault}" for name, wrong in found.items() for fault in wrong)
