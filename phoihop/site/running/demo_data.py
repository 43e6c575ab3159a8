"""The demo's data: loaded once, into a database that was empty, and never beside real data."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.utils import timezone

MODULE = "phoihop.site.demo"  # has load(now), ACCOUNTS (username, full_name, can) and PASSWORD


class DemoRefused(Exception):
    """The demo cannot start on this database; the text says why."""


def load_once() -> None:
    """Loads the demo where the database is empty. A loading that was cut off begins again. Raises DemoRefused."""
    begun, loaded = settings.DATA / "demo.begun", settings.DATA / "demo.loaded"
    if loaded.exists():
        return
    if begun.exists():
        _empty_what_was_begun()
    if not is_empty():
        raise DemoRefused(
            f"{settings.DATA} đang chứa dữ liệu thật; bản trình diễn không ghi vào đó.\n"
            "Hãy dùng: phoihop serve, hoặc đặt PHOIHOP_DATA sang một thư mục khác."
        )
    begun.touch()
    if importlib.util.find_spec(MODULE):
        print("Đang nhập dữ liệu trình diễn …", file=sys.stderr, flush=True)
        importlib.import_module(MODULE).load(timezone.now())
    begun.rename(loaded)


def accounts() -> dict[str, Any]:
    """The demo's accounts for the last lines of start-up."""
    demo = importlib.import_module(MODULE) if importlib.util.find_spec(MODULE) else None
    return {
        "accounts": [[one.username, f"{one.full_name}: {one.can}"] for one in getattr(demo, "ACCOUNTS", ())],
        "password": str(getattr(demo, "PASSWORD", "")),
    }


def is_empty() -> bool:
    """Whether nobody has put anything into the database."""
    from phoihop.units.models import Account, Unit  # lazily: after django.setup

    return not Account.objects.exists() and not Unit.objects.exists()


def _empty_what_was_begun() -> None:
    if connection.vendor != "sqlite":
        raise DemoRefused(
            "Lần nhập dữ liệu trình diễn trước bị ngắt giữa chừng. Hãy tạo lại cơ sở dữ liệu PostgreSQL rỗng."
        )
    name = str(settings.DATABASES["default"]["NAME"])
    connections.close_all()
    for end in ("", "-wal", "-shm", "-journal"):
        Path(name + end).unlink(missing_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
