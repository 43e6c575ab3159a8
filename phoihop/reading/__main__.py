"""``python -m phoihop.reading FILE``: one document as JSON, from a process that limits itself before it reads."""

from __future__ import annotations

import argparse
import json
import resource
import sys
from pathlib import Path
from typing import Any

from phoihop.reading.errors import ReadingError

_MEGABYTE = 1024 * 1024
_FOR_OFFICE = 4096  # megabytes of address space that LibreOffice may have when it converts an old .doc
_LARGEST_FILE = 600 * _MEGABYTE


def limit(seconds: int, megabytes: int) -> None:
    """Holds this process to CPU seconds, address space and file sizes; no core is dumped."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * _MEGABYTE, max(megabytes, _FOR_OFFICE) * _MEGABYTE))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(path: Path, what: str) -> dict[str, Any]:
    """The document ("read") or its Source ("load") as plain data; a ReadingError as {"error": code, "values": …}."""
    try:
        if what == "load":
            # lazily: after the limits are set
            from phoihop.reading.files.loading import load
            from phoihop.reading.source import to_json

            return to_json(load(path, scans=1))  # enough to see a stamp of secrecy
        # lazily: as above
        from phoihop.reading.reader import read

        return read(path)
    except ReadingError as fault:
        return {"error": fault.code, "values": {key: str(value) for key, value in fault.values.items()}}
    except MemoryError:
        return {"error": "too_big", "values": {}}


def main() -> int:
    """Prints the JSON; exit code 2 with an error in it."""
    parser = argparse.ArgumentParser(prog="python -m phoihop.reading")
    parser.add_argument("file", type=Path)
    parser.add_argument("--what", choices=("read", "load"), default="read")
    parser.add_argument("--seconds", type=int)
    parser.add_argument("--megabytes", type=int)
    args = parser.parse_args()
    if args.seconds and args.megabytes:
        limit(args.seconds, args.megabytes)
    made = answer(args.file, args.what)
    json.dump(made, sys.stdout, ensure_ascii=False)
    return 2 if "error" in made else 0


if __name__ == "__main__":
    sys.exit(main())
