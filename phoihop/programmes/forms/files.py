"""The forms that take files. Each file is looked into before a byte of it is kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.documents.uploads import refuse_unfit
from phoihop.ground.errors import Refused
from phoihop.ground.forms import Form
from phoihop.ground.keeping import content_type_of
from phoihop.reading.errors import ReadingError

_READ = ".docx,.doc,.pdf,.txt,.html,.htm,.xlsx"
_SCANS = {"application/pdf", "image/jpeg", "image/png", "image/tiff"}


class ScanField(forms.FileField):
    """The stamped scan of a signed paper: PDF or picture."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.tif,.tiff"})
        super().__init__(widget=widget, max_length=255, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Refuses other types by their content, and what must not be stored."""
        content = super().clean(data, initial)
        if not content:
            return content
        if content_type_of(content) not in _SCANS:
            raise forms.ValidationError(_g("Bản chụp phải là tệp PDF hoặc ảnh (JPG, PNG, TIFF)."))
        _look_into(content)
        return content


class UploadForm(Form):
    """A programme document to be read, and beside it the stamped scan."""

    content = forms.FileField(
        label=_("Tệp văn bản"),
        max_length=255,
        widget=forms.ClearableFileInput(attrs={"accept": _READ}),
        help_text=_(
            "Tệp Word (.docx, .doc), PDF, Excel (.xlsx), .html hoặc .txt. PDF quét từ bản giấy chỉ đọc được khi máy "
            "chủ có bộ nhận dạng chữ. Văn bản có dấu mật bị từ chối và không được lưu."
        ),
    )
    scan = ScanField(
        label=_("Bản ký, đóng dấu (bản chụp)"),
        required=False,
        help_text=_("PDF hoặc ảnh, được lưu làm bằng chứng cùng tệp Word; có thể bổ sung sau."),
    )

    def clean_content(self) -> Any:
        """Refuses what must not be stored or cannot be read, with what to do."""
        content = self.cleaned_data["content"]
        _look_into(content)
        if content_type_of(content).startswith("image/"):
            raise forms.ValidationError(ReadingError("picture").message("vi" if get_language() == "vi" else "en"))
        return content


def _look_into(content: Any) -> None:
    try:
        refuse_unfit(content, content.name)
    except Refused as refusal:
        raise forms.ValidationError(str(refusal)) from refusal
