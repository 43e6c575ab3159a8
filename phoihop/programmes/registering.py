"""The papers of a confirmed programme go into the register: itself, what it cites, and how they rest on each other."""

from __future__ import annotations

import datetime as dt
from typing import Any

from phoihop.documents import actions as documents
from phoihop.documents.models import DocumentFile, OfficialDocument
from phoihop.documents.numbers import number_key
from phoihop.ground.errors import Refused
from phoihop.ledger.actor import Actor

from .models import Programme


def register_papers(programme: Programme, *, by: Actor, now: dt.datetime, citations: list[int] | None) -> None:
    """Registers the programme's document with its files and, of what was read, the chosen citations and their links.

    Called inside the act that confirms; a paper that is in the register already is used as it is.
    """
    document = _own_document(programme, by=by, now=now)
    programme.document = document
    programme.save(update_fields=["document"])
    if programme.intake is None:
        return
    _keep_files(programme, document)
    reading = programme.intake.reading
    known = {"": document, number_key(programme.number): document}
    for place, citation in enumerate(reading.get("citations", [])):
        if citation.get("number") and (citations is None or place in citations):
            found = _cited_document(citation, by=by, now=now)
            known[found.number_key] = found
    for link in reading.get("links", []):
        source, target = known.get(number_key(link.get("from") or "")), known.get(number_key(link["to"]))
        if source and target and source != target:
            try:
                documents.link(source, by=by, now=now, target=target, kind=link["kind"])
            except Refused:  # a circle in the papers' own words: the register keeps the first direction
                continue


def _own_document(programme: Programme, *, by: Actor, now: dt.datetime) -> OfficialDocument:
    if programme.document:
        return programme.document
    parties = ", ".join(p.name for p in programme.parties.all())
    facts: dict[str, Any] = {
        "abstract": programme.title,
        "issued_on": programme.signed_on,
        "issuer_name": parties[:255],
    }
    return _known(programme.number, programme.signed_on) or documents.register(
        None, by=by, now=now, number=programme.number, kind=programme.kind or "chương trình", **facts
    )


def _cited_document(citation: dict[str, Any], *, by: Actor, now: dt.datetime) -> OfficialDocument:
    issued_on = dt.date.fromisoformat(citation["issued_on"]) if citation.get("issued_on") else None
    return _known(citation["number"], issued_on) or documents.register(
        None,
        by=by,
        now=now,
        number=citation["number"],
        kind=citation.get("kind") or "văn bản",
        issued_on=issued_on,
        issuer_name=(citation.get("issuer") or "")[:255],
        abstract=citation.get("abstract") or "",
    )


def _known(number: str, issued_on: dt.date | None) -> OfficialDocument | None:
    """The registered paper of this number and day; without a day, the newest of the number."""
    key = number_key(number)
    if not key:
        return None
    found = OfficialDocument.objects.filter(number_key=key)
    return (found.filter(issued_on=issued_on) if issued_on else found).first()


def _keep_files(programme: Programme, document: OfficialDocument) -> None:
    intake = programme.intake
    assert intake is not None
    DocumentFile.objects.get_or_create(document=document, file=intake.file, role="text", defaults={"name": intake.name})
    if intake.scan:
        DocumentFile.objects.get_or_create(
            document=document, file=intake.scan, role="scan", defaults={"name": intake.scan_name}
        )
