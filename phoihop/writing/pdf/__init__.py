"""An official paper as PDF/A-2b: the same words, places and sizes as its Word file, fonts embedded, kept for good."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from phoihop.writing.formats import Format, format_of
from phoihop.writing.papers import Paper, require
from phoihop.writing.texts import one_line

from .data import form_data
from .joining import Joined
from .parts import in_parts
from .typesetting import Typesetter, families


def write(paper: Paper, *, made: dt.datetime) -> bytes:
    """The paper as PDF/A-2b, made at that time. Raises WritingError where something is missing or wrong."""
    out = io.BytesIO()
    write_to(paper, out, made=made)
    return out.getvalue()


def write_to(
    paper: Paper, out: BinaryIO, *, made: dt.datetime, told: Callable[[int], None] = lambda rows: None
) -> None:
    """Writes the PDF into a file; errors as in ``write``. Papers with long tables are typeset in parts, and ``told``
    hears how many of their rows are done.
    """
    require(paper)
    form = format_of(paper.system, paper.day)
    about = _about(paper, form, made)
    with tempfile.TemporaryDirectory(prefix="phoihop-pdf-") as folder:
        typesetter = Typesetter(Path(folder), int(made.timestamp()))
        joined, rows = Joined(), 0
        for part in in_parts(paper, form, typesetter.image):
            whole = not part.cut and not joined.pages
            data = {**about, "page": joined.pages + 1, "sections": part.sections}
            pdf = typesetter.pages(data, tags=whole)
            if whole:  # most papers: nothing to join
                out.write(pdf)
                return
            if part.cut:
                part.restore(typesetter.cut())
                rows += len(part.items[-1]["rows"]) - len(part.restored)
                told(rows)
            joined.add(pdf, without_last=part.cut)
        joined.write(out)


def _about(paper: Paper, form: Format, made: dt.datetime) -> dict[str, Any]:
    return {
        "form": form_data(form),
        "fonts": families(),
        "title": one_line(f"{paper.kind} {paper.abstract}"),
        "author": one_line(" - ".join(paper.issuers)),
        "made": {"year": made.year, "month": made.month, "day": made.day},
    }
