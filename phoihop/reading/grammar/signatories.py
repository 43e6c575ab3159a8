"""Who signed: the blocks at the end, one below the other or side by side, with their prefixes, offices and names.

Prefixes: Decree 30/2020/NĐ-CP (TM., KT., TL., TUQ., Q.) and the Party's guidance (T/M, K/T, T/L, Q.).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from phoihop.ground.text import squeeze
from phoihop.reading.grammar.layout import Line
from phoihop.reading.source import Span

_PREFIX = re.compile(
    r"(?:T\s?/\s?M|TM\s?[./]|TM(?=\s)|K\s?/\s?T|KT\s?[./]|KT(?=\s)|T\s?/\s?L|TL\s?[./]|TL(?=\s)|TUQ\s?[./]?"
    r"|T\s?/\s?UQ|Q\s?[./])\s*"
)
_FOR_BODY = re.compile(r"(?:T\s?/\s?M|TM\s?[./]?|ĐẠI DIỆN)\s*")
_OFFICE = re.compile(
    r"(?:QUYỀN |Q\.\s?)?(?:(?:PHÓ|UỶ VIÊN|ỦY VIÊN)\s+)?(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|TRƯỞNG BAN|TRƯỞNG PHÒNG"
    r"|TRƯỞNG CÔNG AN|TRƯỞNG TIỂU BAN|BỘ TRƯỞNG|THỨ TRƯỞNG"
    r"|CHỦ NHIỆM|CHỈ HUY TRƯỞNG|CHÍNH ỦY|CHÍNH UỶ|CHÍNH TRỊ VIÊN|TƯ LỆNH|CỤC TRƯỞNG|VỤ TRƯỞNG"
    r"|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|CHÁNH ÁN"
    r"|VIỆN TRƯỞNG|HIỆU TRƯỞNG|THỦ TƯỚNG|TỔNG BÍ THƯ|TRƯỞNG BAN THƯỜNG TRỰC|THƯỜNG TRỰC|TỔNG CỤC TRƯỞNG"
    r"|CHI CỤC TRƯỞNG|TỔNG THƯ KÝ|TRƯỞNG ĐOÀN|ỦY VIÊN|UỶ VIÊN"
    r"|BAN THƯỜNG VỤ|THỦ TRƯỞNG)\b",
    re.IGNORECASE,
)
_SMALL = r"[a-zà-ỹđ]+"
_NAME_WORD = rf"[A-ZÀ-ỸĐ](?:['’][A-ZÀ-ỸĐ]?{_SMALL}|{_SMALL}(?:['’]{_SMALL})?)?"  # "H'Loan", "Y"
_RANK = re.compile(
    r"^(?:(?:Đồng chí|Đ/c|Ông|Bà|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá"
    r"|Thiếu tá|Đại úy|Đại uý|Thượng úy"
    r"|Thượng uý|Trung úy|Trung uý|TS\.|ThS\.|PGS\.?\s?TS\.?|GS\.?|BS\.|BSCKI+\.?)\s*)+",
    re.IGNORECASE,
)
_NAME = re.compile(rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,5}}")
_NOT_NAME = re.compile(
    r"^(?:Nơi nhận|Lưu|Như|Đã ký|Ký tên|Kính|Việt Nam|Phụ lục|Người ký|Xã|Tỉnh|Huyện|Văn phòng|Ban|Sở|Phòng"
    r"|Hội|Ủy|Uỷ|Bộ|Công an|Các)\b"
)
_RECIPIENTS = re.compile(r"^\W*(?:nơi nhận|như trên|lưu\b)|^[-–+•]\s", re.IGNORECASE)
_SIGNED = re.compile(r"^\W*\(?(?:đã ký|ký tên|ký,|chữ ký|signed)", re.IGNORECASE)


@dataclass(slots=True)
class Signatory:
    """A signature: whose name, in which office, for which body (as written in the block)."""

    name: str | None = None
    name_span: Span | None = None
    office: str | None = None
    party: str | None = None
    span: Span | None = None
    party_span: Span | None = None
    _office_lines: list[str] = field(default_factory=list)
    _party_lines: list[str] = field(default_factory=list)

    def widen(self, span: Span) -> None:
        self.span = span if self.span is None else (min(self.span[0], span[0]), max(self.span[1], span[1]))


def person_name(text: str) -> str | None:
    """The text as a person's name without rank; None where it is none (in capitals, too long, a body)."""
    bare = _RANK.sub("", squeeze(text)).strip(" .*_")
    if not _NAME.fullmatch(bare) or _NOT_NAME.match(bare) or not any(ch.islower() for ch in bare):
        return None
    return bare


