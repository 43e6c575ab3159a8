"""What the beginning and the end of a line say about its place in a paragraph."""

from __future__ import annotations

import re
from functools import lru_cache

# What numbers or marks a paragraph at its beginning: "I.", "II-", "1.", "1.2.", "2)", "a)", "đ.", "-", "+", "Điều 3."
_ROMAN = r"[IVX]{1,5}\s?[.\-–/)]"
_DECIMAL = r"\d{1,2}(?:\.\d{1,2}){0,3}(?:[.)/](?!\d)|\s*[-–](?=\s*[^\W\d])|(?<=\.\d)(?=\s)|(?<=\.\d\d)(?=\s))"
_LETTER = r"(?:[a-zđ]|[A-HĐ])\s?[.)](?=\s|[^\W\d])"
_PART = r"(?:Điều|Chương|Mục|Phần|Khoản|Tiểu mục|ĐIỀU|CHƯƠNG|MỤC|PHẦN)\s+(?:\d{1,3}|[IVX]{1,5}|thứ \w+)\b"
_DASH = r"[-–—+*•]\s*(?=[^\W\d_]|\d|[“\"(])"
_NUMBER = r"(?!\d{1,5}\s?[-–/]\s?[A-ZĐ][A-Za-zĐđƯ]{1,15}\s?[-–/]\s?[A-ZĐ])"  # "57-NQ/TW" is a document's number
LABEL = re.compile(rf"\s*{_NUMBER}(?:\(\d{{1,2}}\)|{_ROMAN}|{_DECIMAL}|{_LETTER}|{_DASH})\s*")
_DIVISION = re.compile(rf"\s*{_PART}\s*(?:[.:\-–]|$|[A-ZÀ-ỸĐ])")

# Lines that stand alone in official papers: formulae, kinds, signature prefixes, recipients.
_ALONE = re.compile(
    r"(?:CỘNG H[OÒ][AÀ] XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*[-–].*|ĐẢNG CỘNG SẢN VIỆT NAM"
    r"|Kính gửi\s*:?.*|Nơi nhận\s*:?.*"
    r"|(?:T/?M|K/?T|TL|TUQ|Q|KT|TM)\s?[.:]?\s.*|S[ốỐ]\s*:?\s*[\d.…]*\s*[-/–].*|PHỤ LỤC.*"
    r"|(?:PHÓ )?CHỦ TỊCH.*|(?:PHÓ )?BÍ THƯ.*|(?:PHÓ )?GIÁM ĐỐC.*"
    r"|(?:PHÓ )?TRƯỞNG BAN.*|CHÁNH VĂN PHÒNG.*|(?:Căn cứ|Thực hiện|Xét|Theo đề nghị)\s.*)"
)
_KIND = re.compile(
    r"(?:DỰ THẢO\s+)?(?:NGHỊ QUYẾT|NGHỊ ĐỊNH|QUYẾT ĐỊNH|CHỈ THỊ|KẾT LUẬN|QUY CHẾ|QUY ĐỊNH|CHƯƠNG TRÌNH"
    r"|KẾ HOẠCH|PHƯƠNG ÁN|ĐỀ ÁN|DỰ ÁN|HƯỚNG DẪN"
    r"|THÔNG BÁO|BÁO CÁO|TỜ TRÌNH|BIÊN BẢN|THÔNG TƯ|PHÁP LỆNH|LUẬT|CÔNG ĐIỆN|THỎA THUẬN|THOẢ THUẬN|GIẤY MỜI|QUY ƯỚC)"
    r"(?: LIÊN TỊCH| LIÊN NGÀNH)?(?: PHỐI HỢP| HÀNH ĐỘNG| CÔNG TÁC)*|PHỤ LỤC(?: SỐ)?(?: [IVX\d]+)?"
)
_SENTENCE_END = re.compile(r"(?:[.;:!?…]|\./\.?)[\"”’)\]*]*$")
_OPEN_END = re.compile(
    r"(?:[,(–&]|\b(?:của|và|với|các|những|về|cho|theo|tại|trong|từ|đến|số|ngày|tháng|năm|do|bằng|là|khi|hoặc|trên|nhân|thực|hiện))$"
)


