"""What a page must be for everybody: no violation that axe finds, nothing that scrolls sideways."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def faults(page: Page) -> list[str]:
    """What axe finds wrong on the page as it stands, and how far it scrolls sideways."""
    found = [
        f"{one['id']}: {one['nodes'][0]['html'][:160]} ({len(one['nodes'])}×)"
        for one in Axe().run(page).response["violations"]
    ]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*found, f"{wide} px sideways"] if wide > 0 else found
