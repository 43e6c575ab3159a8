"""The office's own list of days off and days worked."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..models import DayOff


@act("day_off.add", _("Ghi ngày nghỉ, ngày làm bù"))
def add_day_off(day: dt.date, *, by: Actor, now: dt.datetime, worked: bool, name: str) -> DayOff:
    """Sets one day, over what was set before."""
    entry, _made = DayOff.objects.update_or_create(day=day, defaults={"worked": worked, "name": squeeze(name)})
    record(entry, day=day, worked=worked, name=entry.name)
    return entry


@act("day_off.remove", _("Bỏ ngày nghỉ, ngày làm bù"))
def remove_day_off(entry: DayOff, *, by: Actor, now: dt.datetime) -> None:
    """Back to the library's calendar for that day."""
    record(entry, day=entry.day, worked=entry.worked, name=entry.name)
    entry.delete()
