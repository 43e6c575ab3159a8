"""The forms of meetings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import DayField, Form
from phoihop.programmes.models import Content, Programme

from ..actions.attendance import Came
from ..models import Attendance
from .who import WhoForm


class TimeField(forms.TimeField):
    """An hour: the phone's own picker, or typed as 14:30, 14h30."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        formats = ["%H:%M", "%H:%M:%S", "%Hh%M", "%Hh"]
        super().__init__(widget=widget, input_formats=formats, required=False, **kwargs)


class MeetingForm(Form):
    """When, where, under whose lead."""

    title = forms.CharField(label=_("Tên cuộc họp"), max_length=255)
    held_on = DayField(label=_("Ngày họp"))
    begins_at = TimeField(label=_("Giờ bắt đầu"))
    ends_at = TimeField(label=_("Giờ kết thúc"))
    place = forms.CharField(label=_("Địa điểm"), max_length=255, required=False)
    chair = forms.CharField(label=_("Người chủ trì"), max_length=255, required=False)
    chair_office = forms.CharField(
        label=_("Chức vụ người chủ trì"), max_length=255, required=False, help_text=_("Ví dụ: Trưởng ban")
    )
    clerk = forms.CharField(label=_("Người ghi biên bản"), max_length=255, required=False)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class CallForm(WhoForm, MeetingForm):
    """A meeting, and the units that are asked to come."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["seen"]
        if "who" in self.fields:
            self.fields["who"].label = _g("Đơn vị được mời")
        self.order_fields([*MeetingForm.base_fields, "who", "others"])


class InviteForm(WhoForm):
    """More units."""

    def clean(self) -> dict[str, Any]:
        """Somebody has to be named."""
        cleaned = super().clean()
        if not self.errors and not cleaned["units"] and not cleaned["classes"]:
            self.add_error(None, _g("Hãy chọn hoặc ghi ít nhất một đơn vị."))
        return cleaned


class ItemForm(Form):
    """A point of the agenda, and what was said on it."""

    text = forms.CharField(label=_("Nội dung"), max_length=5000, widget=forms.Textarea(attrs={"rows": 2}))
    facts = forms.CharField(
        label=_("Tình hình"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    notes = forms.CharField(
        label=_("Ý kiến tại cuộc họp"), max_length=10_000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    order = forms.IntegerField(label=_("Thứ tự"), min_value=1, max_value=10_000, required=False)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ProposeForm(Form):
    """What is open and not on the agenda."""

    chosen = forms.MultipleChoiceField(label=_("Việc đưa vào chương trình họp"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["chosen"]
        assert isinstance(chosen, forms.MultipleChoiceField)
        chosen.choices = offered


class MinutesForm(Form):
    """What was said beside the points of the agenda."""

    minutes = forms.CharField(
        label=_("Diễn biến cuộc họp"),
        max_length=50_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Mỗi ý một đoạn. Ý kiến về từng mục có thể ghi ngay ở mục đó của chương trình họp."),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ConclusionForm(WhoForm):
    """What was concluded, who does it, by when."""

    sometimes = ("due_on", "who", "others")
    text = forms.CharField(label=_("Kết luận"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))
    content = forms.ModelChoiceField(
        label=_("Thuộc nội dung"),
        queryset=Content.objects.none(),
        required=False,
        empty_label=_("Chung cho cả chương trình"),
    )
    due_on = DayField(
        label=_("Hạn hoàn thành"),
        required=False,
        help_text=_("Cần ghi khi có đơn vị thực hiện: kết luận khi đó thành việc của từng đơn vị."),
    )
    order = forms.IntegerField(label=_("Thứ tự"), min_value=1, max_value=10_000, required=False)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        content = self.fields["content"]
        assert isinstance(content, forms.ModelChoiceField)
        content.queryset = programme.contents.all()
        if "who" in self.fields:
            self.fields["who"].label = _g("Đơn vị thực hiện")
        self.order_fields(["text", "who", "others", "due_on", "content", "order"])


class AttendanceForm(Form):
    """How the units of one page came: for each its state, how many people, who they were."""

    def __init__(self, *args: Any, attendances: list[Attendance], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.attendances = attendances
        for one in attendances:
            unit = str(one.unit)
            fields = {
                "state": forms.ChoiceField(
                    label=_g("Có mặt: {unit}").format(unit=unit), choices=Attendance.State.choices, initial=one.state
                ),
                "people": forms.IntegerField(
                    label=_g("Số người: {unit}").format(unit=unit),
                    required=False,
                    min_value=1,
                    max_value=10_000,
                    initial=one.people,
                ),
                "who": forms.CharField(
                    label=_g("Thành phần: {unit}").format(unit=unit), required=False, max_length=255, initial=one.who
                ),
                "was": forms.CharField(
                    required=False, widget=forms.HiddenInput, initial=one.state, max_length=8, label=""
                ),
            }
            for name, field in fields.items():
                if field.label:  # in a table each stands below the head of its column
                    field.widget.attrs["aria-label"] = field.label
                self.fields[f"{name}_{one.pk}"] = field

    def came(self) -> list[Came]:
        """What the form says."""
        data = self.cleaned_data
        return [
            Came(
                one.pk,
                data[f"state_{one.pk}"],
                data[f"people_{one.pk}"],
                data[f"who_{one.pk}"],
                data[f"was_{one.pk}"],
            )
            for one in self.attendances
        ]

    def rows(self) -> list[tuple[Any, ...]]:
        """The fields by unit, as the page prints them."""
        return [
            (one, *(self[f"{name}_{one.pk}"] for name in ("state", "people", "who", "was"))) for one in self.attendances
        ]