def read_signatories(lines: Sequence[Line]) -> list[Signatory]:
    """The signature blocks among the last lines of a document; ``lines`` begin where its text has ended."""
    found: list[Signatory] = []
    for column in _columns(lines):
        found.extend(_read_column(column))
    return [one for one in found if one.name or (one.party and one.office)]


def _columns(lines: Sequence[Line]) -> Iterable[list[Line]]:
    """Lines of each column of a table by themselves; lines outside tables together."""
    columns: dict[tuple[int, int] | None, list[Line]] = {}
    for line in lines:
        columns.setdefault((line.cell[0], line.cell[2]) if line.cell else None, []).append(line)
    return columns.values()


def _read_column(lines: Sequence[Line]) -> list[Signatory]:
    out: list[Signatory] = []
    now: list[Signatory] = []  # the blocks being read; several where they stand side by side on one line
    for line in lines:
        if _RECIPIENTS.match(line.text):
            if now and any(one.name for one in now):
                now = []
            continue
        if _SIGNED.match(line.text):
            continue
        pieces = _pieces(line)
        if pieces and _is_title(pieces[0][0]):
            if (
                not now
                or any(one.name for one in now)
                or (len(pieces) > 1 and len(pieces) != len(now))
                or _starts_block(now, pieces)
            ):
                now = [Signatory() for _ in pieces]
                out.extend(now)
            for at, (text, span) in enumerate(pieces):
                _add_title(now[min(at, len(now) - 1)], text, span)
            continue
        if now and line.is_capitals and not any(one.name for one in now) and len(line.text) < 80:
            for at, (text, span) in enumerate(pieces or [(line.text, line.span)]):
                _add_title(now[min(at, len(now) - 1)], text, span)
            continue
        if now:
            _add_names(now, line)
    return out


def _is_title(text: str) -> bool:
    letters = [ch for ch in text if ch.isalpha()]
    capitals = sum(ch.isupper() for ch in letters) >= 0.8 * max(1, len(letters))
    if _PREFIX.match(text) or text.startswith("ĐẠI DIỆN"):
        return capitals or len(text) < 60
    return len(text) < 90 and bool(_OFFICE.match(text)) and (capitals or len(text.split()) <= 8)


def _starts_block(now: list[Signatory], pieces: list[tuple[str, Span]]) -> bool:
    """Whether a title line opens a new block although the one before has no name: it is again on behalf of a body."""
    return len(now) == len(pieces) and bool(_FOR_BODY.match(pieces[0][0])) and bool(now[0]._office_lines)


def _pieces(line: Line) -> list[tuple[str, Span]]:
    """What a line of titles says for each block: cut before each further prefix or office."""
    cuts = [0]
    for match in re.finditer(r"(?<=\s)(?:T\s?/\s?M\s|TM\.\s|K\s?/\s?T\s|KT\.\s|TL\.\s|TUQ\.\s|ĐẠI DIỆN\s)", line.text):
        cuts.append(match.start())
    if len(cuts) == 1 and line.is_capitals:
        cuts += [
            m.start()
            for m in _OFFICE.finditer(line.text)
            if m.start() and line.text[m.start() - 1] == " " and not _is_inner_office(line.text, m.start())
        ]
    pieces = []
    for begin, end in zip(cuts, [*cuts[1:], len(line.text)], strict=True):
        text = line.text[begin:end].rstrip()
        if text:
            pieces.append((text, (line.start + begin, line.start + begin + len(text))))
    return pieces


