"""The forms of units, classes, posts and days off."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import DayField, Form

from ..models import Kind, Level, Post, Unit, UnitClass
from .fields import UnitField

UNIT_FIELDS = ("name", "abbreviation", "kind", "level", "parent", "code_system", "code", "valid_from")


class UnitForm(Form):
    """A unit's facts."""

    name = forms.CharField(label=_("Tên đơn vị"), max_length=255)
    abbreviation = forms.CharField(label=_("Tên viết tắt"), max_length=60, required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=Kind.choices)
    level = forms.ChoiceField(label=_("Cấp"), choices=Level.choices)
    parent = UnitField(label=_("Trực thuộc"), required=False)
    code_system = forms.CharField(
        label=_("Hệ mã"),
        max_length=60,
        required=False,
        help_text=_("Mã lấy từ đâu, ví dụ: danh mục đơn vị hành chính."),
    )
    code = forms.CharField(label=_("Mã định danh"), max_length=30, required=False)
    valid_from = DayField(label=_("Hoạt động từ ngày"), required=False)


class EditUnitForm(UnitForm):
    """The same for a unit that is there, with the revision that the person saw."""

    valid_to = DayField(
        label=_("Ngày hoạt động cuối cùng"), required=False, help_text=_("Để trống nếu đơn vị vẫn đang hoạt động.")
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, unit: Unit, *args: Any, **kwargs: Any) -> None:
        now = {name: getattr(unit, name) for name in UNIT_FIELDS}
        kwargs["initial"] = {**now, "valid_to": unit.valid_to, "seen": unit.revision}
        super().__init__(*args, **kwargs)
        if unit.valid_to is None:  # ending is an act of its own, with a reason
            del self.fields["valid_to"]


class EndForm(Form):
    """A last day."""

    on = DayField(label=_("Ngày cuối cùng"))


class EndUnitForm(EndForm):
    """A unit's last day, and why."""

    reason = forms.CharField(label=_("Căn cứ, lý do"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class ClassForm(Form):
    """Which units a text means by one name."""

    name = forms.CharField(
        label=_("Tên nhóm"), max_length=255, help_text=_("Như văn bản thường viết, ví dụ: UBND các xã, thị trấn.")
    )
    kind = forms.ChoiceField(label=_("Loại"), choices=Kind.choices)
    level = forms.ChoiceField(label=_("Cấp"), choices=[("", _("Mọi cấp")), *Level.choices], required=False)
    within = UnitField(label=_("Thuộc"))


class EditClassForm(ClassForm):
    """The same for a class that is there."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, unit_class: UnitClass, *args: Any, **kwargs: Any) -> None:
        now = {name: getattr(unit_class, name) for name in ("name", "kind", "level", "within")}
        kwargs["initial"] = {**now, "seen": unit_class.revision}
        super().__init__(*args, **kwargs)


class PostForm(Form):
    """An office in a unit."""

    title = forms.CharField(label=_("Chức vụ"), max_length=255, help_text=_("Ví dụ: Chủ tịch UBND xã."))
    valid_from = DayField(label=_("Có từ ngày"), required=False)


class HoldForm(Form):
    """Who holds an office, from when."""

    account: Any = forms.ModelChoiceField(queryset=None, label=_("Người giữ chức vụ"), empty_label=_("Chọn một người"))
    valid_from = DayField(label=_("Từ ngày"))

    def __init__(self, post: Post, people: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].queryset = people  # type: ignore[attr-defined]


class DayOffForm(Form):
    """A day that differs from the common calendar."""

    day = DayField(label=_("Ngày"))
    worked = forms.TypedChoiceField(
        label=_("Ngày này"),
        choices=[("0", _("Nghỉ")), ("1", _("Làm việc (làm bù)"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
        initial="0",
    )
    name = forms.CharField(label=_("Căn cứ, lý do"), max_length=255)
