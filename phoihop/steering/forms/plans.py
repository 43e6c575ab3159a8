"""The forms of yearly plans."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.dates import written
from phoihop.ground.forms import DayField, Form
from phoihop.programmes.models import Content, Duty, Programme
from phoihop.tasks.occurrences import Occurrence

from .who import WhoForm


class OpenForm(Form):
    """For which year."""

    year = forms.TypedChoiceField(label=_("Năm"), coerce=int)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year = self.fields["year"]
        assert isinstance(year, forms.ChoiceField)
        year.choices = [(one, str(one)) for one in years]


class PlanForm(Form):
    """How it is called, who signs it, and why it amends another."""

    title = forms.CharField(label=_("Tên kế hoạch"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    reason = forms.CharField(
        label=_("Lý do điều chỉnh, bổ sung"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    signatory_office = forms.CharField(label=_("Chức vụ người ký"), max_length=160, required=False)
    signatory_name = forms.CharField(label=_("Người ký"), max_length=120, required=False)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class AmendForm(Form):
    """Why an issued plan is changed."""

    reason = forms.CharField(
        label=_("Lý do điều chỉnh, bổ sung"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Được nêu trong văn bản điều chỉnh."),
    )


class ChooseForm(Form):
    """Which duties the year takes up: one set of boxes for each content."""

    def __init__(self, *args: Any, groups: list[tuple[str, list[tuple[Duty, str]]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._duties = {str(duty.pk): duty for _label, its in groups for duty, _words in its}
        for number, (label, its) in enumerate(groups):
            self.fields[f"group_{number}"] = forms.MultipleChoiceField(
                label=label,
                required=False,
                choices=[(str(duty.pk), words) for duty, words in its],
                widget=forms.CheckboxSelectMultiple,
            )

    def duties(self) -> list[Duty]:
        """Those that are ticked."""
        return [self._duties[key] for chosen in self.cleaned_data.values() for key in chosen]


class DaysForm(Form):
    """An earlier day for each signed day of a duty."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, dates: list[Occurrence], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._dates = [one.nominal_on for one in dates]
        for one in dates:
            self.fields[_name(one.nominal_on)] = DayField(
                label=_g("Hạn đã ký {day}; hạn trong kế hoạch").format(day=written(one.nominal_on)), required=False
            )

    def days(self) -> dict[dt.date, dt.date | None]:
        """The signed day → the earlier one, or None."""
        return {day: self.cleaned_data.get(_name(day)) for day in self._dates}

    @staticmethod
    def shown(days: dict[dt.date, dt.date]) -> dict[str, dt.date]:
        """What the form shows of the days that are set."""
        return {_name(nominal_on): due_on for nominal_on, due_on in days.items()}


def _name(day: dt.date) -> str:
    return f"day_{day.isoformat()}"


class OwnWorkForm(WhoForm):
    """Work of the year's own."""

    sometimes = ("who", "others")
    text = forms.CharField(label=_("Việc cần làm"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))
    due_on = DayField(label=_("Hạn hoàn thành"))
    product = forms.CharField(
        label=_("Sản phẩm, kết quả"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    content = forms.ModelChoiceField(
        label=_("Thuộc nội dung"),
        queryset=Content.objects.none(),
        required=False,
        empty_label=_("Chung cho cả chương trình"),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        content = self.fields["content"]
        assert isinstance(content, forms.ModelChoiceField)
        content.queryset = programme.contents.all()
        if "who" in self.fields:
            self.fields["who"].label = _g("Đơn vị thực hiện")
        self.order_fields(["text", "who", "others", "due_on", "product", "content"])


class IssueForm(Form):
    """When it was issued, under which number."""

    issued_on = DayField(label=_("Ngày ban hành"))
    number = forms.CharField(
        label=_("Số, ký hiệu"),
        max_length=60,
        required=False,
        help_text=_("Ví dụ: 12-KH/BDVHU. Khi có số, kế hoạch được đưa vào sổ văn bản. Chưa có thì để trống."),
    )
