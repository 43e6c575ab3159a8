"""A programme's own facts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.documents.numbers import number_fields
from phoihop.ground.errors import Refused
from phoihop.ground.state import move, revise
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.units.models import Unit

from ..models import Assignment, Content, Duty, Party, Programme
from ..rules import programme_of
from ..schedules import check_schedule
from ..twins import refuse_twin, twin_of

CORRECTABLE: dict[type, frozenset[str]] = {
    Programme: frozenset({"title", "number", "kind", "starts_on", "ends_on", "signed_on", "place"}),
    Party: frozenset({"name", "signatory_name", "signatory_office", "signed_on"}),
    Content: frozenset({"label", "kind", "text"}),
    Duty: frozenset({"label", "text", "product", "schedule", "schedule_text", "starts_on", "due_on", "rrule"}),
    Assignment: frozenset({"unit", "unit_class", "phrase"}),
}


@act("programme.create", _("Lập chương trình"))
def create_programme(
    standing_body: Unit | None, *, by: Actor, now: dt.datetime, title: str, **fields: Any
) -> Programme:
    """A draft programme; its standing body is the actor's unit unless another is given."""
    programme = Programme(
        standing_body_id=standing_body.pk if standing_body else by.own_unit_id, **_cleaned(title=title, **fields)
    )
    programme.save()
    record(programme, title=programme.title, number=programme.number)
    return programme


@act("programme.edit", _("Sửa dự thảo"))
def edit_programme(programme: Programme, *, by: Actor, now: dt.datetime, seen: int, **fields: Any) -> Programme:
    """Changes a draft's own facts."""
    changes = revise(programme, seen, **_cleaned(**fields))
    record(programme, changes=changes)
    return programme


@act("programme.discard", _("Bỏ dự thảo"))
def discard(programme: Programme, *, by: Actor, now: dt.datetime, reason: str) -> None:
    """Deletes a draft with all its parts; what was uploaded stays with its intake."""
    record(programme, title=programme.title, reason=squeeze(reason))
    programme.delete()


@act("programme.correct", _("Sửa lỗi nhập liệu"))
def correct(part: Any, *, by: Actor, now: dt.datetime, reason: str, **fields: Any) -> Any:
    """Mends a typing error in a frozen programme, with the reason; before and after stay in the ledger.

    ``part``: the programme, a party, a content, a duty or an assignment. Refused: no change, or no reason.
    """
    if not set(fields) <= CORRECTABLE[type(part)]:
        raise AssertionError(f"not correctable: {set(fields) - CORRECTABLE[type(part)]}")
    if not squeeze(reason):
        raise Refused(_g("Hãy ghi lý do sửa."))
    fields = {
        name: squeeze(value) if isinstance(value, str) and name != "rrule" else value for name, value in fields.items()
    }
    changes = {name: [getattr(part, name), value] for name, value in fields.items() if getattr(part, name) != value}
    if not changes:
        raise Refused(_g("Không có gì thay đổi."))
    for name, pair in changes.items():
        setattr(part, name, pair[1])
    _refuse_broken(part)
    move(part, {}, **{name: pair[1] for name, pair in changes.items()})
    record(part, within=programme_of(part), reason=squeeze(reason), changes=changes)
    return part


def _refuse_broken(part: Any) -> None:
    """What holds of a draft's parts holds of corrected ones."""
    if isinstance(part, Duty):
        check_schedule(part.schedule, part.rrule)
    if isinstance(part, Assignment):
        refuse_twin(twin_of(part.duty, part.unit, part.unit_class, but=part))


def _cleaned(**fields: Any) -> dict[str, Any]:
    if "title" in fields:
        fields["title"] = squeeze(fields["title"])
    if "number" in fields:
        fields["number"] = number_fields(fields["number"] or "")["number"]
    return fields
