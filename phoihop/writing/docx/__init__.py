"""An official paper as a Word file, in the format that the law gives its system (``formats``)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from phoihop.writing import wording
from phoihop.writing.formats import PAGE, Format, format_of
from phoihop.writing.papers import Appendix, Paper, require

from .body import Piece, body
from .foot import foot
from .head import head
from .xml import paragraph, run

if TYPE_CHECKING:
    from .package import Package


def write(paper: Paper) -> bytes:
    """The paper as .docx. Raises WritingError where something is missing or wrong."""
    out = io.BytesIO()
    write_to(paper, out)
    return out.getvalue()


def write_to(paper: Paper, out: BinaryIO) -> None:
    """Writes the .docx into a file, in little memory however long its tables are; errors as in ``write``."""
    from .package import Package  # lazily: python-docx is slow to load, and only writing needs it

    require(paper)
    form = format_of(paper.system, paper.day)
    package = Package(paper, form)
    package.write(list(_pieces(paper, form, package)), out)


def _pieces(paper: Paper, form: Format, package: Package) -> Iterator[Piece]:
    within = PAGE[0] - form.mm("left") - form.mm("right")
    yield from head(paper, form, within)
    yield from body(paper.body, form, within, package.picture, closed=True)
    yield from foot(paper, form, within)
    section = package.section(first=True)
    for appendix in paper.appendices:
        yield paragraph("line", also=section)  # a section's properties stand in its last paragraph
        section = package.section(landscape=appendix.landscape)
        yield from _appendix(paper, appendix, form, package)
    yield section


def _appendix(paper: Paper, appendix: Appendix, form: Format, package: Package) -> Iterator[Piece]:
    yield paragraph("appendix", run(f"Phụ lục {appendix.number}".rstrip()))
    yield paragraph("appendix_title", run(wording.in_line(appendix.title, form["appendix_title"])))
    yield paragraph("appendix_of", run(wording.attached_to(paper)))
    width = PAGE[1] if appendix.landscape else PAGE[0]
    within = width - form.mm("left") - form.mm("right")
    yield from body(appendix.blocks, form, within, package.picture)
