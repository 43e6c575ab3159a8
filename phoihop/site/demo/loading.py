"""Loads the demo through the same acts that people use, so that its ledger and history are real."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from phoihop.documents import actions as documents
from phoihop.documents.models import OfficialDocument
from phoihop.ground.dates import written
from phoihop.ledger.actor import SYSTEM, Actor
from phoihop.notices.actions import tell
from phoihop.notices.jobs import reminders
from phoihop.notices.listening import quietly
from phoihop.programmes import actions as programmes
from phoihop.programmes.models import Duty, Programme
from phoihop.publishing import actions as publishing
from phoihop.reviews import actions as reviews
from phoihop.tasks.models import Task
from phoihop.units import actions as units
from phoihop.units.models import Account, Membership, Unit, UnitClass
from phoihop.units.queries import actor_of

from . import commune, figures, province
from .accounts import ACCOUNTS, PASSWORD
from .bodies import COMMUNE_CLASS, COMMUNES, TOWNSHIP, UNITS
from .coordinating import meet, plan_year
from .cycle import DISTRICT, commune_cycle, steer
from .discussing import discuss
from .hearing import hear
from .making_public import make_public
from .promises import ADMINISTRATION, ARMED_FORCES, BASIS, LINKS, MARK, PAPERS, SIGNED_ON, DemoDuty, Promised
from .reporting import show_rounds
from .showing import live, show
from .together import show_surveys, show_visits, show_works
from .upward import report_upward

TOLD_OF = dt.timedelta(days=14)  # of made-up history nobody is told, but of what it left open these days

By = dict[str, Any]
Named = dict[str, Unit | UnitClass]


def load(now: dt.datetime) -> bool:
    """Fills an empty database; returns False, and does nothing, where there are units already."""
    if Unit.objects.exists():
        return False
    with quietly("made-up history"):
        _load(now)
    today = timezone.localdate(now)
    tell(list(reminders(today - TOLD_OF, today)), now=now)
    return True


def _load(now: dt.datetime) -> None:
    named = _units({"by": SYSTEM, "now": now})
    _accounts(named, {"by": SYSTEM, "now": now})
    helper = Account.objects.get(username="thuky")
    units.grant_membership(helper, unit=named["Huyện ủy Đak Đoa"], role="viewer", by=SYSTEM, now=now)
    secretary = actor_of(Membership.objects.select_related("unit").get(role="secretary"))
    by: By = {"by": secretary, "now": now}
    papers = _papers(by)
    administration = _administration(named, by)
    _rest_on(administration, papers, by)
    forces = _armed_forces(named, by)
    steer(administration, DISTRICT, secretary, now)
    for programme in (administration, forces):
        publishing.publish(programme, basis=BASIS, valid_from=timezone.localdate(now), **by)
    live(administration, secretary, now)
    figures.measure(administration, figures.ADMINISTRATION, named, by)
    glar, content = named["UBND xã Glar"], administration.contents.all()[1]
    assert isinstance(glar, Unit)
    show_works(administration, content, glar, secretary, now)
    front = named["Ủy ban MTTQ Việt Nam huyện"]
    assert isinstance(front, Unit)
    show_visits(administration, content, front, glar, secretary, now)
    load_commune(now)


def load_commune(now: dt.datetime) -> Programme:
    """The invented programme of a commune of today, with every status of a task."""
    today = timezone.localdate(now)
    system: By = {"by": SYSTEM, "now": now}
    named: Named = {}
    _province(named, system)
    for name, abbreviation, kind, parent in commune.BODIES:
        above = named.get(parent)
        assert above is None or isinstance(above, Unit)
        facts = {"name": name, "abbreviation": abbreviation, "kind": kind, "level": "commune"}
        named[name] = units.create_unit(above, valid_from=commune.FOUNDED, **facts, **system)
    _accounts(named, system)
    secretary = actor_of(Membership.objects.select_related("unit").get(unit__name=commune.SECRETARIAT))
    by: By = {"by": secretary, "now": now}
    promised = {"title": commune.title(today), "place": commune.COMMUNE, "parties": commune.PARTIES}
    programme = _programme(promised, named, by, commune.first_day(today), commune.last_day(today))
    shown = _contents(programme, commune.CONTENTS, named, by, mark="")
    _sort(programme, commune.FIELDS, by)
    signed_on = commune.first_day(today) + dt.timedelta(days=14)
    programmes.confirm(programme, signed_on=signed_on, tracked_from=signed_on, **by)
    for duty, status in shown.items():
        for task in Task.objects.filter(duty=duty).select_related("unit", "programme"):
            show(task, status, secretary, now)
    live(programme, secretary, now)
    steer(programme, commune_cycle(programme), secretary, now)
    plan_year(programme, secretary, now)
    meet(programme, secretary, now)
    discuss(programme, secretary, now)
    hear(programme, secretary, now)
    figures.measure(programme, figures.COMMUNE, named, by, mark=commune.MARK)
    reviews.open_review(show_rounds(programme, secretary, now), kind="periodic", **by)
    publishing.publish(programme, basis=BASIS, valid_from=today, **by)
    committee, content = named[commune.COMMITTEE], programme.contents.all()[1]
    assert isinstance(committee, Unit)
    show_surveys(programme, content, committee, secretary, now)
    make_public(programme, secretary, now)
    _report_upward(programme, named, secretary, now)
    return programme


def _province(named: Named, by: By) -> None:
    for name, abbreviation, kind, level, parent in province.BODIES:
        above = named.get(parent)
        assert above is None or isinstance(above, Unit)
        facts = {"name": name, "abbreviation": abbreviation, "kind": kind, "level": level}
        named[name] = units.create_unit(above, valid_from=commune.FOUNDED, **facts, **by)
    party = named[province.PARTY]
    assert isinstance(party, Unit)
    asked = units.create_class(party, name=province.ASKED, kind="party_body", level="commune", **by)
    named[province.ASKED] = asked


def _report_upward(of_commune: Programme, named: Named, secretary: Actor, now: dt.datetime) -> None:
    """The province's programme, and a round of it that the commune answers by a round of its own."""
    today = timezone.localdate(now)
    asking = actor_of(Membership.objects.select_related("unit").get(unit__name=province.STAFF))
    by: By = {"by": asking, "now": now}
    promised = {"title": province.title(today), "place": "Gia Lai", "parties": province.PARTIES}
    programme = _programme(promised, named, by, commune.first_day(today), commune.last_day(today))
    _contents(programme, province.CONTENTS, named, by, mark="")
    _sort(programme, province.FIELDS, by)
    signed_on = commune.first_day(today)
    programmes.confirm(programme, signed_on=signed_on, tracked_from=signed_on, **by)
    report_upward(programme, of_commune, asking, secretary, now)


