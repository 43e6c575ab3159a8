"""A browser at the running server."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import launch_options
from tests.house.test_sweep import world

__all__ = ["world"]

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps an event loop in the test's thread


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all journeys."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """``opened(390)``: a new window of that width, without cookies; ``javascript=False`` for a plain one."""
    contexts = []

    def window(width: int = 1280, *, javascript: bool = True) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            locale="vi-VN",
            java_script_enabled=javascript,
        )
        contexts.append(context)
        return context.new_page()

    yield window
    for context in contexts:
        context.close()
