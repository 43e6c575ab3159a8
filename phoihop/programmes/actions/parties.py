"""Who signs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.units.models import Unit

from ..models import Party, Programme
from ..queries import doubts_about


@act("party.add", _("Thêm bên ký kết"))
def add_party(
    programme: Programme, *, by: Actor, now: dt.datetime, name: str, unit: Unit | None = None, **fields: Any
) -> Party:
    """One more body that signs, behind the others. Refused: the unit signs already."""
    _refuse_double(programme, unit)
    last = programme.parties.aggregate(last=Max("order"))["last"] or 0
    party = Party.objects.create(programme=programme, order=last + 1, name=squeeze(name), unit=unit, **fields)
    record(party, within=programme, name=party.name, unit=party.unit_id)
    return party


@act("party.edit", _("Sửa bên ký kết"))
def edit_party(party: Party, *, by: Actor, now: dt.datetime, **fields: Any) -> Party:
    """Changes a party of a draft. Refused: another party is that unit."""
    _refuse_double(party.programme, fields.get("unit"), but=party)
    changes = {name: [getattr(party, name), value] for name, value in fields.items() if getattr(party, name) != value}
    for name, pair in changes.items():
        setattr(party, name, pair[1])
    party.save(update_fields=list(changes) or None)
    record(party, within=party.programme, changes=changes)
    return party


@act("party.remove", _("Bỏ bên ký kết"))
def remove_party(party: Party, *, by: Actor, now: dt.datetime) -> None:
    """Takes a party out of a draft, with what was doubtful in it."""
    record(party, within=party.programme, name=party.name)
    doubts_about(party).delete()
    party.delete()


def _refuse_double(programme: Programme, unit: Unit | None, but: Party | None = None) -> None:
    if unit and programme.parties.filter(unit=unit).exclude(pk=but.pk if but else 0).exists():
        raise Refused(_g("Đơn vị này đã là một bên ký kết."))
