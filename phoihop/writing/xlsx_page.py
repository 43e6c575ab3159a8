"""A worksheet of long tables: a table's row is written at once, without what the library asks of each cell.

Three quarters of a large workbook's time went by those questions, and one of them is wrong here: a text that begins
with "<r>" and ends with "</r>" would be taken for marked-up letters and written as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

_LETTER = re.compile("(?=_x[0-9a-fA-F]{4}_)")  # what the format takes for a letter's number (ECMA-376, 22.9.2.19)


class Page(Worksheet):  # type: ignore[misc]  # the library has no types
    """A sheet in constant memory that takes whole rows besides the library's cells."""

    def style(self, look: Any) -> str:
        """How a cell names its format."""
        return f's="{look._get_xf_index()}"'

    def write_line(self, row: int, cells: Iterable[tuple[str | float | None, str]]) -> None:
        """Writes a row from its first column on, below all that is written: cells as values with their styles."""
        self._write_single_row(row)  # what the library keeps of the row before
        number = row + 1
        parts = [f'<row r="{number}">']
        column = -1
        for column, (value, style) in enumerate(cells):
            begins = f'<c r="{_letters(column)}{number}" {style}'
            if value is None:
                parts.append(f"{begins}/>")
            elif isinstance(value, str):
                parts.append(f'{begins} t="inlineStr">{_inline(value)}</c>')
            else:
                parts.append(f"{begins}><v>{value:.16G}</v></c>")
        parts.append("</row>")
        self.fh.write("".join(parts))
        self._check_dimensions(row, max(column, 0))


_letters = lru_cache(xl_col_to_name)


@lru_cache(4096)  # most cells of a long table say what others say
def _inline(text: str) -> str:
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<is><t{space}>{escape(_LETTER.sub('_x005F', text), quote=False)}</t></is>"
