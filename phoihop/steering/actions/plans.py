"""The yearly plan: opened from the last one, chosen, sharpened, added to, issued."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.documents.actions import link, register
from phoihop.documents.models import OfficialDocument
from phoihop.ground.dates import written
from phoihop.ground.errors import Conflict, Refused
from phoihop.ground.state import hold, move
from phoihop.ground.text import nfc, squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.programmes.models import Content, Duty, Programme
from phoihop.tasks.actions import refuse_behind_signed
from phoihop.units.models import Unit, UnitClass

from ..models import PlanDay, PlanLine, YearlyPlan
from ..open_work import carried_work
from ..plan_changes import changes_between
from ..years import bears_on, days_in, years_of
from .amending import put_in_force

Kind = PlanLine.Kind


@act("plan.open", _("Lập kế hoạch năm"))
def open_plan(programme: Programme, *, by: Actor, now: dt.datetime, year: int) -> YearlyPlan:
    """A draft for a year. It starts from the last issued plan: what that chose, and what is new in this year.

    Earlier days of the last plan are proposed again. Refused: a year outside the programme, or one with a plan.
    """
    if year not in years_of(programme):
        raise Refused(_g("Năm {year} nằm ngoài thời gian thực hiện chương trình.").format(year=year))
    if YearlyPlan.objects.filter(programme=programme, year=year).exists():
        raise Refused(_g("Đã có kế hoạch năm {year}.").format(year=year))
    issued = YearlyPlan.objects.filter(programme=programme, state=YearlyPlan.State.ISSUED, year__lt=year)
    last = issued.order_by("-year").first()
    with translation.override(settings.LANGUAGE_CODE):
        title = _g("Kế hoạch thực hiện chương trình năm {year}").format(year=year)
    kept = {name: getattr(last, name) for name in ("signatory_name", "signatory_office")} if last else {}
    plan = YearlyPlan.objects.create(programme=programme, year=year, title=title, previous=last, **kept)
    lines = _start(plan, programme, last)
    record(plan, within=programme, year=year, duties=[line.text for line in lines])
    return plan


@act("plan.choose", _("Chọn nhiệm vụ cho kế hoạch năm"))
def choose(plan: YearlyPlan, *, by: Actor, now: dt.datetime, duties: Collection[Duty]) -> YearlyPlan:
    """Which duties of the programme the year takes up; what is dropped loses its earlier days.

    Refused: a duty of another programme, or nothing new.
    """
    wanted = {duty.pk: duty for duty in duties}
    if any(duty.programme_id != plan.programme_id for duty in wanted.values()):
        raise Refused(_g("Nhiệm vụ này không thuộc chương trình."))
    hold(plan, state=YearlyPlan.State.DRAFT)
    there = {line.duty_id: line for line in plan.lines.filter(kind=Kind.DUTY)}
    dropped = [line for key, line in there.items() if key not in wanted]
    added = [duty for key, duty in wanted.items() if key not in there]
    if not dropped and not added:
        raise Refused(_g("Chưa có thay đổi nào để ghi."))
    PlanDay.objects.filter(line__in=dropped).delete()
    PlanLine.objects.filter(pk__in=[line.pk for line in dropped]).delete()
    PlanLine.objects.bulk_create([_line(plan, duty) for duty in added])
    record(plan, within=plan.programme, chosen=[one.text for one in added], dropped=[one.text for one in dropped])
    return plan


@act("plan.sharpen", _("Đặt hạn trong năm"))
def sharpen_line(
    line: PlanLine, *, by: Actor, now: dt.datetime, seen: int, days: Mapping[dt.date, dt.date | None]
) -> PlanLine:
    """An earlier day for each signed day of a duty (None: the signed one holds).

    Refused: a day behind the signed one, before its period begins, or of a date that the duty does not have.
    """
    assert line.duty is not None  # the rule says so
    starts = {one.nominal_on: one.starts_on for one in days_in(line.duty, line.plan.programme, line.plan.year)}
    set_days = {}
    for nominal_on, due_on in days.items():
        if nominal_on not in starts:
            raise Refused(_g("Nhiệm vụ không có hạn {day} trong năm.").format(day=written(nominal_on)))
        if due_on is None or due_on == nominal_on:
            continue
        refuse_behind_signed(nominal_on, due_on)
        if due_on.year > line.plan.year:
            raise Refused(_g("Ngày {due} không thuộc năm {year}.").format(due=written(due_on), year=line.plan.year))
        if due_on < max(starts[nominal_on], dt.date(line.plan.year, 1, 1)):
            raise Refused(
                _g("Ngày {due} trước khi kỳ có hạn {signed} bắt đầu.").format(
                    due=written(due_on), signed=written(nominal_on)
                )
            )
        set_days[nominal_on] = due_on
    hold(line.plan, state=YearlyPlan.State.DRAFT)
    was = dict(line.days.values_list("nominal_on", "due_on"))
    move(line, {"revision": seen}, revision=seen + 1)
    line.days.all().delete()
    PlanDay.objects.bulk_create([PlanDay(line=line, nominal_on=n, due_on=d) for n, d in set_days.items()])
    record(line, within=line.plan.programme, days=_told(set_days), was=_told(was))
    return line


@act("plan.add", _("Thêm việc vào kế hoạch năm"))
def add_line(plan: YearlyPlan, *, by: Actor, now: dt.datetime, **fields: Any) -> PlanLine:
    """Work of the year's own. Refused: no words, no units, no day, or a day outside the year or the programme."""
    facts, units, classes = _own(plan, **fields)
    hold(plan, state=YearlyPlan.State.DRAFT)
    line = PlanLine.objects.create(plan=plan, kind=Kind.OWN, **facts)
    line.units.set(units)
    line.classes.set(classes)
    record(line, within=plan.programme, due_on=line.due_on, units=_names(units, classes))
    return line


