"""A poster for a notice board, A4 or A3, as PDF: large letters, what matters first, a QR code to the whole of it."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from phoihop.writing.faults import Fault, WritingError
from phoihop.writing.pdf.typesetting import fonts

Size = Literal["a4", "a3"]
_MOST = {"a4": 1150, "a3": 2100}  # letters of lines that a sheet holds in a size that is read from two steps away
_WITHIN = re.compile(r"(?<=\w)/(?=\w)")  # 10/2022/QH15 stays on one line
_BREAKABLE = re.compile(r"([/.?=&-])")


@dataclass(frozen=True)
class Poster:
    """What stands on it. ``facts``: label and words (basis, period, places); ``address`` is behind the code."""

    issuer: str
    kind: str
    title: str
    lead: str
    lines: Sequence[str]
    address: str
    facts: Sequence[tuple[str, str]] = ()
    more: str = "… và {n} nội dung khác. Đọc đủ tại địa chỉ bên dưới."
    scan: str = "Quét mã để đọc đủ"
    other: Sequence[tuple[str, str, str]] = field(default=())  # language, title, text

    def shown(self, size: Size) -> list[str]:
        """As many lines as the sheet holds."""
        room, kept = _MOST[size] - len(self.lead) - 2 * len(self.title), []
        for line in self.lines:
            room -= max(len(line), 40)
            if room < 0 and kept:
                break
            kept.append(line)
        return kept


def write(poster: Poster, size: Size, *, made: dt.datetime) -> bytes:
    """The poster as PDF. Raises WritingError where typst gives up."""
    import segno  # lazily: only who makes a file needs it
    import typst  # lazily: 80 MB that only writing a PDF needs

    kept = poster.shown(size)
    left = len(poster.lines) - len(kept)
    said = len(poster.lead) + sum(max(len(one), 40) for one in kept) + sum(len(text) for *_, text in poster.other)
    data = {
        "size": size,
        "issuer": poster.issuer,
        "kind": poster.kind,
        "title": poster.title,
        "lead": poster.lead,
        "grow": _grown(said, size),
        "lines": kept,
        "more": poster.more.format(n=left) if left else "",
        "facts": [(label, _WITHIN.sub("/\u2060", words)) for label, words in poster.facts],
        "scan": poster.scan,
        "address": _BREAKABLE.sub("\\1\u200b", poster.address.removeprefix("https://").removeprefix("http://")),
        "other": [list(one) for one in poster.other],
    }
    code = io.BytesIO()
    segno.make(poster.address, error="m", micro=False).save(code, kind="svg", border=0)
    with tempfile.TemporaryDirectory(prefix="phoihop-poster-") as name:
        folder = Path(name)
        (folder / "poster.typ").write_bytes(Path(__file__).with_name("poster.typ").read_bytes())
        (folder / "poster.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        (folder / "code.svg").write_bytes(code.getvalue())
        compiler = typst.Compiler(folder / "poster.typ", root=folder, font_paths=fonts())
        try:
            pdf = compiler.compile(format="pdf", timestamp=int(made.timestamp()))
        except typst.TypstError as error:
            raise WritingError(Fault("typesetting", values={"reason": error.message})) from error
    assert isinstance(pdf, bytes)
    return pdf


def _grown(letters: int, size: Size) -> float:
    """How much larger than usual the words may be where there are few of them."""
    share = letters / _MOST[size]
    return 1.55 if share < 0.25 else 1.3 if share < 0.45 else 1.12 if share < 0.7 else 1.0
