"""Made-up programmes in bulk: units, programmes in force, and as many tasks as asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from phoihop.ledger.guard import unguarded
from phoihop.programmes.models import Assignment, Content, Duty, Party, Programme
from phoihop.publishing.models import Posting
from phoihop.tasks.models import Extension, Task
from phoihop.tasks.status import risk_day
from phoihop.units.models import Account, Membership, Unit, UnitClass

PROGRAMMES, DUTIES = 20, 10
TASKS_PER_COMMUNE = PROGRAMMES * DUTIES
REPORTER, SECRETARY = "bench-xa", "bench-thuky"


@dataclass(frozen=True)
class Made:
    """What the pages are asked for."""

    programme: int
    content: int
    commune: int
    open_tasks: list[int]


def make(tasks: int, today: dt.date) -> Made:
    """Some ``tasks`` tasks of tasks / 200 communes, in 20 programmes of 10 contents with a duty each."""
    with unguarded("made-up data in bulk"), transaction.atomic():
        committee, mass, communes = _units(max(1, tasks // TASKS_PER_COMMUNE))
        group = UnitClass.objects.create(
            name="UBND các xã", kind="peoples_committee", level="commune", within=committee
        )
        programmes = [_programme(number, committee, mass, group, today) for number in range(1, PROGRAMMES + 1)]
        _tasks(communes, today)
        for name, unit, role in ((REPORTER, communes[0], "reporter"), (SECRETARY, mass, "secretary")):
            account = Account.objects.create(username=name, full_name=name, password="!")
            Membership.objects.create(account=account, unit=unit, role=role)
        for programme in programmes:
            Posting.objects.create(
                object_kind=programme._meta.label_lower,
                object_id=programme.pk,
                unit=mass,
                valid_from=today,
                basis="Luật Tiếp cận thông tin 104/2016/QH13, Điều 17",
            )
    mine = Task.objects.filter(unit=communes[0], state="open").values_list("pk", flat=True)
    return Made(programmes[0].pk, programmes[0].contents.all()[0].pk, communes[0].pk, list(mine))


def _units(count: int) -> tuple[Unit, Unit, list[Unit]]:
    def unit(name: str, kind: str, level: str, parent: Unit | None = None) -> Unit:
        made = Unit.objects.create(name=name, kind=kind, level=level, parent=parent)
        made.path = f"{parent.path if parent else '/'}{made.pk}/"
        made.save(update_fields=["path"])
        return made

    committee = unit("UBND tỉnh", "peoples_committee", "province")
    mass = unit("Ban Dân vận Tỉnh ủy", "party_body", "province")
    return (
        committee,
        mass,
        [unit(f"UBND xã {n}", "peoples_committee", "commune", committee) for n in range(1, count + 1)],
    )


def _programme(number: int, committee: Unit, mass: Unit, group: UnitClass, today: dt.date) -> Programme:
    title = f"Phối hợp thực hiện công tác dân vận, chương trình số {number}"
    programme = Programme.objects.create(
        title=title,
        number=f"{number:02}-CTr/BDV-UBND",
        kind="chương trình",
        starts_on=dt.date(today.year, 1, 1),
        ends_on=dt.date(today.year + 1, 12, 31),
        signed_on=dt.date(today.year, 1, 1),
        standing_body=mass,
        state="in_force",
    )
    for order, unit in enumerate((mass, committee), 1):
        Party.objects.create(programme=programme, order=order, name=unit.name, unit=unit)
    for order in range(1, DUTIES + 1):
        text = f"Nội dung {order}: tuyên truyền, vận động Nhân dân thực hiện chủ trương, chính sách"
        content = Content.objects.create(programme=programme, order=order, label=str(order), text=text)
        duty = Duty.objects.create(
            programme=programme,
            content=content,
            order=order,
            text=f"Tổ chức thực hiện nội dung {order} tại địa phương, báo cáo kết quả",
            schedule="once",
            due_on=today,
        )
        Assignment.objects.create(
            duty=duty, order=1, role="lead", unit_class=group, phrase=group.name, accountable=True
        )
        Assignment.objects.create(duty=duty, order=2, role="support", unit=mass, phrase=mass.name)
    return programme


def _tasks(communes: list[Unit], today: dt.date) -> None:
    now, states = timezone.localdate(), ("open", "open", "open", "submitted", "accepted")
    leads = list(Assignment.objects.filter(role="lead").select_related("duty").order_by("id"))

    def task(assignment: Assignment, unit: Unit, number: int) -> Task:
        due = now + dt.timedelta(days=number * 7919 % 240 - 60)
        start, state, progress = due - dt.timedelta(days=90), states[number % 5], number % 10 * 10
        return Task(
            assignment=assignment,
            programme_id=assignment.duty.programme_id,
            content_id=assignment.duty.content_id,
            duty=assignment.duty,
            unit=unit,
            lead=True,
            text=assignment.duty.text,
            nominal_on=due,
            starts_on=start,
            due_on=due,
            risk_on=risk_day(start, due, progress, days=7, behind=50),
            progress=progress,
            state=state,
            submitted_on=None if state == "open" else due,
            accepted_on=due if state == "accepted" else None,
        )

    pairs = ((assignment, unit) for unit in communes for assignment in leads)
    rows = [task(assignment, unit, number) for number, (assignment, unit) in enumerate(pairs)]
    Task.objects.bulk_create(rows, batch_size=500)
    asking = Task.objects.filter(state="open", pk__endswith="7").values_list("pk", "due_on")
    month, asked_at = dt.timedelta(days=30), timezone.now()
    Extension.objects.bulk_create(
        [Extension(task_id=pk, asked_until=due + month, reason="Mưa lũ", asked_at=asked_at) for pk, due in asking],
        batch_size=500,
    )
