"""What ``phoihop synth`` makes, in one transaction: the same number, sizes and day give the same data.

Rows are written in bulk beside the acts, so that no ledger tells of them: made-up data promise nothing to anybody.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field
from itertools import chain, count, cycle, islice

from django.db import transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from phoihop.ground.turns import turn
from phoihop.indicators.models import Indicator
from phoihop.ledger.guard import unguarded
from phoihop.programmes.models import Assignment, Content, Duty, Party, Programme
from phoihop.units.models import Account, Membership, Unit, UnitClass

from .figures import measure
from .reports import report
from .tasks import work
from .words import CONTENTS, FIRST, PROVINCES, SECOND

_ACCOUNTS = (("synth-thuky", "Thư ký chương trình", "secretary"), ("synth-giamsat", "Cán bộ giám sát", "auditor"))
REPORTER = "synth-xa"


@dataclass
class World:
    """What the parts of the data share; ``told`` says in the end what there is."""

    chance: random.Random
    day: dt.date
    programme: Programme
    communes: list[int]
    duties: list[Duty]
    indicators: list[Indicator]
    told: dict[str, int] = field(default_factory=dict)


def make(seed: int, units: int, contents: int, day: dt.date) -> World:
    """Everything, or nothing where it is cut off."""
    chance = random.Random(seed)
    with unguarded("made-up data in bulk"), turn(), transaction.atomic():
        body, communes = _units(chance, units)
        group = UnitClass.objects.create(
            name="UBND các xã, phường, đặc khu", kind="peoples_committee", level="commune", within=body
        )
        _accounts(body, communes[0])
        world = World(chance, day, _programme(body, contents, day), communes, [], [])
        _contents(world, contents, group)
        world.told |= {"xã, phường": len(communes), "nội dung": contents}
        work(world)
        measure(world)
        report(world, body)
    return world


def _units(chance: random.Random, number: int) -> tuple[Unit, list[int]]:
    """The body that runs the programme, the provinces below it, the communes below these."""
    body = Unit.objects.create(name="Ban Chỉ đạo chương trình (giả lập)", kind="party_body", level="centre")
    Unit.objects.filter(pk=body.pk).update(path=f"/{body.pk}/")
    body.path = f"/{body.pk}/"
    names = PROVINCES[: max(1, min(len(PROVINCES), number))]
    provinces = [_unit(f"UBND tỉnh {name}", "province", body) for name in names]
    Unit.objects.bulk_create(provinces)
    each = [number // len(names) + (place < number % len(names)) for place in range(len(names))]
    communes = []
    for province, wanted in zip(provinces, each, strict=True):
        called = [f"{first} {second}" for first in FIRST for second in SECOND if first != second]
        chance.shuffle(called)
        several = (f"{name} {round}".rstrip() for round in chain([""], map(str, count(2))) for name in called)
        communes += [_unit(f"UBND xã {name}", "commune", province) for name in islice(several, wanted)]
    Unit.objects.bulk_create(communes)
    for level in ("province", "commune"):  # a unit's path holds its own key, which is known now
        path = Concat(F("above"), Cast("pk", CharField()), Value("/"))
        for parent in (body,) if level == "province" else provinces:
            above = parent.path if level == "province" else f"{body.path}{parent.pk}/"
            Unit.objects.filter(parent=parent).alias(above=Value(above)).update(path=path)
    return body, [one.pk for one in communes]


def _unit(name: str, level: str, parent: Unit) -> Unit:
    return Unit(name=name, kind="peoples_committee", level=level, parent=parent)


def _accounts(body: Unit, commune: int) -> None:
    """Nobody knows a password of theirs: an administrator invites people to them, or makes others."""
    for username, name, role in (*_ACCOUNTS, (REPORTER, "Cán bộ xã", "reporter")):
        account = Account.objects.create(username=username, full_name=name, password="!")
        unit = commune if role == "reporter" else body.pk
        Membership.objects.create(account=account, unit_id=unit, role=role)


def _programme(body: Unit, contents: int, day: dt.date) -> Programme:
    begins = dt.date(day.year - 1, 1, 1)
    programme = Programme.objects.create(
        title=f"Chương trình phối hợp công tác dân vận, {contents} nội dung (dữ liệu giả lập)",
        number="01-CTr/BCĐ",
        kind="chương trình",
        starts_on=begins,
        ends_on=dt.date(day.year + 3, 12, 31),
        signed_on=begins,
        tracked_from=begins,
        standing_body=body,
        state="in_force",
    )
    Party.objects.create(programme=programme, order=1, name=body.name, unit=body, signed_on=begins)
    return programme


def _contents(world: World, number: int, group: UnitClass) -> None:
    """A duty that all communes lead, and an indicator that they give, in each."""
    for order, (about, does, counts, measured, _each) in enumerate(islice(cycle(CONTENTS), number), 1):
        again = f" (giai đoạn {1 + (order - 1) // len(CONTENTS)})" if order > len(CONTENTS) else ""
        content = Content.objects.create(
            programme=world.programme, order=order, label=str(order), kind="specific", text=about + again
        )
        due_on = world.day + dt.timedelta(days=world.chance.randrange(-60, 200))  # so that the last quarter asks of it
        duty = Duty.objects.create(
            programme=world.programme,
            content=content,
            order=1,
            text=does + again,
            schedule="once",
            schedule_text=f"trước ngày {due_on.day}/{due_on.month}/{due_on.year}",
            due_on=due_on,
        )
        Assignment.objects.create(
            duty=duty, order=1, role="lead", unit_class=group, phrase=group.name, accountable=True
        )
        world.duties.append(duty)
        world.indicators.append(
            Indicator.objects.create(
                programme=world.programme,
                content=content,
                order=1,
                code=f"CT{order}",
                name=counts + again,
                measure=measured,
                over_units="sum",
                over_time="sum",
                measured_by="class",
                unit_class=group,
            )
        )
