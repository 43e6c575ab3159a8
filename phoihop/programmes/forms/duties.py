"""The forms of contents, duties and assignments."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.forms import DayField, Form

from ..models import Assignment, Content, Duty
from ..schedule_words import WEEKDAYS, Repeat, repeat_of, rule_of, typed_dates, typed_days, weekday_name, written_dates
from ..schedules import check_schedule
from .who import WhoField

EVERY = [
    ("", _("Chọn chu kỳ")),
    ("daily", _("Hằng ngày")),
    ("weekly", _("Hằng tuần")),
    ("monthly", _("Hằng tháng")),
    ("quarterly", _("Hằng quý")),
    ("half_yearly", _("6 tháng")),
    ("nine_months", _("9 tháng")),
    ("yearly", _("Hằng năm (31/12)")),
    ("dates", _("Một số ngày trong năm")),
    ("rule", _("Theo quy tắc riêng (nâng cao)")),
]
_weekday = lazy(weekday_name, str)


class ContentForm(Form):
    """A numbered subject."""

    label = forms.CharField(label=_("Số thứ tự"), max_length=20, required=False)
    kind = forms.ChoiceField(
        label=_("Loại"), choices=[("", _("Không phân loại")), *Content.Kind.choices], required=False
    )
    text = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": 3}))
    position = forms.IntegerField(
        label=_("Thứ tự trong chương trình"), min_value=1, required=False, help_text=_("1 là đầu tiên.")
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ScheduleForm(Form):
    """When a duty is due, as people say it. ``cleaned_data`` has the fields of Duty."""

    sometimes = ("due_on", "every", "dates", "rrule")  # each for its kind of schedule

    schedule = forms.ChoiceField(
        label=_("Thời hạn"), choices=Duty.Schedule.choices, required=False, widget=forms.RadioSelect
    )
    schedule_text = forms.CharField(label=_("Thời hạn, như trong văn bản"), max_length=255, required=False)
    starts_on = DayField(label=_("Bắt đầu từ ngày"), required=False)
    due_on = DayField(
        label=_("Hạn (định kỳ: đến hết ngày)"), required=False, help_text=_("Cần ghi với nhiệm vụ làm một lần.")
    )
    every = forms.ChoiceField(label=_("Chu kỳ"), choices=EVERY, required=False)
    weekdays = forms.MultipleChoiceField(
        label=_("Vào các ngày"),
        choices=[(day, _weekday(day)) for day in WEEKDAYS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.CharField(
        label=_("Ngày trong tháng"),
        max_length=60,
        required=False,
        help_text=_("Ví dụ: 15 hoặc 10, 25. Để trống là ngày cuối kỳ."),
    )
    dates = forms.CharField(
        label=_("Các ngày trong năm"),
        max_length=200,
        required=False,
        help_text=_("Ví dụ: 15/6, 15/11 hoặc cuối tháng 3"),
    )
    rrule = forms.CharField(
        label=_("Quy tắc lặp (RRULE)"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        """Builds the rule of a recurring duty; the way in which it was chosen leaves the cleaned data."""
        cleaned = super().clean()
        if cleaned.get("schedule") == Duty.Schedule.ONCE and not cleaned.get("due_on") and "due_on" in cleaned:
            self.add_error("due_on", _g("Hãy ghi hạn của nhiệm vụ làm một lần."))
        start, due = cleaned.get("starts_on"), cleaned.get("due_on")
        if start and due and due < start:
            self.add_error("due_on", _g("Hạn không thể trước ngày bắt đầu."))
        rule = self._rule(cleaned) if cleaned.get("schedule") == Duty.Schedule.RECURRING else ""
        chosen = {name: cleaned.pop(name, None) for name in ("every", "weekdays", "days", "dates")}
        self.chosen = chosen
        return {**cleaned, "rrule": rule}

    def _rule(self, cleaned: dict[str, Any]) -> str:
        every = cleaned.get("every") or ""
        try:
            match every:
                case "":
                    self.add_error("every", _g("Hãy chọn chu kỳ."))
                    return ""
                case "rule":
                    rule = "\n".join((cleaned.get("rrule") or "").upper().split())
                    check_schedule("recurring", rule)
                    return rule
                case "dates":
                    return rule_of(Repeat("dates", dates=typed_dates(cleaned.get("dates") or "")))
                case "weekly":
                    return rule_of(Repeat("weekly", weekdays=tuple(cleaned.get("weekdays") or ())))
                case "daily" | "nine_months" | "yearly":
                    return rule_of(Repeat(every))
                case _:
                    return rule_of(Repeat(every, days=typed_days(cleaned.get("days") or "")))
        except Refused as refusal:
            self.add_error("rrule", str(refusal))
        except ValueError:
            self.add_error("dates" if every == "dates" else "days", _g("Không hiểu ngày đã ghi; hãy ghi như ví dụ."))
        return ""


def schedule_initial(duty: Duty) -> dict[str, Any]:
    """How the form shows the schedule that a duty has."""
    shown: dict[str, Any] = {
        name: getattr(duty, name) for name in ("schedule", "schedule_text", "starts_on", "due_on", "rrule")
    }
    if duty.rrule:
        repeat = repeat_of(duty.rrule)
        shown["every"] = repeat.every if repeat else "rule"
        if repeat:
            shown["days"] = ", ".join(map(str, repeat.days))
            shown["weekdays"] = list(repeat.weekdays)
            shown["dates"] = written_dates(repeat.dates)
    return shown


class DutyForm(ScheduleForm):
    """What has to be done, with what result, by when."""

    content = forms.ModelChoiceField(
        label=_("Thuộc nội dung"),
        queryset=Content.objects.none(),
        required=False,
        empty_label=_("Chung cho cả chương trình"),
    )
    label = forms.CharField(label=_("Số thứ tự"), max_length=20, required=False)
    text = forms.CharField(label=_("Nhiệm vụ"), widget=forms.Textarea(attrs={"rows": 4}))
    product = forms.CharField(
        label=_("Sản phẩm, kết quả"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    joint_leads = forms.BooleanField(label=_("Đồng chủ trì (chỉ khi văn bản ghi như vậy)"), required=False)
    position = forms.IntegerField(
        label=_("Thứ tự trong nội dung"), min_value=1, required=False, help_text=_("1 là đầu tiên.")
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    field_order = ("content", "label", "text", "product")

    def __init__(self, *args: Any, contents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["content"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = contents
        field.label_from_instance = content_name  # type: ignore[method-assign,assignment]


class FrozenDutyForm(ScheduleForm):
    """What may be corrected of a duty of a frozen programme."""

    label = forms.CharField(label=_("Số thứ tự"), max_length=20, required=False)
    text = forms.CharField(label=_("Nhiệm vụ"), widget=forms.Textarea(attrs={"rows": 4}))
    product = forms.CharField(
        label=_("Sản phẩm, kết quả"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    field_order = ("label", "text", "product")


class AssignmentForm(Form):
    """Who has a duty, in which role."""

    field_order = ("who", "role")
    role = forms.ChoiceField(label=_("Vai trò"), choices=Assignment.Role.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"] = WhoField(label=_("Đơn vị hoặc nhóm đơn vị"))  # the classes of now, not of the start-up
        self.order_fields(self.field_order)


def content_name(content: Content) -> str:
    """A content in one line of a list."""
    text = content.text if len(content.text) <= 80 else f"{content.text[:77]}…"
    return f"{content.label}. {text}" if content.label else text
