"""``python -m phoihop.reading FILE``: the JSON of one document, for the guard that reads strangers' files in a process of its own."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from phoihop.reading.errors import ReadingError
from phoihop.reading.reader import read


def main(argv: list[str]) -> int:
    """Prints the document's JSON, or {"error": code, "values": …} with exit code 2."""
    try:
        answer = read(Path(argv[0]))
    except ReadingError as fault:
        json.dump({"error": fault.code, "values": {k: str(v) for k, v in fault.values.items()}}, sys.stdout, ensure_ascii=False)
        return 2
    json.dump(answer, sys.stdout, ensure_ascii=False)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