def _is_inner_office(text: str, at: int) -> bool:
    """ "KT. CHỦ TỊCH", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC", "TRƯỞNG BAN", "PHÓ CHỦ TỊCH": an office inside the one before."""
    before = text[:at].rstrip()
    return (
        bool(re.search(r"(?:KT\.?|K/T|TL\.?|T/L|TUQ\.?|Q\.?|PHÓ|QUYỀN|VIÊN|BAN|TRƯỞNG|-|–|,)$", before))
        and not re.search(r"(?:TỊCH|TRƯỞNG BAN)$", before)
    ) or text[at:].upper().startswith(("THƯỜNG TRỰC", "BAN THƯỜNG VỤ"))


def _add_title(block: Signatory, text: str, span: Span) -> None:
    block.widen(span)
    prefix = _FOR_BODY.match(text)
    bare = _PREFIX.sub("", text, count=1).removeprefix("ĐẠI DIỆN").strip()
    office = _OFFICE.match(bare)
    is_body = (
        prefix is not None or (office is None and not block._office_lines) or bare.upper().startswith("BAN THƯỜNG VỤ")
    )
    if is_body and bare:
        block._party_lines.append(bare)
        begin = span[0] + text.index(bare)
        block.party_span = (begin, span[1]) if block.party_span is None else (block.party_span[0], span[1])
        block.party = squeeze(" ".join(block._party_lines))
    elif bare:
        deputy = not prefix and _PREFIX.match(text) is not None and re.match(r"K\s?/?T|T\s?/?L|TUQ", text)
        if not deputy:
            block._office_lines.append(bare)
        block.office = squeeze(" ".join(block._office_lines)) or block.office


def _add_names(now: list[Signatory], line: Line) -> None:
    free = [one for one in now if one.name is None]
    if not free:
        return
    if len(free) == 1 and (name := person_name(line.text)):
        _name(
            free[0],
            name,
            line,
            line.text.rindex(name.split()[0]) if line.text.count(name) == 0 else line.text.index(name),
        )
        return
    if len(free) > 1:
        words = _RANK.sub("", line.text).split()
        size = len(words) // len(free) if len(words) % len(free) == 0 else 0
        parts = re.split(r"\s{2,}|\t", line.text)
        names = (
            parts
            if len(parts) == len(free)
            else [" ".join(words[i * size : (i + 1) * size]) for i in range(len(free))]
            if size >= 2
            else _by_surname(words, len(free))
        )
        at = 0
        for one, part in zip(free, names, strict=False):
            name = person_name(part)
            if name and line.text.find(name, at) >= 0:
                at = line.text.find(name, at)
                _name(one, name, line, at)
                at += len(name)


# The family names that nearly all people bear; they tell where the second name on a line begins.
_SURNAMES = frozenset(
    [
        "Nguyễn",
        "Trần",
        "Lê",
        "Phạm",
        "Hoàng",
        "Huỳnh",
        "Phan",
        "Vũ",
        "Võ",
        "Đặng",
        "Bùi",
        "Đỗ",
        "Hồ",
        "Ngô",
        "Dương",
        "Lý",
        "Đinh",
        "Đoàn",
        "Trịnh",
        "Trương",
        "Mai",
        "Đào",
        "Lương",
        "Hà",
        "Tô",
        "Cao",
        "Lâm",
        "Tạ",
        "Châu",
        "Quách",
        "Siu",
        "Rơ",
        "Rah",
        "Rmah",
        "Ksor",
        "Kpă",
        "Nay",
        "Ayun",
        "Đinh",
        "Y",
        "H'",
        "Vi",
        "Lò",
        "Lương",
        "Sùng",
        "Giàng",
        "Thào",
        "Vàng",
    ]
)


def _by_surname(words: list[str], count: int) -> list[str]:
    cuts = [i for i, word in enumerate(words) if i >= 2 and word in _SURNAMES and len(words) - i >= 2]
    if count != 2 or not cuts:
        return []
    middle = min(cuts, key=lambda i: abs(2 * i - len(words)))
    return [" ".join(words[:middle]), " ".join(words[middle:])]


def _name(block: Signatory, name: str, line: Line, at: int) -> None:
    block.name = name
    block.name_span = (line.start + at, line.start + at + len(name))
    block.widen(block.name_span)
