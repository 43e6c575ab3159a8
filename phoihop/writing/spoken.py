"""A text as a voice reads it: numbers, dates, numbers of papers and abbreviations in full Vietnamese words.

For a village loudspeaker: whoever reads need not stop to think, and whoever listens hears whole words.
"""

from __future__ import annotations

import re

# as people say them; what is not here and looks like an abbreviation is told by ``unread``
ABBREVIATIONS = {
    "ANTT": "an ninh trật tự",
    "ATGT": "an toàn giao thông",
    "BCĐ": "Ban Chỉ đạo",
    "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế",
    "CBCC": "cán bộ, công chức",
    "CCCD": "căn cước công dân",
    "CTMTQG": "chương trình mục tiêu quốc gia",
    "DTTS": "dân tộc thiểu số",
    "ĐVTN": "đoàn viên, thanh niên",
    "GPMB": "giải phóng mặt bằng",
    "HĐND": "Hội đồng nhân dân",
    "HTX": "hợp tác xã",
    "KHKT": "khoa học kỹ thuật",
    "KT-XH": "kinh tế - xã hội",
    "MTTQ": "Mặt trận Tổ quốc",
    "NTM": "nông thôn mới",
    "PCCC": "phòng cháy, chữa cháy",
    "QLDA": "quản lý dự án",
    "QP-AN": "quốc phòng - an ninh",
    "QSDĐ": "quyền sử dụng đất",
    "TDP": "tổ dân phố",
    "TTHC": "thủ tục hành chính",
    "TTND": "thanh tra nhân dân",
    "UBND": "Ủy ban nhân dân",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "VSMT": "vệ sinh môi trường",
}
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu", "tỷ")
_UNITS = {"m2": "mét vuông", "m²": "mét vuông", "km": "ki lô mét", "kg": "ki lô gam", "ha": "héc ta", "đ": "đồng"}
_LETTERS = {
    "A": "a", "B": "bê", "C": "xê", "D": "dê", "Đ": "đê", "E": "e", "G": "giê", "H": "hát", "I": "i", "K": "ca",
    "L": "lờ", "M": "mờ", "N": "nờ", "O": "o", "P": "pê", "Q": "quy", "R": "rờ", "S": "sờ", "T": "tê", "U": "u",
    "V": "vê", "X": "ích", "Y": "y",
}  # fmt: skip
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_DAY = re.compile(r"(?:(?P<before>ngày)\s+)?\b(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})\b", re.IGNORECASE)
_QUARTER = re.compile(r"\b(?P<w>quý)\s+(?P<r>[IV]{1,3}|[1-4])/(?P<y>\d{4})\b", re.IGNORECASE)
_LAW = re.compile(r"\b(?P<n>\d+)/(?P<y>(?:19|20)\d\d)/QH(?P<k>\d+)\b")
_MONTH = re.compile(r"(?:(?P<before>tháng)\s+)?\b(?P<m>\d{1,2})/(?P<y>\d{4})\b", re.IGNORECASE)
_SHORT_DAY = re.compile(r"\b(?P<before>ngày)\s+(?P<d>\d{1,2})/(?P<m>\d{1,2})\b(?!/)", re.IGNORECASE)
_HOUR = re.compile(r"\b(?P<h>\d{1,2})(?:h|:|\s?giờ\s?)(?P<m>[0-5]\d)\b")
_FULL_HOUR = re.compile(r"\b(?P<h>\d{1,2})h\b")
_YEARS = re.compile(r"(?:\bnăm\s+)?\b(?P<a>(?:19|20)\d\d)\s?[-–]\s?(?P<b>(?:19|20)\d\d)\b")
_RANGE = re.compile(rf"(?<![\w/])(?P<a>{_NUMBER})\s?[-–]\s?(?P<b>{_NUMBER})(?![\w/])")
_PAPER = re.compile(
    r"\b(?P<n>\d+)(?:/(?P<y>(?:19|20)\d\d))?[-/](?P<s>[A-ZĐ][A-Za-zĐđ]*(?:\d+)?(?:[-/][A-ZĐ0-9][A-Za-zĐđ0-9]*)*)\b"
)
_PART = re.compile(r"(?P<a>\d+)/(?P<b>\d+)(?![\d/])")
_WITH_UNIT = re.compile(rf"(?P<n>{_NUMBER})\s?(?P<u>%|m2|m²|km|kg|ha|đ)(?![\w])")
_PLAIN = re.compile(rf"(?<![\w/]){_NUMBER}(?![\w/])")
_ORDER = re.compile(r"\b(?P<w>quý|đợt|kỳ|cấp|khóa|nhiệm kỳ|lần thứ)\s+(?P<r>[IVX]{1,4})\b", re.IGNORECASE)
_UPPER = re.compile(r"\b[A-ZĐ]{2,}(?:-[A-ZĐ]{2,})*\b")
_A_MINUTE = 160  # syllables of a voice that is meant to be followed over a loudspeaker; news is read at 200 and more


def number(value: int) -> str:
    """A whole number in words.

    >>> number(2026), number(105), number(21), number(15), number(1_000_000)
    ('hai nghìn không trăm hai mươi sáu', 'một trăm linh năm', 'hai mươi mốt', 'mười lăm', 'một triệu')
    """
    if value < 0:
        return f"âm {number(-value)}"
    if value == 0:
        return _DIGITS[0]
    if value >= 10**12:
        high, low = divmod(value, 10**9)
        return f"{number(high)} tỷ {number(low) if low else ''}".strip()
    groups = []
    while value:
        value, rest = divmod(value, 1000)
        groups.append(rest)
    words = [
        f"{_three(group, leading=place < len(groups) - 1)} {_GROUPS[place]}".strip()
        for place, group in reversed(list(enumerate(groups)))
        if group
    ]
    return " ".join(words)


