"""The JSON of an official paper: document, programme, citations, links, doubts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from phoihop.reading.grammar.body import read_body
from phoihop.reading.grammar.citations import Citation, find_mentions, gather
from phoihop.reading.grammar.counts import Counts, stated_counts
from phoihop.reading.grammar.head import Head
from phoihop.reading.grammar.header import Header
from phoihop.reading.grammar.kinds import hands_out_work
from phoihop.reading.grammar.links import find_links
from phoihop.reading.grammar.misgivings import day_in_words, doubt
from phoihop.reading.grammar.paper import Paper, enacts_work
from phoihop.reading.grammar.periods import Period
from phoihop.reading.grammar.promises import Body, Doubt
from phoihop.reading.source import Source, Span

Json = dict[str, Any]
_FEW_ASSIGNED = 4  # where less than one duty in so many names a unit, nobody is told to do anything
# Kinds that make a programme only where they hand out duties.
_IF_DUTIES = frozenset(("chỉ thị", "hướng dẫn", "thông báo", "thông báo kết luận", "kết luận", "công điện", "biên bản"))


def official(source: Source, paper: Paper) -> Json:
    """The answer for a paper, without what concerns the file."""
    text = source.text
    body = read_body(source, _head(paper))
    own = {paper.header.number.key} if paper.header.number else set()
    mentions = find_mentions(text, *paper.region)
    citations = gather(mentions, own)
    titles = [h.spans["title"] for h in (paper.header, paper.enclosed) if h and "title" in h.spans]
    links = find_links(text, mentions, preamble=paper.preambles, titles=titles, own=own)
    doubts = _doubts_of_head(text, paper) + doubts_of_citations(citations)
    programmes: list[Json] = []
    if _is_programme(paper, body):
        counts = stated_counts(text, _where_counted(text, paper, body))
        programmes.append(_programme(paper, body, counts))
        doubts += _doubts_of_programme(paper, body, counts)
        doubts += [Doubt("/programmes/0" + one.about, one.code, one.says, one.values) for one in body.doubts]
    return {
        "document": document_json(paper),
        "programmes": programmes,
        "citations": [one.to_json() for one in citations],
        "links": [one.to_json() for one in links],
        "doubts": [one.to_json() for one in doubts],
    }


def document_json(paper: Paper) -> Json:
    """The object "document" of a paper."""
    header = paper.header
    return {
        "number": header.number.canonical if header.number else None,
        "kind": header.kind,
        "issuer": paper.issuer,
        "title": header.title,
        "signed_on": _iso(header),
        "place": header.place,
        "signatories": [
            {
                "name": one.name,
                "office": one.office,
                "party": _party_of(one.party, paper),
                "span": list(one.span or (0, 0)),
            }
            for one in paper.signatories
        ],
        "span": _span_of(header.spans.values(), paper),
        "spans": {name: list(span) for name, span in header.spans.items()},
    }


def _head(paper: Paper) -> Head:
    period = (paper.period.start, paper.period.end) if paper.period else None
    names = tuple(party.name for party in paper.parties)
    return Head(paper.issuer, names, paper.work.kind, paper.header.signed_on, period, False, paper.main)


def _is_programme(paper: Paper, body: Body) -> bool:
    kind = paper.work.kind
    if not _is_headed(paper) and (kind in _IF_DUTIES or not _mostly_assigned(body)):
        return False  # "Hướng dẫn", "Kế hoạch bài dạy" as an article's heading
    if paper.enclosed and not (body.contents or any(body.every_duty())):
        return False  # a form or model that an act carries
    if paper.enclosed or (hands_out_work(kind) and kind not in _IF_DUTIES):
        return True
    if kind in _IF_DUTIES:
        return any(one.assignments for one in body.every_duty())
    if paper.is_joint and kind is not None and kind.startswith("nghị quyết liên tịch"):
        return True
    return enacts_work(paper) and bool(body.contents or any(one.assignments for one in body.every_duty()))


def _is_headed(paper: Paper) -> bool:
    """Whether anything but the line of the kind shows that a text is an official paper."""
    header = paper.header
    return bool(header.number or header.number_blank or header.signed_on or header.anchors or paper.issuer)


def _mostly_assigned(body: Body) -> bool:
    duties = list(body.every_duty())
    return _FEW_ASSIGNED * sum(bool(duty.assignments) for duty in duties) >= len(duties) > 0


def _programme(paper: Paper, body: Body, counts: Counts | None) -> Json:
    header, work = paper.header, paper.work
    read = body.to_json()
    spans = {name: list(span) for name, span in {**header.spans, **work.spans}.items()}
    return {
        "number": header.number.canonical if header.number else None,
        "title": work.title or header.title,
        "signed_on": _iso(header),
        "place": header.place,
        "period": period_json(paper.period),
        "parties": [party.to_json() for party in paper.parties],
        "stated_counts": counts.to_json() if counts else {},
        "contents": read["contents"],
        "duties": read["duties"],
        "span": _span_of(work.spans.values(), paper),
        "spans": spans,
    }


def period_json(period: Period | None) -> Json | None:
    """The object "period"."""
    if period is None:
        return None
    return {
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "text": period.words,
        "span": list(period.span),
    }


def _iso(header: Header) -> str | None:
    return header.signed_on.isoformat() if header.signed_on else None


def _span_of(spans: Iterable[Span], paper: Paper) -> list[int]:
    found = list(spans)
    return [min(s for s, _ in found), max(e for _, e in found)] if found else list(paper.region)


def _party_of(written: str | None, paper: Paper) -> str | None:
    """The party as the programme names it, for a name in capitals in a signature block."""
    if written is None:
        return paper.issuer if len(paper.parties) == 1 else None
    return paper.party_like(written)


def _where_counted(text: str, paper: Paper, body: Body) -> list[Span]:
    """Where a paper says how many contents it has: its opening and the lines above the first content."""
    spans = [span for span, _ in paper.preambles]
    if body.contents:
        first = min(content.span[0] for content in body.contents)
        begin = max(paper.main[0], first - 500)
        spans.append((text.rfind("\n", paper.main[0], begin) + 1 if begin > paper.main[0] else begin, first))
    return spans


def _doubts_of_head(text: str, paper: Paper) -> list[Doubt]:
    header, doubts = paper.header, []
    if header.number is None:
        doubts.append(doubt("/document/number", "number_blank" if header.number_blank else "number_missing"))
    if header.kind is None:
        doubts.append(doubt("/document/kind", "kind_missing"))
    if header.title is None:
        doubts.append(doubt("/document/title", "title_missing"))
    if header.signed_on is None:
        said = header.spans.get("day_said")
        words = text[slice(*said)] if said else ""
        impossible = sum(ch.isdigit() for ch in words) >= 6
        doubts.append(
            doubt("/document/signed_on", "date_impossible", phrase=words)
            if impossible
            else doubt("/document/signed_on", "date_missing")
        )
    if paper.issuer is None:
        doubts.append(doubt("/document/issuer", "issuer_missing"))
    return doubts


def _doubts_of_programme(paper: Paper, body: Body, counts: Counts | None) -> list[Doubt]:
    doubts = []
    if paper.is_joint and paper.period is None:
        doubts.append(doubt("/programmes/0/period", "period_missing"))
    if paper.is_joint and len(paper.parties) < 2:
        doubts.append(doubt("/programmes/0/parties", "parties_missing"))
    if counts and body.contents and counts.total != len(body.contents):
        code = "counts_differ" if len(body.contents) < counts.total else "counts_exceeded"
        doubts.append(doubt("/programmes/0/contents", code, stated=counts.total, found=len(body.contents)))
    return doubts


def doubts_of_citations(citations: list[Citation]) -> list[Doubt]:
    """Days that the text gives differently, or that no calendar has."""
    doubts = []
    for at, one in enumerate(citations):
        name = one.number or one.name or ""
        for code, other in one.doubts:
            if code == "dates_differ" and one.issued_on:
                first, second = day_in_words(one.issued_on.isoformat()), day_in_words(other.isoformat())
                doubts.append(
                    doubt(
                        f"/citations/{at}/issued_on", "citation_dates_differ", number=name, first=first, second=second
                    )
                )
        if one.issued_on is None and "issued_on" in one.spans:
            doubts.append(doubt(f"/citations/{at}/issued_on", "citation_undated", number=name))
    return doubts
