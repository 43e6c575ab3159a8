"""A poster for a notice board, A4 or A3, as PDF: large letters, what matters first, a QR code to the whole of it."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from phoihop.writing.faults import Fault, WritingError
from phoihop.writing.pdf.typesetting import fonts

Size = Literal["a4", "a3"]
_MOST = {"a4": 1600, "a3": 2400}  # letters of lines; more than that nobody reads standing
_SIZES = (1.55, 1.4, 1.25, 1.1, 1.0)  # of 14 points on A4, 20 on A3: read from two steps away
_OTHER = 500  # letters of a version in another language
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


def write(poster: Poster, size: Size, *, made: dt.datetime) -> bytes:
    """The poster as PDF. Raises WritingError where typst gives up."""
    import segno  # lazily: only who makes a file needs it
    import typst  # lazily: 80 MB that only writing a PDF needs

    code = io.BytesIO()
    segno.make(poster.address, error="m", micro=False).save(code, kind="svg", border=0)
    with tempfile.TemporaryDirectory(prefix="phoihop-poster-") as name:
        folder = Path(name)
        (folder / "poster.typ").write_bytes(Path(__file__).with_name("poster.typ").read_bytes())
        (folder / "code.svg").write_bytes(code.getvalue())
        compiler = typst.Compiler(folder / "poster.typ", root=folder, font_paths=fonts())
        try:
            for kept, grow in _tries(poster, size):
                text = json.dumps(_data(poster, size, kept, grow), ensure_ascii=False)
                (folder / "poster.json").write_text(text, "utf-8")
                if json.loads(compiler.query("<pages>", field="value", one=True)) == 1:
                    break
            pdf = compiler.compile(format="pdf", timestamp=int(made.timestamp()))
        except typst.TypstError as error:
            raise WritingError(Fault("typesetting", values={"reason": error.message})) from error
    assert isinstance(pdf, bytes)
    return pdf


def _tries(poster: Poster, size: Size) -> Iterator[tuple[int, float]]:
    """How many lines, in which size: little to say is said large, and what is too much leaves line by line."""
    room, most = _MOST[size], 0
    for most, line in enumerate(poster.lines, 1):  # noqa: B007  # what is left of it is asked below
        room -= len(line)
        if room < 0:
            break
    yield from ((most, grow) for grow in _SIZES)
    yield from ((kept, _SIZES[-1]) for kept in range(most - 1, -1, -1))


def _data(poster: Poster, size: Size, kept: int, grow: float) -> dict[str, Any]:
    left = len(poster.lines) - kept
    return {
        "size": size,
        "grow": grow,
        "issuer": poster.issuer,
        "kind": poster.kind,
        "title": poster.title,
        "lead": poster.lead,
        "lines": list(poster.lines[:kept]),
        "more": poster.more.format(n=left) if left else "",
        "facts": [(label, _WITHIN.sub("/\u2060", words)) for label, words in poster.facts],
        "scan": poster.scan,
        "address": _BREAKABLE.sub("\\1\u200b", poster.address.removeprefix("https://").removeprefix("http://")),
        "other": [(language, title, _short(text)) for language, title, text in poster.other],
    }


def _short(text: str) -> str:
    return text if len(text) <= _OTHER else f"{text[:_OTHER].rsplit(' ', 1)[0]} …"