def spoken(text: str) -> str:
    """The text as it is read out."""
    for short in sorted(ABBREVIATIONS, key=len, reverse=True):
        text = re.sub(rf"(?<![\w/-]){re.escape(short)}(?![\w/-])", ABBREVIATIONS[short], text)
    text = _DAY.sub(
        lambda m: f"{m['before'] or 'ngày'} {_day(m['d'])} tháng {_month(m['m'])} năm {_year(m['y'])}", text
    )
    text = _LAW.sub(
        lambda m: f"{number(int(m['n']))} năm {_year(m['y'])} của Quốc hội khóa {number(int(m['k']))}", text
    )
    text = _PAPER.sub(_paper, text)
    text = _QUARTER.sub(lambda m: f"{m['w']} {_ordinal(m['r'].upper())} năm {_year(m['y'])}", text)
    text = _MONTH.sub(lambda m: f"{m['before'] or 'tháng'} {_month(m['m'])} năm {_year(m['y'])}", text)
    text = _SHORT_DAY.sub(lambda m: f"{m['before']} {_day(m['d'])} tháng {_month(m['m'])}", text)
    text = _HOUR.sub(lambda m: f"{number(int(m['h']))} giờ{_minutes(m['m'])}", text)
    text = _FULL_HOUR.sub(lambda m: f"{number(int(m['h']))} giờ", text)
    text = _YEARS.sub(lambda m: f"từ năm {_year(m['a'])} đến năm {_year(m['b'])}", text)
    text = _ORDER.sub(lambda m: f"{m['w']} {_ordinal(m['r'].upper())}", text)
    text = _WITH_UNIT.sub(lambda m: f"{_figure(m['n'])} {_UNITS.get(m['u'], 'phần trăm')}", text)
    text = _RANGE.sub(lambda m: f"{_figure(m['a'])} đến {_figure(m['b'])}", text)
    text = _PART.sub(lambda m: f"{number(int(m['a']))} trên {number(int(m['b']))}", text)
    text = _PLAIN.sub(lambda m: _figure(m[0]), text)
    text = text.replace(" & ", " và ").replace("…", ".").replace("./.", ".")
    text = re.sub(r"\s+[-–]\s+", ", ", text)
    return re.sub(r"[ \t]+", " ", text).strip()


def unread(text: str) -> list[str]:
    """What still looks like an abbreviation once the text is read out, for the reader to look at before."""
    return sorted(set(_UPPER.findall(spoken(text))))


def seconds(text: str) -> int:
    """How long it takes to read out a text that is already in words, pauses at full stops included."""
    syllables = len(re.findall(r"\w+", text))
    pauses = len(re.findall(r"[.!?:](?:\s|$)", text))
    return round(syllables * 60 / _A_MINUTE + pauses * 0.6)


def _three(value: int, *, leading: bool) -> str:
    """Below a thousand; ``leading``: something stands before, so that hundreds are said also where there are none."""
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    words = [f"{_DIGITS[hundreds]} trăm"] if hundreds or leading else []
    if tens == 0 and ones:
        words += ["linh", _DIGITS[ones]] if words else [_DIGITS[ones]]
    elif tens:
        words.append("mười" if tens == 1 else f"{_DIGITS[tens]} mươi")
        if ones:
            words.append("mốt" if ones == 1 and tens > 1 else "lăm" if ones == 5 else _DIGITS[ones])
    return " ".join(words)


def _figure(text: str) -> str:
    """A number as it is written: 1.234,5. One with zeros in front is a number to be read digit by digit."""
    whole, _comma, part = text.replace(".", "").partition(",")
    if len(whole) > 1 and whole.startswith("0") and not part:
        return " ".join(_DIGITS[int(digit)] for digit in whole)
    words = number(int(whole))
    if not part:
        return words
    small = (
        number(int(part)) if not part.startswith("0") and len(part) <= 2 else " ".join(_DIGITS[int(d)] for d in part)
    )
    return f"{words} phẩy {small}"


def _day(text: str) -> str:
    value = int(text)
    return f"mùng {number(value)}" if value <= 10 else number(value)


def _month(text: str) -> str:
    value = int(text)
    return {1: "một", 4: "tư"}.get(value, number(value))


def _year(text: str) -> str:
    return number(int(text))


def _minutes(text: str) -> str:
    return f" {number(int(text))} phút" if int(text) else ""


def _ordinal(roman: str) -> str:
    value = _ROMAN.get(roman)
    if value is None:
        return number(int(roman)) if roman.isdigit() else roman
    return {1: "một", 4: "tư"}.get(value, number(value))


def _paper(found: re.Match[str]) -> str:
    """03-CTr/BDVHU-BCHQS: the number in words, its letters one by one."""
    year = f" năm {_year(found['y'])}" if found["y"] else ""
    letters = [
        _figure(part)
        if part.isdigit()
        else " ".join(_LETTERS.get(letter.upper(), letter) for letter in part if letter.isalpha())
        for part in re.split(r"[-/]|(?<=\D)(?=\d)", found["s"])
    ]
    return f"{number(int(found['n']))}{year} {' '.join(letters)}"
