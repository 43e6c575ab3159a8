"""Tables: heads that repeat, rows by filling one row's XML again and again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from phoihop.writing.blocks import Table
from phoihop.writing.faults import WritingError
from phoihop.writing.measure import column_widths
from phoihop.writing.papers import row_fault
from phoihop.writing.texts import Value, shown

from .xml import cleaned, paragraph, run, twips

_KEPT = "<w:trPr><w:cantSplit/></w:trPr>"
_HEAD = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"


def table(block: Table, within: float) -> Iterator[str]:
    """The table in pieces of text, as wide as the page's ``within`` millimetres. Raises WritingError at a wrong row."""
    widths = [twips(one) for one in column_widths(block.columns, within)]
    if block.caption:
        yield paragraph("caption", run(block.caption))
    else:
        yield paragraph("line", also="<w:keepNext/>")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="ruled"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
    yield from _heads(block, widths)
    yield from _rows(block, widths)
    if block.totals is not None:
        yield _filled(_pattern(block, bold=True), block, block.totals)
    yield "</w:tbl>" + paragraph("line")  # Word joins tables that follow each other


def _heads(block: Table, widths: Sequence[int]) -> Iterator[str]:
    titles = [run(column.title, bold=True) for column in block.columns]
    if not block.groups:
        yield _row(_HEAD, (_cell(width, title) for width, title in zip(widths, titles, strict=True)))
        return
    above, below, place = [], [], 0
    for group in block.groups:
        span = range(place, place + group.columns)
        place += group.columns
        if group.title:
            merged = f'<w:gridSpan w:val="{group.columns}"/>'
            above.append(_cell(sum(widths[p] for p in span), run(group.title, bold=True), merged))
            below += [_cell(widths[p], titles[p]) for p in span]
        else:
            above += [_cell(widths[p], titles[p], '<w:vMerge w:val="restart"/>') for p in span]
            below += [_cell(widths[p], "", "<w:vMerge/>") for p in span]
    yield _row(_HEAD, above)
    yield _row(_HEAD, below)


def _rows(block: Table, widths: Sequence[int]) -> Iterator[str]:
    pattern = _pattern(block)
    for number, row in enumerate(block.rows, 1):
        if isinstance(row, str):
            merged = f'<w:gridSpan w:val="{len(widths)}"/>'
            yield _row(_KEPT, [_cell(sum(widths), run(row, bold=True), merged, "cell_left")])
        elif len(row) != len(widths):
            raise WritingError(row_fault(block, number, len(row)))
        else:
            yield _filled(pattern, block, row)


def _pattern(block: Table, *, bold: bool = False) -> str:
    """One row's XML with a blank in each cell; the widths are the grid's."""
    marks = "<w:rPr><w:b/></w:rPr>" if bold else ""
    cells = (f"<w:tc>{paragraph(f'cell_{column.align}', f'<w:r>{marks}%s</w:r>')}</w:tc>" for column in block.columns)
    return _row(_KEPT, cells)


def _filled(pattern: str, block: Table, row: Sequence[Value]) -> str:
    return pattern % tuple(
        cleaned(shown(value, column.places)) for value, column in zip(row, block.columns, strict=True)
    )


def _row(properties: str, cells: Sequence[str] | Iterator[str]) -> str:
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def _cell(width: int, inner: str, merged: str = "", style: str = "cell_center") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}</w:tcPr>{paragraph(style, inner)}</w:tc>'
