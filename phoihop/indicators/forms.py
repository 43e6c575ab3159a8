"""The forms of indicators and figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import DayField, Form
from phoihop.ground.numbers import NumberField
from phoihop.ground.proofs import ProofForm
from phoihop.programmes.forms.duties import content_name
from phoihop.programmes.models import Content
from phoihop.units.models import Unit

from .asking import Figure
from .models import Indicator, Measurement
from .naming import Whose, names_of, whose


def _choice(name: str, **options: Any) -> forms.ChoiceField:
    field = Indicator._meta.get_field(name)
    return forms.ChoiceField(label=field.verbose_name, choices=field.choices or (), **options)  # type: ignore[union-attr]


class IndicatorForm(Form):
    """What is measured, in what, how it adds up, by whom."""

    content = forms.ModelChoiceField(label=_("Thuộc nội dung"), queryset=Content.objects.none())
    code = forms.CharField(label=_("Mã chỉ tiêu"), max_length=20, help_text=_("Ví dụ: CT1, 2.3"))
    name = forms.CharField(label=_("Tên chỉ tiêu"), max_length=255)
    measure = forms.CharField(label=_("Đơn vị tính"), max_length=40, help_text=_("Ví dụ: hộ, cuộc, km, triệu đồng, %"))
    over_units = _choice("over_units")
    over_time = _choice("over_time")
    since = _choice("since", help_text=_("Lũy kế và mục tiêu hằng năm được tính từ mốc này."))
    better = _choice("better")
    rhythm = _choice(
        "rhythm",
        initial=Indicator.Rhythm.ROUND,
        help_text=_("Đợt báo cáo chỉ hỏi chỉ tiêu có kỳ kết thúc trong đợt; sơ kết, tổng kết hỏi tất cả."),
    )
    baseline = NumberField(label=_("Số gốc"), required=False, help_text=_("Số liệu trước khi thực hiện chương trình."))
    baseline_year = forms.IntegerField(label=_("Năm gốc"), required=False, min_value=1990, max_value=2100)
    who = forms.CharField(
        label=_("Đơn vị báo số liệu"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Để trống là các đơn vị được phân công trong nội dung. Hoặc ghi tên một nhóm đơn vị, hoặc tên từng đơn vị, "
            "mỗi dòng một tên."
        ),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, contents: Any, day: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._day = day
        field = self.fields["content"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = contents
        field.label_from_instance = content_name  # type: ignore[method-assign,assignment]

    def clean_who(self) -> Whose:
        """The class or the units that are named."""
        found, unknown = whose(self.cleaned_data["who"].splitlines(), self._day)
        if unknown:
            raise forms.ValidationError(
                _g("Không rõ đơn vị nào: {names}. Hãy ghi như tên trong danh bạ; một nhóm thì ghi riêng.").format(
                    names="; ".join(unknown)
                )
            )
        return found


def indicator_initial(indicator: Indicator) -> dict[str, Any]:
    """How the form shows an indicator that is there."""
    shown = {
        name: getattr(indicator, name)
        for name in IndicatorForm.base_fields
        if name not in ("who", "seen") and hasattr(indicator, name)
    }
    return {**shown, "who": "\n".join(names_of(indicator)), "seen": indicator.revision}


class PeriodForm(Form):
    """Another period than those that are offered."""

    starts_on = DayField(label=_("Từ ngày"))
    ends_on = DayField(label=_("Đến ngày"))


def ask(form: Form) -> None:
    """Shows the field for the reason, which is now needed."""
    field = form.fields["because"]
    field.widget, field.required = forms.Textarea(attrs={"rows": 3, "required": True}), True


class RecordForm(ProofForm):
    """A unit's figure for a period; ``because`` is asked for where it looks wrong, or mends another."""

    field_order = ("value", "denominator", "said", "also", "note", "because", "proofs", "link", "evidence")

    value = NumberField(label=_("Số liệu"))
    denominator = NumberField(label=_("Mẫu số"))
    said = forms.ChoiceField(
        label=_("Số trên là"), choices=Measurement.Said.choices, widget=forms.RadioSelect, initial="this"
    )
    also = NumberField(
        label=_("Số còn lại"),
        required=False,
        help_text=_("Nếu có cả số kỳ này và số lũy kế, ghi số kia ở đây để hệ thống đối chiếu. Để trống thì tự tính."),
    )
    note = forms.CharField(
        label=_("Ghi chú"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    because = forms.CharField(label=_("Lý do"), required=False, max_length=2000, widget=forms.HiddenInput)
    evidence = forms.MultipleChoiceField(
        label=_("Minh chứng đã nộp ở các việc"), required=False, widget=forms.CheckboxSelectMultiple
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, indicator: Indicator, evidence: Sequence[tuple[str, str]], mends: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if indicator.is_share:
            self.fields["value"].label = _g("Tử số")
        else:
            self.fields["value"].label = _g("Số liệu ({measure})").format(measure=indicator.measure)
            del self.fields["denominator"]
        if not indicator.accumulates:
            del self.fields["said"]
        if indicator.is_share or not indicator.accumulates:
            del self.fields["also"]
        if evidence:
            self.fields["evidence"].choices = evidence  # type: ignore[attr-defined]
        else:
            del self.fields["evidence"]
        if mends or (self.data or {}).get("because"):
            ask(self)

    def figure(self, starts_on: dt.date, ends_on: dt.date) -> Figure:
        """The figure that was typed."""
        given = self.cleaned_data
        said = given.get("said") or Measurement.Said.THIS
        return Figure(starts_on, ends_on, said, given["value"], given.get("denominator"), given.get("also"))


class TargetsForm(Form):
    """Targets of all together and of some units, by year; a field is named t-<unit or 0>-<year>."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    because = forms.CharField(label=_("Lý do"), required=False, max_length=2000, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        units: Iterable[Unit],
        years: Sequence[int],
        known: dict[tuple[int | None, int], Decimal],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.years = years
        self.rows: list[tuple[str, list[tuple[int, Any]]]] = []
        whole: tuple[int | None, str] = (None, _g("Cả chương trình"))
        for key, name in [whole, *((unit.pk, unit.name) for unit in units)]:
            for year in years:
                field = NumberField(label=f"{name}, {year}", required=False, initial=known.get((key, year)))
                self.fields[f"t-{key or 0}-{year}"] = field
            self.rows.append((name, [(year, self[f"t-{key or 0}-{year}"]) for year in years]))
        if (self.data or {}).get("because"):
            ask(self)

    @property
    def values(self) -> dict[tuple[int | None, int], Decimal | None]:
        """The targets as typed, by unit and year."""
        found = {}
        for name, value in self.cleaned_data.items():
            if name.startswith("t-"):
                _t, unit, year = name.split("-")
                found[int(unit) or None, int(year)] = value
        return found
