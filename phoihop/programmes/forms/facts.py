"""The forms of a programme's own facts and of its parties."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import DayField, Form
from phoihop.units.forms.fields import UnitField

_BEFORE_CONFIRMING = _("Cần có trước khi xác nhận chương trình.")


class ProgrammeForm(Form):
    """What a programme is called, from when to when it runs, when and where it was signed."""

    sometimes = ("starts_on", "ends_on")

    title = forms.CharField(label=_("Tên chương trình"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    number = forms.CharField(
        label=_("Số, ký hiệu"), max_length=60, required=False, help_text=_("Ví dụ: 03-CTr/BDVHU-UBND")
    )
    kind = forms.CharField(
        label=_("Loại văn bản"), max_length=60, required=False, help_text=_("Ví dụ: chương trình, kế hoạch")
    )
    starts_on = DayField(label=_("Thực hiện từ ngày"), required=False, help_text=_BEFORE_CONFIRMING)
    ends_on = DayField(label=_("Đến ngày"), required=False, help_text=_BEFORE_CONFIRMING)
    signed_on = DayField(label=_("Ngày ký"), required=False)
    place = forms.CharField(label=_("Nơi ký"), max_length=120, required=False)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """A period does not end before it begins."""
        cleaned = super().clean()
        start, end = cleaned.get("starts_on"), cleaned.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _g("Ngày kết thúc không thể trước ngày bắt đầu."))
        return cleaned


class NewProgrammeForm(ProgrammeForm):
    """A programme typed by hand."""


class PartyForm(Form):
    """A body that signs, and by whose hand."""

    sometimes = ("unit",)

    name = forms.CharField(label=_("Tên bên ký, như trong văn bản"), max_length=255)
    unit = UnitField(
        label=_("Đơn vị trong danh bạ"),
        required=False,
        help_text=_("Gõ một phần tên rồi chọn trong gợi ý. Cần có trước khi xác nhận chương trình."),
    )
    signatory_name = forms.CharField(label=_("Người ký"), max_length=120, required=False)
    signatory_office = forms.CharField(label=_("Chức vụ"), max_length=160, required=False)


class FrozenPartyForm(Form):
    """What may be corrected of a party that has signed."""

    name = forms.CharField(label=_("Tên bên ký, như trong văn bản"), max_length=255)
    signatory_name = forms.CharField(label=_("Người ký"), max_length=120, required=False)
    signatory_office = forms.CharField(label=_("Chức vụ"), max_length=160, required=False)
    signed_on = DayField(label=_("Ngày ký"), required=False)
