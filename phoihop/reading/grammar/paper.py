"""An official paper as a whole: letterhead, what it encloses, opening, signatures, parties and time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from phoihop.ground.text import tone_key
from phoihop.reading.grammar.casing import Casing
from phoihop.reading.grammar.citations import find_mentions
from phoihop.reading.grammar.header import Header, read_enclosed, read_header
from phoihop.reading.grammar.kinds import KIND_PATTERN, hands_out_work, is_joint, kind_at_start
from phoihop.reading.grammar.layout import Line
from phoihop.reading.grammar.letterhead import place_day
from phoihop.reading.grammar.links import LinkKind, root_kind
from phoihop.reading.grammar.parties import Party, agreeing, between, defined, issuer_of, letterhead_bodies, signing
from phoihop.reading.grammar.periods import Period, period_of_scope, period_of_section, period_of_title
from phoihop.reading.grammar.signatories import Signatory, read_signatories
from phoihop.reading.grammar.title import ACTS
from phoihop.reading.grammar.units import only_units
from phoihop.reading.source import Source, Span

_HEADING = re.compile(
    r"^(?:(?:PHẦN|Phần|CHƯƠNG|Chương|ĐIỀU|Điều)\s+(?:\d|[IVX]|thứ|THỨ)|[IVX]{1,4}\s*[.\-–/)]\s*\S"
    r"|[A-D]\s*[.\-–]\s*\S|1\s*[.)\-]\s*\S)"
)
_END = re.compile(r"(?:\./\.?|\.//\.)[\"”]?\s*$")
_RECIPIENTS = re.compile(r"^\W*nơi nhận\b", re.IGNORECASE)
_SIGNING = re.compile(
    r"^\W*(?:T\s?/\s?M|TM\s?[./]|K\s?/\s?T|KT\s?[./]|TL\s?[./]|T\s?/\s?L|TUQ|ĐẠI DIỆN|Q\.)\s*[A-ZĐÀ-Ỹ]{2,}"
)
_APPENDIX = re.compile(r"^\W*(?:PHỤ LỤC|PHỤ BIỂU|Phụ lục|BIỂU)\b")
_PAGE_TAIL = re.compile(
    r"^(?:tin (?:liên quan|khác|mới|cùng)|(?:các )?(?:bài viết|tin bài|văn bản) (?:liên quan|khác|cùng|mới)"
    r"|các tin|ý kiến bạn đọc|bình luận|lượt (?:xem|truy cập)|chia sẻ"
    r"|bản quyền|©|copyright|tags?\b|từ khóa|liên kết (?:website|web)|thống kê truy cập|tải về|văn bản gốc|lược đồ)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"thống nhất\s|(?:ban hành|xây dựng|thống nhất|đề ra|ký kết"
    r"|triển khai)\s+(?:\w+\s+){0,3}?(?:chương trình|kế hoạch|quy chế|quy định|phương án|hướng dẫn|chỉ thị"
    r"|đề án|nghị quyết)",
    re.IGNORECASE,
)
_ENACTS = re.compile(
    r"(?:ban hành|phê duyệt)\s+(?:kèm theo\s+)?(?:\w+\s+){0,2}?(?:kế hoạch|chương trình|đề án|quy chế"
    r"|phương án|quy định|dự án|thỏa thuận)",
    re.IGNORECASE,
)

_KIND_FIRST = re.compile(rf"(?:{KIND_PATTERN})\s+(?:liên tịch\s+|phối hợp\s+)?số\s", re.IGNORECASE)
_TURNS_TO = re.compile(r"(?<!\w)[đĐ](?:iện|IỆN)\s*:?\s*$")
_MOST_ADDRESSEES = 25  # lines
_LONGEST_ZONE = 60  # lines of recipients and signatures


@dataclass(slots=True)
class Paper:
    """What is known of an official paper before its inside is read."""

    header: Header
    enclosed: Header | None
    region: Span  # the paper in the text, with its appendices
    main: Span  # the part whose inside is read: the plan that a decision encloses, otherwise all after the title
    preambles: list[
        tuple[Span, LinkKind | None]
    ]  # bases and opening sentence, with what a heading above them says of their kind
    signatories: list[Signatory] = field(default_factory=list)
    issuer: str | None = None
    parties: list[Party] = field(default_factory=list)
    is_joint: bool = False
    period: Period | None = None

    @property
    def work(self) -> Header:
        """The header of what hands out work: the enclosed plan, or the paper's own."""
        return self.enclosed or self.header

    @property
    def opening(self) -> Span:
        """From the title to the first heading."""
        spans = [span for span, _ in self.preambles]
        return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else (self.main[0], self.main[0])

    def party_like(self, written: str) -> str:
        """The party that a signature block means ("Ủy ban nhân dân"); the words themselves where none is alike."""
        key = tone_key(written)
        for party in self.parties:
            if key in tone_key(party.name) or tone_key(party.name) in key:
                return party.name
        return written


