"""Contents and duties of a draft."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from phoihop.ground.state import revise
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..models import Content, Duty, Programme
from ..ordering import place
from ..queries import doubts_about
from ..schedules import check_schedule


@act("content.add", _("Thêm nội dung"))
def add_content(programme: Programme, *, by: Actor, now: dt.datetime, text: str, **fields: Any) -> Content:
    """One more content, behind the others."""
    fields.setdefault("order", (programme.contents.aggregate(last=Max("order"))["last"] or 0) + 1)
    content = Content.objects.create(programme=programme, text=squeeze(text), **fields)
    record(content, within=programme, text=content.text, label=content.label)
    return content


@act("content.edit", _("Sửa nội dung"))
def edit_content(
    content: Content, *, by: Actor, now: dt.datetime, seen: int, position: int | None = None, **fields: Any
) -> Content:
    """Changes a content of a draft, or moves it to ``position`` (1 is first)."""
    text = squeeze(fields.get("text", content.text))
    changes = revise(content, seen, **{**fields, "text": text})
    if position:
        place(content.programme.contents.all(), content, position)
    record(content, within=content.programme, changes=changes, position=position)
    return content


@act("content.remove", _("Bỏ nội dung"))
def remove_content(content: Content, *, by: Actor, now: dt.datetime) -> None:
    """Takes a content out of a draft, with its duties and what was doubtful in them."""
    record(content, within=content.programme, text=content.text)
    doubts_about(content, *content.duties.all()).delete()
    content.delete()


@act("duty.add", _("Thêm nhiệm vụ"))
def add_duty(programme: Programme, *, by: Actor, now: dt.datetime, text: str, **fields: Any) -> Duty:
    """One more duty, under ``content`` or on the programme itself. Refused: a schedule that yields no date."""
    check_schedule(fields.get("schedule", ""), fields.get("rrule", ""))
    fields.setdefault("order", (programme.duties.aggregate(last=Max("order"))["last"] or 0) + 1)
    duty = Duty.objects.create(programme=programme, text=squeeze(text), **fields)
    record(duty, within=programme, text=duty.text, schedule=duty.schedule, due_on=duty.due_on, rrule=duty.rrule)
    return duty


@act("duty.edit", _("Sửa nhiệm vụ"))
def edit_duty(
    duty: Duty, *, by: Actor, now: dt.datetime, seen: int, position: int | None = None, **fields: Any
) -> Duty:
    """Changes a duty of a draft, or moves it to ``position`` (1 is first) among the duties of its content.

    Refused: a schedule that yields no date.
    """
    check_schedule(fields.get("schedule", duty.schedule), fields.get("rrule", duty.rrule))
    changes = revise(duty, seen, **{**fields, "text": squeeze(fields.get("text", duty.text))})
    if position:
        place(duty.programme.duties.filter(content=duty.content_id), duty, position)
    record(duty, within=duty.programme, changes=changes, position=position)
    return duty


@act("duty.remove", _("Bỏ nhiệm vụ"))
def remove_duty(duty: Duty, *, by: Actor, now: dt.datetime) -> None:
    """Takes a duty out of a draft, with what was doubtful in it."""
    record(duty, within=duty.programme, text=duty.text)
    doubts_about(duty).delete()
    duty.delete()
