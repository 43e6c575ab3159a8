"""Forms: to publish, to withdraw; where it hangs, and what proves it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import DayField, Form
from phoihop.ground.proofs import ProofForm
from phoihop.ground.text import squeeze

from ..figures import subjects_on
from ..models import Channel, Subject, Version

OTHER = "other"  # a basis that the list does not know


class PublishForm(Form):
    """On what basis, from when, until when."""

    sometimes = ("other", "decided_on")

    known = forms.ChoiceField(label=_("Căn cứ công khai"))
    other = forms.CharField(
        label=_("Căn cứ khác, hoặc nói rõ thêm"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ví dụ: số và ngày của quyết định, thỏa thuận của các bên về việc công khai."),
    )
    decided_on = DayField(
        label=_("Ngày ban hành văn bản được công khai"),
        required=False,
        help_text=_("Hạn công khai tính từ ngày này."),
    )
    valid_from = DayField(label=_("Công khai từ ngày"))
    valid_to = DayField(label=_("Đến hết ngày"), required=False, help_text=_("Để trống nếu chưa định ngày kết thúc."))

    def __init__(self, *args: Any, today: dt.date, decided_on: dt.date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.subjects = {one.key: one for one in subjects_on(today)}
        field = self.fields["known"]
        assert isinstance(field, forms.ChoiceField)
        known = ((key, one.words) for key, one in self.subjects.items())
        field.choices = [("", _("Chọn căn cứ")), *known, (OTHER, _("Căn cứ khác, ghi ở ô dưới"))]
        self.fields["valid_from"].initial = today
        self.fields["decided_on"].initial = decided_on

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
    def subject(self) -> Subject | None:
        """The subject of the law that was chosen."""
        return self.subjects.get(self.cleaned_data["known"])

    @property
    def basis(self) -> str:
        """The basis as it is kept and shown."""
        return "; ".join(
            filter(None, [self.subject.words if self.subject else "", squeeze(self.cleaned_data["other"])])
        )


class WithdrawForm(Form):
    """Why it is no longer public."""

    reason = forms.CharField(label=_("Lý do thôi công khai"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class ChannelForm(ProofForm):
    """Where it hangs or is read out, from when to when."""

    kind = forms.ChoiceField(label=_("Hình thức"), choices=Channel.Kind.choices)
    place = forms.CharField(
        label=_("Nơi thực hiện"), max_length=255, help_text=_("Ví dụ: bảng tin trụ sở UBND xã, nhà rông làng Mrăh.")
    )
    valid_from = DayField(label=_("Từ ngày"))
    valid_to = DayField(label=_("Đến hết ngày"), required=False, help_text=_("Để trống nếu chưa định ngày kết thúc."))

    field_order = ("kind", "place", "valid_from", "valid_to", "proofs", "link")


class EndForm(Form):
    """When it was taken down, and why before its time."""

    last = DayField(label=_("Ngày niêm yết cuối cùng"))
    reason = forms.CharField(
        label=_("Lý do, nếu gỡ trước hạn"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class VersionForm(Form):
    """The same in another language."""

    language = forms.ChoiceField(label=_("Ngôn ngữ"), choices=Version.Language.choices)
    title = forms.CharField(label=_("Tên"), max_length=500)
    text = forms.CharField(label=_("Nội dung"), max_length=20000, widget=forms.Textarea(attrs={"rows": 8}))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, there: Version | None, **kwargs: Any) -> None:
        shown = {"title": there.title, "text": there.text, "seen": there.revision} if there else {}
        super().__init__(*args, initial=shown, **kwargs)
        if there:  # else one could write over another language than the one that was shown
            self.fields["language"].initial, self.fields["language"].disabled = there.language, True

    def clean_seen(self) -> int:
        """None was there: 0."""
        return self.cleaned_data["seen"] or 0
