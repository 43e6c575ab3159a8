"""Pages from data by typst, as PDF/A-2b: fonts embedded, letters that no font has shown as an empty box."""

from __future__ import annotations

import functools
import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from phoihop.writing.faults import Fault, WritingError
from phoihop.writing.formats import FONT
from phoihop.writing.measure import FONTS

if TYPE_CHECKING:
    import typst

FALLBACK = (
    "Tinos"  # of the same widths, with all Vietnamese letters (Liberation Serif lacks them before its version 2); ours
)
STANDARD: typst.PDFStandard = "a-2b"
_MISSING = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_UNICODE = re.compile(r"\\u\{([0-9a-f]+)\}")
_ESCAPED = re.compile(r"\\(.)")
_BOX = "□"
_TRIES = 8


class Typesetter:
    """Typesets ``paper.typ`` with the data of one part after the other, in a folder that also holds its pictures."""

    def __init__(self, folder: Path, timestamp: int) -> None:
        import typst  # lazily: 80 MB that only writing a PDF needs

        self._folder, self._timestamp, self._error = folder, timestamp, typst.TypstError
        self._boxed: dict[int, str] = {}
        template = Path(__file__).with_name("paper.typ").read_bytes()
        (folder / "paper.typ").write_bytes(template)
        self._compiler = typst.Compiler(folder / "paper.typ", root=folder, font_paths=fonts())

    def image(self, png: bytes) -> str:
        """Keeps a picture in the folder; its name."""
        name = f"{len(list(self._folder.glob('*.png')))}.png"
        (self._folder / name).write_bytes(png)
        return name

    def pages(self, data: dict[str, Any], *, tags: bool) -> bytes:
        """The PDF of one part. Raises WritingError where typst gives up."""
        for _try in range(_TRIES):
            text = json.dumps(data, ensure_ascii=False).translate(self._boxed)
            (self._folder / "paper.json").write_text(text, "utf-8")
            try:
                pdf = self._compiler.compile(
                    format="pdf", pdf_standards=[STANDARD], timestamp=self._timestamp, pdf_tags=tags
                )
            except self._error as error:
                if not (missing := set(_missing(error.diagnostic)) - set(map(chr, self._boxed))):
                    raise WritingError(Fault("typesetting", values={"reason": error.message})) from error
                self._boxed |= {ord(letter): _BOX for letter in missing}
                continue
            assert isinstance(pdf, bytes)
            return pdf
        raise WritingError(Fault("typesetting", values={"reason": "letters that no font has"}))

    def cut(self) -> int:
        """Of a part that is cut: the first of the table's rows on its last page."""
        return int(json.loads(self._compiler.query("<cut>", field="value", one=True)))


def _missing(diagnostic: str) -> Iterable[str]:
    """The letters that no font has. Of a letter with marks the marks: the letter itself may be an everyday one."""
    for found in _MISSING.findall(diagnostic):
        letters = _ESCAPED.sub(r"\1", _UNICODE.sub(lambda code: chr(int(code[1], 16)), found))
        marks = [letter for letter in letters if unicodedata.category(letter).startswith("M")]
        yield from marks or [letter for letter in letters if not letter.isascii()]


@functools.cache
def families() -> tuple[str, ...]:
    """The fonts of official papers that there are here, the best first. Raises WritingError where there is none."""
    here = {name.lower() for name in fonts().families()}
    if found := tuple(name for name in (FONT, FALLBACK) if name.lower() in here):
        return found
    raise WritingError(Fault("no_font", values={"fonts": f"{FONT} / {FALLBACK}"}))


@functools.cache
def fonts() -> typst.Fonts:
    """The machine's fonts and ours; looked for once a process."""
    import typst  # lazily: as above

    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[str(FONTS)])
