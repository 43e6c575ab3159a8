"""The JSON of an article, or of minutes, that tells of programmes being signed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from phoihop.reading.grammar.citations import gather
from phoihop.reading.grammar.dates import find_days
from phoihop.reading.grammar.layout import Line
from phoihop.reading.grammar.links import Link, find_links
from phoihop.reading.grammar.misgivings import doubt
from phoihop.reading.grammar.news import Told, article_day, tell
from phoihop.reading.grammar.paper import Paper
from phoihop.reading.grammar.promises import Doubt
from phoihop.reading.official import document_json, doubts_of_citations, period_json
from phoihop.reading.source import Source

Json = dict[str, Any]
_LONGEST_HEADLINE, _LONGEST_DATELINE = 200, 60  # letters


def article(source: Source, lines: Sequence[Line], paper: Paper | None, *, review: bool = False) -> Json:
    """The answer for an article (``paper`` None) or for minutes with a letterhead, without what concerns the file.

    ``review``: it tells of no signing but looks back on a programme.
    """
    text = source.text
    span = paper.region if paper else (0, len(text))
    day = paper.header.signed_on if paper else article_day(text, lines)
    told, mentions = tell(text, lines, span, day, review=review)
    told = [one for one in told if paper or _is_told(one, review=review)]
    own = {paper.header.number.key} if paper and paper.header.number else set()
    own |= {one.number.key for one in told if one.number}
    citations = gather(mentions, own)
    preamble = [(sentence, None) for one in told for sentence in one.sentences]
    links = find_links(
        text, mentions, preamble=preamble, titles=[], own=own - {o.number.key for o in told if o.number}, acts=False
    )
    doubts = [doubt("/document", "told_in_minutes" if paper else "told_only"), *doubts_of_citations(citations)]
    for at, one in enumerate(told):
        doubts += _doubts(one, f"/programmes/{at}")
    return {
        "document": document_json(paper) if paper else _document(source, lines),
        "programmes": [_programme(one) for one in told],
        "citations": [one.to_json() for one in citations],
        "links": [link for one in links for link in _links(one, told)],
        "doubts": [one.to_json() for one in doubts],
    }


def _is_told(one: Told, *, review: bool) -> bool:
    """Whether enough is told of a programme to make one: its number, or bodies that agreed and on what or for when."""
    if one.number:
        return True
    if review and not (one.period or one.signed_on or one.counts):
        return False  # "nghị quyết liên tịch giữa A và B" names a kind of document
    return len(one.parties) > 1 or bool(one.parties and one.title and (one.period or one.signed_on or one.counts))


def _document(source: Source, lines: Sequence[Line]) -> Json:
    headline = next((line for line in lines[:8] if _is_headline(line)), None)
    return {
        "number": None,
        "kind": None,
        "issuer": None,
        "title": headline.text if headline else source.title,
        "signed_on": None,
        "place": None,
        "signatories": [],
        "span": [0, len(source.text)],
        "spans": {"title": list(headline.span)} if headline else {},
    }


def _is_headline(line: Line) -> bool:
    """Whether a line can be the headline: a phrase, no menu entry, no dateline."""
    words = len(line.text.split())
    dated = next(find_days(line.text), None) is not None and len(line.text) < _LONGEST_DATELINE
    return 20 <= len(line.text) <= _LONGEST_HEADLINE and words > 4 and not dated


def _programme(one: Told) -> Json:
    spans: dict[str, list[int]] = {}
    for name, span in (("title", one.title_span), ("signed_on", one.signed_span)):
        if span:
            spans[name] = list(span)
    counts = one.stated
    return {
        "number": one.number.canonical if one.number else None,
        "title": one.title,
        "signed_on": one.signed_on.isoformat() if one.signed_on else None,
        "place": None,
        "period": period_json(one.period),
        "parties": [party.to_json() for party in one.parties],
        "stated_counts": counts.to_json() if counts else {},
        "contents": [content.to_json() for content in one.contents],
        "duties": [],
        "span": list(one.first.sentence),
        "spans": spans,
    }


def _links(link: Link, told: Sequence[Told]) -> list[Json]:
    """A link as plain data; what rests on no document rests on the programmes of which its sentence tells."""
    if link.source is not None:
        return [link.to_json()]
    homes = [at for at, one in enumerate(told) if any(start <= link.span[0] < end for start, end in one.sentences)]
    out = []
    for at in homes:
        number = told[at].number
        out.append({**link.to_json(), "from": number.canonical if number else f"#{at + 1}"})
    return out


def _doubts(one: Told, at: str) -> list[Doubt]:
    doubts = []
    counts, found = one.stated, len(one.contents)
    if counts and not found:
        doubts.append(doubt(f"{at}/contents", "contents_not_listed", stated=counts.total))
    elif counts and found != counts.total:
        doubts.append(
            doubt(
                f"{at}/contents",
                "counts_differ" if found < counts.total else "counts_exceeded",
                stated=counts.total,
                found=found,
            )
        )
    elif not found:
        doubts.append(doubt(f"{at}/contents", "contents_not_told"))
    if len(one.parties) < 2:
        doubts.append(doubt(f"{at}/parties", "parties_missing"))
    if one.period is None:
        doubts.append(doubt(f"{at}/period", "period_missing"))
    if one.signed_on is None:
        doubts.append(doubt(f"{at}/signed_on", "date_missing"))
    return doubts
