"""Forms of a board's visit."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import DayField, Form
from phoihop.units.forms.fields import UnitField
from phoihop.units.queries import living_units

from ..models import Visit, VisitCheck
from .promise import AboutForm


class VisitForm(AboutForm):
    """Who looked at what, what was found, what is asked."""

    field_order = ("body", "of", "title", "place", "visited_on", "promise", "findings", "asks")

    body = forms.ChoiceField(
        label=_("Ai kiểm tra"),
        choices=Visit.Body.choices,
        widget=forms.RadioSelect,
        initial=Visit.Body.INSPECTION,
        help_text=_("Chỉ ghi tên ban, không ghi tên từng người."),
    )
    of = forms.CharField(
        label=_("Của xã nào, công trình nào"),
        max_length=200,
        help_text=_("Ví dụ: xã Glar; công trình đường thôn Tuơh Ktu."),
    )
    title = forms.CharField(label=_("Kiểm tra việc gì"), max_length=200)
    place = forms.CharField(label=_("Địa điểm"), required=False, max_length=200)
    visited_on = DayField(label=_("Ngày kiểm tra"))
    findings = forms.CharField(
        label=_("Thấy gì"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Ghi điều đã thấy, không ghi tên người dân. Ai cũng đọc được khi công khai."),
    )
    asks = forms.CharField(
        label=_("Kiến nghị"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Đề nghị cơ quan làm gì. Để trống nếu không có kiến nghị."),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class CheckForm(Form):
    """A line of the checklist."""

    text = forms.CharField(
        label=_("Xem điều gì"), max_length=300, help_text=_("Ví dụ: mặt đường rộng đúng thiết kế 3 m.")
    )
    verdict = forms.ChoiceField(label=_("Kết luận"), choices=VisitCheck.Verdict.choices, widget=forms.RadioSelect)
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=500)


class SendForm(Form):
    """Who has to answer."""

    to = UnitField(label=_("Gửi cơ quan nào"))

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to = self.fields["to"]
        assert isinstance(to, UnitField)
        to.units = living_units(today)


class VisitAnswerForm(Form):
    """The authority's answer."""

    text = forms.CharField(
        label=_("Trả lời"),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Đã làm gì, sẽ làm gì, đến bao giờ. Ai cũng đọc được khi lần kiểm tra được công khai."),
    )
