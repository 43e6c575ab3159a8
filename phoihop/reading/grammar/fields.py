"""Fields of a duty under a name of their own: "Đơn vị chủ trì: …", "Thời gian: …", the columns of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from phoihop.ground.text import fold
from phoihop.reading.grammar.words import CAPITALS
from phoihop.reading.source import Span

Field = Literal[
    "number", "task", "lead", "support", "both", "monitor", "advise", "know", "time", "start", "product", "other"
]

_BODY = (
    r"(?:(?:co quan|don vi|bo phan|ben|nguoi|can bo|to chuc|phong|ban|nganh|lanh dao|dong chi|cap|so, nganh|so"
    r"|ca nhan)(?:,? (?:co quan|don vi|to chuc|ca nhan|dia phuong|bo phan))*)"
)
_PATTERNS: tuple[tuple[Field, str], ...] = (
    ("number", r"^(?:stt|tt|so tt|so thu tu|thu tu|no|#)$"),
    ("both", rf"^(?:{_BODY} )?chu tri(?: va|,|/| -|;)+ ?(?:{_BODY} )?phoi hop(?: thuc hien)?$"),
    ("support", rf"^(?:{_BODY} )?(?:cung )?(?:phoi hop|tham gia)(?: thuc hien| chinh|, tham gia)?$"),
    ("monitor", rf"^{_BODY} (?:theo doi|don doc|giam sat|kiem tra)(?:,? (?:theo doi|don doc|giam sat|kiem tra))*$|^"
                rf"(?:theo doi|don doc)(?:, (?:don doc|theo doi))?$"),
    ("know", rf"^(?:{_BODY} )?(?:de )?(?:biet|nhan thong (?:tin|bao)|duoc thong (?:tin|bao)|can biet)$"),
    ("advise", rf"^{_BODY} tham muu$|^tham muu$"),
    ("lead", rf"^(?:{_BODY} )?(?:chu tri|dau moi|thuc hien|chiu trach nhiem|duoc giao|phu trach|trien khai|tham muu)"
             rf"(?:(?:,| va)? (?:chu tri|thuc hien|tham muu|chinh|trinh|trien khai|chiu trach nhiem))*$"),
    ("lead", r"^(?:phan cong|phan cong (?:thuc hien|nhiem vu|trach nhiem)|trach nhiem(?: thuc hien| chinh)?|giao"
             r"|don vi|co quan, don vi|co quan|to chuc thuc hien)$"),
    ("start", r"^(?:thoi gian|ngay) bat dau$"),
    ("time", r"^(?:du kien )?(?:thoi gian|thoi han|tien do|thoi diem|han|ngay|thoi gian, tien do|lo trinh|ky han)(?: "
             r"(?:thuc hien|hoan thanh|trien khai|to chuc|ket thuc|bao cao|thuc hien, hoan thanh|du kien|va tien do"
             r"|hoan thanh nhiem vu|thuc hien nhiem vu|trinh|ban hanh|xu ly|tien hanh))*(?:/hoan thanh)?$"
             r"|^hoan thanh$|^dinh ky$"),
    ("product", r"^(?:du kien )?(?:san pham|ket qua|dau ra|san pham dau ra)(?:,? (?:chu yeu|dau ra|du kien|san pham"
                r"|dat duoc|can dat|thuc hien|hoan thanh|chinh|ket qua|cu the|dat duoc|hoac ket qua|va ket qua)"
                r"|/ket qua|/san pham)*$"),
    ("task", r"^(?:ten |cac |danh muc )?(?:noi dung|nhiem vu|cong viec|hoat dong|dau viec|viec|de an|giai phap)(?:"
             r"(?:,| va| -|/)? ?(?:noi dung|nhiem vu|cong viec|thuc hien|cu the|chu yeu|giai phap|hoat dong|trong tam"
             r"|de an|du an|trien khai|phoi hop|ke hoach|can thuc hien|chinh|yeu cau))*$"),
    ("other", r"^(?:ghi chu|dia diem|doi tuong|thanh phan|hinh thuc|kinh phi|nguon kinh phi|du toan|so luong"
              r"|phuong phap|chi tieu|don vi tinh|can cu|co so phap ly|muc dich|yeu cau|dia ban|kinh phi thuc hien"
              r"|nguon von|phuong thuc|noi nhan|luu y|chu tri hoi nghi|cach thuc|bien phap|hinh thuc thuc hien"
              r"|muc tieu)$"),
)  # fmt: skip
_NAMES = tuple((name, re.compile(pattern)) for name, pattern in _PATTERNS)
_LABEL = re.compile(r"\s*([^\W\d_][^:\n.;]{1,70}?)\s*(?:\([^()]{1,60}\)\s*)?:\s*")
_INLINE = re.compile(
    r"(?:^|(?<=[.;,(])\s*|\s[-–]\s|(?<=\())((?:Đơn vị|Cơ quan|Thời gian|Thời hạn|Tiến độ|Sản phẩm|Kết quả|Phân công"
    r"|Chủ trì|Phối hợp|Thực hiện|Hoàn thành|Theo dõi|Để biết|theo dõi|để biết"
    r"|đơn vị|cơ quan|thời gian|thời hạn|tiến độ|sản phẩm|chủ trì|phối hợp|thực hiện)[^:\n.;()]{0,40}?)\s*:\s*"
)
_NEXT_SENTENCE = re.compile(rf"\.\s+(?=[{CAPITALS}])")


@dataclass(frozen=True, slots=True)
class FieldText:
    """A named field and where its value stands."""

    field: Field
    span: Span
    value: Span


def field_of(name: str) -> Field | None:
    """Which field a label or a column's header names; None: none that is known."""
    plain = re.sub(r"\([^()]*\)", " ", fold(name))
    plain = re.sub(r"\s+", " ", plain).strip(" .:;*-–/")
    return next((field for field, pattern in _NAMES if pattern.match(plain)), None)


def labelled(text: str, start: int, end: int) -> FieldText | None:
    """The field that a line is, when it begins with a field's name and a colon."""
    match = _LABEL.match(text, start, end)
    field = field_of(match[1]) if match else None
    return FieldText(field, (start, end), (match.end(), end)) if match and field else None


def inline_fields(text: str, start: int, end: int) -> list[FieldText]:
    """Fields that stand within a sentence or in brackets: "… (chủ trì: A; phối hợp: B; thời gian: quý II)"."""
    found: list[tuple[Field, int, int]] = []
    for match in _INLINE.finditer(text, start, end):
        field = field_of(match[1])
        if field and field not in ("task", "number", "other"):
            found.append((field, match.start(1), match.end()))
    fields = []
    for index, (field, begin, value) in enumerate(found):
        stop = found[index + 1][1] if index + 1 < len(found) else end
        closing = text.find(")", value, stop)
        opening = text.find("(", value, stop)
        if closing >= 0 and not 0 <= opening < closing:
            stop = closing
        sentence = _NEXT_SENTENCE.search(text[value:stop])
        if sentence:
            stop = value + sentence.start()
        while stop > value and text[stop - 1] in " .;,-–(\n":
            stop -= 1
        fields.append(FieldText(field, (begin, stop), (value, stop)))
    return fields
