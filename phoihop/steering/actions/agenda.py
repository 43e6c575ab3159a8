"""The agenda of a meeting: proposed from what is open, and edited by people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Conflict, Refused
from phoihop.ground.state import hold, revise
from phoihop.ground.text import nfc
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..models import AgendaItem, Meeting
from ..open_work import OpenWork, open_work


def missing(meeting: Meeting, today: dt.date) -> list[OpenWork]:
    """What is open and not on the agenda."""
    there = set(meeting.items.exclude(about="").values_list("kind", "about"))
    return [one for one in open_work(meeting.programme, today) if (one.kind, one.about) not in there]


def items_of(meeting: Meeting, works: Iterable[OpenWork], today: dt.date) -> list[AgendaItem]:
    """Puts open work at the end of the agenda."""
    last = meeting.items.aggregate(last=Max("order"))["last"] or 0
    new = [
        AgendaItem(meeting=meeting, order=order, kind=one.kind, about=one.about, text=one.text, facts=one.facts(today))
        for order, one in enumerate(works, last + 1)
    ]
    return AgendaItem.objects.bulk_create(new, batch_size=500)


@act("meeting.propose", _("Đưa việc còn lại vào chương trình họp"))
def propose(meeting: Meeting, *, by: Actor, now: dt.datetime, chosen: Collection[tuple[str, str]]) -> Meeting:
    """Puts what is open (by kind and name) on the agenda. Refused where nothing is chosen that is not there already."""
    hold(meeting, state=Meeting.State.CALLED)
    today = timezone.localdate(now)
    works = [one for one in missing(meeting, today) if (one.kind, one.about) in chosen]
    if not works:
        raise Refused(_g("Hãy chọn ít nhất một mục chưa có trong chương trình họp."))
    items = items_of(meeting, works, today)
    record(meeting, within=meeting.programme, agenda=[item.text for item in items])
    return meeting


@act("meeting.add_item", _("Thêm mục vào chương trình họp"))
def add_item(
    meeting: Meeting,
    *,
    by: Actor,
    now: dt.datetime,
    text: str,
    facts: str = "",
    notes: str = "",
    order: int | None = None,
) -> AgendaItem:
    """A point of one's own; without a place it stands last. Refused without words."""
    last = meeting.items.aggregate(last=Max("order"))["last"] or 0
    words = _checked(text, facts, notes)
    hold(meeting, state=Meeting.State.CALLED)
    item = AgendaItem.objects.create(meeting=meeting, order=order or last + 1, **words)
    record(item, within=meeting.programme, order=item.order)
    return item


@act("meeting.edit_item", _("Sửa mục của chương trình họp"))
def edit_item(
    item: AgendaItem,
    *,
    by: Actor,
    now: dt.datetime,
    seen: int,
    text: str,
    facts: str = "",
    notes: str = "",
    order: int | None = None,
) -> AgendaItem:
    """Other words, another place, or what was said on it. Conflict if another secretary wrote meanwhile."""
    hold(item.meeting, state=Meeting.State.CALLED)
    changes = revise(item, seen, order=order or item.order, **_checked(text, facts, notes))
    record(item, within=item.meeting.programme, changes=changes)
    return item


@act("meeting.drop_item", _("Bỏ mục khỏi chương trình họp"))
def drop_item(item: AgendaItem, *, by: Actor, now: dt.datetime) -> Meeting:
    """It is not talked about; what it was about stays open and is offered again."""
    hold(item.meeting, state=Meeting.State.CALLED)
    gone, _rows = AgendaItem.objects.filter(pk=item.pk).delete()
    if not gone:
        raise Conflict(_g("Có người vừa bỏ mục này trước bạn."))
    record(item, within=item.meeting.programme, facts=item.facts)
    return item.meeting


def _checked(text: str, facts: str, notes: str) -> dict[str, str]:
    if not nfc(text).strip():
        raise Refused(_g("Hãy ghi nội dung của mục."))
    return {name: nfc(value).strip() for name, value in (("text", text), ("facts", facts), ("notes", notes))}
