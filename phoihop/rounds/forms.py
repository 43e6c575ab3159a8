"""The forms of rounds and reports."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import DayField, Form
from phoihop.programmes.models import Programme

from .models import Round

_SHOWN = 400  # letters of what a unit said, above the field that says why it goes back


class RoundDaysForm(Form):
    """What may change while a round runs."""

    title = forms.CharField(label=_("Tên đợt báo cáo"), max_length=255)
    due_on = DayField(label=_("Hạn nộp báo cáo"))
    locks_on = DayField(
        label=_("Tự khóa từ ngày"),
        required=False,
        help_text=_("Từ ngày này đơn vị không nộp, không sửa được nữa. Để trống nếu chỉ khóa bằng tay."),
    )
    repeats = forms.BooleanField(
        label=_("Tự mở đợt của kỳ sau"),
        required=False,
        help_text=_("Đợt sau giữ nguyên chương trình, câu hỏi và khoảng cách giữa các ngày."),
    )


class RoundForm(RoundDaysForm):
    """A new round; its days are filled in from the windows of the reporting regime."""

    programmes = forms.MultipleChoiceField(label=_("Chương trình"), widget=forms.CheckboxSelectMultiple)
    period_from = DayField(label=_("Kỳ báo cáo từ ngày"))
    period_to = DayField(label=_("Kỳ báo cáo đến ngày"))
    data_from = DayField(label=_("Số liệu từ ngày"))
    closes_on = DayField(label=_("Ngày chốt số liệu"))
    parent = forms.ChoiceField(
        label=_("Để trả lời đợt báo cáo cấp trên"),
        required=False,
        help_text=_("Trả lời của các đơn vị sẽ thành gợi ý cho báo cáo của đơn vị mình."),
    )
    questions = forms.CharField(
        label=_("Câu hỏi thêm"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một câu hỏi, ngoài các nhiệm vụ của chương trình."),
    )
    field_order = (
        "title",
        "programmes",
        "period_from",
        "period_to",
        "data_from",
        "closes_on",
        "due_on",
        "locks_on",
        "repeats",
        "parent",
        "questions",
    )

    def __init__(self, *args: Any, kind: str, programmes: list[Programme], parents: list[Round], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._programmes = {str(one.pk): one for one in programmes}
        self._parents = {str(one.pk): one for one in parents}
        chosen = self.fields["programmes"]
        assert isinstance(chosen, forms.MultipleChoiceField)
        chosen.choices = [(key, one.title) for key, one in self._programmes.items()]
        above = self.fields["parent"]
        assert isinstance(above, forms.ChoiceField)
        above.choices = [("", _("Không")), *((key, f"{one.title} ({one.unit})") for key, one in self._parents.items())]
        if not parents:
            del self.fields["parent"]
        if kind in (Round.Kind.INTERIM, Round.Kind.FINAL):
            del self.fields["repeats"]

    def clean_programmes(self) -> list[Programme]:
        """The programmes themselves."""
        return [self._programmes[key] for key in self.cleaned_data["programmes"]]

    def clean_parent(self) -> Round | None:
        """The round itself."""
        return self._parents.get(self.cleaned_data["parent"])

    def clean_questions(self) -> list[str]:
        """One a line."""
        found = [line.strip() for line in str(self.cleaned_data["questions"]).splitlines() if line.strip()]
        if len(found) > 20:
            raise forms.ValidationError(_g("Nhiều nhất 20 câu hỏi."))
        return found


class UntilForm(Form):
    """A day, and why."""

    until = DayField(label=_("Đến ngày"))
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class LetterForm(Form):
    """What an office says of its urging letter; number and stamp are the clerk's."""

    place = forms.CharField(label=_("Địa danh"), max_length=80, help_text=_("Ví dụ: Đak Đoa"))
    symbol = forms.CharField(
        label=_("Ký hiệu"), max_length=40, required=False, help_text=_("Ví dụ UBND-VP; của Đảng: CV/BDVHU.")
    )
    until = DayField(label=_("Yêu cầu hoàn thành trước ngày"))
    post = forms.CharField(label=_("Chức vụ người ký"), max_length=120, help_text=_("Ví dụ: Chủ tịch"))
    name = forms.CharField(label=_("Họ tên người ký"), max_length=120, required=False)


class AnswerForm(Form):
    """A request for more time is answered."""

    until = DayField(label=_("Hạn nộp mới"), required=False)
    answer = forms.CharField(
        label=_("Ý kiến"), widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=2000
    )


class ReturnForm(Form):
    """Why a report goes back: as a whole, and line by line."""

    reason = forms.CharField(
        label=_("Lý do chung"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
        help_text=_("Có thể để trống khi đã ghi lý do ở từng dòng."),
    )

    def __init__(self, *args: Any, lines: list[tuple[str, str, str]], **kwargs: Any) -> None:
        """``lines`` are keys with what was asked and what was said."""
        super().__init__(*args, **kwargs)
        for key, text, said in lines:
            self.fields[f"remark_{key}"] = forms.CharField(
                label=text,
                widget=forms.Textarea(attrs={"rows": 2}),
                max_length=1000,
                required=False,
                help_text=Truncator(said).chars(_SHOWN),
            )

    def remarks(self, kind: str) -> dict[int, str]:
        """The words by line ("l") or by figure ("f")."""
        start = f"remark_{kind}"
        return {
            int(name.removeprefix(start)): words
            for name, words in self.cleaned_data.items()
            if name.startswith(start) and words
        }
