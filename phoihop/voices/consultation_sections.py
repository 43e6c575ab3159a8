"""A draft that was pasted, cut into the sections that people comment on."""

from __future__ import annotations

import re

_OPENS = re.compile(
    r"^\s*(?:(?:phần|chương|mục|điều)\s+(?:thứ\s+\w+|[ivxlc]+|\d+)\b|(?:[IVXLC]+|\d+)\s*[.)/-]\s*(?=\S)).*",
    re.IGNORECASE,
)
_LONGEST = 255


def sections_in(text: str) -> list[tuple[str, str]]:
    """(heading, text) of each; what stands before the first heading is a section of its own.

    >>> sections_in("Dự thảo\\nĐiều 1. Phạm vi\\nToàn xã\\n\\nĐiều 2. Mức đóng góp")
    [('Dự thảo', ''), ('Điều 1. Phạm vi', 'Toàn xã'), ('Điều 2. Mức đóng góp', '')]
    """
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if (not found and line.strip()) or (len(line.strip()) <= _LONGEST and _OPENS.match(line)):
            heading = line.strip()
            found.append((heading[:_LONGEST], [heading] if len(heading) > _LONGEST else []))
        elif found:
            found[-1][1].append(line.rstrip())
    return [(heading, "\n".join(lines).strip()) for heading, lines in found]