@act("plan.edit", _("Sửa việc của kế hoạch năm"))
def edit_line(line: PlanLine, *, by: Actor, now: dt.datetime, seen: int, **fields: Any) -> PlanLine:
    """Work of the year's own in other words, by other units or another day. Refused as adding it."""
    facts, units, classes = _own(line.plan, **fields)
    changes: dict[str, Any] = {
        name: [getattr(line, name), facts[name]]
        for name in ("text", "product", "due_on")
        if getattr(line, name) != facts[name]
    }
    named = _names(line.units.all(), line.classes.all())
    if named != _names(units, classes):
        changes["units"] = [", ".join(named), ", ".join(_names(units, classes))]
    hold(line.plan, state=YearlyPlan.State.DRAFT)
    move(line, {"revision": seen}, revision=seen + 1, **facts)
    line.units.set(units)
    line.classes.set(classes)
    record(line, within=line.plan.programme, changes=changes)
    return line


@act("plan.drop", _("Bỏ việc khỏi kế hoạch năm"))
def drop_line(line: PlanLine, *, by: Actor, now: dt.datetime) -> YearlyPlan:
    """Work of the year's own is left out before the plan is issued."""
    hold(line.plan, state=YearlyPlan.State.DRAFT)
    named = _names(line.units.all(), line.classes.all())
    line.units.clear()
    line.classes.clear()
    gone, _rows = PlanLine.objects.filter(pk=line.pk).delete()
    if not gone:
        raise Conflict(_g("Có người vừa bỏ việc này trước bạn."))
    record(line, within=line.plan.programme, due_on=line.due_on, units=named)
    return line.plan


