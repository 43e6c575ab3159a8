"""``python -m phoihop.units.loading.child FILE SECONDS MEGABYTES``: the cells of one file as JSON.

The process limits itself first: a lone cell far out would take all memory, and so takes this process alone.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from phoihop.ground.sheets.book import NotASheet, Sheet, from_text, from_workbook, to_plain
from phoihop.reading.__main__ import limit
from phoihop.reading.errors import ReadingError
from phoihop.reading.files.detect import detect
from phoihop.reading.files.encoding import decode
from phoihop.reading.files.secrecy import refuse_line

_LONGEST = 60  # letters of a stamp of secrecy


def open_file(path: Path) -> list[Sheet]:
    """The sheets of a workbook or of delimited text. Raises ReadingError, also for a stamp of secrecy."""
    kind = detect(path)
    try:
        if kind == "xlsx":
            book = from_workbook(path)
        elif kind == "txt":
            book = from_text(decode(path.read_bytes()))
        else:
            raise ReadingError("wrong_type", name=path.name)
    except NotASheet as error:
        raise ReadingError(error.code) from error
    for sheet in book:
        for row in sheet.rows:
            for value in row:
                if isinstance(value, str) and len(value) <= _LONGEST:
                    refuse_line(value)
    return book


def main() -> int:
    """Prints {"sheets": …} or {"error": code, "values": …}; exit code 2 for the latter."""
    path, seconds, megabytes = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    limit(seconds, megabytes)
    try:
        answer: dict[str, object] = {"sheets": to_plain(open_file(path))}
    except ReadingError as error:
        answer = {"error": error.code, "values": {name: str(value) for name, value in error.values.items()}}
    except MemoryError:
        answer = {"error": "bomb", "values": {}}
    json.dump(answer, sys.stdout, ensure_ascii=False)
    return 2 if "error" in answer else 0


if __name__ == "__main__":
    sys.exit(main())
