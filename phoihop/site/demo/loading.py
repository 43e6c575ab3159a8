"""Loads the demo through the same acts that people use, so that its ledger and history are real."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from phoihop.documents import actions as documents
from phoihop.documents.models import OfficialDocument
from phoihop.ledger.actor import SYSTEM, Actor
from phoihop.programmes import actions as programmes
from phoihop.programmes.models import Programme
from phoihop.publishing import actions as publishing
from phoihop.tasks import actions as tasks
from phoihop.tasks.actions.progress import Proof
from phoihop.tasks.models import Task
from phoihop.units import actions as units
from phoihop.units.models import Account, Membership, Unit, UnitClass
from phoihop.units.queries import actor_of

from .accounts import ACCOUNTS, PASSWORD
from .bodies import COMMUNE_CLASS, COMMUNES, TOWNSHIP, UNITS
from .promises import ADMINISTRATION, ARMED_FORCES, BASIS, LINKS, MARK, PAPERS, SIGNED_ON, DemoDuty

By = dict[str, Any]
SEED = 2022


def load(now: dt.datetime) -> bool:
    """Fills an empty database; returns False, and does nothing, where there are units already."""
    if Unit.objects.exists():
        return False
    named = _units({"by": SYSTEM, "now": now})
    _accounts(named, {"by": SYSTEM, "now": now})
    secretary = actor_of(Membership.objects.select_related("unit").get(role="secretary"))
    by: By = {"by": secretary, "now": now}
    papers = _papers(by)
    administration = _administration(named, by)
    _rest_on(administration, papers, by)
    forces = _armed_forces(named, by)
    for programme in (administration, forces):
        publishing.publish(programme, basis=BASIS, valid_from=timezone.localdate(now), **by)
    _life(administration, secretary, now)
    return True


def _units(by: By) -> dict[str, Unit | UnitClass]:
    named: dict[str, Unit | UnitClass] = {}
    for name, abbreviation, kind, level, parent in UNITS:
        above = named.get(parent)
        assert above is None or isinstance(above, Unit)
        named[name] = units.create_unit(above, name=name, abbreviation=abbreviation, kind=kind, level=level, **by)
    district = named["UBND huyện Đak Đoa"]
    assert isinstance(district, Unit)
    for name in [f"UBND thị trấn {TOWNSHIP}", *(f"UBND xã {commune}" for commune in COMMUNES)]:
        named[name] = units.create_unit(district, name=name, kind="peoples_committee", level="commune", **by)
    named[COMMUNE_CLASS] = units.create_class(
        district, name=COMMUNE_CLASS, kind="peoples_committee", level="commune", **by
    )
    glar = named["UBND xã Glar"]
    assert isinstance(glar, Unit)
    units.create_post(glar, title="Chủ tịch UBND xã Glar", **by)
    return named


def _accounts(named: dict[str, Unit | UnitClass], by: By) -> None:
    for demo in ACCOUNTS:
        account = units.create_account(demo.username, full_name=demo.full_name, **by)
        units.grant_membership(account, unit=named[demo.unit], role=demo.role, **by)
        _slip, code = units.issue_invitation(account, **by)
        units.accept_invitation(code, password=PASSWORD, **by)
    helper = Account.objects.get(username="thuky")
    units.grant_membership(helper, unit=named["Huyện ủy Đak Đoa"], role="viewer", **by)


def _papers(by: By) -> dict[str, OfficialDocument]:
    papers = {
        number: documents.register(
            None,
            number=number,
            kind=kind,
            issuer_name=issuer,
            issued_on=dt.date.fromisoformat(day),
            abstract=abstract,
            **by,
        )
        for number, kind, issuer, day, abstract in PAPERS
    }
    for source, target, kind in LINKS:
        documents.link(papers[source], target=papers[target], kind=kind, **by)
    return papers


def _rest_on(programme: Programme, papers: dict[str, OfficialDocument], by: By) -> None:
    assert programme.document
    documents.link(programme.document, target=papers["46/NQ-HĐND"], kind="based_on", **by)
    documents.link(programme.document, target=papers["72-KH/HU"], kind="implements", **by)


def _programme(facts: dict[str, Any], named: dict[str, Unit | UnitClass], by: By, start: str, end: str) -> Programme:
    programme = programmes.create_programme(
        None,
        title=facts["title"],
        kind="chương trình",
        place="Đak Đoa",
        starts_on=dt.date.fromisoformat(start),
        ends_on=dt.date.fromisoformat(end),
        **by,
    )
    for party in facts["parties"]:
        programmes.add_party(programme, name=party, unit=named[party], **by)
    return programme


def _administration(named: dict[str, Unit | UnitClass], by: By) -> Programme:
    programme = _programme(ADMINISTRATION, named, by, "2022-01-01", "2026-12-31")
    contents: list[tuple[str, list[DemoDuty]]] = ADMINISTRATION["contents"]  # type: ignore[assignment]
    for order, (text, duties) in enumerate(contents, 1):
        content = programmes.add_content(programme, text=text, label=str(order), **by)
        for demo in duties:
            duty = programmes.add_duty(
                programme,
                content=content,
                text=demo.text + MARK,
                product=demo.product,
                schedule=demo.schedule,
                schedule_text=demo.schedule_text,
                rrule=demo.rrule,
                due_on=dt.date.fromisoformat(demo.due_on) if demo.due_on else None,
                **by,
            )
            for role, name in [("lead", demo.lead), *(("support", one) for one in demo.support)]:
                who = named[name]
                field = "unit_class" if isinstance(who, UnitClass) else "unit"
                programmes.add_assignment(duty, role=role, phrase=name, **{field: who}, **by)
    return programmes.confirm(
        programme, signed_on=dt.date.fromisoformat(SIGNED_ON), tracked_from=dt.date(2026, 1, 1), **by
    )


def _armed_forces(named: dict[str, Unit | UnitClass], by: By) -> Programme:
    programme = _programme(ARMED_FORCES, named, by, "2022-01-01", "2022-12-31")
    order = 0
    for kind in ("general", "specific"):
        for number, text in enumerate(ARMED_FORCES[kind], 1):
            order += 1
            programmes.add_content(programme, text=text + MARK, kind=kind, label=str(number), order=order, **by)
    programmes.confirm(programme, signed_on=dt.date.fromisoformat(SIGNED_ON), **by)
    return programmes.close(programme, reason="Hết thời gian thực hiện.", **by)


def _life(programme: Programme, secretary: Actor, now: dt.datetime) -> None:
    """Made-up reports: most tasks done on time, some late, some waiting, some overdue. The same every time (SEED)."""
    chance = random.Random(SEED)
    today = timezone.localdate(now)
    note = "Đã thực hiện theo kế hoạch (số liệu minh hoạ)."
    begun = Task.objects.filter(programme=programme, starts_on__lte=today).select_related("unit", "duty", "programme")
    for task in begun.order_by("due_on", "id"):
        unit = Actor(task.unit.name, "Người báo cáo", frozenset({"see", "report"}), task.unit_id, task.unit.path)
        draw = chance.random()
        passed = task.due_on < today
        if passed and draw < 0.93:
            day = task.due_on + dt.timedelta(days=chance.randint(1, 9) if draw > 0.8 else -chance.randint(0, 6))
            proofs = [Proof("Báo cáo kết quả (minh hoạ).txt", ContentFile(f"{task.text}\n{task.unit}\n".encode()))]
            tasks.report(
                task, by=unit, now=_at(min(max(day, task.starts_on), today)), percent=100, note=note, proofs=proofs
            )
            if draw < 0.88:
                tasks.accept(task, by=secretary, now=_at(min(day + dt.timedelta(days=2), today)))
        elif not passed and draw < 0.7:
            percent = chance.choice([20, 40, 50, 60, 80])
            tasks.report(task, by=unit, now=now, percent=percent, note=note)
        elif passed and draw > 0.98:
            until = today + dt.timedelta(days=10)
            tasks.ask_extension(task, by=unit, now=now, until=until, reason="Chờ số liệu của các làng (minh hoạ).")


def _at(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(9, 30)))
