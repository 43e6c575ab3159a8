"""The body, block by block."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from phoihop.writing import wording
from phoihop.writing.blocks import Block, Chart, Heading, Listing, PageBreak, Paragraph, Table
from phoihop.writing.formats import Format

from .tables import table
from .xml import paragraph, run, runs

Picture = Callable[[Chart, float], str]
Piece = str | Iterator[str]  # a piece of the text, or a table whose rows are still to be made
_KEEP = "<w:keepNext/>"


def body(
    blocks: Sequence[Block], form: Format, within: float, picture: Picture, *, closed: bool = False
) -> Iterator[Piece]:
    """The blocks as XML. ``closed``: a signature follows, which the last words keep on their page."""
    for place, block in enumerate(blocks, 1):
        last = closed and place == len(blocks)
        match block:
            case Heading():
                yield paragraph(f"heading{block.level}", run(wording.heading(block, form)))
            case Paragraph():
                also = (_KEEP if last else "") + _aligned(block)
                yield paragraph("body", runs(block.runs), also=also)
            case Listing():
                for number, (mark, item) in enumerate(zip(wording.marks(block), block.items, strict=True), 1):
                    keep = _KEEP if last and number == len(block.items) else ""
                    yield paragraph("body", runs(item, mark), also=keep)
            case Table():
                yield table(block, within)
            case Chart():
                yield paragraph("picture", picture(block, within))
                if block.caption:
                    yield paragraph("caption", run(block.caption), also='<w:keepNext w:val="0"/>')
            case PageBreak():
                yield paragraph("line", '<w:r><w:br w:type="page"/></w:r>')


def _aligned(block: Paragraph) -> str:
    if block.align == "justify":
        return ""
    return f'<w:ind w:firstLine="0"/><w:jc w:val="{block.align}"/>'
