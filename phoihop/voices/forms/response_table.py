"""What an official fills in for the response table and the result."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phoihop.ground.forms import DayField, Form
from phoihop.ground.proofs import ProofForm

from ..models import CommentGroup, Consultation, ConsultationOption


class GroupForm(Form):
    """A group and its answer."""

    sometimes = ("outcome", "answer")

    title = forms.CharField(
        label=_("Tóm tắt ý kiến"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Viết bằng lời của đơn vị, không chép nguyên văn. Sẽ được công khai."),
    )
    outcome = forms.ChoiceField(
        label=_("Tiếp thu hay giải trình"),
        required=False,
        choices=CommentGroup.Outcome.choices,
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Sửa gì, hoặc vì sao không"),
        required=False,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Sẽ được công khai cùng kết quả."),
    )


class EditGroupForm(GroupForm):
    """Another name or answer of one."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class CloseForm(Form):
    """The decision."""

    sometimes = ("explanation", "chosen")

    outcome = forms.ChoiceField(label=_("Quyết định"), choices=Consultation.Outcome.choices, widget=forms.RadioSelect)
    chosen = forms.ModelChoiceField(
        label=_("Phương án được chọn"),
        queryset=ConsultationOption.objects.none(),
        required=False,
        empty_label=_("Không chọn phương án nào"),
    )
    decision = forms.CharField(
        label=_("Nội dung quyết định"),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Viết cho người dân đọc: quyết định gì, từ ngày nào, ở đâu."),
    )
    differs = forms.BooleanField(label=_("Quyết định này khác với ý kiến của đa số"), required=False)
    explanation = forms.CharField(
        label=_("Giải trình khi khác ý kiến đa số"),
        required=False,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["chosen"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = consultation.options.all()
        if not consultation.choosing:
            field.widget = forms.HiddenInput()


class VoteForm(ProofForm):
    """Totals of a village's meeting with its minutes."""

    village = forms.CharField(label=_("Thôn, tổ dân phố"), max_length=200)
    met_on = DayField(label=_("Ngày họp"))
    households = forms.IntegerField(label=_("Tổng số hộ"), min_value=1, max_value=100_000)
    present = forms.IntegerField(label=_("Số hộ dự, hoặc gửi phiếu"), min_value=0, max_value=100_000)
    votes_for = forms.IntegerField(label=pgettext_lazy("vote", "Đồng ý"), min_value=0, max_value=100_000)
    votes_against = forms.IntegerField(label=pgettext_lazy("vote", "Không đồng ý"), min_value=0, max_value=100_000)
    votes_other = forms.IntegerField(label=_("Ý kiến khác"), min_value=0, max_value=100_000, initial=0)

    field_order = ("village", "met_on", "households", "present", "votes_for", "votes_against", "votes_other")
