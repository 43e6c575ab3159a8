"""A plan that was issued is never overwritten: another one is drafted from it and takes its place."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.dates import written
from phoihop.ground.errors import Refused
from phoihop.ground.state import hold
from phoihop.ground.text import nfc, squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.tasks.actions import adjust, give, sharpen

from ..models import PlanDay, PlanLine, YearlyPlan
from ..plan_changes import paired, who_of
from ..who import living

Kind = PlanLine.Kind


@act("plan.amend", _("Điều chỉnh, bổ sung kế hoạch năm"))
def amend(plan: YearlyPlan, *, by: Actor, now: dt.datetime, reason: str) -> YearlyPlan:
    """A draft that starts as the issued plan stands. Refused: no reason, or a draft that waits already."""
    if not squeeze(reason):
        raise Refused(_g("Hãy ghi lý do điều chỉnh, bổ sung."))
    hold(plan, state=YearlyPlan.State.ISSUED)
    of_year = YearlyPlan.objects.filter(programme=plan.programme_id, year=plan.year)
    if of_year.filter(state=YearlyPlan.State.DRAFT).exists():
        raise Refused(_g("Đã có dự thảo điều chỉnh kế hoạch này."))
    draft = YearlyPlan.objects.create(
        programme=plan.programme,
        year=plan.year,
        title=_title(of_year.earliest("pk").title, of_year.count()),
        previous=plan.previous,
        amends=plan,
        reason=nfc(reason).strip(),
        signatory_name=plan.signatory_name,
        signatory_office=plan.signatory_office,
    )
    _copy(plan, draft)
    record(draft, within=plan.programme, year=plan.year, reason=draft.reason, amends=plan.title)
    return draft


def _title(first: str, times: int) -> str:
    """Of the plan that the year began with; from the second time on it says which time it is."""
    named = f"{first[:1].lower()}{first[1:440]}"
    with translation.override(settings.LANGUAGE_CODE):
        if times == 1:
            return _g("Kế hoạch điều chỉnh, bổ sung {plan}").format(plan=named)
        return _g("Kế hoạch điều chỉnh, bổ sung lần {n} {plan}").format(n=times, plan=named)


def _copy(plan: YearlyPlan, draft: YearlyPlan) -> None:
    days = []
    lines = plan.lines.exclude(kind=Kind.CARRIED).prefetch_related("units", "classes", "days")
    for line in lines:
        facts = {name: getattr(line, name) for name in ("kind", "duty_id", "content_id", "text", "product", "due_on")}
        root = (line.root_id or line.pk) if line.kind == Kind.OWN else None
        made = PlanLine.objects.create(plan=draft, root_id=root, **facts)
        made.units.set(line.units.all())
        made.classes.set(line.classes.all())
        days += [PlanDay(line=made, nominal_on=day.nominal_on, due_on=day.due_on) for day in line.days.all()]
    PlanDay.objects.bulk_create(days, batch_size=500)


def put_in_force(plan: YearlyPlan, *, by: Actor, now: dt.datetime) -> None:
    """What the plan says beyond the one that it amends becomes work and days; inside the act that issues it."""
    rows = PlanLine.objects.select_related("duty__programme", "content")
    full = rows.prefetch_related("units", "classes__within", "days")
    before = full.filter(plan=plan.amends) if plan.amends else []
    for was, line in paired(before, full.filter(plan=plan)):
        if (line or was).kind == Kind.OWN:  # type: ignore[union-attr]
            _own_work(was, line, plan, by, now)
        else:
            _earlier_days(was, line, by, now)


def _own_work(was: PlanLine | None, line: PlanLine | None, plan: YearlyPlan, by: Actor, now: dt.datetime) -> None:
    if was and line and _as_given(was) == _as_given(line):
        return
    meant = line or was
    assert meant is not None and meant.due_on is not None  # the database says so
    today = timezone.localdate(now)
    if line and line.due_on and line.due_on < today:
        raise Refused(_g("Hạn {due} của “{duty}” đã qua.").format(due=written(line.due_on), duty=line.text))
    units = living(line.units.all(), line.classes.all(), today) if line else []
    facts = {"text": meant.text, "due_on": meant.due_on, "content": meant.content}
    begins = dt.date(plan.year, 1, 1)
    if was:
        before = living(was.units.all(), was.classes.all(), today)
        adjust(
            plan.programme,
            origin=meant.origin,
            units=units,
            again=[unit for unit in units if unit not in before],  # a plan before the amended one may have meant them
            starts_on=begins,
            basis=plan.title,
            by=by,
            now=now,
            **facts,
        )
    else:
        give(plan.programme, origin=meant.origin, units=units, starts_on=begins, by=by, now=now, **facts)


def _as_given(line: PlanLine) -> tuple[object, ...]:
    return line.text, line.due_on, line.content_id, who_of(line)


def _earlier_days(was: PlanLine | None, line: PlanLine | None, by: Actor, now: dt.datetime) -> None:
    """Days that changed; one that is set no more is the signed one again, where that has not passed."""
    duty, origin = (line or was).duty, (line or was).origin  # type: ignore[union-attr]
    assert duty is not None  # only duties have days
    before, after = ({day.nominal_on: day.due_on for day in one.days.all()} if one else {} for one in (was, line))
    for nominal_on, due_on in after.items():
        if before.get(nominal_on) != due_on:
            sharpen(duty, nominal_on=nominal_on, due_on=due_on, origin=origin, by=by, now=now)
    for nominal_on in before.keys() - after.keys():
        if nominal_on >= timezone.localdate(now):
            sharpen(duty, nominal_on=nominal_on, due_on=nominal_on, origin=origin, by=by, now=now)
