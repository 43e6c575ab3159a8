"""Forms of the register."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.forms import DayField, Form
from phoihop.ground.text import squeeze
from phoihop.reading.grammar.kinds import kind_named

from .kinds import KINDS
from .models import DocumentFile, Link, OfficialDocument, System
from .uploads import refuse_unfit


class KindInput(forms.TextInput):
    """A line of text that offers the known kinds."""

    template_name = "documents/kind_input.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds the list, which the line points to."""
        return {**super().get_context(name, value, {**(attrs or {}), "list": "kinds"}), "kinds": KINDS}


class DocumentForm(Form):
    """Everything that the register says of a document; the number's parts follow from the number."""

    sometimes = ("number", "abstract")  # one of the two

    number = forms.CharField(
        label=_("Số, ký hiệu"),
        max_length=60,
        required=False,
        help_text=_("Ví dụ: 72-KH/HU, 19/KH-UBND. Viết kiểu nào cũng được, hệ thống tự tách thành các phần."),
    )
    kind = forms.CharField(label=_("Loại văn bản"), max_length=60, widget=KindInput)
    issuer_name = forms.CharField(
        label=_("Cơ quan ban hành"),
        max_length=255,
        required=False,
        help_text=_("Nếu tên trùng với một đơn vị trong danh bạ, văn bản được ghi cho đơn vị đó."),
    )
    issued_on = DayField(label=_("Ngày ban hành"), required=False)
    abstract = forms.CharField(
        label=_("Trích yếu"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Cần ghi khi văn bản không có số, ký hiệu."),
    )
    system = forms.ChoiceField(
        label=_("Hệ thống"),
        required=False,
        choices=[("", _("Theo số, ký hiệu")), *System.choices],
        help_text=_("Chỉ chọn khi số, ký hiệu không cho biết."),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_kind(self) -> str:
        """Known kinds as the house writes them, others as they were typed."""
        typed = squeeze(self.cleaned_data["kind"])
        return kind_named(typed) or typed

    def clean(self) -> dict[str, Any]:
        """A document needs something to be known by."""
        cleaned = super().clean()
        if not cleaned.get("number") and not cleaned.get("abstract") and not self.errors:
            self.add_error("number", _("Hãy ghi số, ký hiệu hoặc trích yếu."))
        return cleaned


class AttachForm(Form):
    """A file of a document. It is looked into before it is stored."""

    content = forms.FileField(
        label=_("Tệp"),
        max_length=255,
        help_text=_("Word, Excel, PDF, ảnh chụp hoặc văn bản thuần. Văn bản có dấu mật bị từ chối và không được lưu."),
    )
    role = forms.ChoiceField(label=_("Tệp này là"), choices=DocumentFile.Role.choices, widget=forms.RadioSelect)

    def clean_content(self) -> Any:
        """Refuses what must not be stored, with what to do."""
        content = self.cleaned_data["content"]
        try:
            refuse_unfit(content, content.name)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return content


class LinkForm(Form):
    """This document does something to another one, which is chosen among those found."""

    kind = forms.ChoiceField(label=_("Văn bản này"), choices=Link.Kind.choices, initial=Link.Kind.IMPLEMENTS)
    target = forms.ModelChoiceField(
        label=_("Văn bản được nhắc đến"),
        queryset=OfficialDocument.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Hãy tìm và chọn một văn bản.")},
    )

    def __init__(self, *args: Any, found: list[OfficialDocument], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        target = self.fields["target"]
        assert isinstance(target, forms.ModelChoiceField)
        target.queryset = OfficialDocument.objects.filter(pk__in=[one.pk for one in found])
        target.label_from_instance = in_words  # type: ignore[method-assign, assignment]


def in_words(document: OfficialDocument) -> str:
    """A document in one line: number, day, abstract."""
    day = (
        f" ({document.issued_on.day}/{document.issued_on.month}/{document.issued_on.year})"
        if document.issued_on
        else ""
    )
    number = f"{document.number}{day}" if document.number else f"{document.kind}{day}"
    return f"{number}: {document.abstract}" if document.abstract else number