def _units(by: By) -> Named:
    named: Named = {}
    for name, abbreviation, kind, level, parent in UNITS:
        above = named.get(parent)
        assert above is None or isinstance(above, Unit)
        named[name] = units.create_unit(above, name=name, abbreviation=abbreviation, kind=kind, level=level, **by)
    district = named["UBND huyện Đak Đoa"]
    assert isinstance(district, Unit)
    for name in [f"UBND thị trấn {TOWNSHIP}", *(f"UBND xã {one}" for one in COMMUNES)]:
        named[name] = units.create_unit(district, name=name, kind="peoples_committee", level="commune", **by)
    named[COMMUNE_CLASS] = units.create_class(
        district, name=COMMUNE_CLASS, kind="peoples_committee", level="commune", **by
    )
    glar = named["UBND xã Glar"]
    assert isinstance(glar, Unit)
    units.create_post(glar, title="Chủ tịch UBND xã Glar", **by)
    return named


def _accounts(named: Named, by: By) -> None:
    for demo in (one for one in ACCOUNTS if one.unit in named):
        account = units.create_account(demo.username, full_name=demo.full_name, **by)
        units.grant_membership(account, unit=named[demo.unit], role=demo.role, **by)
        _slip, code = units.issue_invitation(account, **by)
        units.accept_invitation(code, password=PASSWORD, **by)


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


def _programme(facts: dict[str, Any], named: Named, by: By, start: dt.date, end: dt.date) -> Programme:
    programme = programmes.create_programme(
        None,
        title=facts["title"],
        kind="chương trình",
        place=facts.get("place", "Đak Đoa"),
        starts_on=start,
        ends_on=end,
        **by,
    )
    for party in facts["parties"]:
        programmes.add_party(programme, name=party, unit=named[party], **by)
    return programme


def _administration(named: Named, by: By) -> Programme:
    programme = _programme(ADMINISTRATION, named, by, dt.date(2022, 1, 1), dt.date(2026, 12, 31))
    _contents(programme, ADMINISTRATION["contents"], named, by)
    return programmes.confirm(programme, signed_on=SIGNED_ON, tracked_from=dt.date(2026, 1, 1), **by)


def _sort(programme: Programme, fields: Iterable[str], by: By) -> None:
    contents = list(programme.contents.all())
    chosen = {one.pk: field for one, field in zip(contents, fields, strict=True)}
    programmes.classify(programme, fields=chosen, seen={one.pk: one.field for one in contents}, **by)


def _contents(
    programme: Programme, contents: list[Promised], named: Named, by: By, mark: str = MARK
) -> dict[Duty, str]:
    """Adds contents with their duties; returns the duties that are to show a status."""
    shown = {}
    for order, (text, duties) in enumerate(contents, 1):
        content = programmes.add_content(programme, text=text, label=str(order), **by)
        for demo in duties:
            facts = _facts_of(demo, timezone.localdate(by["now"]))
            duty = programmes.add_duty(programme, content=content, text=demo.text + mark, **facts, **by)
            for role, name in [("lead", demo.lead), *(("support", one) for one in demo.support)]:
                who = named[name]
                field = "unit_class" if isinstance(who, UnitClass) else "unit"
                programmes.add_assignment(duty, role=role, phrase=name, **{field: who}, **by)
            if demo.shows:
                shown[duty] = demo.shows
    return shown


def _facts_of(demo: DemoDuty, today: dt.date) -> dict[str, Any]:
    facts: dict[str, Any] = {"product": demo.product, "schedule": demo.schedule, "rrule": demo.rrule}
    if demo.due_in is None:
        due_on = dt.date.fromisoformat(demo.due_on) if demo.due_on else None
        return facts | {"schedule_text": demo.schedule_text, "due_on": due_on}
    due_on = today + dt.timedelta(days=demo.due_in)
    starts_on = today + dt.timedelta(days=demo.starts_in) if demo.starts_in is not None else None
    words = f"hoàn thành trước ngày {written(due_on)}"
    return facts | {"schedule": "once", "schedule_text": words, "due_on": due_on, "starts_on": starts_on}


def _armed_forces(named: Named, by: By) -> Programme:
    programme = _programme(ARMED_FORCES, named, by, dt.date(2022, 1, 1), dt.date(2022, 12, 31))
    order = 0
    for kind in ("general", "specific"):
        for number, text in enumerate(ARMED_FORCES[kind], 1):
            order += 1
            programmes.add_content(programme, text=text + MARK, kind=kind, label=str(number), order=order, **by)
    programmes.confirm(programme, signed_on=SIGNED_ON, **by)
    return programmes.close(programme, reason="Hết thời gian thực hiện.", **by)
