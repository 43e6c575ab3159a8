"""A worker killed with SIGKILL in the middle of a workbook: another one makes it, whole and once."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

UNITS, CONTENTS = 600, 10
_PATIENCE = 120  # seconds; on a quiet machine some four are needed
_ASK = """
import django
django.setup()
from django.utils import timezone
from phoihop.ledger.actor import SYSTEM, Actor
from phoihop.reviews import actions
from phoihop.rounds.models import Round
round, now = Round.objects.select_related("unit").get(), timezone.now()
by = Actor(round.unit.name, "A test", frozenset({"see", "programmes", "accept"}), round.unit_id, round.unit.path)
review = actions.open_review(round, by=by, now=now, kind="interim")
actions.ask_export(review, by=by, now=now, kind="xlsx")
"""


@pytest.mark.slow
@pytest.mark.django_db
def test_killed_while_it_writes(on_sqlite: None, tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "PHOIHOP_DEMO")}
    environment = kept | {"DJANGO_SETTINGS_MODULE": "phoihop.site.settings", "PHOIHOP_DATA": str(tmp_path)}
    synth = ["-m", "phoihop.cli", "synth", "--units", str(UNITS), "--contents", str(CONTENTS)]
    for making in (synth, ["-c", _ASK]):
        subprocess.run([sys.executable, "-W", "ignore", *making], env=environment, check=True, capture_output=True)

    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-m", "phoihop.site.running.worker"], env=environment)

    first = start()
    try:
        _wait(lambda: _told(tmp_path))
    finally:
        first.kill()
    assert first.wait(10) == -signal.SIGKILL
    assert _exports(tmp_path) == [("making", None)]
    second = start()
    try:
        _wait(lambda: _exports(tmp_path)[0][0] != "making")
        time.sleep(1)  # whoever would make it twice does it now
    finally:
        second.terminate()
        second.wait(20)
    ((state, path),) = _exports(tmp_path)
    assert (state, _told(tmp_path)) == ("done", None)
    assert len([one for one in (tmp_path / "files").rglob("*") if one.is_file()]) == 1, "no half of a file is left"
    book = CalamineWorkbook.from_path(str(tmp_path / "files" / path))
    lines = book.get_sheet_by_name("Mọi dòng báo cáo").to_python()
    assert sum(str(row[0]).startswith("UBND ") for row in lines) == UNITS * CONTENTS


def _told(data: Path) -> list[int] | None:
    """[done, total] of the job that is under way."""
    found = list((data / "progress").glob("*.json"))
    return json.loads(found[0].read_text()) if found else None


def _exports(data: Path) -> list[Any]:
    with sqlite3.connect(data / "phoihop.sqlite3", timeout=30) as database:
        return database.execute(
            "SELECT state, path FROM reviews_export LEFT JOIN ground_storedfile AS f ON f.id = file_id"
        ).fetchall()


def _wait(until: Callable[[], object]) -> None:
    end = time.monotonic() + _PATIENCE
    while not until():
        assert time.monotonic() < end
        time.sleep(0.005)
