"""Forms of a survey: what the unit writes, and what a citizen fills in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import DayField, Form
from phoihop.ground.text import squeeze

from ..actions.survey import MOST_CODES
from ..answers import choices_of
from ..models import Question
from .promise import AboutForm

_MOST_OPTIONS = 8
_WAYS = [
    ("code", _("Bằng mã in sẵn: mỗi mã trả lời một lần")),
    ("link", _("Bằng đường dẫn mở: ai có cũng trả lời được")),
]


class SurveyForm(AboutForm):
    """What it asks about, how, until when."""

    field_order = ("title", "service", "promise", "text", "way", "closes_on")

    title = forms.CharField(
        label=_("Tên khảo sát"), max_length=200, help_text=_("Ví dụ: Bà con thấy bộ phận một cửa thế nào?")
    )
    service = forms.CharField(
        label=_("Về dịch vụ nào"),
        required=False,
        max_length=200,
        help_text=_("Ví dụ: làm giấy khai sinh ở bộ phận một cửa."),
    )
    text = forms.CharField(
        label=_("Lời mời"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Vài câu ngắn: hỏi để làm gì. Ai cũng đọc được."),
    )
    way = forms.ChoiceField(
        label=_("Trả lời bằng cách nào"),
        choices=_WAYS,
        initial="code",
        widget=forms.RadioSelect,
        help_text=_("Với đường dẫn mở, một người có thể trả lời nhiều lần; trang kết quả nói rõ điều đó."),
    )
    closes_on = DayField(label=_("Hỏi đến hết ngày"))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The way as the survey keeps it."""
        cleaned = super().clean()
        cleaned["by_code"] = cleaned.pop("way", "code") == "code"
        return cleaned


class QuestionForm(Form):
    """One question."""

    sometimes = ("options",)

    text = forms.CharField(
        label=_("Câu hỏi"),
        max_length=300,
        help_text=_("Ngắn, một ý. Không hỏi tên, dân tộc, tôn giáo, chính kiến."),
    )
    kind = forms.ChoiceField(
        label=_("Kiểu trả lời"), choices=Question.Kind.choices, widget=forms.RadioSelect, initial=Question.Kind.RATING
    )
    options = forms.CharField(
        label=_("Các câu trả lời để chọn"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Chỉ ghi khi cho chọn một câu trả lời. Mỗi dòng một câu, từ 2 đến 8 câu."),
    )

    def clean(self) -> dict[str, Any]:
        """Each line an answer."""
        cleaned = super().clean()
        lines = [squeeze(line)[:120] for line in (cleaned.get("options") or "").splitlines()]
        cleaned["options"] = list(dict.fromkeys(filter(None, lines)))
        if cleaned.get("kind") == Question.Kind.CHOICE and not 2 <= len(cleaned["options"]) <= _MOST_OPTIONS:
            self.add_error("options", _g("Hãy ghi từ 2 đến 8 câu trả lời, mỗi dòng một câu."))
        return cleaned


class PrintForm(Form):
    """How many codes, for whom."""

    name = forms.CharField(
        label=_("Phát cho nhóm nào"),
        required=False,
        max_length=120,
        help_text=_("Ví dụ: thôn Tuơh Ktu, quầy số 2. Kết quả xem được theo nhóm, trừ nhóm có dưới 5 câu trả lời."),
    )
    number = forms.IntegerField(
        label=_("Số mã"),
        min_value=1,
        max_value=MOST_CODES,
        help_text=_("Mỗi lần in nhiều nhất 300 mã. Chỉ in số sẽ phát: sai số của kết quả tính theo số mã đã in."),
    )


class AnswerForm(Form):
    """A citizen's answers; none of the questions has to be answered."""

    code = forms.CharField(
        label=_("Mã trả lời"),
        max_length=40,
        help_text=_("16 chữ số in trên phiếu. Mã không cho biết bạn là ai."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, questions: Iterable[Question], by_code: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = {f"q{one.pk}": one.pk for one in questions}
        for one in questions:
            field = forms.TypedChoiceField(
                label=one.text,
                required=False,
                coerce=int,
                choices=list(enumerate(choices_of(one), 1)),
                widget=forms.RadioSelect,
            )
            self.fields[f"q{one.pk}"] = field
        if not by_code:
            del self.fields["code"]

    def clean(self) -> dict[str, Any]:
        """``answers`` by the key of their question."""
        cleaned = super().clean()
        answers = {key: cleaned.pop(name, 0) for name, key in self.asked.items()}
        cleaned["answers"] = {key: value for key, value in answers.items() if value}
        if not self.errors and not cleaned["answers"]:
            self.add_error(None, _g("Hãy trả lời ít nhất một câu."))
        return cleaned
