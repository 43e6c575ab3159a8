"""Letters lost or altered in a PDF are put back where only one reading is possible; else a note is left."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from phoihop.reading.files.letters import clean
from phoihop.reading.files.syllables import join_broken
from phoihop.reading.files.writer import Grid, Line, Part

# Formulae of official papers in which a missing letter can be nothing else.
_FORMULAE = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    "ĐẢNG CỘNG SẢN VIỆT NAM", "ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "MẶT TRẬN TỔ QUỐC VIỆT NAM",
    "ỦY BAN MẶT TRẬN TỔ QUỐC", "CHƯƠNG TRÌNH PHỐI HỢP", "QUY CHẾ PHỐI HỢP", "BỘ ĐỘI BIÊN PHÒNG", "BỘ NÔNG NGHIỆP",
    "BỘ QUỐC PHÒNG", "BAN TUYÊN GIÁO", "CHỈ HUY QUÂN SỰ", "MỤC ĐÍCH, YÊU CẦU", "TỔ CHỨC THỰC HIỆN", "NỘI DUNG PHỐI HỢP",
    "Ủy ban nhân dân", "Uỷ ban nhân dân", "Hội đồng nhân dân", "Mặt trận Tổ quốc Việt Nam", "Chương trình phối hợp",
    "công tác dân vận", "của Chính phủ", "của Bộ Chính trị", "quy định về chức năng", "về việc ban hành",
    "tổ chức thực hiện",
)  # fmt: skip


def _pattern(formula: str) -> re.Pattern[str]:
    """The formula with each accented letter kept, without its marks, gone, or gone with a blank in its place."""
    out = []
    for ch in formula:
        if ch.isascii():
            out.append(r"\s{1,3}" if ch == " " else re.escape(ch))
        else:
            bare = unicodedata.normalize("NFD", ch)[0].replace("Đ", "D").replace("đ", "d")
            out.append(f"(?:{ch}|[{bare}?\ufffd\u25a1 ]|)")
    return re.compile(rf"(?<!\w){''.join(out)}(?!\w)")


_PATTERNS = [(_pattern(formula), formula) for formula in _FORMULAE]
_ANY = re.compile("|".join(pattern.pattern for pattern, _ in _PATTERNS))
_RIGHT = frozenset(_FORMULAE)
_PRIVATE = re.compile("[\ufffd\ue000-\uf8ff\u25a1]")
_FRAGMENT = re.compile(r"(?<![\w./-])(?:ngh|nh|ch|th|ph|kh|tr|ng|gi|qu|[bcnqrsvđ])(?![\w./)&:-])")


def mend(parts: list[Part]) -> tuple[list[Part], list[str]]:
    """The parts with certain repairs, and the codes of doubts: ``letters_lost`` where letters are gone for good."""
    lost = words = 0
    out: list[Part] = []
    for part in parts:
        if isinstance(part, Grid):
            for cell in {id(c): c for row in part.rows for c in row}.values():
                cell.lines = [replace(line, text=mend_text(line.text)) for line in cell.lines]
                for line in cell.lines:
                    lost, words = lost + _lost(line.text), words + line.text.count(" ") + 1
            out.append(part)
        else:
            text = mend_text(part.text)
            lost, words = lost + _lost(text), words + text.count(" ") + 1
            out.append(Line(text, part.bold, part.italic, part.centred, part.page))
    return out, (["letters_lost"] if lost >= 3 and lost * 250 > words else [])


def mend_text(text: str) -> str:
    """One line with its certain repairs."""
    text = join_broken(clean(text))
    if all(match[0] in _RIGHT for match in _ANY.finditer(text)):
        return text
    for pattern, formula in _PATTERNS:
        text = pattern.sub(formula, text)
    return text


def _lost(text: str) -> int:
    return len(_PRIVATE.findall(text)) + len(_FRAGMENT.findall(text))
