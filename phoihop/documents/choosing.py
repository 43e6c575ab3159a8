"""Choosing documents of the register by what people know of them: number and day, or the abstract."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.ground.dates import written
from phoihop.ground.text import fold, squeeze

from .models import OfficialDocument
from .numbers import number_key

_MOST = 30  # documents of one field
_OFFERED = 6  # days that an error offers for choice
_DAY = re.compile(r"[\s,;(]+(?:ngày\s+)?(\d{1,2})/(\d{1,2})/(\d{4})\)?$", re.IGNORECASE)


class DocumentsField(forms.CharField):
    """Documents of the register, one a line; the cleaned value is a list. An error names the line that is meant."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "help_text",
            _("Mỗi văn bản một dòng: số, ký hiệu như 72-KH/HU; nếu trùng số thì thêm ngày, như 72-KH/HU, 10/8/2021."),
        )
        super().__init__(widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=5000, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Documents as their lines."""
        return "\n".join(map(line_of, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[OfficialDocument]:
        """The documents that the lines mean, each once."""
        lines = [line for line in map(squeeze, (super().clean(value) or "").splitlines()) if line]
        if len(lines) > _MOST:
            raise forms.ValidationError(_("Nhiều nhất {most} văn bản.").format(most=_MOST))
        return list({found.pk: found for found in map(_meant, lines)}.values())


def line_of(document: OfficialDocument) -> str:
    """How a document stands in the field."""
    name = document.number or squeeze(document.abstract)
    return f"{name}, {written(document.issued_on)}" if document.issued_on else name


def _meant(line: str) -> OfficialDocument:
    """The one document that a line means; an error that names it where there is none or more than one."""
    words, day = _DAY.sub("", line), _day_of(line)
    found = OfficialDocument.objects.order_by("-issued_on", "-id")
    key = number_key(words)
    candidates = list(found.filter(number_key=key)[: _OFFERED + 1]) if key else []
    if not candidates:
        candidates = list(found.filter(folded__words=words)[: _OFFERED + 1])
        exact = [one for one in candidates if fold(one.abstract) == fold(words)]
        candidates = exact or candidates
    if day:
        candidates = [one for one in candidates if one.issued_on == day]
    if not candidates:
        raise forms.ValidationError(_("Sổ văn bản chưa có “{line}”.").format(line=line))
    if len(candidates) > 1:
        lines = "; ".join(line_of(one) for one in candidates[:_OFFERED])
        raise forms.ValidationError(
            _("Có nhiều văn bản khớp với “{line}”; hãy ghi rõ một trong các văn bản: {lines}.").format(
                line=line, lines=lines
            )
        )
    return candidates[0]


def _day_of(line: str) -> dt.date | None:
    found = _DAY.search(line)
    try:
        return dt.date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None
