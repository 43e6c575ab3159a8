"""What a citizen answers to a consultation, and what an official takes down for one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import Form

from ..models import Comment, Consultation, ConsultationOption, ConsultationSection
from .other_path import OtherPathForm
from .words import LONGEST, WordsField


class AnswerForm(OtherPathForm):
    """One form: a box a section and one for the whole, and the options."""

    def __init__(
        self,
        *args: Any,
        consultation: Consultation,
        sections: list[ConsultationSection],
        options: list[ConsultationOption],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sections, self.options = sections, {str(one.pk): one for one in options}
        self.ranks = consultation.choosing == Consultation.Choosing.RANK
        read_by = _g("Chỉ người được {unit} giao việc này mới đọc được.").format(unit=consultation.unit)
        if consultation.comments:
            for section in sections:
                self.fields[f"section_{section.pk}"] = _comment(_g("Góp ý cho mục này"), read_by)
        if self.ranks:
            numbers = [("", _g("Không xếp")), *((str(n), str(n)) for n in range(1, len(options) + 1))]
            for one in options:
                self.fields[f"rank_{one.pk}"] = forms.ChoiceField(label=one.text, required=False, choices=numbers)
        elif consultation.choosing:
            self.fields["choice"] = forms.ChoiceField(
                label=_g("Bạn chọn phương án nào?"),
                required=False,
                choices=[("", _g("Chưa chọn")), *((key, one.text) for key, one in self.options.items())],
                widget=forms.RadioSelect,
                help_text=_g("Không ai biết bạn chọn gì; chỉ công bố tổng số."),
            )
        if consultation.comments:
            self.fields["whole"] = _comment(
                _g("Góp ý chung") if sections else _g("Bạn góp ý gì?"),
                read_by + " " + _g("Không cần ghi tên bạn. Đừng viết chuyện riêng của người khác."),
                rows=5,
            )

    def clean(self) -> dict[str, Any]:
        """``comments`` and ``choices``, as the act takes them."""
        self.asked_of = [name for name in self.fields if name == "whole" or name.startswith("section_")]
        cleaned = super().clean()
        comments = [(one, cleaned.get(f"section_{one.pk}") or "") for one in self.sections]
        choices = [self.options[cleaned["choice"]]] if cleaned.get("choice") else self._ranked(cleaned)
        return {"comments": [*comments, (None, cleaned.get("whole") or "")], "choices": choices}

    def _ranked(self, cleaned: dict[str, Any]) -> list[ConsultationOption]:
        given = [(int(rank), one) for key, one in self.options.items() if (rank := cleaned.get(f"rank_{key}"))]
        if len({rank for rank, _one in given}) < len(given):
            self.add_error(None, _g("Mỗi thứ tự chỉ dùng cho một phương án."))
        return [one for _rank, one in sorted(given, key=lambda pair: pair[0])]

    @property
    def by_section(self) -> list[tuple[ConsultationSection, BoundField | None]]:
        """Each section with its box."""
        return [
            (one, self[f"section_{one.pk}"] if f"section_{one.pk}" in self.fields else None) for one in self.sections
        ]

    @property
    def rest(self) -> Iterable[BoundField]:
        """The fields that stand behind the sections."""
        return [self[name] for name in self.fields if name in ("choice", "whole") or (name == "sure" and self.path)]

    @property
    def ranked(self) -> list[BoundField]:
        """The places of the options in an order."""
        return [self[name] for name in self.fields if name.startswith("rank_")]


def _comment(label: str, help_text: str, rows: int = 3) -> WordsField:
    return WordsField(label=label, required=False, rows=rows, help_text=help_text)


class WrittenDownForm(Form):
    """What was said elsewhere."""

    source = forms.ChoiceField(
        label=_("Nhận qua"), choices=[one for one in Comment.Source.choices if one[0]], widget=forms.RadioSelect
    )
    section = forms.ModelChoiceField(
        label=_("Về mục"), queryset=ConsultationSection.objects.none(), required=False, empty_label=_("Toàn bộ")
    )
    text = forms.CharField(
        label=_("Ý kiến"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Ghi điều được nói; không ghi tên người dân."),
    )

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["section"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = consultation.sections.all()
