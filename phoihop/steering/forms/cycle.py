"""The forms of the cycle."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.documents.choosing import DocumentsField
from phoihop.ground.forms import DayField, Form
from phoihop.ground.proofs import ProofForm
from phoihop.programmes.models import Content, Programme
from phoihop.units.forms.fields import UnitField

from ..models import Verb


class ContentsField(forms.ModelMultipleChoiceField):
    """Contents of a programme as boxes to tick."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        """With its number."""
        return f"{obj.label or obj.order}. {obj.text}"


class ActForm(Form):
    """What was done. A unit that tells of itself has no ``unit`` to choose."""

    verb = forms.ChoiceField(label=_("Khâu của chu trình"))
    held_on = DayField(label=_("Ngày làm"))
    held_until = DayField(label=_("Đến ngày"), required=False, help_text=_("Chỉ ghi khi kéo dài nhiều ngày."))
    text = forms.CharField(
        label=_("Đã làm gì"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ví dụ: hội nghị quán triệt chương trình đến cán bộ chủ chốt của xã và các thôn."),
    )
    unit = UnitField(label=_("Đơn vị chủ trì"))
    took_part = forms.CharField(
        label=_("Đơn vị, thành phần tham dự"),
        max_length=500,
        required=False,
        help_text=_("Ghi tên đơn vị hoặc thành phần; không lập danh sách người."),
    )
    attended = forms.IntegerField(label=_("Số người dự"), required=False, min_value=1, max_value=1_000_000)
    contents = ContentsField(
        label=_("Nội dung liên quan"),
        queryset=Content.objects.none(),
        required=False,
        help_text=_("Không chọn nội dung nào nghĩa là cả chương trình."),
    )
    documents = DocumentsField(label=_("Văn bản"))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, programme: Programme, chooses_unit: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        verb, contents = self.fields["verb"], self.fields["contents"]
        assert isinstance(verb, forms.ChoiceField) and isinstance(contents, ContentsField)
        closed = programme.state == Programme.State.CLOSED
        known = [(one.value, one.label) for one in Verb if not closed or one == Verb.FINAL]
        verb.choices = known if closed else [("", _g("Chọn khâu")), *known]
        contents.queryset = programme.contents.all()
        if not chooses_unit:
            del self.fields["unit"]

    def clean(self) -> dict[str, Any]:
        """What lasts does not end before it begins."""
        cleaned = super().clean()
        first, last = cleaned.get("held_on"), cleaned.get("held_until")
        if first and last and last < first:
            self.add_error("held_until", _g("Ngày kết thúc không thể trước ngày bắt đầu."))
        return cleaned


class RecordForm(ProofForm, ActForm):
    """What was done, and what proves it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["seen"]


class RemoveForm(Form):
    """Why it is taken out."""

    reason = forms.CharField(label=_("Lý do bỏ"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
