"""Forms: to publish, to withdraw."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import DayField, Form
from phoihop.ground.text import squeeze

from ..figures import subjects_on

OTHER = "other"  # a basis that the list does not know


class PublishForm(Form):
    """On what basis, from when, until when."""

    sometimes = ("other",)

    known = forms.ChoiceField(label=_("Căn cứ công khai"))
    other = forms.CharField(
        label=_("Căn cứ khác, hoặc nói rõ thêm"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ví dụ: số và ngày của quyết định, thỏa thuận của các bên về việc công khai."),
    )
    valid_from = DayField(label=_("Công khai từ ngày"))
    valid_to = DayField(label=_("Đến hết ngày"), required=False, help_text=_("Để trống nếu chưa định ngày kết thúc."))

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.bases = {basis.key: basis for basis in subjects_on(today)}
        field = self.fields["known"]
        assert isinstance(field, forms.ChoiceField)
        known = ((key, one.words) for key, one in self.bases.items())
        field.choices = [("", _("Chọn căn cứ")), *known, (OTHER, _("Căn cứ khác, ghi ở ô dưới"))]
        self.fields["valid_from"].initial = today

    def clean_valid_from(self) -> dt.date:
        """Nothing was public on this portal before today."""
        day: dt.date = self.cleaned_data["valid_from"]
        if day < self.today:
            raise forms.ValidationError(_("Ngày bắt đầu công khai không thể trước hôm nay."))
        return day

    def clean(self) -> dict[str, Any]:
        """Another basis is written out; the end is not before the beginning."""
        cleaned = super().clean()
        if cleaned.get("known") == OTHER and not squeeze(cleaned.get("other") or ""):
            self.add_error("other", _("Hãy ghi căn cứ công khai."))
        first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("Ngày kết thúc không thể trước ngày bắt đầu."))
        return cleaned

    @property
    def basis(self) -> str:
        """The basis as it is kept and shown."""
        chosen = self.bases.get(self.cleaned_data["known"])
        return "; ".join(filter(None, [chosen.words if chosen else "", squeeze(self.cleaned_data["other"])]))


class WithdrawForm(Form):
    """Why it is no longer public."""

    reason = forms.CharField(label=_("Lý do thôi công khai"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
