"""What a plan changes against the one that it amends, in words: for its page, its paper and its issue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from phoihop.ground.dates import written

from .models import PlanLine, YearlyPlan

Kind = PlanLine.Kind
Pair = tuple[PlanLine | None, PlanLine | None]


@dataclass(frozen=True)
class Change:
    """A piece of work that the plan takes up ("added"), leaves out ("dropped") or changes, and in what."""

    what: str
    text: str
    details: list[str] = field(default_factory=list)

    @property
    def word(self) -> str:
        """What became of it."""
        return {"added": _("Bổ sung"), "dropped": _("Đưa ra khỏi kế hoạch"), "changed": _("Điều chỉnh")}[self.what]


def paired(before: Iterable[PlanLine], after: Iterable[PlanLine]) -> list[Pair]:
    """The lines of two plans by the work that they are about, the later plan's order first; carried ones left out.

    ``units``, ``classes`` and ``days`` should be prefetched.
    """
    earlier = {line.work: line for line in before if line.kind != Kind.CARRIED}
    found: list[Pair] = [(earlier.pop(line.work, None), line) for line in after if line.kind != Kind.CARRIED]
    return found + [(line, None) for line in earlier.values()]


def changes_of(before: Iterable[PlanLine], after: Iterable[PlanLine]) -> list[Change]:
    """What is added, changed and dropped."""
    found = []
    for was, now in paired(before, after):
        if now is None:
            assert was is not None
            found.append(Change("dropped", was.text))
        elif was is None:
            found.append(Change("added", now.text, list(_facts(now))))
        elif details := list(_differences(was, now)):
            found.append(Change("changed", now.text, details))
    return found


def changes_between(was: YearlyPlan, now: YearlyPlan) -> list[Change]:
    """The same of two plans. Four queries."""
    rows = PlanLine.objects.filter(plan__in=(was, now)).prefetch_related("units", "classes", "days")
    of: dict[int, list[PlanLine]] = {was.pk: [], now.pk: []}
    for row in rows:
        of[row.plan_id].append(row)
    return changes_of(of[was.pk], of[now.pk])


def who_of(line: PlanLine) -> list[str]:
    """The units and classes of own work, by name."""
    return sorted(str(one) for one in (*line.units.all(), *line.classes.all()))


def _facts(line: PlanLine) -> Iterator[str]:
    if line.kind == Kind.OWN:
        yield _("Đơn vị thực hiện: {units}").format(units=", ".join(who_of(line)))
        yield _("Hạn: {due}").format(due=written(line.due_on))
    for day in line.days.all():
        yield _("Kỳ có hạn đã ký {signed}: {due}").format(signed=written(day.nominal_on), due=written(day.due_on))


def _differences(was: PlanLine, now: PlanLine) -> Iterator[str]:
    if was.text != now.text:
        yield _("Nội dung: từ {before} thành {after}").format(before=was.text, after=now.text)
    if was.product != now.product:
        yield _("Sản phẩm: từ {before} thành {after}").format(before=was.product or "…", after=now.product or "…")
    if who_of(was) != who_of(now):
        yield _("Đơn vị thực hiện: từ {before} thành {after}").format(
            before=", ".join(who_of(was)), after=", ".join(who_of(now))
        )
    if was.due_on != now.due_on:
        yield _("Hạn: từ {before} thành {after}").format(before=written(was.due_on), after=written(now.due_on))
    before, after = ({day.nominal_on: day.due_on for day in line.days.all()} for line in (was, now))
    for nominal_on in sorted(before.keys() | after.keys()):
        if before.get(nominal_on) != after.get(nominal_on):
            yield _("Kỳ có hạn đã ký {signed}: từ {before} thành {after}").format(
                signed=written(nominal_on),
                before=written(before.get(nominal_on, nominal_on)),
                after=written(after.get(nominal_on, nominal_on)),
            )
