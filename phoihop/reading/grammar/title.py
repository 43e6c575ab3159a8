"""The kind of a paper and its title (trích yếu) below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from phoihop.ground.text import fold, squeeze
from phoihop.reading.grammar.kinds import KIND_PATTERN, kind_at_start, kind_named
from phoihop.reading.grammar.layout import Line
from phoihop.reading.grammar.letterhead import anchor_of, number_line, place_day
from phoihop.reading.source import Span

_DRAFT = re.compile(r"^\W*(?:DỰ THẢO|Dự thảo)?\W*")
_HEADING = re.compile(
    r"^(?:[IVX]{1,4}\s*[.\-–)]|[A-D]\s*[.\-–]\s|\d{1,2}\s*[.)]\s|(?:điều|chương|phần|mục)\s+(?:\d|[ivx]|thứ))",
    re.IGNORECASE,
)
BASE = re.compile(
    r"^\W{0,3}(?:can cu|kinh gui|xet\b|theo de nghi|theo chi dao|de (?:thuc hien|trien khai|tiep tuc"
    r"|tang cuong|kip thoi|nang cao)|nham\b|tren co so"
    r"|(?:tiep tuc )?(?:trien khai )?(?:thuc hien|quan triet|trien khai)(?: cac)?"
    r" (?:nghi |quyet dinh|chi thi|ket luan|quy |thong |huong dan|chuong trinh|ke hoach|cong van|de an|luat"
    r"|phap lenh|y kien|noi dung|chi dao))"
)
_ENACTED = re.compile(r"^\W*(?:ban hanh )?kem theo\b")
_ABOUT = re.compile(r"^(?:V/v|Về việc|Về)\s*:?\s+", re.IGNORECASE)
_OF_ISSUER = re.compile(r"^của\s+(.{3,90}?)\s+về(?:\s+việc)?\s+", re.IGNORECASE)
_AUTHORITY = re.compile(
    r"(?:(?:pho )?chu tich|giam doc|bo truong|thu truong|chinh phu|thu tuong|uy ban (?:nhan dan|thuong vu)"
    r"|hoi dong nhan dan|ban (?:thuong vu|chap hanh|bi thu)|bo chinh tri|(?:tinh|huyen|thanh|dang) uy"
    r"|\(?khoa [ivx]+|ky hop|truong ban|hieu truong|tong giam doc|cuc truong|tong cuc truong|quoc hoi"
    r"|chanh an|vien truong|tong thanh tra|thong doc)\b"
)
_TRAILING = re.compile(
    r"(?<=[^\s])\s+((?:CHỦ TỊCH\s+)?[ỦU][ỶY] BAN NHÂN DÂN\b|(?:CHỦ TỊCH\s+)?UỶ BAN NHÂN DÂN\b"
    r"|THỦ TƯỚNG CHÍNH PHỦ|HỘI ĐỒNG NHÂN DÂN\b|BỘ TRƯỞNG BỘ\b|GIÁM ĐỐC SỞ\b|ỦY BAN THƯỜNG VỤ QUỐC HỘI"
    r"|CỤC TRƯỞNG CỤC\b|CHÍNH PHỦ$)"
)
ACTS = frozenset(
    (
        "quyết định",
        "nghị quyết",
        "nghị định",
        "thông tư",
        "chỉ thị",
        "pháp lệnh",
        "luật",
        "nghị quyết liên tịch",
        "thông tư liên tịch",
    )
)
_OPEN = re.compile(
    r"(?:[,(–-]|\b(?:của|và|với|giữa|các|về|cho|do|tại|thuộc|theo|trong|từ|đến|số|kèm theo|là|lãnh đạo|quản lý))$",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:giai doan|nam 20|nhiem ky|giua|ve |tren dia ban|trong )")  # with these a title goes on
_STATES = re.compile(r"\b(?:là|đã|sẽ|thống nhất)\b", re.IGNORECASE)  # words of a sentence; a title has none
_KIND_AT_END = re.compile(rf"(?:{KIND_PATTERN})$", re.IGNORECASE)
_CORE_KINDS = (
    "ke hoach",
    "chuong trinh",
    "chuong trinh phoi hop",
    "quy che",
    "quy che phoi hop",
    "quyet dinh",
    "chi thi",
    "nghi quyet",
    "huong dan",
)
_REACH = 45  # lines from the beginning in which a kind line without a letterhead may stand
_SHORT = 60  # letters of "Giai đoạn 2023 - 2028" below a title, whatever its look
_MOST_LINES = 10  # of a title


class Title:
    """The kind and title that stand from line ``at`` on; ``after`` is the index of the line behind them."""

    def __init__(self, lines: Sequence[Line], at: int) -> None:
        self.kind: str | None = None
        self.kind_span: Span = lines[at].span
        self.title: str | None = None
        self.title_span: Span | None = None
        self.issuer: str | None = None  # "Của Bộ Chính trị về …"
        self.enacted_by: Span | None = None
        self.after = at + 1
        self._read(lines, at)

    def _read(self, lines: Sequence[Line], kind_at: int) -> None:
        spans = self._read_kind(lines[kind_at])
        at = kind_at + 1
        while at < len(lines) and at <= kind_at + _MOST_LINES and _goes_on(lines, at, spans, kind_at):
            if spans and self.kind in ACTS and _is_authority(lines, at):
                break
            spans.append(lines[at].span)
            at += 1
        self.after = self._read_enactment(lines, at)
        if spans:
            self._set(lines, (spans[0][0], spans[-1][1]), at)

    def _read_kind(self, line: Line) -> list[Span]:
        """Reads the kind; gives the rest of its line where the title begins there."""
        draft = _DRAFT.match(line.text)
        skip = draft.end() if draft else 0
        found = kind_at_start(line.text[skip:])
        if not found:
            self.kind = nearly_kind(line)
            return []
        self.kind, length = found
        rest = line.text[skip + length :].strip(" :.*-")
        if len(rest) > 1 and (joint := re.search(r"\s+phối hợp$", line.text[skip : skip + length], re.IGNORECASE)):
            # "CHƯƠNG TRÌNH PHỐI HỢP CÔNG TÁC DÂN VẬN …" on one line: the words belong to the abstract
            self.kind = self.kind.removesuffix(" phối hợp")
            length -= len(joint[0])
        self.kind_span = (line.start + skip, line.start + skip + length)
        if len(rest) <= 1:
            return []
        return [(line.end - len(line.text[skip + length :].lstrip(" :.-–")), line.end)]

    def _read_enactment(self, lines: Sequence[Line], at: int) -> int:
        """Reads "(Kèm theo Quyết định số … của …)", over several lines if need be; the index of the line behind it."""
        for ahead in range(at, min(at + 3, len(lines))):
            if not _ENACTED.match(lines[ahead].folded):
                continue
            last = ahead
            while (
                lines[ahead].text.startswith("(")
                and ")" not in lines[last].text
                and last + 1 < len(lines)
                and last < ahead + 3
            ):
                last += 1
            self.enacted_by = (lines[ahead].start, lines[last].end)
            return last + 1
        return at

    def _set(self, lines: Sequence[Line], span: Span, after: int) -> None:
        begin, end = span
        raw = "".join(
            line.text[max(0, begin - line.start) :] + "\n" for line in lines if begin < line.end and line.start < end
        ).rstrip("\n")
        if self.kind in ACTS and after < len(lines) and BASE.match(lines[after].folded) and raw.upper() == raw:
            cut = [
                m
                for m in _TRAILING.finditer(raw)
                if not _OPEN.search(raw[: m.start()]) and len(raw[m.start() :].split()) < 14
            ]
            if cut:
                end -= len(raw) - cut[0].start()
                raw = raw[: cut[0].start()]
        title = squeeze(raw)
        if issuer := _OF_ISSUER.match(title):
            self.issuer, title = issuer[1], title[issuer.end() :]
            begin = end - len(raw) + len(raw) - len(title) if len(title) == len(raw[-len(title) :]) else begin
        elif (about := _ABOUT.match(title)) and len(title) > about.end() + 8:
            begin += len(about[0])
            title = title[about.end() :]
        title = title.strip(" .;:*-–")
        self.title = title[0].upper() + title[1:] if title else None
        self.title_span = (begin, end)


def kind_line(lines: Sequence[Line], start: int, zone: dict[int, str]) -> int | None:
    """The index of the line with the paper's kind: behind the letterhead, or among the first lines."""
    if not zone:
        near = range(start, min(len(lines), start + _REACH))
        return next((at for at in near if lines[at].is_capitals and is_kind_line(lines[at], loose=False)), None)
    first, last = min(zone), max(zone)
    found = [at for at in range(first, min(len(lines), last + 15)) if is_kind_line(lines[at], loose=at > last)]
    behind = [at for at in found if at > last]
    if behind:
        return behind[0]
    if found:
        return found[-1]
    for at in range(last + 1, min(len(lines), last + 8)):
        if lines[at].is_capitals and len(lines[at].text) < 30 and nearly_kind(lines[at]):
            return at
    return None


