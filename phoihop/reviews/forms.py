"""Opening a review, its head, its sections, issuing it, asking for a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import DayField, Form
from phoihop.rounds.models import Round
from phoihop.templating.models import Template
from phoihop.writing.papers import PREFIXES

from .models import Export, Review

_MOST = 20_000  # letters of a section
# what a round is for says what its review is
_KINDS = {"interim": "interim", "final": "final", "six_months": "interim", "nine_months": "interim", "year": "interim"}


def kind_for(round: Round) -> str:
    """The kind of review that a round of this kind most often wants."""
    return _KINDS.get(round.kind, "periodic")


class OpenForm(Form):
    """What kind of review."""

    kind = forms.ChoiceField(label=_("Loại báo cáo"), choices=Review.Kind.choices, widget=forms.RadioSelect)


class HeadForm(Form):
    """The paper's head and foot."""

    system = forms.ChoiceField(label=_("Thể thức"), choices=Review.System.choices, widget=forms.RadioSelect)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=255)
    parent = forms.CharField(label=_("Cơ quan cấp trên"), max_length=255, required=False)
    symbol = forms.CharField(
        label=_("Ký hiệu"), max_length=40, required=False, help_text=_("Ví dụ BC-UBND; của Đảng: BC/ĐU.")
    )
    place = forms.CharField(label=_("Địa danh"), max_length=120, required=False)
    abstract = forms.CharField(label=_("Trích yếu"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    compared_with = forms.ModelChoiceField(label=_("So với đợt trước"), queryset=Round.objects.none(), required=False)
    authority = forms.CharField(
        label=_("Quyền hạn ký"), max_length=200, required=False, help_text=_("Ví dụ TM. Ủy ban nhân dân, KT. Chủ tịch.")
    )
    post = forms.CharField(label=_("Chức vụ người ký"), max_length=120)
    signatory = forms.CharField(label=_("Họ tên người ký"), max_length=120, required=False)
    recipients = forms.CharField(
        label=_("Nơi nhận"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mỗi nơi một dòng."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        earlier = Round.objects.filter(unit=review.unit_id, closes_on__lt=review.round.closes_on)
        self.fields["compared_with"].queryset = earlier.order_by("-closes_on", "-id")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The authority begins as its system writes it."""
        cleaned = super().clean()
        prefix = cleaned.get("authority", "").partition(" ")[0]
        known = PREFIXES["party" if cleaned.get("system") == "party" else "state"]
        if prefix and prefix not in known:
            asked = _("Quyền hạn ký bắt đầu bằng {known}.").format(known=", ".join(known))
            self.add_error("authority", ValidationError(asked))
        return cleaned


class SectionForm(Form):
    """A section's text."""

    text = forms.CharField(
        label=_("Nội dung"),
        max_length=_MOST,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("Mỗi dòng là một đoạn. Đoạn để nguyên vẫn tự cập nhật theo số liệu; đoạn đã sửa giữ lời của bạn."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class IssueForm(Form):
    """Number and day of the paper."""

    number = forms.CharField(label=_("Số văn bản"), max_length=10)
    issued_on = DayField(label=_("Ngày ban hành"))
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ExportForm(Form):
    """Which file."""

    kind = forms.ChoiceField(label=_("Loại tệp"), choices=Export.Kind.choices, widget=forms.RadioSelect, initial="docx")
    template = forms.ModelChoiceField(
        label=_("Mẫu Word"), queryset=Template.objects.none(), required=False, empty_label=_("Thể thức chuẩn")
    )

    def __init__(self, *args: Any, templates: QuerySet[Template], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["template"].queryset = templates  # type: ignore[attr-defined]
