"""Inside a unit: a head hands a task on, it is handed back or taken over."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.state import move
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.units.models import Account, Unit
from phoihop.units.queries import memberships_of

from ..models import Handling, Task


@act("task.hand", _("Giao xử lý trong đơn vị"))
def hand(
    task: Task,
    *,
    by: Actor,
    now: dt.datetime,
    to_account: Account | None = None,
    to_unit: Unit | None = None,
    due_on: dt.date | None = None,
    note: str = "",
) -> Handling:
    """Hands a task to a colleague or to a unit below. Refused: somebody has it already, or the other is a stranger."""
    if Handling.objects.filter(task=task, unit=by.unit_id, state="open").exists():
        raise Refused(_g("Việc này đang được giao; hãy chuyển người khác hoặc chờ trả lại."))
    if to_unit and (to_unit.pk == by.unit_id or not to_unit.path.startswith(by.unit_path)):
        raise Refused(_g("Chỉ giao cho đơn vị trực thuộc."))
    if to_account and not any(m.unit_id == by.unit_id for m in memberships_of(to_account, timezone.localdate(now))):
        raise Refused(_g("Người này không thuộc đơn vị."))
    handling = Handling.objects.create(
        task=task,
        unit_id=by.own_unit_id,
        to_account=to_account,
        to_unit=to_unit,
        due_on=due_on,
        note=squeeze(note),
        given_at=now,
    )
    record(
        handling,
        to=to_account.pk if to_account else None,
        to_unit=to_unit.pk if to_unit else None,
        due_on=due_on,
        note=squeeze(note),
    )
    return handling


@act("task.hand_back", _("Trả lại việc được giao"))
def hand_back(handling: Handling, *, by: Actor, now: dt.datetime, answer: str) -> Handling:
    """The colleague or sub-unit gives it back, saying why or what was done."""
    move(handling, {"state": "open"}, state="handed_back", answer=squeeze(answer))
    record(handling, note=squeeze(answer))
    return handling


@act("task.take_over", _("Lấy lại việc đã giao"))
def take_over(handling: Handling, *, by: Actor, now: dt.datetime, reason: str = "") -> Handling:
    """The head takes it back, when a colleague is absent for example."""
    move(handling, {"state": "open"}, state="taken_over", answer=squeeze(reason))
    record(handling, reason=squeeze(reason))
    return handling
