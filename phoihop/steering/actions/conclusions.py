"""What a meeting concludes, while it is being written down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.dates import written
from phoihop.ground.errors import Conflict, Refused
from phoihop.ground.state import hold, move
from phoihop.ground.text import nfc
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.programmes.models import Content
from phoihop.units.models import Unit, UnitClass

from ..models import Conclusion, Meeting


@act("meeting.draft_conclusion", _("Ghi kết luận"))
def draft_conclusion(
    meeting: Meeting,
    *,
    by: Actor,
    now: dt.datetime,
    text: str,
    order: int | None = None,
    content: Content | None = None,
    due_on: dt.date | None = None,
    units: Sequence[Unit] = (),
    classes: Sequence[UnitClass] = (),
) -> Conclusion:
    """A conclusion. Refused: no words, units without a day or a day without units, a day before the meeting."""
    facts = _checked(meeting, text, content, due_on, units, classes)
    hold(meeting, state=Meeting.State.CALLED)
    last = meeting.conclusions.aggregate(last=Max("order"))["last"] or 0
    made = Conclusion.objects.create(meeting=meeting, order=order or last + 1, **facts)
    made.units.set(units)
    made.classes.set(classes)
    record(made, within=meeting.programme, due_on=due_on, units=_names(units, classes))
    return made


@act("meeting.edit_conclusion", _("Sửa kết luận"))
def edit_conclusion(
    conclusion: Conclusion,
    *,
    by: Actor,
    now: dt.datetime,
    seen: int,
    text: str,
    order: int | None = None,
    content: Content | None = None,
    due_on: dt.date | None = None,
    units: Sequence[Unit] = (),
    classes: Sequence[UnitClass] = (),
) -> Conclusion:
    """Other words, units or day before the meeting is concluded. Refused as drafting one; Conflict as elsewhere."""
    facts = _checked(conclusion.meeting, text, content, due_on, units, classes)
    hold(conclusion.meeting, state=Meeting.State.CALLED)
    was = {name: getattr(conclusion, name) for name in ("text", "due_on")}
    named = _names(conclusion.units.all(), conclusion.classes.all())
    move(conclusion, {"revision": seen}, revision=seen + 1, order=order or conclusion.order, **facts)
    conclusion.units.set(units)
    conclusion.classes.set(classes)
    changes: dict[str, Any] = {name: [old, facts[name]] for name, old in was.items() if old != facts[name]}
    if named != _names(units, classes):
        changes["units"] = [", ".join(named), ", ".join(_names(units, classes))]
    record(conclusion, within=conclusion.meeting.programme, changes=changes)
    return conclusion


@act("meeting.drop_conclusion", _("Bỏ kết luận"))
def drop_conclusion(conclusion: Conclusion, *, by: Actor, now: dt.datetime) -> Meeting:
    """It was not concluded after all."""
    meeting, named = conclusion.meeting, _names(conclusion.units.all(), conclusion.classes.all())
    hold(meeting, state=Meeting.State.CALLED)
    conclusion.units.clear()
    conclusion.classes.clear()
    gone, _rows = Conclusion.objects.filter(pk=conclusion.pk).delete()
    if not gone:
        raise Conflict(_g("Có người vừa bỏ kết luận này trước bạn."))
    record(conclusion, within=meeting.programme, due_on=conclusion.due_on, units=named)
    return meeting


def _checked(
    meeting: Meeting,
    text: str,
    content: Content | None,
    due_on: dt.date | None,
    units: Sequence[Unit],
    classes: Sequence[UnitClass],
) -> dict[str, Any]:
    words, given = nfc(text).strip(), bool(units or classes)
    if not words:
        raise Refused(_g("Hãy ghi kết luận."))
    if content and content.programme_id != meeting.programme_id:
        raise Refused(_g("Nội dung này không thuộc chương trình."))
    if given and due_on is None:
        raise Refused(_g("Hãy ghi hạn hoàn thành cho đơn vị thực hiện."))
    if due_on and not given:
        raise Refused(_g("Hãy chọn đơn vị thực hiện cho kết luận có hạn."))
    if due_on and due_on < meeting.held_on:
        raise Refused(_g("Hạn {due} trước ngày họp.").format(due=written(due_on)))
    return {"text": words, "content": content, "due_on": due_on}


def _names(units: Any, classes: Any) -> list[str]:
    return [one.name for one in (*units, *classes)]