def is_kind_line(line: Line, *, loose: bool) -> bool:
    """Whether a line is, or begins with, the kind of a paper. ``loose``: small letters do."""
    text = _DRAFT.sub("", line.text)
    found = kind_at_start(text)
    if found is None or found[0] == "văn bản":
        return False
    whole = found[1] >= len(text.rstrip(" :.*-"))
    if line.is_capitals:
        return whole or len(text) > found[1] + 2
    return loose and text[0].isupper() and (whole or (len(text) < 200 and (line.bold is True or line.centred is True)))


def nearly_kind(line: Line) -> str | None:
    """The kind that a line in capitals is although letters were lost ("K HOẠCH")."""
    letters = fold(line.text).rstrip(" :.")
    best = max(_CORE_KINDS, key=lambda name: fuzz.ratio(name, letters))
    return kind_named(best) if fuzz.ratio(best, letters) >= 80 else None


def _is_authority(lines: Sequence[Line], at: int) -> bool:
    """Whether line ``at`` names, under the title of an act and above its bases, who decides ("CHỦ TỊCH UBND TỈNH")."""
    line = lines[at]
    if (
        not _AUTHORITY.match(line.folded)
        or _OPEN.search(lines[at - 1].text)
        or (not line.is_capitals and len(line.text) > 80)
    ):
        return False
    for after in lines[at + 1 : at + 4]:
        if BASE.match(after.folded) or after.folded.startswith(("theo ", "de ", "quyet dinh", "quyet nghi")):
            return True
        if not after.is_capitals and not after.text.startswith("("):
            return False
    return False


