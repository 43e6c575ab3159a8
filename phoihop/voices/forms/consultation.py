"""What an official fills in to ask the people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import DayField, Form
from phoihop.ground.text import squeeze
from phoihop.programmes.models import Content, Programme

from ..actions.consultation import MOST_OPTIONS
from ..consultation_sections import sections_in
from ..models import Consultation


class ConsultationForm(Form):
    """The question and the ways to answer it."""

    sometimes = ("options", "villages", "programme", "content")

    title = forms.CharField(label=_("Tên việc lấy ý kiến"), max_length=255)
    question = forms.CharField(
        label=_("Câu hỏi"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Viết ngắn, dễ hiểu: hỏi điều gì, vì sao hỏi, ý kiến sẽ được dùng để làm gì."),
    )
    asked = forms.CharField(
        label=_("Hỏi ý kiến ai"), max_length=255, help_text=_("Ví dụ: Nhân dân toàn xã; các hộ ở thôn 2.")
    )
    programme = forms.ModelChoiceField(
        label=_("Về chương trình"),
        queryset=Programme.objects.none(),
        required=False,
        empty_label=_("Không về chương trình nào"),
    )
    content = forms.ModelChoiceField(
        label=_("Về nội dung"), queryset=Content.objects.none(), required=False, empty_label=_("Cả chương trình")
    )
    matter = forms.ChoiceField(label=_("Thuộc việc nào của luật"), choices=Consultation.Matter.choices, required=False)
    comments = forms.BooleanField(label=_("Nhận góp ý bằng lời, cho từng mục và cho toàn bộ"), required=False)
    choosing = forms.ChoiceField(label=_("Phương án"), choices=Consultation.Choosing.choices, required=False)
    options = forms.CharField(
        label=_("Các phương án"),
        required=False,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mỗi dòng một phương án."),
    )
    majority = forms.ChoiceField(
        label=_("Biểu quyết của hộ tại thôn"),
        choices=Consultation.Majority.choices,
        required=False,
        help_text=_("Thôn họp, ghi tổng số phiếu và biên bản; hệ thống tính theo tỷ lệ của luật."),
    )
    villages = forms.IntegerField(label=_("Số thôn được hỏi"), required=False, min_value=1, max_value=500)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, programmes: QuerySet[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("programme", programmes)
        if chosen := self.initial.get("programme"):
            self._offer("content", Content.objects.filter(programme=chosen, programme__in=programmes))
        else:
            del self.fields["content"]
            self.fields["programme"].help_text = _("Muốn chọn một nội dung của chương trình: lưu rồi mở lại trang sửa.")

    def _offer(self, name: str, rows: QuerySet[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows

    def clean_options(self) -> list[str]:
        """One option a line."""
        lines = [squeeze(line)[:500] for line in self.cleaned_data["options"].splitlines()]
        found = list(dict.fromkeys(filter(None, lines)))
        if len(found) > MOST_OPTIONS:
            raise forms.ValidationError(_g("Nhiều nhất {most} phương án.").format(most=MOST_OPTIONS))
        return found

    def clean(self) -> dict[str, Any]:
        """What belongs together is there together."""
        cleaned = super().clean()
        if cleaned.get("choosing") and len(cleaned.get("options") or []) < 2:
            self.add_error("options", _g("Ghi ít nhất hai phương án, mỗi dòng một phương án."))
        if not cleaned.get("choosing"):
            cleaned["options"] = []
        if cleaned.get("majority") and not cleaned.get("villages"):
            self.add_error("villages", _g("Ghi số thôn được hỏi."))
        if not cleaned.get("majority"):
            cleaned["villages"] = None
        if not (cleaned.get("comments") or cleaned.get("choosing") or cleaned.get("majority")):
            self.add_error("comments", _g("Chọn ít nhất một cách để người dân trả lời."))
        content, programme = cleaned.get("content"), cleaned.get("programme")
        same = content and programme and content.programme_id == programme.pk  # or the programme was changed
        cleaned["content"] = content if same else None
        return cleaned


class SectionForm(Form):
    """One section."""

    heading = forms.CharField(label=_("Tên mục"), max_length=255)
    text = forms.CharField(label=_("Nội dung"), required=False, widget=forms.Textarea(attrs={"rows": 10}))


class EditSectionForm(SectionForm):
    """Other words of one."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class PasteForm(Form):
    """A whole draft."""

    draft = forms.CharField(
        label=_("Toàn văn dự thảo"),
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 20}),
        help_text=_("Mỗi dòng bắt đầu bằng Điều 1, Mục 1, Phần I, I., 1. … mở một mục mới."),
    )

    def clean_draft(self) -> list[tuple[str, str]]:
        """The sections that were found."""
        return sections_in(self.cleaned_data["draft"])


class OpenForm(Form):
    """Until when people answer, and by when they hear."""

    closes_on = DayField(label=_("Nhận ý kiến đến hết ngày"))
    results_by = DayField(
        label=_("Công bố kết quả chậm nhất ngày"),
        help_text=_("Người dân thấy ngày này. Đơn vị được nhắc khi gần đến hạn."),
    )
    basis = forms.CharField(label=_("Căn cứ công khai"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class ExtendForm(Form):
    """More time."""

    closes_on = DayField(label=_("Nhận ý kiến đến hết ngày"))
    results_by = DayField(label=_("Công bố kết quả chậm nhất ngày"))
    reason = forms.CharField(label=_("Lý do"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class CancelForm(Form):
    """Why nobody is asked any more."""

    reason = forms.CharField(
        label=_("Lý do hủy"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mọi người đọc được lý do này trên trang công khai."),
    )


class ToldForm(Form):
    """When the result was sent."""

    told_on = DayField(label=_("Ngày gửi"))


def initial_of(consultation: Consultation) -> dict[str, Any]:
    """What the form shows of a draft."""
    names: Iterable[str] = (
        "title", "question", "asked", "programme", "content", "matter", "comments", "choosing", "majority", "villages",
    )  # fmt: skip
    options = "\n".join(one.text for one in consultation.options.all())
    return {name: getattr(consultation, name) for name in names} | {"options": options, "seen": consultation.revision}


def proposed_days(today: dt.date, days: int | None) -> dict[str, dt.date]:
    """What the form for opening proposes: the law's days and a little, then two weeks for the answer.

    Nothing where nobody checked how many days the law wants (None).
    """
    if days is None:
        return {}
    closes_on = today + dt.timedelta(days=days + 10)
    return {"closes_on": closes_on, "results_by": closes_on + dt.timedelta(days=14)}