# The names of columns, where a conversion left a table's cells as bare lines.
_COLUMN = re.compile(
    r"(?:S?TT|Số TT|Ghi chú|(?:Cơ quan|Đơn vị|Bộ phận)(?:, (?:cơ quan|đơn vị|cá nhân))?"
    r"(?:,? (?:chủ trì|phối hợp|thực hiện|theo dõi))+"
    r"|(?:Thời gian|Thời hạn|Tiến độ|Thời điểm)(?: (?:thực hiện|hoàn thành|bắt đầu|kết thúc))?"
    r"|(?:Sản phẩm|Kết quả)(?: (?:dự kiến|đầu ra|thực hiện))?"
    r"|(?:Nội dung|Nhiệm vụ|Tên nhiệm vụ)(?:,? (?:nội dung|nhiệm vụ|công việc|hoạt động|thực hiện|phối hợp|cụ thể))*"
    r"|(?:Công việc|Hoạt động))"
)


def is_column(line: str) -> bool:
    """Whether a line is the name of a column of a table of duties."""
    return _COLUMN.fullmatch(line) is not None


@lru_cache(maxsize=4096)
def has_label(line: str) -> bool:
    """Whether a line begins with the number or mark of a new paragraph."""
    return LABEL.match(line) is not None or is_division(line)


def is_division(line: str) -> bool:
    """Whether a line is the head of a part: Điều 1., Chương II, Mục 3."""
    return _DIVISION.match(line) is not None


def stands_alone(line: str) -> bool:
    """Whether a line always is, or begins, a paragraph of its own."""
    return _ALONE.fullmatch(line) is not None


def is_kind(line: str) -> bool:
    """Whether a line is only the kind of a document in capitals: KẾ HOẠCH, CHƯƠNG TRÌNH PHỐI HỢP, PHỤ LỤC I."""
    return _KIND.fullmatch(line.rstrip(" :")) is not None


@lru_cache(maxsize=4096)
def ends_sentence(line: str) -> bool:
    return _SENTENCE_END.search(line) is not None


def ends_open(line: str) -> bool:
    """Whether a line ends where no sentence can: at a comma, a preposition, "số", "ngày"."""
    return _OPEN_END.search(line) is not None


@lru_cache(maxsize=4096)
def is_capitals(line: str) -> bool:
    """Whether all letters are capitals, and there are at least two."""
    if any(map(str.islower, line)):
        return False
    letters = [ch for ch in line if ch.isalpha()]
    return len(letters) >= 2 and all(map(str.isupper, letters))


def starts_small(line: str) -> bool:
    """Whether a line goes on with a small letter or a closing sign, so that it cannot begin a paragraph."""
    return bool(line) and (line[0].islower() or line[0] in ",;)]”.%:/")


def joined(before: str, after: str) -> str:
    """Two lines of one paragraph as one: a number cut at its dash or slash is closed up, all else gets a blank.

    >>> joined("theo Nghị định số 80/2021/NĐ-", "CP ngày"), joined("kinh tế -", "xã hội")
    ('theo Nghị định số 80/2021/NĐ-CP ngày', 'kinh tế - xã hội')
    """
    return before + after if is_cut_number(before, after) else f"{before} {after}"


def is_cut_number(before: str, after: str) -> bool:
    """Whether a document number or a hyphenated word was cut at its dash or slash by the end of the line."""
    if _CUT_NUMBER.search(before) and after[:1].isalnum():
        return True
    return _CUT_BEFORE.match(after) is not None and before[-1:].isdigit()


def is_cut_pair(before: str, after: str) -> bool:
    """Whether the line's end parted "kinh tế" from "- xã hội" and the like: the dash is then no list mark."""
    return _PAIR_START.search(before) is not None and _PAIR_END.match(after) is not None


_CUT_NUMBER = re.compile(r"(?:\d[\w/.-]*|[A-ZĐ]{2,})[-/]$|\w-$")
_PAIR_START = re.compile(r"(?i)(?:kinh tế|chính trị|văn h[oó][aá]|quốc phòng|thể dục|khoa học|an ninh)$")
_PAIR_END = re.compile(r"[-–] (?:xã hội|an ninh|quốc phòng|thể thao|công nghệ|trật tự|kỹ thuật)\b")
_CUT_BEFORE = re.compile(r"[-/][A-ZĐ]{2}")
_MOTTO = re.compile(r"Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc")


def is_motto(line: str) -> bool:
    """Whether a line is the State's motto, behind which no line goes on."""
    return _MOTTO.fullmatch(line) is not None


FORMULAE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM")


def within_formula(before: str, after: str) -> bool:
    """Whether two lines are halves of the national title or of the Party's name."""
    whole = f"{before} {after}".upper()
    return any(formula.startswith(whole) for formula in FORMULAE)
