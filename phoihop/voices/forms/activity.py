"""Forms of a common work: what the unit writes, and what a citizen fills in to come."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import DayField, Form
from phoihop.ground.numbers import NumberField

from ..actions.activity import MOST_HANDS
from ..models import ActivityContribution
from .promise import AboutForm
from .speaking import CodeForm

_MOST_PEOPLE = 1_000_000


class ActivityForm(AboutForm):
    """What is to be done, where, when, and what is needed."""

    field_order = ("title", "text", "place", "held_on", "held_until", "hands_needed", "means", "contact", "promise")

    title = forms.CharField(label=_("Tên việc"), max_length=200, help_text=_("Ví dụ: Dọn kênh mương thôn Tuơh Ktu."))
    text = forms.CharField(
        label=_("Làm gì"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Ai cũng đọc được khi công khai. Viết ngắn, rõ."),
    )
    place = forms.CharField(label=_("Địa điểm"), max_length=200)
    held_on = DayField(label=_("Ngày làm"))
    held_until = DayField(label=_("Đến ngày"), required=False, help_text=_("Chỉ ghi khi kéo dài nhiều ngày."))
    hands_needed = forms.IntegerField(
        label=_("Số người cần"),
        required=False,
        min_value=1,
        max_value=_MOST_PEOPLE,
        help_text=_("Để trống nếu không hạn định."),
    )
    means = forms.CharField(
        label=_("Cần mang theo, cần góp"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Ví dụ: cuốc, xẻng, găng tay. Chỉ kêu gọi góp tự nguyện; khoản phải đóng thì Nhân dân bàn và quyết định "
            "trước (Điều 15 Luật số 10/2022/QH15)."
        ),
    )
    contact = forms.CharField(
        label=_("Nơi liên hệ"),
        required=False,
        max_length=200,
        help_text=_("Điện thoại hoặc địa chỉ của cơ quan; ai cũng đọc được."),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """What lasts does not end before it begins; a single day has no end."""
        cleaned = super().clean()
        first, last = cleaned.get("held_on"), cleaned.get("held_until")
        if first and last and last < first:
            self.add_error("held_until", _g("Ngày kết thúc không thể trước ngày bắt đầu."))
        if first == last:
            cleaned["held_until"] = None
        return cleaned


class PaperForm(Form):
    """How many stand on the paper list."""

    number = forms.IntegerField(
        label=_("Số người ghi trên danh sách giấy"),
        min_value=0,
        max_value=_MOST_PEOPLE,
        help_text=_("Chỉ ghi tổng số. Danh sách giấy giữ ở đơn vị, không nhập tên vào đây."),
    )


class ConcludeForm(Form):
    """What came of it."""

    came = forms.IntegerField(label=_("Số người đã tham gia"), min_value=0, max_value=_MOST_PEOPLE)
    outcome = forms.CharField(
        label=_("Kết quả"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Làm được gì. Ai cũng đọc được khi công khai; không ghi tên người dân."),
    )


class CancelForm(Form):
    """Why it is off."""

    reason = forms.CharField(
        label=_("Lý do không làm"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bà con đọc được lý do này."),
    )


class ContributionForm(Form):
    """A sum and its use."""

    sometimes = ("what",)

    kind = forms.ChoiceField(label=_("Loại"), choices=ActivityContribution.Kind.choices)
    what = forms.CharField(
        label=_("Hiện vật gì, đơn vị tính"),
        required=False,
        max_length=100,
        help_text=_("Chỉ ghi khi góp hiện vật. Ví dụ: xi măng, bao."),
    )
    given = NumberField(label=_("Đã góp"), min_value=0.001, help_text=_("Tổng số; không ghi từng người góp bao nhiêu."))
    used = NumberField(label=_("Đã dùng"), min_value=0)
    use = forms.CharField(label=_("Dùng vào việc gì"), max_length=300)

    def clean(self) -> dict[str, Any]:
        """No more is used than was given; goods have a name."""
        cleaned = super().clean()
        given, used = cleaned.get("given"), cleaned.get("used")
        if given is not None and used is not None and used > given:
            self.add_error("used", _g("Số đã dùng không thể lớn hơn số đã góp."))
        if cleaned.get("kind") == ActivityContribution.Kind.GOODS and not cleaned.get("what"):
            self.add_error("what", _g("Hãy ghi hiện vật gì và đơn vị tính."))
        return cleaned


class SignUpForm(Form):
    """A citizen wants to come."""

    name = forms.CharField(
        label=_("Gọi bạn là gì?"),
        max_length=80,
        help_text=_(
            "Tên nào cũng được, không cần họ tên thật. Chỉ đơn vị tổ chức đọc được; tên được xóa khi việc xong."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    hands = forms.IntegerField(
        label=_("Đi mấy người?"),
        min_value=1,
        max_value=MOST_HANDS,
        initial=1,
        help_text=_("Tính cả bạn. Mọi người chỉ thấy tổng số người ghi tên."),
    )
    brings = forms.CharField(
        label=_("Mang theo gì?"),
        required=False,
        max_length=200,
        help_text=_("Ví dụ: hai cái cuốc. Chỉ đơn vị tổ chức đọc được."),
    )


class SignOffForm(CodeForm):
    """The code of a name that was put down."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("25 chữ số, hiện ra khi bạn ghi tên. Có dấu cách hay không đều được.")
