"""The tracker: a row is a duty. Its programme is a draft (made where there is none), or in force and gets progress."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

import rules
from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.documents.numbers import number_key
from phoihop.ground.forms import Form
from phoihop.ground.models import SheetImport
from phoihop.ground.sheets.table import Row
from phoihop.ground.text import fold, squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act
from phoihop.programmes.models import Programme
from phoihop.programmes.rules import has_programmes
from phoihop.units.loading.carrying import carry_out
from phoihop.units.loading.kinds import Asked, Kind, Plan, Tell, register

from .columns import COLUMNS, content_of, text_key
from .drafting import Draft, Drafting
from .reporting import Reporting

OPEN = (Programme.State.DRAFT, Programme.State.IN_FORCE)


def plan_tracker(rows: Sequence[Row], asked: Asked) -> Plan:
    """Known by (programme, content, words of the duty). Programmes are those that the actor's unit runs."""
    return _Planning(asked).plan(rows)


class _Planning:
    def __init__(self, asked: Asked) -> None:
        self._today, self._plan = asked.today, Plan()
        self._given = str(asked.answers.get("title") or "")
        self._chosen = str(asked.answers.get("programme") or "")
        self._by_name: dict[str, list[Programme]] = defaultdict(list)
        self._by_key: dict[str, Programme] = {}
        for programme in Programme.objects.filter(standing_body=asked.by.unit_id):
            self._by_key[str(programme.pk)] = programme
            for name in {number_key(programme.number), fold(programme.title)} - {""}:
                self._by_name[name].append(programme)
        self._drafts: dict[str, Draft] = {}
        self._reporting: dict[int, Reporting] = {}
        self._drafting = Drafting(asked.today)
        self._touched: dict[int, Programme | Draft] = {}

    def plan(self, rows: Sequence[Row]) -> Plan:
        seen: dict[tuple[int, str, str], int] = {}
        for row in rows:
            place = self._place(row)
            if place is None:
                continue
            self._touched[id(place)] = place
            key = (id(place), text_key(content_of(row)), text_key(row.get("duty")))
            if key in seen:
                self._plan.faults.append(row.fault("double", "duty", row=seen[key]))
                continue
            seen[key] = row.number
            if isinstance(place, Draft):
                self._plan.steps.append(self._drafting.step(row, place))
            else:
                self._report(row, place)
        self._drafting.finish(self._plan)
        for reporting in self._reporting.values():
            reporting.finish(self._plan)
        self._plan.results = self._results
        return self._plan

    def _place(self, row: Row) -> Programme | Draft | None:
        """Where a row belongs: a programme in force, or a draft."""
        named = squeeze(row.get("programme"))
        title = named or self._given
        if not named and self._chosen:
            programme = self._by_key.get(self._chosen)
        elif not title:
            self._plan.faults.append(row.fault("no_programme", "programme"))
            return None
        else:
            found = self._by_name.get(number_key(title)) or self._by_name.get(fold(title)) or []
            living = [one for one in found if one.state in OPEN] or found
            if len(living) > 1:
                self._plan.faults.append(row.fault("programme_double", "programme", count=len(living)))
                return None
            programme = living[0] if living else None
        if programme and programme.state == Programme.State.IN_FORCE:
            return programme
        if programme and programme.state != Programme.State.DRAFT:
            state = str(programme.get_state_display())
            self._plan.faults.append(row.fault("programme_frozen", "programme", state=state))
            return None
        key = str(programme.pk) if programme else fold(title)
        if key not in self._drafts:
            self._drafts[key] = Draft.of(programme.title if programme else title, programme)
        return self._drafts[key]

    def _report(self, row: Row, programme: Programme) -> None:
        if programme.pk not in self._reporting:
            self._reporting[programme.pk] = Reporting(programme, self._today)
        step, faults = self._reporting[programme.pk].step(row)
        self._plan.faults += faults
        if step:
            self._plan.steps.append(step)

    def _results(self) -> list[list[str]]:
        programmes = [one.programme if isinstance(one, Draft) else one for one in self._touched.values()]
        return [[one.title, one.get_absolute_url()] for one in programmes if one]


def asking(by: Actor) -> type[Form]:
    """What a tracker may leave unsaid: to which programme its rows belong."""
    programmes = Programme.objects.filter(standing_body=by.unit_id, state__in=OPEN).order_by("-id")[:200]
    choices = [(str(one.pk), f"{one.title} ({one.get_state_display()})") for one in programmes]

    class TrackerForm(Form):
        sometimes = ("title",)
        programme = forms.ChoiceField(
            label=_("Các dòng không ghi chương trình thuộc về"),
            required=False,
            choices=[("", _("Một dự thảo mới, tên ghi dưới đây")), *choices],
        )
        title = forms.CharField(
            label=_("Tên dự thảo chương trình mới"),
            required=False,
            max_length=500,
            help_text=_("Ví dụ: Chương trình phối hợp công tác dân vận giai đoạn 2026-2030."),
        )

        def clean_title(self) -> str:
            return squeeze(self.cleaned_data["title"])

    return TrackerForm


@act("tasks.import", _("Nhập bảng theo dõi"))
def import_tasks(
    sheet: SheetImport, *, by: Actor, now: dt.datetime, tell: Tell = lambda done, total: None
) -> SheetImport:
    """Makes and changes drafts, and reports progress, from a checked tracker, all or none. Raises Faulty."""
    return carry_out(sheet, by=by, now=now, tell=tell)


rules.add_perm("tasks.import", has_programmes)
TRACKER = register(
    Kind(
        "tracker",
        _("Bảng theo dõi nhiệm vụ"),
        "tasks.import",
        COLUMNS,
        plan_tracker,
        import_tasks,
        notes=(
            _("Mỗi dòng là một nhiệm vụ. Chương trình chưa có thì được lập thành dự thảo để duyệt như dự thảo khác."),
            _("Chương trình đang thực hiện thì chỉ ghi tiến độ; 100% là báo cáo hoàn thành, còn chờ nghiệm thu."),
            _("Nhập lại cùng một bảng không tạo nhiệm vụ trùng và không ghi lại tiến độ đã ghi."),
        ),
        match=True,
        answers=asking,
        needs_unit=True,
    )
)
