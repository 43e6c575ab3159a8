"""The forms that mend many gaps of a draft at once: who is meant by which words, who leads what, what is due when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import DayField, Form
from phoihop.ground.text import fold
from phoihop.units.forms.fields import UnitField
from phoihop.units.models import Kind, Level, Unit, UnitClass

from ..actions import Filling
from ..checks import has_lead
from ..matching import Matcher, Meant, Suggestion
from ..models import Duty, Party
from ..schedule_words import Repeat, rule_of
from ..source_text import anchor
from .who import WhoField

OPEN, OTHER = "open", "other"
_REGULAR = ("monthly", "quarterly", "half_yearly", "yearly")
WHEN = [
    ("", _("Để sau")),
    ("continuous", _("Thường xuyên")),
    ("monthly", _("Hằng tháng")),
    ("quarterly", _("Hằng quý")),
    ("half_yearly", _("6 tháng")),
    ("yearly", _("Hằng năm (31/12)")),
    ("on_event", _("Khi phát sinh")),
    ("once", _("Một lần, hạn:")),
]


@dataclass
class Group:
    """Words of the text that name one and the same unit, in all their spellings; ``told``: the first duty of theirs."""

    phrases: list[str] = field(default_factory=list)
    duties: int = 0
    party: bool = False
    anchor: str = ""
    told: str = ""

    @property
    def name(self) -> str:
        """The first spelling."""
        return self.phrases[0]


def groups_of(parties: Sequence[Party], duties: Sequence[Duty]) -> list[Group]:
    """What waits to be matched, in the order of the text, parties first."""
    found: dict[str, Group] = {}

    def add(row: Any, phrase: str, told: str) -> Group:
        group = found.setdefault(fold(phrase), Group())
        if phrase not in group.phrases:
            group.phrases.append(phrase)
        group.told = group.told or told
        if row.span and not group.anchor:
            group.anchor = anchor(*row.span)
        return group

    for party in parties:
        if party.unit_id is None:
            add(party, party.name, "").party = True
    for duty in duties:
        for one in duty.assignments.all():
            if not one.matched:
                add(one, one.phrase, duty.text).duties += 1
    return list(found.values())


@dataclass(frozen=True)
class Choice:
    """A unit or class that words may mean."""

    value: str
    label: str
    place: str


@dataclass
class MatchRow:
    """One group of words with what a person may say of it; ``name`` is the prefix of its fields."""

    name: str
    group: Group
    choices: list[Choice]
    chosen: str = ""
    other: Any = None
    error: str = ""
    meant: Meant | None = None


class MatchForm:
    """Who the words of a draft mean: one row a group, one save. Rows left alone stay open."""

    def __init__(self, groups: Sequence[Group], day: dt.date, data: Mapping[str, str] | None = None) -> None:
        matcher = Matcher(day)
        classes = matcher.classes if groups else []
        suggested = matcher.suggestions(group.name for group in groups) if groups else {}
        self.rows = [
            self._row(f"m{number}", group, suggested[group.name], classes, data) for number, group in enumerate(groups)
        ]

    def _row(
        self,
        name: str,
        group: Group,
        suggested: list[Suggestion],
        classes: list[UnitClass],
        data: Mapping[str, str] | None,
    ) -> MatchRow:
        found = [s for s in suggested if not (group.party and isinstance(s.who, UnitClass))]
        choices = [Choice(s.value, s.who.name, s.place) for s in found]
        other = UnitField(required=False) if group.party else WhoField(classes, required=False)
        bound = forms.Form()
        bound.fields["other"] = other
        row = MatchRow(name, group, choices)
        typed = (data or {}).get(f"{name}-other", "")
        if data is not None:
            same = data.get(f"{name}-words") == group.name  # the draft may have changed since the page was made
            row.chosen = (data.get(f"{name}-who", "") if same else "") or (OTHER if same and typed else "")
            if row.chosen == OTHER:
                self._typed(row, other, typed)
            else:
                row.meant = _meant(row.chosen, {s.value: s.who for s in found})
        label = _g("Đơn vị khác cho “{words}”").format(words=group.name)
        row.other = other.widget.render(f"{name}-other", typed, {"id": f"id_{name}-other", "aria-label": label})
        return row

    def _typed(self, row: MatchRow, other: Any, typed: str) -> None:
        try:
            who = other.clean(typed)
        except forms.ValidationError as error:
            row.error = " ".join(error.messages)
            return
        row.meant = Meant(unit=who) if isinstance(who, Unit) else who
        if row.meant is None:
            row.error = _g("Hãy gõ tên đơn vị.")

    @property
    def valid(self) -> bool:
        """Whether every row that was answered is understood."""
        return not any(row.error for row in self.rows)

    @property
    def meant(self) -> dict[str, Meant]:
        """Who each spelling means, of the rows that were answered."""
        return {phrase: row.meant for row in self.rows if row.meant for phrase in row.group.phrases}


def _meant(value: str, suggested: dict[str, Unit | UnitClass]) -> Meant | None:
    if value == OPEN:
        return Meant(open_ended=True)
    who = suggested.get(value)
    if who is None:
        return None
    return Meant(unit_class=who) if isinstance(who, UnitClass) else Meant(unit=who)


class NewUnitForm(Form):
    """A unit, or a class of units, that the register lacks."""

    sometimes = ("level", "parent")

    what = forms.ChoiceField(
        label=_("Cụm từ này chỉ"),
        choices=[("unit", _("Một đơn vị")), ("class", _("Một nhóm đơn vị cùng loại"))],
        widget=forms.RadioSelect,
        initial="unit",
    )
    name = forms.CharField(label=_("Tên trong danh bạ"), max_length=255)
    abbreviation = forms.CharField(label=_("Tên viết tắt"), max_length=60, required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=[("", _("Chọn loại")), *Kind.choices])
    level = forms.ChoiceField(
        label=_("Cấp"),
        choices=[("", _("Chọn cấp")), *Level.choices],
        required=False,
        help_text=_("Cần chọn nếu là một đơn vị."),
    )
    parent = UnitField(
        label=_("Thuộc đơn vị"),
        required=False,
        help_text=_("Gõ một phần tên rồi chọn trong gợi ý. Cần có nếu là một nhóm đơn vị."),
    )

    def clean(self) -> dict[str, Any]:
        """A unit needs a level; a class needs the unit that it lies below."""
        cleaned = super().clean()
        if cleaned.get("what") == "unit" and not cleaned.get("level"):
            self.add_error("level", _g("Hãy chọn cấp của đơn vị."))
        if cleaned.get("what") == "class" and not cleaned.get("parent") and "parent" in cleaned:
            self.add_error("parent", _g("Nhóm đơn vị cần có đơn vị cấp trên."))
        return cleaned


class FillForm(Form):
    """Leads and schedules that duties lack: one row a duty, and what holds for all rows left empty.

    ``first``: how many of them stand on the pages before this.
    """

    all_lead = forms.CharField(required=False)
    all_when = forms.ChoiceField(label=_("Thời hạn cho các nhiệm vụ để trống"), choices=WHEN, required=False)

    def __init__(self, *args: Any, duties: Sequence[Duty], first: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.duties = list(duties)
        classes = list(UnitClass.objects.all()[:48])
        self.fields["all_lead"] = WhoField(classes, label=_("Đơn vị chủ trì cho các nhiệm vụ để trống"), required=False)
        self.order_fields(["all_lead", "all_when"])
        for number, duty in enumerate(self.duties, first + 1):
            if lacks_lead(duty):
                lead = WhoField(classes, label=_("Chủ trì"), required=False, help_text="")
                lead.widget.attrs["aria-label"] = _g("Chủ trì nhiệm vụ {number}").format(number=number)
                self.fields[f"lead-{duty.pk}"] = lead
            if lacks_schedule(duty):
                named = {"aria-label": _g("Thời hạn nhiệm vụ {number}").format(number=number)}
                self.fields[f"when-{duty.pk}"] = forms.ChoiceField(
                    label=_("Thời hạn"), choices=WHEN, required=False, widget=forms.Select(attrs=named)
                )
                self.fields[f"due-{duty.pk}"] = DayField(label=_("Hạn"), required=False)
                self.fields[f"due-{duty.pk}"].widget.attrs["aria-label"] = _g("Hạn nhiệm vụ {number}").format(
                    number=number
                )

    @property
    def rows(self) -> list[tuple[Duty, Any, Any, Any]]:
        """Duty, lead field, schedule field, date field; None where the duty lacks it not."""

        def bound(name: str) -> Any:
            return self[name] if name in self.fields else None

        return [(d, bound(f"lead-{d.pk}"), bound(f"when-{d.pk}"), bound(f"due-{d.pk}")) for d in self.duties]

    def clean(self) -> dict[str, Any]:
        """ "Once" needs its day."""
        cleaned = super().clean()
        if cleaned.get("all_when") == "once":
            self.add_error("all_when", _g("Hạn của việc làm một lần cần ghi ở từng nhiệm vụ."))
        for duty in self.duties:
            if cleaned.get(f"when-{duty.pk}") == "once" and not cleaned.get(f"due-{duty.pk}"):
                self.add_error(f"due-{duty.pk}", _g("Hãy ghi hạn."))
        return cleaned

    @property
    def fillings(self) -> list[Filling]:
        """What was filled in."""
        data, found = self.cleaned_data, []
        for duty in self.duties:
            lead = (data.get(f"lead-{duty.pk}") or data.get("all_lead")) if lacks_lead(duty) else None
            due = data.get(f"due-{duty.pk}")
            when = data.get(f"when-{duty.pk}") or ("once" if due else data.get("all_when") or "")
            schedule = schedule_of(when, due) if lacks_schedule(duty) and when else {}
            if lead or schedule:
                found.append(Filling(duty, lead, schedule))
        return found


def lacking(duties: Sequence[Duty]) -> list[Duty]:
    """The duties that FillForm asks about."""
    return [duty for duty in duties if lacks_lead(duty) or lacks_schedule(duty)]


def lacks_lead(duty: Duty) -> bool:
    """No unit answers for it, nor waits to be matched."""
    return not has_lead(duty)


def lacks_schedule(duty: Duty) -> bool:
    """Nobody knows by when."""
    return not duty.schedule or (duty.schedule == Duty.Schedule.ONCE and duty.due_on is None)


def schedule_of(when: str, due: dt.date | None) -> dict[str, Any]:
    """The fields of Duty for a choice of WHEN."""
    if when in _REGULAR:
        return {"schedule": "recurring", "rrule": rule_of(Repeat(when)), "due_on": None}
    return {"schedule": when, "rrule": "", "due_on": due if when == "once" else None}