def read_paper(source: Source, lines: Sequence[Line]) -> Paper | None:
    """The official paper in a text; None where no letterhead and no kind line with an outline below are found."""
    header = read_header(lines)
    if not header.anchors and not (header.kind and _has_outline(lines, header.after)):
        return None
    text = source.text
    stop = _stop(lines, header.after)
    enclosed_at, enclosed = _enclosed(lines, header, stop)
    first_end = _text_end(lines, header.after, enclosed_at or stop)
    preambles = _preamble(lines, header.after, min(first_end, stop))
    begin = _past_addressees(lines, header.after, stop) if header.kind == "công điện" else header.after
    signature_zones = [lines[first_end : enclosed_at or stop]]
    if enclosed and enclosed_at is not None:
        begin = enclosed.after
        end = _text_end(lines, begin, stop)
        preambles += _preamble(lines, begin, end)
        signature_zones.append(lines[end:stop])
    region = (lines[header.first].start if lines else 0, lines[stop - 1].end if stop else len(text))
    main = (lines[begin].start if begin < stop else region[1], region[1])
    paper = Paper(header, enclosed, region, main, preambles)
    for zone in signature_zones:
        paper.signatories.extend(read_signatories(_signature_zone(zone)))
        _late_date(zone, header)
    _read_enactment(text, paper)
    casing = Casing(lines, [header.place] if header.place else [])
    for one in paper.signatories:
        one.office = casing.restore(one.office) if one.office else None
        one.party = casing.restore(one.party) if one.party else None
    _read_parties(text, paper, casing)
    _restore_titles(paper, casing)
    paper.period = _period(text, lines, paper)
    return paper


def _past_addressees(lines: Sequence[Line], begin: int, stop: int) -> int:
    """The line behind those whom a telegram turns to: "THỦ TƯỚNG CHÍNH PHỦ điện:" / "- Bộ trưởng …;"."""
    turn = next((at for at in range(begin, min(begin + 3, stop)) if _TURNS_TO.search(lines[at].text)), None)
    if turn is None:
        return begin
    at = turn + 1
    while at < min(turn + _MOST_ADDRESSEES, stop):
        goes_on = lines[at - 1].text.rstrip()[-1:] in ",;" or lines[at].text[:1].islower()
        if not (lines[at].text[:1] in "-–+•" or goes_on or only_units(lines[at].text) or lines[at].cell):
            break
        at += 1
    return at


