"""What an office writes down of the law."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import DayField, Form
from phoihop.ground.numbers import NumberField

from ..models import LegalFigure, Subject


class _ProvisionForm(Form):
    """Where it stands, from when to when, who checked it when, and why this is written."""

    law = forms.CharField(label=_("Văn bản"), max_length=255)
    article = forms.CharField(label=_("Điều, khoản"), max_length=120)
    valid_from = DayField(label=_("Có hiệu lực từ ngày"))
    valid_to = DayField(label=_("Đến hết ngày"), required=False, help_text=_("Để trống nếu đang có hiệu lực."))
    checked_on = DayField(
        label=_("Ngày đối chiếu với văn bản"),
        required=False,
        help_text=_("Để trống nếu chưa ai đối chiếu; khi đó hệ thống không dùng dòng này."),
    )
    note = forms.CharField(
        label=_("Ghi chú"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    reason = forms.CharField(label=_("Lý do"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The end is not before the beginning."""
        cleaned = super().clean()
        first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("Ngày kết thúc không thể trước ngày bắt đầu."))
        return cleaned


class FigureForm(_ProvisionForm):
    """A number of the law."""

    about = forms.CharField(label=_("Nội dung"), max_length=255)
    value = NumberField(label=_("Giá trị"), min_value=0)
    measure = forms.ChoiceField(label=_("Đơn vị tính"), choices=LegalFigure.Measure.choices)

    field_order = ("about", "value", "measure")


class SubjectForm(_ProvisionForm):
    """A subject that must or may be public."""

    text = forms.CharField(label=_("Nội dung phải công khai"), max_length=400)
    manner = forms.ChoiceField(label=_("Cách niêm yết"), choices=Subject.Manner.choices)
    aloud = forms.BooleanField(label=_("Phát trên loa truyền thanh"), required=False)
    mandatory = forms.BooleanField(label=_("Cấp xã bắt buộc công khai"), required=False)

    field_order = ("text", "manner", "aloud", "mandatory")