def _goes_on(lines: Sequence[Line], at: int, spans: Sequence[Span], kind_at: int) -> bool:
    """Whether line ``at`` belongs to the title of which ``spans`` are the lines so far."""
    line, before = lines[at], lines[at - 1]
    folded, last = line.folded, line.text.rstrip()[-1:]
    if _HEADING.match(line.text) or _ENACTED.match(folded) or folded.startswith(("can cu", "kinh gui", "loi noi dau")):
        return False
    if anchor_of(line) or place_day(line) or (number_line(line) and not (spans and _KIND_AT_END.search(before.text))):
        return False
    if not any(ch.isalpha() for ch in line.text):
        return bool(spans) and re.fullmatch(r"\d{4}(?:\W+\d{4})?", line.text) is not None
    if not spans:
        return not _begins_body(line) and len(line.text) < 600
    if kind_at_start(line.text) and line.is_capitals and len(line.text) < 40 and not _OPEN.search(before.text):
        return False
    if before.text.rstrip()[-1:] in ".;:" or BASE.match(folded) or len(line.text) > 300:
        return False
    first = lines[kind_at + 1] if kind_at + 1 < at else lines[kind_at]
    if first.is_capitals and line.is_capitals:
        return True
    if last in (".", ";", ":"):
        return False
    if line.text[0].islower() or line.text[0] in '(,;-–“"' or _OPEN.search(before.text):
        return True
    if (line.bold and line.centred) or (line.bold and before.bold and len(line.text) < 160):
        return True
    plain = before.bold and line.bold is False and not line.centred and len(line.text) > _SHORT
    if plain or _STATES.search(line.text):
        return False  # the paragraph below the title
    return bool(_MORE.match(folded)) and len(line.text) < 200


def _begins_body(line: Line) -> bool:
    """Whether the first line under the kind is no title: a basis with its number, a sentence."""
    return bool(BASE.match(line.folded)) and not line.is_capitals and (line.text[-1:] in ".;:," or len(line.text) > 250)
