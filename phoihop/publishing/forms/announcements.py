"""To write what is to be made public."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import DayField, Form
from phoihop.ground.proofs import ACCEPTED, FilesField, ManyFiles


class AnnouncementForm(Form):
    """A text with files."""

    title = forms.CharField(label=_("Tên"), max_length=300, help_text=_("Ví dụ: Dự toán ngân sách xã năm 2027."))
    text = forms.CharField(
        label=_("Nội dung"),
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Viết câu ngắn, mỗi ý một dòng. Bản dán bảng và bản đọc loa lấy từ đây."),
    )
    decided_on = DayField(label=_("Ngày ban hành quyết định, văn bản"), required=False)
    attached = FilesField(
        label=_("Tệp kèm theo"),
        required=False,
        widget=ManyFiles(attrs={"accept": ACCEPTED}),
        help_text=_("Ai cũng tải được các tệp này khi bản đã công khai."),
    )


class EditAnnouncementForm(AnnouncementForm):
    """The same for one that is there."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
