"""Long lists in tables: their rows are taken out of the template before docxtpl reads it, and filled apart.

docxtpl holds the whole text as one string and as a tree, several times: 66,420 rows would take a minute and a gigabyte.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from .placeholders import Placeholder, placeholders

LONG = 200  # items of a list from which its rows are filled apart
_FOR = re.compile(r"for\s+([A-Za-z]\w*)\s+in\s+([A-Za-z][\w.]*)")
_NAMESPACES = re.compile(r' xmlns(?::\w+)?="[^"]*"')


@dataclass(frozen=True)
class Loop:
    """A loop over rows that was taken out; ``mark`` stands in its place."""

    mark: str
    head: str
    rows: str

    def source(self, document: Any) -> str:
        """The loop as a template of its own; docxtpl mends placeholders that Word split."""
        return f"{{% {self.head} %}}{document.patch_xml(self.rows)}{{% endfor %}}"


def cut_long_loops(text: etree._Element, context: Mapping[str, Any]) -> list[Loop]:
    """Takes the loops over long lists out of the text's tables, in the order of reading."""
    found = placeholders({"word/document.xml": text})
    if any(each.prefix == "p" for each in found):
        return []  # a table within a loop or condition of paragraphs is docxtpl's
    loops: list[Loop] = []
    for begin, end in _pairs(found):
        head = _FOR.fullmatch(begin.inner)
        if not head or len(_listed(head[2], context)) <= LONG:
            continue
        first, last = begin.ancestor("tr"), end.ancestor("tr")
        if first is None or last is None or first.getparent() is not last.getparent():
            continue
        table = first.getparent()
        place = table.index(first)
        rows = list(table)[place + 1 : table.index(last)]
        loop = Loop(f"<!--rows:{len(loops)}-->", begin.inner, "".join(map(_xml, rows)))
        for row in (first, *rows, last):
            table.remove(row)
        table.insert(place, etree.Comment(loop.mark[4:-3]))
        loops.append(loop)
    return loops


def _pairs(found: list[Placeholder]) -> Iterator[tuple[Placeholder, Placeholder]]:
    """Loops over rows that stand in no other block of rows and hold none."""
    rows = [each for each in found if each.prefix == "tr"]
    depth = 0
    for each, following in itertools.zip_longest(rows, rows[1:]):
        word = each.inner.partition(" ")[0]
        if word == "for" and depth == 0 and following and following.inner == "endfor":
            yield each, following
        depth += {"for": 1, "if": 1, "endfor": -1, "endif": -1}.get(word, 0)


def _listed(path: str, context: Mapping[str, Any]) -> list[Any]:
    value: Any = context
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value if isinstance(value, list) else []


def _xml(row: etree._Element) -> str:
    """A row as text, without the names that the text's root declares."""
    return _NAMESPACES.sub("", etree.tostring(row, encoding="unicode", with_tail=False))
