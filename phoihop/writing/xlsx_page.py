"""A worksheet of long tables: most of its cells are written without the questions that the library asks of each.

Half of a large workbook's time goes by them, and one of them is wrong here: a text that begins with "<r>" and ends with
"</r>" would be taken for marked-up letters and written as it stands.
"""

from __future__ import annotations

from html import escape
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import Worksheet


class Page(Worksheet):  # type: ignore[misc]  # the library has no types
    """Texts and blanks with a format, as they stand in a file that is written row by row."""

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        kind = type(cell).__name__
        if cell.format is None or kind not in ("String", "Blank"):
            super()._write_cell(row, col, cell)
            return
        begins = f'<c r="{xl_rowcol_to_cell_fast(row, col)}" s="{cell.format._get_xf_index()}"'
        if kind == "Blank":
            self.fh.write(f"{begins}/>")
            return
        text: str = cell.string
        if "_x" in text:  # what the format takes for a letter's number
            text = self._escape_control_characters(text)
        space = ' xml:space="preserve"' if text != text.strip() else ""
        self.fh.write(f'{begins} t="inlineStr"><is><t{space}>{escape(text, quote=False)}</t></is></c>')
