"""Judges the reader on the corpus: precision, recall and F1 by field; exit code 1 below the goals.

    python -m tools.accuracy [--verbose] [--only 05] [--formats txt,docx]

The figures go to build/accuracy.json.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from corpus.formats import DOCUMENTS, make
from phoihop.reading.errors import ReadingError
from phoihop.reading.reader import read
from tools.judging import FIELDS, Tally, judge

GOALS = {
    "citations": 0.97,
    "citation fields": 0.97,
    "parties": 0.95,
    "periods": 0.95,
    "contents": 0.95,
    "assignments": 0.90,
    "schedules": 0.90,
}
RESULT = Path("build/accuracy.json")


def main(argv: list[str] | None = None) -> int:
    """Prints the table; 0 when every goal is reached."""
    parser = argparse.ArgumentParser(prog="python -m tools.accuracy", description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="every miss and every false find")
    parser.add_argument("--only", default="", help="documents whose file name begins with this")
    parser.add_argument("--formats", default="txt,docx,pdf,html")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        work = list(_work(Path(folder), args.only, set(args.formats.split(","))))
        if args.jobs > 1:
            with ProcessPoolExecutor(args.jobs) as pool:
                judged = list(pool.map(_judge, work))
        else:
            judged = [_judge(item) for item in work]
    total = Tally()
    formats: dict[str, Tally] = {}
    for (_, path, _), (tally, seconds) in zip(work, judged, strict=True):
        total.merge(tally)
        formats.setdefault(path.suffix[1:], Tally()).merge(tally)
        if args.verbose:
            print(f"{path.name}  {tally.f1():.2f}  {seconds:.2f} s")
            for note in tally.notes:
                print(f"    {note}")
    _print(total, formats, len({stem for stem, _, _ in work}), len(work))
    missed = [field for field, goal in GOALS.items() if total.seen(field) and total.f1(field) < goal]
    if not args.only and args.formats == parser.get_default("formats"):
        _write(total, formats, len(work))
    if missed:
        print("below the goal: " + ", ".join(f"{field} {total.f1(field):.3f} < {GOALS[field]}" for field in missed))
    return 1 if missed else 0


def _work(folder: Path, only: str, formats: set[str]) -> Iterator[tuple[str, Path, dict[str, Any]]]:
    expected = {
        path.name.removesuffix(".expected.json"): json.loads(path.read_text("utf-8"))
        for path in sorted(DOCUMENTS.glob("*.expected.json"))
    }
    files = [(stem, DOCUMENTS / f"{stem}.txt") for stem in expected] + list(make(folder))
    for stem, path in sorted(files):
        if stem.startswith(only) and path.suffix[1:] in formats:
            yield stem, path, expected[stem]


def _judge(item: tuple[str, Path, dict[str, Any]]) -> tuple[Tally, float]:
    _, path, expected = item
    started = time.perf_counter()
    try:
        answer = read(path)
    except ReadingError as fault:
        answer = {}
        problem = f"not read: {fault.message('en')}"
    else:
        problem = ""
    tally = judge(expected, answer)
    if problem:
        tally.notes.insert(0, problem)
    return tally, time.perf_counter() - started


def _print(total: Tally, formats: dict[str, Tally], documents: int, files: int) -> None:
    print(f"\n{documents} documents in {files} files")
    print(f"{'field':18} {'P':>6} {'R':>6} {'F1':>6} {'goal':>5} {'right':>6} {'false':>6} {'missed':>6}")
    for field in FIELDS:
        if total.seen(field):
            goal = f"{GOALS[field]:.2f}" if field in GOALS else ""
            precision, recall = total.rates(field)
            right, false, missed = total.true[field], total.false[field], total.missed[field]
            rates = f"{precision:6.3f} {recall:6.3f} {total.f1(field):6.3f}"
            print(f"{field:18} {rates} {goal:>5} {right:6} {false:6} {missed:6}")
    print("all fields         " + ", ".join(f"{name} {tally.f1():.3f}" for name, tally in sorted(formats.items())))


def _write(total: Tally, formats: dict[str, Tally], files: int) -> None:
    RESULT.parent.mkdir(exist_ok=True)
    fields = {
        field: {
            "precision": round(total.rates(field)[0], 4),
            "recall": round(total.rates(field)[1], 4),
            "f1": round(total.f1(field), 4),
            "goal": GOALS.get(field),
            "right": total.true[field],
            "false": total.false[field],
            "missed": total.missed[field],
        }
        for field in FIELDS
        if total.seen(field)
    }
    answer = {
        "files": files,
        "fields": fields,
        "formats": {name: round(tally.f1(), 4) for name, tally in formats.items()},
    }
    RESULT.write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
