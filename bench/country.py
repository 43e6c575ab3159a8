"""A country's data: making them, opening a round over them, adding up their figures. One process a measurement.

``python -m bench.country open`` and ``… per_unit`` measure in the database that ``phoihop synth`` has filled in
PHOIHOP_DATA, and print seconds.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

UNITS, CONTENTS = 3321, 20
GOALS = {"synth": 60.0, "open": 20.0, "per_unit": 1.0}


def measure(folder: Path) -> Iterator[tuple[str, float, float]]:
    """(what, seconds, at most). Raises RuntimeError where one fails."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment["PHOIHOP_DATA"] = str(folder / "country")
    made = [sys.executable, "-m", "phoihop.cli", "synth", "--units", str(UNITS), "--contents", str(CONTENTS)]
    began = time.perf_counter()
    _run(made, environment)
    yield f"synth of {UNITS} units × {CONTENTS}", time.perf_counter() - began, GOALS["synth"]
    for what in ("open", "per_unit"):
        seconds = float(_run([sys.executable, "-m", "bench.country", what], environment).splitlines()[-1])
        yield f"{what} over {UNITS * CONTENTS} lines", seconds, GOALS[what]


def _run(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{command[1:4]} ended with {done.returncode}: {done.stderr[-400:]}")
    return done.stdout


def main(what: str) -> None:
    """Measures one thing in this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.site.settings")
    import django

    django.setup()
    from django.utils import timezone

    from phoihop.indicators.regime import Period
    from phoihop.indicators.rollup import per_unit
    from phoihop.ledger.actor import SYSTEM
    from phoihop.programmes.models import Programme
    from phoihop.rounds.actions import open_round
    from phoihop.rounds.models import ReportLine, Round

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
