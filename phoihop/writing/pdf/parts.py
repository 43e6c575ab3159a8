"""A paper in parts, typeset one by one: one table of 60,000 rows would take all memory of an office's machine."""

from __future__ import annotations

import itertools
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field

from phoihop.writing.blocks import Block, Table
from phoihop.writing.formats import Format
from phoihop.writing.papers import Paper
from phoihop.writing.wording import attached_to, in_line

from .data import Image, Item, block_items, foot_item, head_item, table_rows, table_totals, text_width

AT_ONCE = 3000  # rows that a table may have and still be typeset as a whole
PART = 50  # rows of a part of a longer one: typst keeps what its last ten compilations needed (of 300: 250 MB more)

Rows = list[list[str] | str]


@dataclass
class Part:
    """Sections with their items. Where ``cut``, its last table goes on: what stands on the part's last page is thrown
    away with that page, and ``restore`` tells which of the rows begin the next part."""

    sections: list[Item]
    cut: bool = False
    restored: Rows = field(default_factory=list)

    @property
    def items(self) -> list[Item]:
        """The items of the last section."""
        items: list[Item] = self.sections[-1]["items"]
        return items

    def restore(self, first: int) -> None:
        """Takes back the rows of the cut table from that one on."""
        self.restored = self.items[-1]["rows"][first:]


def in_parts(paper: Paper, form: Format, image: Image) -> Iterator[Part]:
    """The parts in order; of one that is ``cut``, call ``restore`` before asking for the next."""
    part = Part([_section(landscape=False)])
    part.items.append(head_item(paper, form))
    part = yield from _blocks(part, paper.body, form, image)
    if part.items[-1]["is"] == "paragraph":
        part.items[-1]["last"] = True  # the signature does not stand on a page alone
    part.items.append(foot_item(paper, form))
    for appendix in paper.appendices:
        part.sections.append(_section(landscape=appendix.landscape))
        label, title = f"Phụ lục {appendix.number}".rstrip(), in_line(appendix.title, form["appendix_title"])
        part.items.append({"is": "appendix", "label": label, "title": title, "of": attached_to(paper)})
        part = yield from _blocks(part, appendix.blocks, form, image)
    yield part


def _blocks(part: Part, blocks: Sequence[Block], form: Format, image: Image) -> Generator[Part, None, Part]:
    for block in blocks:
        within = text_width(form, landscape=part.sections[-1]["landscape"])
        part.items.extend(block_items(block, form, image, within))
        if isinstance(block, Table):
            part = yield from _rows(part, block)
    return part


def _rows(part: Part, block: Table) -> Generator[Part, None, Part]:
    """Fills the table that the part ends with; yields every part but the last, which it returns."""
    source = table_rows(block)
    rows: Rows = list(itertools.islice(source, AT_ONCE + 1))
    if len(rows) > AT_ONCE:
        source, rows = itertools.chain(rows, source), []
        while len(taken := list(itertools.islice(source, PART))) == PART:
            part.items[-1] |= {"rows": rows + taken, "cut": True}
            part.cut = True
            yield part
            rows = part.restored
            following = _section(landscape=part.sections[-1]["landscape"])
            following["items"].append({**part.items[-1], "caption": "", "cut": False})
            part = Part([following])
        rows += taken
    part.items[-1] |= {"rows": rows, "totals": table_totals(block)}
    return part


def _section(*, landscape: bool) -> Item:
    return {"landscape": landscape, "items": []}