def _signature_zone(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of recipients and signatures, without the appendices and forms behind them."""
    for at, line in enumerate(lines[:_LONGEST_ZONE]):
        if _APPENDIX.match(line.text) or (
            at > 2 and line.is_capitals and kind_at_start(line.text) and not _SIGNING.match(line.text)
        ):
            return lines[:at]
    return lines[:_LONGEST_ZONE]


def enacts_work(paper: Paper) -> bool:
    """Whether a decision's title says that it enacts or approves a plan, programme or regulation."""
    return bool(paper.header.title and _ENACTS.search(paper.header.title))


def _has_outline(lines: Sequence[Line], begin: int) -> bool:
    return sum(bool(_HEADING.match(line.text)) for line in lines[begin : begin + 400]) >= 2


def _stop(lines: Sequence[Line], begin: int) -> int:
    """The index after the last line of the paper; a web page's tail is left out."""
    seen_end = False
    for at in range(begin, len(lines)):
        seen_end = seen_end or bool(_END.search(lines[at].text) or _RECIPIENTS.match(lines[at].text))
        if seen_end and _PAGE_TAIL.match(lines[at].text) and lines[at].cell is None:
            return at
    return len(lines)


def _text_end(lines: Sequence[Line], begin: int, stop: int) -> int:
    """The index of the line where running text has ended and recipients and signatures begin."""
    for at in range(begin, stop):
        text = lines[at].text
        if _RECIPIENTS.match(text) or (_SIGNING.match(text) and lines[at].is_capitals):
            return at
        if _END.search(text) and any(
            _RECIPIENTS.match(n.text) or _SIGNING.match(n.text) or n.is_capitals for n in lines[at + 1 : at + 4]
        ):
            return at + 1
    for at in range(stop - 1, max(begin, stop - 12), -1):
        if _END.search(lines[at].text):
            return at + 1
    return stop


def _enclosed(lines: Sequence[Line], header: Header, stop: int) -> tuple[int | None, Header | None]:
    """The plan, regulation or programme that a decision carries behind its signatures."""
    if header.kind not in ("quyết định", "nghị quyết", "thông tư", "nghị quyết liên tịch", "công văn", "thông báo"):
        return None, None
    for at in range(header.after + 1, stop):
        enclosed = read_enclosed(lines, at)
        if not enclosed or not hands_out_work(enclosed.kind):
            continue
        if enclosed.enacted_by or (_announces(header, enclosed) and _signed_between(lines, header.after, at)):
            return at, enclosed
    return None, None


def _announces(header: Header, enclosed: Header) -> bool:
    """Whether the act's title names the kind of what it encloses ("Ban hành Quy chế …")."""
    return bool(header.title and enclosed.kind and enclosed.kind.split()[0] in header.title.casefold())


def _signed_between(lines: Sequence[Line], begin: int, end: int) -> bool:
    return any(_RECIPIENTS.match(line.text) or _SIGNING.match(line.text) for line in lines[begin:end])


def _preamble(lines: Sequence[Line], begin: int, end: int) -> list[tuple[Span, LinkKind | None]]:
    """Bases and the opening sentence. Items under "Căn cứ:" take the kind of that line."""
    out: list[tuple[Span, LinkKind | None]] = []
    above: LinkKind | None = None
    basis: LinkKind | None = None
    for line in lines[begin : min(end, begin + 60)]:
        if _HEADING.match(line.text) and (out or not line.text[0].isdigit()):
            break
        kind = root_kind(line.text)
        if above and line.text[0] in "-–+•":
            out.append((line.span, kind or above))
            continue
        above = kind if line.text.rstrip().endswith(":") else None
        if basis and kind is None and _KIND_FIRST.match(line.text):
            out.append((line.span, basis))  # a basis may go on in the next line: "Thực hiện Chỉ thị …;" / "Công văn …"
            continue
        basis = kind if line.text.rstrip().endswith(";") else None
        if kind or _OPENING.search(line.text):
            out.append((line.span, None))
    return out


def _late_date(zone: Sequence[Line], header: Header) -> None:
    """A joint paper may bear its place and day above the signatures."""
    if header.place or header.signed_on:
        return
    for line in zone:
        if len(line.text) < 110 and (there := place_day(line)):
            header.take_place(there)
            return


def _read_enactment(text: str, paper: Paper) -> None:
    """An enclosure that stands alone bears the number, day and issuer of the act that enacts it."""
    header = paper.header
    if header.enacted_by is None or header.number or header.number_blank:
        return
    mention = next((one for one in find_mentions(text, *header.enacted_by) if one.number), None)
    if mention is None:
        return
    header.number, header.spans["number"] = mention.number, mention.spans["number"]
    if mention.issued_on and not header.signed_on:
        header.signed_on, header.spans["signed_on"] = mention.issued_on, mention.spans["issued_on"]
    header.issuer = mention.issuer
    if mention.issuer:
        header.spans["issuer"] = mention.spans["issuer"]


def _read_parties(text: str, paper: Paper, casing: Casing) -> None:
    bodies = letterhead_bodies(paper.header.bodies)
    names = [Party(casing.restore(body), None) for body in bodies]
    number = paper.header.number
    titles = [h.spans["title"] for h in (paper.enclosed, paper.header) if h and "title" in h.spans]
    of_title = next((found for span in titles if len(found := between(text, span, casing)) > 1), [])
    of_opening = defined(text, paper.region, casing) or agreeing(text, paper.opening)
    of_signatures = signing(paper.signatories, casing)
    paper.is_joint = bool(
        (number and number.style == "joint")
        or len(of_signatures) > 1
        or (of_title and paper.header.kind not in ACTS)
        or (of_opening and hands_out_work(paper.work.kind) and paper.header.kind not in ACTS)
        or (is_joint(paper.work.kind) and len(names) > 1)
    )
    if paper.is_joint:
        ranked = [one for one in (of_title, of_opening, of_signatures, names) if len(one) > 1]
        paper.parties = ranked[0] if ranked else []
        if number and number.style == "joint":
            exact = [one for one in ranked if len(one) == len(number.organs)]
            paper.parties = exact[0] if exact and len(paper.parties) < 2 else paper.parties
        paper.issuer = " và ".join(party.name for party in paper.parties) or issuer_of(bodies, casing)
        if paper.parties:
            return
    paper.issuer = (
        paper.issuer
        or (casing.restore(paper.header.issuer) if paper.header.issuer else None)
        or issuer_of(bodies, casing)
        or (of_signatures[0].name if of_signatures else None)
    )
    if paper.issuer:
        span = paper.header.spans.get("issuer") or _letterhead_span(text, paper, bodies)
        paper.parties = [Party(paper.issuer, span)]


def _letterhead_span(text: str, paper: Paper, bodies: Sequence[str]) -> Span | None:
    """Where the issuer's name stands in the letterhead."""
    if not bodies:
        return None
    pattern = re.compile(r"[\s|*\-–]+".join(re.escape(word) for word in bodies[-1].split()))
    match = pattern.search(text, paper.region[0], min(len(text), paper.region[0] + 1500))
    return match.span() if match else None


def _restore_titles(paper: Paper, casing: Casing) -> None:
    for header in (paper.header, paper.enclosed):
        if header and header.title:
            header.title = casing.restore(header.title)


def _period(text: str, lines: Sequence[Line], paper: Paper) -> Period | None:
    for header in (paper.enclosed, paper.header):
        if header and "title" in header.spans:
            yearly = hands_out_work(header.kind) or (header is paper.header and enacts_work(paper))
            if found := period_of_title(text, header.spans["title"], yearly=yearly):
                return found
    inside = [line for line in lines if paper.region[0] <= line.start < paper.region[1] and line.cell is None]
    if found := period_of_scope(text, [span for span, _ in paper.preambles], [line.span for line in inside]):
        return found
    return period_of_section(text, [line.span for line in inside if line.start >= paper.main[0]])
