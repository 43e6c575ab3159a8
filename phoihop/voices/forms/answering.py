"""What the unit fills in that answers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import Form
from phoihop.units.forms.fields import UnitField
from phoihop.units.queries import living_units

from ..models import Feedback
from ..receivers import FORCES


class AnswerForm(Form):
    """A word to the citizen."""

    text = forms.CharField(
        label=_("Nội dung gửi người dân"),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Người gửi đọc được bằng mã theo dõi. Viết ngắn, rõ, tránh chữ tắt."),
    )


class RefuseForm(Form):
    """For which of the published reasons it is not taken."""

    refusal = forms.ChoiceField(
        label=_("Lý do"),
        choices=Feedback.Refusal.choices,
        widget=forms.RadioSelect,
        help_text=_("Danh mục lý do và số lần dùng được công khai."),
    )
    reason = forms.CharField(
        label=_("Nói rõ thêm"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Người gửi đọc được."),
    )


class PublishForm(Form):
    """The words as they will stand for everybody."""

    text = forms.CharField(
        label=_("Lời phản ánh khi đăng"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Bỏ tên, địa chỉ, số điện thoại và mọi điều làm lộ người gửi hay người khác."),
    )
    answer = forms.CharField(
        label=_("Câu trả lời khi đăng"),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Cũng bỏ mọi điều làm lộ người gửi. Câu trả lời sau này chỉ lên trang khi bạn đăng lại."),
    )


class MergeForm(Form):
    """Which other word says the same."""

    into = forms.ModelChoiceField(
        label=_("Gộp vào"), queryset=Feedback.objects.none(), empty_label=None, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, others: QuerySet[Feedback], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into = self.fields["into"]
        assert isinstance(into, forms.ModelChoiceField)
        into.queryset = others
        into.label_from_instance = lambda one: f"{one}: {one.text[:160]}"  # type: ignore[assignment, method-assign]


class ForwardForm(Form):
    """To whom, and why."""

    to = UnitField(label=_("Chuyển tới"))
    reason = forms.CharField(
        label=_("Lý do chuyển"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Người gửi đọc được lý do này."),
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to = self.fields["to"]
        assert isinstance(to, UnitField)
        to.units = living_units(today)


class LeaveForm(ForwardForm):
    """Of which armed force the sender is asked, and why it should have it."""

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        to = self.fields["to"]
        assert isinstance(to, UnitField)
        to.units = to.units.filter(kind__in=FORCES)
