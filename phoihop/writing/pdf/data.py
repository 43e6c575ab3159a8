"""A paper as the plain data that ``paper.typ`` prints: all words said, nothing left to decide but their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from phoihop.writing import wording
from phoihop.writing.blocks import Block, Chart, Heading, Listing, PageBreak, Paragraph, Run, Table
from phoihop.writing.faults import WritingError
from phoihop.writing.formats import PAGE, TABLE_SIZE, Format
from phoihop.writing.measure import column_widths, head_lengths
from phoihop.writing.papers import Paper, row_fault
from phoihop.writing.texts import clean, number_line, one_line, shown

Item = dict[str, Any]
Image = Callable[[bytes], str]  # takes a picture, gives the name of its file

_NATURAL = 1.149  # the height of a line of Times New Roman with single spacing, of its size


def form_data(form: Format) -> Item:
    """The figures of a format."""
    spacing = form.mm("spacing")
    return {
        "looks": {
            element: {"size": look.size, "bold": look.bold, "italic": look.italic, "underline": look.underline}
            for element, look in form.looks.items()
        },
        "pitch": spacing if spacing > 3 else form["body"].size * _NATURAL * spacing,
        "before": form.mm("before"),
        "indent": form.mm("indent"),
        "edge": form.mm("page_number_from_edge"),
        "mirrored": form.mirrored,
        "table_size": TABLE_SIZE,
        **{side: form.mm(side) for side in ("top", "bottom", "left", "right")},
    }


def head_item(paper: Paper, form: Format) -> Item:
    """The head, with its bases."""
    lengths = head_lengths(paper, form, text_width(form))
    to, several = wording.addressing(paper) if paper.addressees else ("", [])
    return {
        "is": "head",
        "parent": wording.in_line(paper.parent, form["parent"]),
        "issuers": [wording.in_line(name, form["issuer"]) for name in paper.issuers],
        "star": form.words.get("star", ""),
        "country": wording.in_line(form.words["country"], form["country"]),
        "motto": form.words.get("motto", ""),
        "number": number_line(paper.system, paper.number, paper.symbol),
        "letter_abstract": wording.letter_abstract(paper, form) if paper.is_letter else "",
        "place_day": wording.place_and_day(paper),
        "kind": wording.in_line(paper.kind, form["kind"]),
        "abstract": one_line(paper.abstract),
        "under_abstract": form.words.get("under_abstract", ""),
        "to": to,
        "several": several,
        "bases": wording.bases(paper, form),
        "enacting": wording.in_line(paper.enacting, form["enacting"]),
        "left": lengths.left,
        "right": lengths.right,
        "issuer_line": lengths.issuer_line,
        "country_line": lengths.country_line,
        "abstract_line": lengths.abstract_line,
    }


def foot_item(paper: Paper, form: Format) -> Item:
    """Recipients and signatures."""
    return {
        "is": "foot",
        "label": form.words["recipients"],
        "recipients": wording.recipients(paper),
        "signatures": [
            {
                "authorities": [wording.authority(given, form) for given in signature.authorities],
                "post": wording.in_line(signature.post, form["post"]),
                "name": one_line(signature.name),
            }
            for signature in paper.signatures
        ],
    }


def block_items(block: Block, form: Format, image: Image, within: float) -> Iterator[Item]:
    """The items of a block; a table comes without its rows (``table_rows``)."""
    match block:
        case Heading():
            yield {"is": "heading", "level": block.level, "words": wording.heading(block, form)}
        case Paragraph():
            yield {"is": "paragraph", "align": block.align, "runs": _runs(block.runs), "last": False}
        case Listing():
            for mark, item in zip(wording.marks(block), block.items, strict=True):
                content = (Run(item),) if isinstance(item, str) else item
                yield {"is": "paragraph", "align": "justify", "runs": _runs((Run(mark), *content)), "last": False}
        case Table():
            yield {
                "is": "table",
                "caption": one_line(block.caption),
                "columns": [
                    {"title": clean(c.title), "width": width, "align": c.align}
                    for c, width in zip(block.columns, column_widths(block.columns, within), strict=True)
                ],
                "groups": [{"title": clean(group.title), "columns": group.columns} for group in block.groups],
                "rows": [],
                "totals": [],
                "cut": False,
            }
        case Chart():
            yield {
                "is": "chart",
                "file": image(block.image),
                "alternative": one_line(block.alternative),
                "caption": one_line(block.caption),
                "width": min(block.width, within),
            }
        case PageBreak():
            yield {"is": "break"}


def table_rows(block: Table) -> Iterator[list[str] | str]:
    """The rows as printed. Raises WritingError at a wrong one."""
    for number, row in enumerate(block.rows, 1):
        if isinstance(row, str):
            yield one_line(row)
        elif len(row) != len(block.columns):
            raise WritingError(row_fault(block, number, len(row)))
        else:
            yield [shown(value, column.places) for value, column in zip(row, block.columns, strict=True)]


def table_totals(block: Table) -> list[str]:
    """The last row, of totals, where there is one."""
    if block.totals is None:
        return []
    return [shown(value, column.places) for value, column in zip(block.totals, block.columns, strict=True)]


def text_width(form: Format, *, landscape: bool = False) -> float:
    """How wide the text of a page is, in millimetres."""
    return (PAGE[1] if landscape else PAGE[0]) - form.mm("left") - form.mm("right")


def _runs(runs: Sequence[Run]) -> list[tuple[str, bool, bool]]:
    return [(clean(run.text), run.bold, run.italic) for run in runs]
