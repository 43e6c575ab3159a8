"""One document in, one JSON object out (design, section 7): the head, the inside, and what is doubtful."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from phoihop.reading.article import article
from phoihop.reading.files import load
from phoihop.reading.grammar.citations import find_mentions, gather
from phoihop.reading.grammar.flattened import unflatten
from phoihop.reading.grammar.layout import lines_of
from phoihop.reading.grammar.misgivings import doubt, doubt_of_note
from phoihop.reading.grammar.paper import read_paper
from phoihop.reading.grammar.telling import tells_of_programme, tells_of_signing
from phoihop.reading.official import official
from phoihop.reading.source import Source

Json = dict[str, Any]
_OPENING = 6000  # letters within which an article comes to what it is about; later ones are told in passing


def read(path: Path) -> Json:
    """Reads a file. Raises ReadingError (errors.MESSAGES) for what cannot or must not be read."""
    path = Path(path)
    source = load(path)
    return {
        "file": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "pages": source.pages,
        **understand(source),
    }


def understand(source: Source) -> Json:
    """What a Source says, as plain data with spans into ``text``: all keys but the file's own."""
    source = unflatten(source)
    lines = lines_of(source)
    paper = read_paper(source, lines)
    opening = (0, min(len(source.text), _OPENING))
    if paper and paper.header.kind == "biên bản" and tells_of_signing(source.text, paper.main):
        answer = article(source, lines, paper)
    elif paper:
        answer = official(source, paper)
    elif tells_of_signing(source.text, opening):
        answer = article(source, lines, None)
    elif tells_of_programme(source.text, opening):
        answer = article(source, lines, None, review=True)
    else:
        answer = _unknown(source)
    if not paper and not answer["programmes"]:
        answer = _unknown(source)
    answer["doubts"] = [doubt_of_note(note).to_json() for note in source.notes] + answer["doubts"]
    return {"text": source.text, **answer}


def _unknown(source: Source) -> Json:
    """A text that is neither: nothing is guessed, what it cites is still told."""
    empty: Json = {
        "number": None,
        "kind": None,
        "issuer": None,
        "title": None,
        "signed_on": None,
        "place": None,
        "signatories": [],
    }
    return {
        "document": {**empty, "span": [0, len(source.text)], "spans": {}},
        "programmes": [],
        "citations": [one.to_json() for one in gather(find_mentions(source.text), set())],
        "links": [],
        "doubts": [doubt("/document", "nothing_read").to_json()],
    }
