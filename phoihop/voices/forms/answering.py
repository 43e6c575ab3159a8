"""What the unit fills in that answers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import Form
from phoihop.units.forms.fields import UnitField
from phoihop.units.queries import living_units


class AnswerForm(Form):
    """A word to the citizen."""

    text = forms.CharField(
        label=_("Nội dung gửi người dân"),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Người gửi đọc được bằng mã theo dõi. Viết ngắn, rõ, tránh chữ tắt."),
    )


class ForwardForm(Form):
    """To whom, and why."""

    to = UnitField(label=_("Chuyển tới"))
    reason = forms.CharField(
        label=_("Lý do chuyển"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Người gửi đọc được lý do này."),
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to = self.fields["to"]
        assert isinstance(to, UnitField)
        to.units = living_units(today)
