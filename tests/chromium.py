"""Finding a Chromium, and starting it as it wants to be started."""

from __future__ import annotations

import functools
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
QUIET = [
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


@functools.cache
def chromium_path() -> str | None:
    """CHROMIUM from the environment, else the first of NAMES on the PATH, else one that Playwright downloaded."""
    if given := os.environ.get("CHROMIUM"):
        return given
    if found := next((path for name in NAMES if (path := shutil.which(name))), None):
        return found
    downloads = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    return next((str(path) for path in sorted(downloads.glob("chromium-*/chrome-linux*/chrome"))), None)


def launch_options() -> dict[str, Any]:
    """Arguments for Playwright's ``chromium.launch``; root needs --no-sandbox."""
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return {"executable_path": chromium_path(), "headless": True, "args": [*QUIET, *sandbox]}


def skipped_line(skipped: Iterable[Any]) -> str:
    """What to print about browser tests that did not run; "" where they did."""
    count = sum("browser" in getattr(report, "keywords", {}) for report in skipped)
    return (
        f"{count} browser tests skipped: no Chromium found (apt-get install chromium, or set CHROMIUM)" if count else ""
    )