@act("plan.change", _("Sửa thông tin kế hoạch năm"))
def change_plan(
    plan: YearlyPlan,
    *,
    by: Actor,
    now: dt.datetime,
    seen: int,
    title: str,
    reason: str = "",
    signatory_name: str = "",
    signatory_office: str = "",
) -> YearlyPlan:
    """Its title, who signs it, and why it amends another. Refused without a title, or an amendment without a reason."""
    if not squeeze(title):
        raise Refused(_g("Hãy ghi tên kế hoạch."))
    if plan.amends_id and not squeeze(reason):
        raise Refused(_g("Hãy ghi lý do điều chỉnh, bổ sung."))
    facts = {
        "title": squeeze(title),
        "reason": nfc(reason).strip() if plan.amends_id else "",
        "signatory_name": squeeze(signatory_name),
        "signatory_office": squeeze(signatory_office),
    }
    changes = {name: [getattr(plan, name), value] for name, value in facts.items() if getattr(plan, name) != value}
    move(plan, {"revision": seen}, revision=seen + 1, **facts)
    record(plan, within=plan.programme, changes=changes)
    return plan


@act("plan.discard", _("Bỏ dự thảo kế hoạch năm"))
def discard(plan: YearlyPlan, *, by: Actor, now: dt.datetime, reason: str) -> Programme:
    """The draft is thrown away, with the reason; nothing had come of it yet."""
    if not squeeze(reason):
        raise Refused(_g("Hãy ghi lý do bỏ."))
    hold(plan, state=YearlyPlan.State.DRAFT)
    record(plan, within=plan.programme, year=plan.year, reason=squeeze(reason))
    PlanDay.objects.filter(line__plan=plan).delete()
    for line in plan.lines.all():
        line.units.clear()
        line.classes.clear()
    plan.lines.all().delete()
    YearlyPlan.objects.filter(pk=plan.pk).delete()
    return plan.programme


@act("plan.issue", _("Ban hành kế hoạch năm"))
def issue(plan: YearlyPlan, *, by: Actor, now: dt.datetime, issued_on: dt.date, number: str = "") -> YearlyPlan:
    """Freezes the plan: earlier days hold for the year's tasks, its own work becomes tasks, what is left is written in.

    One that amends takes the place of the other, and only what it changes becomes work and days. With a number the
    paper is registered and rests on the programme's. Refused: an empty plan, a day ahead or before the signing or the
    plan that it amends, one that changes nothing, a deadline that has passed.
    """
    today = timezone.localdate(now)
    if issued_on > today:
        raise Refused(_g("Ngày ban hành {day} chưa đến.").format(day=written(issued_on)))
    if plan.programme.signed_on and issued_on < plan.programme.signed_on:
        raise Refused(_g("Ngày {day} trước ngày ký chương trình ({signed}).").format(
            day=written(issued_on), signed=written(plan.programme.signed_on)
        ))  # fmt: skip
    if plan.amends:
        _replace(plan.amends, plan, issued_on)
    move(plan, {"state": "draft", "revision": plan.revision}, state="issued", issued_on=issued_on)
    lines = plan.lines.count()
    if not lines:
        raise Refused(_g("Kế hoạch chưa có việc nào."))
    put_in_force(plan, by=by, now=now)
    carried = [
        PlanLine(plan=plan, kind=Kind.CARRIED, text=one.text, facts=one.facts(today))
        for one in carried_work(plan.programme, dt.date(plan.year, 1, 1))
    ]
    PlanLine.objects.bulk_create(carried, batch_size=500)
    if squeeze(number):
        move(plan, {"document": None}, document=_registered(plan, squeeze(number), by, now))
    told = {"amends": plan.amends.title, "reason": plan.reason} if plan.amends else {}
    facts = {"issued_on": issued_on, "number": squeeze(number), "lines": lines, "carried": len(carried)}
    record(plan, within=plan.programme, **facts, **told)
    return plan


def _replace(was: YearlyPlan, plan: YearlyPlan, issued_on: dt.date) -> None:
    assert was.issued_on is not None  # the database says so
    if issued_on < was.issued_on:
        raise Refused(_g("Ngày {day} trước ngày ban hành kế hoạch được điều chỉnh ({issued}).").format(
            day=written(issued_on), issued=written(was.issued_on)
        ))  # fmt: skip
    if not changes_between(was, plan):
        raise Refused(_g("Dự thảo chưa thay đổi gì so với kế hoạch đã ban hành."))
    move(was, {"state": "issued"}, state="replaced")


