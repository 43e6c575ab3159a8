"""``make bench``: our pages beside a bare Django page of the same bytes and as many values, in one interleaved run, and
how long reading and writing take. Prints a table, writes build/bench.json; exit code 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import functools
import http.client
import itertools
import json
import math
import os
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench import country, many, reading, writing
from bench.load import Slot, Target, interleaved, ratios
from bench.process import Run

PORTAL = "portal: "  # pages for everybody, which a process keeps until the next act
RATE_GOAL = 2000  # a second
PAGE_GOAL, SEARCH_GOAL, SAVE_GOAL, QUERIES_GOAL, KILOBYTES_GOAL = 3.0, 5.0, 4.0, 12, 100
OUT = Path("build") / "bench.json"


@dataclass(frozen=True)
class Line:
    """A line of the table; ``holds`` is None where it could not be measured."""

    name: str
    ours: float | None
    against: float | None
    ratio: float | None
    goal: str
    holds: bool | None


def main() -> int:
    """Measures, prints, writes."""
    parser = argparse.ArgumentParser(prog="python -m bench.run", description="our pages against a bare Django page")
    parser.add_argument("--tasks", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.5)
    args = parser.parse_args()
    lines = [*measure_pages(args), *measure_reading(), *measure_writing(), *measure_country()]
    print(f"\n{'what':<44} {'ours':>10} {'against':>10} {'ratio':>7}  {'goal':<12} holds")
    for line in lines:
        ours, against, ratio = (_short(value) for value in (line.ours, line.against, line.ratio))
        held = {True: "yes", False: "NO", None: "not measured"}[line.holds]
        print(f"{line.name:<44} {ours:>10} {against:>10} {ratio:>7}  {line.goal:<12} {held}")
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps([asdict(line) for line in lines], ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return int(any(line.holds is False for line in lines))


def measure_pages(args: argparse.Namespace) -> Iterator[Line]:
    """Pages and the report of progress, at concurrency 1 and 4."""
    with tempfile.TemporaryDirectory(prefix="bench.") as name, _servers(Path(name), args.tasks) as (ours, bare, told):
        for page in (page for page in told["pages"] if "missing" in page):
            yield Line(f"{page['name']} ({page['path']}: {page['missing']})", None, None, None, "", None)
        pages = [page for page in told["pages"] if "missing" not in page]
        for page in pages:
            yield Line(
                f"{page['name']}: queries",
                page["queries"],
                None,
                None,
                f"≤ {QUERIES_GOAL}",
                page["queries"] <= QUERIES_GOAL,
            )
            kilobytes = page["bytes"] / 1000
            yield Line(f"{page['name']}: kB", kilobytes, None, None, f"< {KILOBYTES_GOAL}", kilobytes < KILOBYTES_GOAL)
        pairs = [(page["name"], _page(page, ours), _yardstick(page, bare), _goal(page)) for page in pages]
        pairs.append(("report progress (POST)", _report(told, ours), _bare_save(bare), SAVE_GOAL))
        yield from _rates(pages, ours, args.seconds)
        targets = [target for _name, mine, theirs, _goal in pairs for target in (mine, theirs)]
        for concurrency in (1, 4):
            print(
                f"{len(targets)} targets × {args.rounds} rounds, {concurrency} at a time …", file=sys.stderr, flush=True
            )
            found = interleaved(targets, rounds=args.rounds, seconds=args.seconds, concurrency=concurrency)
            for name_, mine, theirs, goal in pairs:
                yield from _compared(f"{name_}, {concurrency} at a time", found[mine.name], found[theirs.name], goal)


def _rates(pages: Sequence[dict[str, Any]], port: int, seconds: float) -> Iterator[Line]:
    """How many of the public pages go out in a second, asked for in turn, and what the asking took of a core."""
    paths = [page["path"] for page in pages if page["name"].startswith(PORTAL)]
    many.rate(port, paths, seconds=1)  # both processes keep them from now on
    found = [many.rate(port, paths, seconds=max(2.0, seconds)) for _time in range(3)]
    rate = statistics.median(one.a_second for one in found)
    yield Line("portal, from cache: answers a second", rate, None, None, f"≥ {RATE_GOAL}", rate >= RATE_GOAL)
    yield Line("… of one core, the generator's own", max(one.generator for one in found), None, None, "", None)


def _compared(name: str, mine: Sequence[Slot], theirs: Sequence[Slot], goal: float) -> Iterator[Line]:
    for part in ("p50", "p95"):
        ratio = statistics.median(ratios(mine, theirs, part))
        ours, against = (statistics.median(getattr(one, part) for one in slots) for slots in (mine, theirs))
        yield Line(f"{name}: {part} ms", ours, against, ratio, f"≤ {goal:g} ×", ratio <= goal)


def _goal(page: dict[str, Any]) -> float:
    return SEARCH_GOAL if page["name"] == "search" else PAGE_GOAL


def _page(page: dict[str, Any], port: int) -> Target:
    cookies = "; ".join(f"{key}={value}" for key, value in page["cookies"].items())
    if page["name"].startswith(PORTAL):  # each time another address, so that the page is made anew
        numbers = itertools.count()
        return Target(page["name"], port, lambda: f"{page['path']}?n={next(numbers)}")
    return Target(page["name"], port, lambda: page["path"], headers={"Cookie": cookies})


def _yardstick(page: dict[str, Any], port: int) -> Target:
    rows = max(1, math.ceil(page["values"] / 10))
    path = f"/page?bytes={page['bytes']}&rows={rows}"
    return Target(f"bare beside {page['name']}", port, lambda: path)


def _report(told: dict[str, Any], port: int) -> Target:
    page = next(page for page in told["pages"] if page["name"] == "our tasks")
    token = secrets.token_hex(16)  # the unmasked form, as long as Django's own secret
    cookies = {**page["cookies"], "csrftoken": token}
    tasks, numbers = itertools.cycle(told["open_tasks"]), itertools.count()

    def fields() -> dict[str, str]:
        return {
            "csrfmiddlewaretoken": token,
            "once": secrets.token_urlsafe(18),
            "progress": str(next(numbers) % 10 * 10),
            "note": "Đã họp thôn, có biên bản",
        }

    headers = {"Cookie": "; ".join(f"{key}={value}" for key, value in cookies.items())}
    return Target("report", port, lambda: f"/viec/{next(tasks)}/tien-do/", 302, headers, fields)


def _bare_save(port: int) -> Target:
    return Target("bare save", port, lambda: "/save", 302, {}, lambda: {"note": "x"})


@contextmanager
def _servers(folder: Path, tasks: int) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """Ours as ``phoihop serve`` runs it, and the yardstick on as many workers; both on SQLite."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"PHOIHOP_DATA": str(folder / "data"), "BENCH_BARE": str(folder / "bare.sqlite3")}
    run = functools.partial(subprocess.run, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    print(f"making {tasks} tasks …", file=sys.stderr, flush=True)
    run([sys.executable, "-m", "phoihop.site.running.preparing"])
    told = json.loads(run([sys.executable, "-m", "bench.pages", str(tasks)]).stdout.splitlines()[-1])
    run([sys.executable, "-m", "bench.bare", str(tasks)])
    ours, bare = _free_port(), _free_port()
    granian = ["-m", "granian", "--interface", "wsgi", "--port", str(bare), "--workers", "2", "--blocking-threads", "2",
               "--workers-kill-timeout", "3", "--no-access-log", "--log-level", "warning",
               "bench.bare:application"]  # fmt: skip
    commands = [["-m", "phoihop.cli", "serve", "--port", str(ours), "--workers", "2"], granian]
    started = [subprocess.Popen([sys.executable, *c], env=environment, stdout=subprocess.DEVNULL) for c in commands]
    try:
        for port in (ours, bare):
            _wait_for(port, lambda: all(one.poll() is None for one in started))
        yield ours, bare, told
    finally:
        for one in started:
            one.terminate()
        for one in started:
            one.wait(20)


def _wait_for(port: int, alive: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", "/")
            connection.getresponse().read()
            return
        except OSError:
            if not alive() or time.monotonic() > until:
                raise RuntimeError("a server did not start") from None
            time.sleep(0.1)
        finally:
            connection.close()


def measure_reading() -> Iterator[Line]:
    """``phoihop read`` as a person starts it."""
    with tempfile.TemporaryDirectory(prefix="bench.") as name:
        paper = reading.docx_of(Path(name) / "programme.docx", 18)
        yield from _made("read .docx of 18 contents", functools.partial(reading.measure, paper), 1.0, 150)
        long = reading.pdf_of(Path(name) / "programme.pdf", 200)
        yield from _made("read PDF of 200 pages", functools.partial(reading.measure, long) if long else None, 20.0, 300)


def measure_writing() -> Iterator[Line]:
    """The files of a review with 66,420 lines."""
    with tempfile.TemporaryDirectory(prefix="bench.") as name:
        for kind in writing.KINDS:
            yield from _made(
                f"write {kind} of 66,420 lines", functools.partial(writing.measure, kind, Path(name)), 10.0, 400
            )


def measure_country() -> Iterator[Line]:
    """A round, the figures and the review of the whole country."""
    with tempfile.TemporaryDirectory(prefix="bench.") as name:
        for what, found, most in country.measure(Path(name)):
            unit = what.rpartition(" ")[2]
            yield Line(what, found, None, None, f"< {most:g} {unit}", None if found is None else found < most)


def _made(name: str, measure: Callable[[], Run] | None, seconds: float, megabytes: float) -> Iterator[Line]:
    """The median time and the most memory of three runs."""
    goals = (f"< {seconds:g} s", f"< {megabytes:g} MB")
    try:
        runs = [measure() for _ in range(3)] if measure else []
    except RuntimeError as error:
        print(error, file=sys.stderr)
        runs = []
    if not runs:
        yield from (Line(name, None, None, None, goal, None) for goal in goals)
        return
    took, used = statistics.median(one.seconds for one in runs), max(one.megabytes for one in runs)
    yield Line(f"{name}: s", took, None, None, goals[0], took < seconds)
    yield Line(f"{name}: MB", used, None, None, goals[1], used < megabytes)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _short(value: float | None) -> str:
    return "" if value is None else f"{value:.3g}" if value < 100 else f"{value:.0f}"


if __name__ == "__main__":
    sys.exit(main())
