"""Papers that bear a stamp of secrecy are refused: state secrets do not belong in this program.

The levels are those of the Law on protection of state secrets 29/2018/QH14, article 8: Tuyệt mật, Tối mật, Mật.
"""

from __future__ import annotations

import re

from phoihop.reading.errors import ReadingError
from phoihop.reading.source import Source

_HEAD = 40  # first lines of a document in which a stamp may stand
_PAGE_HEAD = 4  # first lines of every page
_STAMP = re.compile(
    r"[\W_]*(?:(?:ĐỘ|MỨC ĐỘ|CẤP ĐỘ)\s+(?:BÍ\s+)?MẬT\s*[:\-]\s*)?(?P<level>TUY[ỆẸÊẾỀ]T\s+M[ẬẤẦẨẪÂẠ]T"
    r"|T[ỐỒỔỖỘÔÓ]I\s+M[ẬẤẦẨẪÂẠ]T|MẬT"  # with what is made of the marks when a picture is read
    r"|T\s*U\s*Y\s*Ệ\s*T\s+M\s*Ậ\s*T|T\s*Ố\s*I\s+M\s*Ậ\s*T|M\s+Ậ\s+T)[\W_]*"
)
_MIXED = re.compile(r"[\[(<*\s]*(?:Độ mật\s*:\s*)?(?P<level>Tuyệt mật|Tối mật|Mật)[\])>*.\s]*")
_NO_SECRET = re.compile(r"(?i)độ mật\s*:\s*(?:không|thường|$)")


def stamp(line: str) -> str | None:
    """The level of secrecy when a line is such a stamp and nothing else, else None.

    >>> stamp("TỐI MẬT"), stamp("bảo vệ bí mật nhà nước"), stamp("Độ mật: Mật")
    ('TỐI MẬT', None, 'MẬT')
    """
    if _NO_SECRET.search(line):
        return None
    found = _STAMP.fullmatch(line) or _MIXED.fullmatch(line)
    if not found:
        return None
    letters = re.sub(r"\s+", "", found["level"]).upper()
    return "TUYỆT MẬT" if letters.startswith("TU") else "TỐI MẬT" if letters.startswith("T") else "MẬT"


def refuse_secret(source: Source) -> None:
    """Raises ReadingError ``secret`` when a stamp stands in the head of the document or of a page."""
    count = 0
    on_page: dict[int, int] = {}
    for block in source.blocks:
        for line in source.cut(block).split("\n"):
            count += 1
            if block.page is not None:
                on_page[block.page] = on_page.get(block.page, 0) + 1
            if count <= _HEAD or on_page.get(block.page or 0, _HEAD) <= _PAGE_HEAD:
                refuse_line(line)


def refuse_line(line: str) -> None:
    """Raises ReadingError ``secret`` when the line is a stamp of secrecy."""
    level = stamp(line)
    if level:
        raise ReadingError("secret", level=level)