def _start(plan: YearlyPlan, programme: Programme, last: YearlyPlan | None) -> list[PlanLine]:
    """The duties that a plan starts with, and the earlier days that it proposes."""
    before = {line.duty_id: line for line in last.lines.filter(kind=Kind.DUTY).prefetch_related("days")} if last else {}
    lines = []
    for duty in programme.duties.order_by("content__order", "order", "id"):
        new = last is None or not bears_on(duty, programme, last.year)
        if bears_on(duty, programme, plan.year) and (new or duty.pk in before):
            lines.append(_line(plan, duty))
    PlanLine.objects.bulk_create(lines, batch_size=500)
    days = [
        PlanDay(line=line, nominal_on=one.nominal_on, due_on=due_on)
        for line in lines
        if line.duty and line.duty_id in before
        for one in days_in(line.duty, programme, plan.year)
        if (due_on := _again(one.nominal_on, before[line.duty_id]))
        and due_on.year == plan.year
        and due_on >= max(one.starts_on, dt.date(plan.year, 1, 1))
    ]
    PlanDay.objects.bulk_create(days, batch_size=500)
    return lines


def _again(nominal_on: dt.date, line: PlanLine) -> dt.date | None:
    """The day that the last plan set for the same date of its year, moved to this one."""
    for day in line.days.all():
        if (day.nominal_on.month, day.nominal_on.day) == (nominal_on.month, nominal_on.day):
            return nominal_on - (day.nominal_on - day.due_on)
    return None


def _line(plan: YearlyPlan, duty: Duty) -> PlanLine:
    return PlanLine(
        plan=plan, kind=Kind.DUTY, duty=duty, content_id=duty.content_id, text=duty.text, product=duty.product
    )


def _registered(plan: YearlyPlan, number: str, by: Actor, now: dt.datetime) -> OfficialDocument:
    facts = {"issued_on": plan.issued_on, "issuer": plan.programme.standing_body, "abstract": plan.title}
    name = plan.programme.standing_body.name
    paper = register(None, number=number, kind="kế hoạch", issuer_name=name, **facts, by=by, now=now)
    if plan.programme.document:
        link(paper, target=plan.programme.document, kind="implements", by=by, now=now)
    if plan.amends and plan.amends.document:
        link(paper, target=plan.amends.document, kind="replaces", by=by, now=now)
    return paper


def _own(
    plan: YearlyPlan,
    *,
    text: str,
    due_on: dt.date | None,
    product: str = "",
    content: Content | None = None,
    units: Sequence[Unit] = (),
    classes: Sequence[UnitClass] = (),
) -> tuple[dict[str, Any], Sequence[Unit], Sequence[UnitClass]]:
    words = nfc(text).strip()
    if not words:
        raise Refused(_g("Hãy ghi việc cần làm."))
    if not units and not classes:
        raise Refused(_g("Hãy chọn đơn vị thực hiện."))
    if due_on is None:
        raise Refused(_g("Hãy ghi hạn hoàn thành."))
    ends_on = plan.programme.ends_on
    if due_on.year != plan.year or (ends_on and due_on > ends_on):
        raise Refused(
            _g("Hạn {due} phải trong năm {year} và trong thời gian thực hiện chương trình.").format(
                due=written(due_on), year=plan.year
            )
        )
    if content and content.programme_id != plan.programme_id:
        raise Refused(_g("Nội dung này không thuộc chương trình."))
    facts = {"text": words, "product": nfc(product).strip(), "due_on": due_on, "content": content}
    return facts, units, classes


def _names(units: Any, classes: Any) -> list[str]:
    return [one.name for one in (*units, *classes)]


def _told(days: Mapping[dt.date, dt.date]) -> list[str]:
    return [f"{written(nominal_on)} → {written(due_on)}" for nominal_on, due_on in days.items()]
