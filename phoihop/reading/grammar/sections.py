"""The numbered outline of a document: Phần, Chương, Điều, I., 1., 1.1., a), –, + as a tree of nodes.

The rank of a style is fixed by custom, so that a missing level does no harm: an item closes every open item of its own
or a lower style. Two styles are ranked by the document itself: "A." stands above "I." where it comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from phoihop.ground.text import fold
from phoihop.reading.grammar.units import only_units
from phoihop.reading.grammar.words import CAPITALS, SMALL
from phoihop.reading.source import Paragraph, Source, Span, Table

_RANKS = {
    "enclosure": 0, "appendix": 0, "part": 1, "chapter": 2, "section": 3, "article": 4, "heading": 5, "upper": 6,
    "roman": 6, "ordinal": 10, "bold": 9, "number": 8, "letter": 20, "bracket": 21, "star": 22, "dash": 23,
    "bullet": 24, "plus": 25,
}  # fmt: skip  # decimals "1.1", "1.1.1" rank 10 + their depth
NUMBERED = frozenset(
    ("part", "chapter", "section", "article", "upper", "roman", "number", "decimal", "ordinal", "letter")
)

_KINDS = (
    "chương trình|kế hoạch|quy chế|quy định|phương án|đề án|hướng dẫn|nội quy|quy ước|quyết định|chỉ thị"
    "|nghị quyết|thông báo|kết luận|báo cáo|đề cương|điều lệ"
)
_ENCLOSURE = re.compile(rf"(?:{_KINDS})(?: (?:phối hợp|liên tịch|hành động|công tác|liên ngành))?\s*$", re.IGNORECASE)
_APPENDIX = re.compile(r"(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU MẪU|Mẫu số)\b", re.UNICODE)
_RECIPIENTS = re.compile(r"\W*nơi nhận\b", re.IGNORECASE)
_SIGNATURE = re.compile(r"\W*(?:T/M|TM\.|K/T|KT\.|TL\.|T/L|TUQ\.|TUQ |ĐẠI DIỆN\b|KT/)", re.UNICODE)
_ORDINALS = "nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười"

_STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", re.compile(rf"(?:PHẦN|Phần)\s+(?:(?:THỨ|thứ)\s+)?((?i:[IVX]+|\d{{1,2}}|{_ORDINALS}|một|[A-D]))\s*"
                        rf"(?:[.:\-–]\s*|$|\s(?=[{CAPITALS}]))")),
    ("chapter", re.compile(rf"(?:CHƯƠNG|Chương)\s+([IVXl1-9]{{1,5}})\s*(?:[.:\-–]\s*|$|\s(?=[{CAPITALS}]))")),
    ("section", re.compile(rf"(?:MỤC|Mục)\s+([IVX]+|\d{{1,2}})\s*(?:[.:\-–]\s*|$|\s(?=[{CAPITALS}]))")),
    ("article", re.compile(rf"(?:ĐIỀU|Điều)\s+(\d{{1,3}}[a-z]?)\s*(?:[.:\-–]\s*|$|\s(?=[{CAPITALS}]))")),
    ("number", re.compile(r"(?:Nội dung|NỘI DUNG|Nhiệm vụ|NHIỆM VỤ|Chuyên đề|Hoạt động)\s+(?:thứ\s+)?"
                          r"(\d{1,2})\s*[.:\-–]\s*(?=\S)")),
    ("roman", re.compile(r"([IVX]{1,5})\s*(?:[.)/:]\s*|[-–—]\s*)(?=[^\W\d_]|[\"“(])")),
    ("roman", re.compile(rf"([IVXl1|]{{1,4}})\s*[.\-–)/]?\s+(?=[{CAPITALS}]{{2,}}[^{SMALL}]*$)")),
    ("upper", re.compile(rf"([A-HK])\s*[.\-–)/]\s*(?=[{CAPITALS}])")),
    ("decimal", re.compile(r"([1-9]\d?(?:\s?\.\s?[1-9]\d?)+)(?:\s*[.)\-–:]\s*|\s+)(?=[^\W_]|[\"“(\[≥])")),
    ("number", re.compile(r"(\d{1,2})\s*(?:[.)/]\s+(?=\S)|[.)/:]\s*(?=[^\W\d_]|[\"“(\[])|[-–]\s*(?=[^\W\d_]"
                          r"|[\"“(\[]))")),
    ("bracket", re.compile(r"\((\d{1,2}|i{1,3}|iv|v)\)[.:]?\s*(?=\S)")),
    ("letter", re.compile(r"\(?([a-zđ]\d?)\s*\)\s*(?=\S)")),
    ("letter", re.compile(rf"([a-zđ])\s*(?:[.]\s*|[-–/]\s*)(?=[{CAPITALS}])")),
    ("ordinal", re.compile(rf"((?:THỨ|Thứ)\s+(?i:{_ORDINALS})|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín"
                           rf"|Mười)\s+là)\s*[,:.]\s*(?:là,?\s*)?")),
    ("dash", re.compile(r"([-–—−‒‐])\s*(?=[^\s\-–—])")),
    ("plus", re.compile(r"(\+)\s*(?=\S)")),
    ("star", re.compile(r"(\*+)\s*(?=[^\s*])")),
    ("bullet", re.compile(r"([•·●▪■◦○➢➤✓✔❖§\uf0b7\uf02d])\s*(?=\S)")),
)  # fmt: skip
_INLINE = re.compile(r"(?<=[;:.,])\s+([b-zđ])\)\s+(?=\S)")
_DOCUMENT = re.compile(r"\d{1,5}\s?[-–/]\s?[A-ZĐ][A-Za-zĐđƯ]{1,15}\s?[-–/]\s?[A-ZĐ]")  # "57-NQ/TW" is no item 57
_LABEL_ALONE = re.compile(r"([1-9]\d?(?:\.[1-9]\d?)*|[IVX]{1,5}|[a-zđ](?=\)))\s*[.)]")


@dataclass(slots=True)
class Node:
    """An item of the outline with all below it. ``span`` covers its own line, ``body`` the words after the label."""

    style: str  # a style above, "decimal", "text" (a line without a number), "table", or "root"
    rank: int
    label: str | None
    span: Span
    body: Span
    bold: bool = False
    after_end: bool = False  # behind "./.", where only signatures and enclosures follow
    table: Table | None = None
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def is_numbered(self) -> bool:
        return self.style in NUMBERED

    @property
    def end(self) -> int:
        """The end of the last line below this node."""
        return max([self.span[1], *(child.end for child in self.children)])


@dataclass(frozen=True, slots=True)
class _Line:
    style: str
    label: str | None
    span: Span
    body: Span
    bold: bool


def outline(source: Source, main: Span | None = None) -> Node:
    """The tree of the lines within ``main`` (None: the whole text); recipients and signatures are left out."""
    start, end = main or (0, len(source.text))
    root = Node("root", -1, None, (start, start), (start, start))
    stack = [root]
    first_above: str | None = None
    silent = ended = False
    last: Node | None = None
    alone: _Line | None = None  # a label whose words stand on the next line
    for block in source.blocks:
        if block.end <= start or block.start >= end:
            continue
        if isinstance(block, Table):
            if not _is_layout(source, block):
                silent = False
                stack[-1].children.append(
                    Node("table", 99, None, (block.start, block.end), (block.start, block.end), table=block)
                )
            elif _holds_recipients(source, block):
                silent = True
            last = alone = None
            continue
        for line in _lines(source.text, block):
            if _label_alone(source.text, line):
                alone = line
                continue
            if alone:
                line, alone = _labelled(source.text, alone, line), None
            text = source.text[line.span[0] : line.span[1]]
            if line.style in ("enclosure", "appendix"):
                silent = ended = False
            elif _RECIPIENTS.match(text) or (line.style == "text" and ended and _SIGNATURE.match(text)):
                silent = True
            if silent:
                continue
            if line.style in ("roman", "upper") and first_above is None:
                first_above = line.style
            if last and (_continues_title(source.text, last, line) or _runs_on(source.text, last, line)):
                last.span, last.body = (last.span[0], line.span[1]), (_body_start(last, line), line.body[1])
                continue
            rank = _rank(line, first_above)
            node = Node(line.style, rank, line.label, line.span, line.body, line.bold, ended and line.style == "text")
            if line.style == "text":
                stack[-1].children.append(node)
            else:
                if line.style not in ("dash", "plus", "bullet", "star"):
                    ended = False
                while len(stack) > 1 and stack[-1].rank >= rank:
                    stack.pop()
                stack[-1].children.append(node)
                stack.append(node)
            last = node
            if text.rstrip().rstrip('”"').endswith(("./.", "/.", ".//.", "./")):
                ended = True
    return root


def _rank(line: _Line, first_above: str | None) -> int:
    if line.style == "text":
        return 98
    if line.style == "decimal" and line.label:
        return 10 + line.label.count(".")
    if line.style in ("roman", "upper"):
        return 6 if line.style == first_above else 7
    return _RANKS[line.style]


def _label_alone(text: str, line: _Line) -> bool:
    return line.style == "text" and _LABEL_ALONE.fullmatch(text, *line.span) is not None


def _labelled(text: str, label: _Line, line: _Line) -> _Line:
    """A line with the label that stands on the line before it: "1." / "Tuyên truyền …"; one with its own stays so."""
    if line.style not in ("text", "bold", "heading") or not text[line.body[0]].isalpha():
        return line
    match = _LABEL_ALONE.fullmatch(text, *label.span)
    assert match is not None
    said = match[1]
    style = "number" if said.isdigit() else "letter" if said.islower() else "roman" if said[0].isalpha() else "decimal"
    return _Line(style, said, (label.span[0], line.span[1]), line.body, line.bold or label.bold)


def _lines(text: str, block: Paragraph) -> Iterator[_Line]:
    """The lines of a paragraph; items that run on in one line, "a) …; b) …", are parted."""
    place = block.start
    for piece in text[block.start : block.end].split("\n"):
        begin, end = place, place + len(piece)
        place = end + 1
        while begin < end and text[begin].isspace():
            begin += 1
        while end > begin and text[end - 1].isspace():
            end -= 1
        if begin == end:
            continue
        for part in _parted(text, begin, end):
            yield _line(text, part, block)


def _parted(text: str, begin: int, end: int) -> list[Span]:
    first = re.search(r"(?:^|[:.;]\s+)a\)\s+", text[begin:end])
    if not first:
        return [(begin, end)]
    cuts, wanted = [], "b"
    for match in _INLINE.finditer(text, begin + first.end(), end):
        if match[1] == wanted or (wanted == "đ" and match[1] == "e"):
            cuts.append(match.start(1))
            wanted = _after_letter(match[1])
    if not cuts:
        return [(begin, end)]
    at_first = begin + first.start() + first[0].index("a)")
    starts = ([begin] if at_first > begin else []) + [at_first, *cuts]
    return [(one, len(text[one:two].rstrip()) + one) for one, two in zip(starts, [*starts[1:], end], strict=True)]


def _after_letter(letter: str) -> str:
    order = "abcdđeghiklmnopqrstuvxy"
    place = order.find(letter)
    return order[place + 1] if 0 <= place < len(order) - 1 else ""


def _line(text: str, span: Span, block: Paragraph) -> _Line:
    begin, end = span
    piece = text[begin:end]
    bold = bool(block.bold)
    if len(piece) < 60 and piece.upper() == piece:
        if _ENCLOSURE.match(piece):
            return _Line("enclosure", None, span, span, bold)
        if _APPENDIX.match(piece):
            return _Line("appendix", None, span, span, bold)
    if _APPENDIX.match(piece) and len(piece) < 30:
        return _Line("appendix", None, span, span, bold)
    numbered = _DOCUMENT.match(piece)
    for style, pattern in _STYLES:
        match = pattern.match(piece) if not (numbered and style in ("number", "decimal")) else None
        if match and (style != "number" or int(match[1]) > 0):
            label = re.sub(r"\s", "", match[1]) if style != "ordinal" else match[1]
            return _Line(style, label, span, (begin + match.end(), end), bold)
    if is_capitals(piece) and len(piece) < 200 and _is_title(piece):
        return _Line("heading", None, span, span, bold)
    if bold and not block.centred and len(piece) < 120 and piece[-1] not in ".;,":
        return _Line("bold", None, span, span, bold)
    return _Line("text", None, span, span, bold)


_TITLES = re.compile(
    r"(muc dich|yeu cau|quan diem|muc tieu|noi dung|nhiem vu|giai phap|to chuc thuc hien|phan cong|trach nhiem|kinh phi"
    r"|nguyen tac|hinh thuc|phuong thuc|bien phap|thoi gian|tien do|che do|danh gia|tinh hinh|thuc trang|khau hieu"
    r"|chi tieu)"
)


def _is_title(piece: str) -> bool:
    return bool(_TITLES.match(fold(piece)))


def is_capitals(piece: str) -> bool:
    """Whether a line is set in capitals."""
    letters = sum(map(str.isalpha, piece))
    return letters > 3 and sum(map(str.isupper, piece)) >= 0.9 * letters


def _continues_title(text: str, last: Node, line: _Line) -> bool:
    """Whether a line without a number is the rest of the title above it ("Chương I" / "QUY ĐỊNH CHUNG")."""
    if line.style not in ("text", "bold", "heading") or last.children:
        return False
    piece = text[line.span[0] : line.span[1]]
    if last.style in ("part", "chapter", "section", "article") and last.body[0] >= last.body[1]:
        return len(piece) < 250
    above = text[last.body[0] : last.body[1]]
    return (
        last.style in ("roman", "upper", "heading", "part", "chapter", "section")
        and is_capitals(above)
        and is_capitals(piece)
        and not _is_title(piece)
        and not _SIGNATURE.match(piece)
        and above[-1] not in ".:;!"
    )


_UNFINISHED = re.compile(
    r"(?:[,≥≤]|\b(?:và|của|các|với|về|cho|theo|trong|từ|đến|là|(?<!thiểu )số|thuộc|tại|do|để|bằng|hoặc"
    r"|(?-i:Sở|Ban|Ủy|Đoàn|Hội"
    r"|Phòng|Bộ|Cục|Viện|Hội đồng|Trung tâm)))$",
    re.IGNORECASE,
)


def _runs_on(text: str, last: Node, line: _Line) -> bool:
    """Whether a line without a number is the rest of a sentence that a hard line break cut."""
    if (
        line.style != "text"
        or line.bold
        or last.style in ("enclosure", "appendix", "table")
        or last.children
        or last.bold
    ):
        return False
    above = text[last.body[0] : last.body[1]]
    if not above or above[-1] in '.;:!?)”"' or is_capitals(above):
        return False
    if last.style == "text" and above.casefold().endswith(("yêu cầu", "đề nghị", "chủ trì", "phối hợp")):
        return True
    if _UNFINISHED.search(above) or text[line.span[0]].islower():
        return True
    if last.style in ("dash", "plus", "bullet", "star"):
        return only_units(text, *last.body) is None
    return len(above) > 60 and (
        last.style == "letter" or (last.style == "text" and last.rank == 98 and text[line.span[1] - 1] in ".;/:")
    )


def _body_start(last: Node, line: _Line) -> int:
    return last.body[0] if last.body[0] < last.body[1] else line.body[0]


def _is_layout(source: Source, table: Table) -> bool:
    """Whether a table only sets a letterhead or signatures side by side."""
    if len(table.rows) > 8:
        return False
    widest = max((len(row) for row in table.rows), default=0)
    if widest > 2:
        return _holds_recipients(source, table)
    text = fold(source.text[table.start : table.end])
    return any(
        sign in text
        for sign in ("noi nhan", "doc lap - tu do", "cong hoa xa hoi", "dang cong san", "chu tich", "tm.", "kt.", "so:")
    ) or (widest <= 2 and is_capitals(source.text[table.start : table.end]))


def _holds_recipients(source: Source, table: Table) -> bool:
    return "noi nhan" in fold(source.text[table.start : table.end])
