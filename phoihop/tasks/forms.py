"""The forms of tasks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import DayField, Form
from phoihop.ground.proofs import ProofForm


class ReportForm(ProofForm):
    """How far it is, with a note and evidence."""

    sometimes = ("note",)
    field_order = ("progress", "note", "proofs", "link")

    progress = forms.TypedChoiceField(
        label=_("Tiến độ"),
        coerce=int,
        choices=[(n, f"{n}%") for n in range(0, 100, 10)] + [(100, _("100%, đã hoàn thành, đề nghị nghiệm thu"))],
    )
    note = forms.CharField(
        label=_("Việc đã làm, kết quả"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=5000,
        help_text=_("Cần ghi khi báo cáo hoàn thành hoặc giảm tiến độ."),
    )


class AskForm(Form):
    """A unit asks for more time."""

    until = DayField(label=_("Đề nghị gia hạn đến ngày"))
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class ExtendForm(AskForm):
    """The secretariat gives more time of its own accord."""

    until = DayField(label=_("Gia hạn đến ngày"))


class AnswerForm(Form):
    """The secretariat answers a request for more time."""

    sometimes = ("answer",)

    until = DayField(label=_("Gia hạn đến ngày"), required=False)
    answer = forms.CharField(
        label=_("Ý kiến"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        max_length=2000,
        help_text=_("Cần ghi lý do khi không đồng ý."),
    )


class NoteForm(Form):
    """A note that may be left out."""

    note = forms.CharField(
        label=_("Nhận xét"), widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=2000
    )


class HandForm(Form):
    """A head hands a task on inside the unit."""

    to = forms.ChoiceField(label=_("Giao cho"))
    due_on = DayField(label=_("Hạn nội bộ"), required=False)
    note = forms.CharField(
        label=_("Bút phê"), widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=1000
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", _("Chọn người hoặc bộ phận")), *people]  # type: ignore[attr-defined]
