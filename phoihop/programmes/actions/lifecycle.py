"""From draft to in force, and to the end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.files import File
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.documents.actions import attach
from phoihop.ground.errors import Refused
from phoihop.ground.state import move
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..checks import missing
from ..doubles import doubles_of
from ..models import Party, Programme
from ..registering import register_papers
from .intake import keep_scan


@act("programme.agree", _("Thống nhất dự thảo"))
def agree(programme: Programme, *, by: Actor, now: dt.datetime) -> Programme:
    """Freezes the draft for signing. Refused: something is still missing (the first gap is named)."""
    if gaps := missing(programme):
        raise Refused(" ".join(str(gap.says) for gap in gaps[:3]))
    move(programme, {"state": "draft"}, state="agreed")
    record(programme)
    return programme


@act("programme.reopen", _("Đưa về dự thảo"))
def reopen(programme: Programme, *, by: Actor, now: dt.datetime, reason: str) -> Programme:
    """Back to draft before it is in force; what was signed is void."""
    move(programme, {"state": programme.state}, state="draft", signed_on=None)
    voided = programme.parties.exclude(signed_on=None)
    names = list(voided.values_list("name", flat=True))
    voided.update(signed_on=None)
    record(programme, reason=reason, voided=names)
    return programme


@act("programme.sign", _("Ghi nhận ký kết"))
def sign(
    programme: Programme,
    *,
    by: Actor,
    now: dt.datetime,
    party: Party,
    signed_on: dt.date,
    signatory_name: str,
    signatory_office: str,
) -> Programme:
    """Records that a party signed, on which day and by whose hand; signed when the last one has.

    Refused: the party has signed already, or the day lies ahead.
    """
    if signed_on > timezone.localdate(now):
        raise Refused(_g("Ngày ký không thể sau ngày hôm nay."))
    move(
        party,
        {"signed_on": None},
        signed_on=signed_on,
        signatory_name=signatory_name,
        signatory_office=signatory_office,
    )
    if not programme.parties.filter(signed_on=None).exists():
        latest = programme.parties.aggregate(day=Max("signed_on"))["day"]
        move(programme, {"state": "agreed"}, state="signed", signed_on=latest)
    record(programme, party=party.name, signed_on=signed_on, signatory=signatory_name, office=signatory_office)
    return programme


@act("programme.enforce", _("Đưa vào thực hiện"))
def enforce(
    programme: Programme,
    *,
    by: Actor,
    now: dt.datetime,
    tracked_from: dt.date | None = None,
    citations: list[int] | None = None,
    other_paper: str = "",
) -> Programme:
    """The signed programme is registered and comes into force.

    What falls due from ``tracked_from`` (today) on becomes tasks.

    ``citations``: places in the reading of the documents to register with it (None: all). ``other_paper``: why it is
    not the paper that it looks like. Refused: the same paper is there already and no such reason is given.
    """
    tracked_from = tracked_from or timezone.localdate(now)
    told: dict[str, Any] = {}
    if doubles := doubles_of(programme, by):
        if not squeeze(other_paper):
            raise Refused(str(doubles))
        told = {"reason": squeeze(other_paper), "looks_like": doubles.keys}
    if programme.document_id is None:
        register_papers(programme, by=by, now=now, citations=citations)
    move(programme, {"state": "signed"}, state="in_force", tracked_from=tracked_from)
    record(programme, tracked_from=tracked_from, **told)
    return programme


@act("programme.confirm", _("Xác nhận văn bản đã ký"))
def confirm(
    programme: Programme,
    *,
    by: Actor,
    now: dt.datetime,
    signed_on: dt.date,
    tracked_from: dt.date | None = None,
    citations: list[int] | None = None,
    signatories: Mapping[int, tuple[str, str]] | None = None,
    scan: File[Any] | None = None,
    scan_name: str = "",
    other_paper: str = "",
) -> Programme:
    """A paper that is signed already: frozen, signed on its day, registered, and in force at once.

    ``citations``: places in the reading of the documents to register with it (None: all). ``signatories``: name and
    office by the key of the party (left out: as the draft has them). ``scan``: the stamped paper.
    Refused as ``agree`` and ``enforce``.
    """
    said = signatories or {}
    agree(programme, by=by, now=now)
    for party in programme.parties.all():
        name, office = said.get(party.pk, (party.signatory_name, party.signatory_office))
        sign(programme, by=by, now=now, party=party, signed_on=signed_on, signatory_name=name, signatory_office=office)
    if scan and programme.intake:
        keep_scan(programme.intake, by=by, now=now, content=scan, name=scan_name)
    enforce(programme, by=by, now=now, tracked_from=tracked_from, citations=citations, other_paper=other_paper)
    if scan and programme.document and not programme.intake:
        attach(programme.document, by=by, now=now, content=scan, name=scan_name, role="scan")
    record(programme, signed_on=signed_on)
    return programme


@act("programme.close", _("Kết thúc chương trình"))
def close(programme: Programme, *, by: Actor, now: dt.datetime, reason: str) -> Programme:
    """The end of a programme; its record stays."""
    move(programme, {"state": "in_force"}, state="closed")
    record(programme, reason=reason)
    return programme
