"""A country's data on both databases: making them, opening a round over them, adding up their figures, reviewing them.

``python -m bench.country open`` and ``… per_unit`` measure in the database that ``phoihop synth`` has filled, and print
seconds.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench.process import run
from bench.review import FILES

UNITS, CONTENTS = 3321, 20
_LINES = f"{UNITS * CONTENTS} lines"
_PAGE, _FILE = 1.0, 10.0  # seconds
_MEGABYTES = {"docx": 400.0, "xlsx": 200.0, "pdf": 700.0}
_RUNS = 3


class Measured(NamedTuple):
    """What was measured, and at most how much it may be; None: it could not be measured here."""

    what: str
    found: float | None
    most: float


def measure(folder: Path) -> Iterator[Measured]:
    """Everything, on SQLite and on PostgreSQL. Raises RuntimeError where one fails."""
    plain = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    for database in (_sqlite, _postgres):
        with database(folder) as (name, added):
            yield from _of(name, plain | added if added is not None else None)


@contextmanager
def _sqlite(folder: Path) -> Iterator[tuple[str, dict[str, str] | None]]:
    yield "SQLite", {"PHOIHOP_DATA": str(folder / "sqlite")}


@contextmanager
def _postgres(folder: Path) -> Iterator[tuple[str, dict[str, str] | None]]:
    """A throw-away server: it waits for no disk, which only writing would notice."""
    from tools.postgres import NoPostgres, postgres

    try:
        with postgres() as address:
            yield "PostgreSQL", {"PHOIHOP_DATA": str(folder / "postgres"), "DATABASE_URL": address}
    except NoPostgres as error:
        print(error, file=sys.stderr)
        yield "PostgreSQL", None


def _of(database: str, environment: dict[str, str] | None) -> Iterator[Measured]:
    if environment is None:
        yield Measured(f"a country's review, {database}", None, _PAGE)
        return
    python = [sys.executable, "-m"]
    made = [*python, "phoihop.cli", "synth", "--units", str(UNITS), "--contents", str(CONTENTS)]
    began = time.perf_counter()
    _said(made, environment)
    if database == "SQLite":  # a server that waits for no disk tells nothing of writing
        yield Measured(f"synth of {UNITS} units × {CONTENTS}: s", time.perf_counter() - began, 60.0)
    _said([*python, "phoihop.site.running.preparing"], environment)
    if database == "PostgreSQL":
        _said([*python, "bench.country", "vacuum"], environment)
    for page, seconds in json.loads(_said([*python, "bench.review", "pages"], environment)).items():
        yield Measured(f"review of {_LINES}, {page}, {database}: s", seconds, _PAGE)
    for kind in FILES:
        runs = [run([*python, "bench.review", kind], environment) for _time in range(_RUNS)]
        what = f"review of {_LINES}, {kind}, {database}"
        yield Measured(f"{what}: s", statistics.median(one.seconds for one in runs), _FILE)
        yield Measured(f"{what}: MB", max(one.megabytes for one in runs), _MEGABYTES[kind])
    for what, most in (("open", 20.0), ("per_unit", 1.0)):
        if database == "SQLite" or what == "per_unit":
            times = [float(_said([*python, "bench.country", what], environment)) for _time in range(_RUNS)]
            yield Measured(f"{what} over {_LINES}, {database}: s", statistics.median(times), most)


def _said(command: list[str], environment: dict[str, str]) -> str:
    """The last line that a command prints."""
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{command[1:4]} ended with {done.returncode}: {done.stderr[-400:]}")
    return (done.stdout.splitlines() or [""])[-1]


def main(what: str) -> None:
    """Measures one thing in this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.site.settings")
    import django

    django.setup()
    from django.db import connection
    from django.utils import timezone

    from phoihop.indicators.regime import Period
    from phoihop.indicators.rollup import per_unit
    from phoihop.ledger.actor import SYSTEM
    from phoihop.programmes.models import Programme
    from phoihop.rounds.actions import open_round
    from phoihop.rounds.models import ReportLine, Round

    if what == "vacuum":  # what a PostgreSQL does by itself in its first minute
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        return
    programme = Programme.objects.select_related("standing_body").get()
    last = Round.objects.order_by("pk")[0]
    days = {name: getattr(last, name) for name in ("period_from", "period_to", "data_from", "closes_on", "due_on")}
    began = time.perf_counter()
    if what == "open":
        by = {"by": SYSTEM, "now": timezone.now()}
        made = open_round(
            programme.standing_body, programmes=[programme], title="Đợt đo", kind="quarterly", **days, **by
        )
        number = ReportLine.objects.filter(report__round=made).count()
    else:
        lines = per_unit(programme, Period(last.data_from, last.closes_on))
        number = sum(len(units) for units in lines.values())
    print(number, file=sys.stderr)
    print(time.perf_counter() - began)


if __name__ == "__main__":
    main(sys.argv[1])
