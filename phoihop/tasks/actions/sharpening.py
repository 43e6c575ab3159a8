"""Earlier days within the signed ones."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.dates import working_day_from, written
from phoihop.ground.errors import Refused
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.programmes.models import Duty
from phoihop.units.queries import own_days

from ..models import EarlierDue, Task
from ..risk import at_risk_from


def refuse_behind_signed(nominal_on: dt.date, due_on: dt.date) -> None:
    """Refuses a day behind the signed one."""
    if due_on > nominal_on:
        raise Refused(
            _g("Ngày {due} muộn hơn hạn đã ký ({signed}); kế hoạch chỉ được rút ngắn.").format(
                due=written(due_on), signed=written(nominal_on)
            )
        )


@act("task.sharpen", _("Đặt hạn theo kế hoạch năm"))
def sharpen(duty: Duty, *, by: Actor, now: dt.datetime, nominal_on: dt.date, due_on: dt.date, origin: str) -> int:
    """The tasks of a duty for one date are due on this earlier day (or on the signed one again), those made later too.

    Returns how many moved. What was given more time keeps it. Refused: a day behind the signed one, or one that has
    passed.
    """
    refuse_behind_signed(nominal_on, due_on)
    if due_on < timezone.localdate(now):
        raise Refused(_g("Hạn {due} của “{duty}” đã qua.").format(due=written(due_on), duty=duty.text))
    own, known = own_days(), EarlierDue.objects.filter(duty=duty, nominal_on=nominal_on)
    usual = {working_day_from(day, own) for day in (nominal_on, *known.values_list("due_on", flat=True))}
    EarlierDue.objects.update_or_create(duty=duty, nominal_on=nominal_on, defaults={"due_on": due_on, "origin": origin})
    tasks = list(Task.objects.filter(duty=duty, nominal_on=nominal_on, state=Task.State.OPEN, due_on__in=usual))
    due = working_day_from(due_on, own)
    for task in tasks:
        task.due_on, task.starts_on = due, min(task.starts_on, due)
        task.risk_on = at_risk_from(task.starts_on, due, task.progress)
    Task.objects.bulk_update(tasks, ["due_on", "starts_on", "risk_on"], batch_size=500)
    record(duty, within=duty.programme, nominal_on=nominal_on, due_on=due_on, origin=origin, tasks=len(tasks))
    return len(tasks)
