"""What a citizen fills in. Every field says who will read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import Form
from phoihop.ground.proofs import FilesField, ManyFiles, Proof
from phoihop.units.models import Unit

from ..actions.speaking import MOST_PHOTOS
from ..models import Feedback
from ..receivers import is_force
from .other_path import OtherPathForm
from .words import WordsField

_FEW = 5  # receivers of whom the first, who leads, may stand chosen already


class PhotosField(FilesField):
    """Some pictures and nothing else, made anew."""

    papers = False

    def clean(self, data: Any, initial: Any = None) -> list[Proof]:
        """The pictures. ValidationError: too many, or something that is no picture."""
        proofs = super().clean(data, initial)
        if len(proofs) > MOST_PHOTOS:
            raise ValidationError(_g("Chỉ gửi được nhiều nhất {most} ảnh.").format(most=MOST_PHOTOS))
        return proofs


class SendForm(OtherPathForm):
    """A citizen's word."""

    asked_of = ("text", "place")

    to = forms.ChoiceField(label=_("Gửi tới"), help_text=_("Chỉ người được cơ quan này giao trả lời mới đọc được."))
    text = WordsField(
        label=_("Bạn muốn nói gì?"),
        rows=6,
        help_text=_("Chỉ cơ quan nhận mới đọc được. Không cần ghi tên bạn. Đừng viết chuyện riêng của người khác."),
    )
    place = forms.CharField(
        label=_("Ở đâu?"),
        required=False,
        max_length=200,
        help_text=_("Ví dụ: thôn, đường, trường học. Chỉ cơ quan nhận đọc được."),
    )
    photos = PhotosField(
        label=_("Ảnh"),
        required=False,
        help_text=_(
            "Nhiều nhất 3 ảnh. Chỉ cơ quan nhận xem được. "
            "Nơi chụp, máy chụp và giờ chụp ghi trong ảnh được xóa trước khi lưu."
        ),
        widget=ManyFiles(attrs={"accept": "image/*"}),
    )
    contact = forms.CharField(
        label=_("Số điện thoại hoặc email"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    may_publish = forms.BooleanField(
        label=_("Tôi đồng ý cho cơ quan đăng lời này và câu trả lời để mọi người đọc"),
        required=False,
        help_text=_("Không đánh dấu thì chỉ bạn và cơ quan nhận đọc được."),
    )

    def __init__(self, *args: Any, receivers: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].help_text = _g(
            "Chỉ ghi khi bạn muốn cơ quan liên hệ lại. Chỉ người trả lời bạn xem được; nếu lời này được chuyển sang cơ "
            "quan khác thì người trả lời ở đó cũng xem được. Mỗi lần xem đều bị ghi lại. "
            "Sau {days} ngày, máy tự xóa."
        ).format(days=settings.CONTACT_DAYS)
        self.receivers = {str(unit.pk): unit for unit in receivers}
        to = self.fields["to"]
        assert isinstance(to, forms.ChoiceField)
        named = [(key, _named(unit)) for key, unit in self.receivers.items()]
        to.choices = named if len(named) <= _FEW else [("", _g("Hãy chọn cơ quan")), *named]

    @property
    def direct(self) -> bool:
        """Whether it may go to who stands chosen, though its sender chose nobody: never to an armed force."""
        first = next(iter(self.receivers.values()), None)
        return first is not None and len(self.receivers) <= _FEW and not is_force(first)

    def clean_to(self) -> Unit:
        """The unit that was chosen."""
        return self.receivers[self.cleaned_data["to"]]


def _named(unit: Unit) -> str:
    return _g("{name} (quân đội hoặc công an)").format(name=unit.name) if is_force(unit) else unit.name


class CodeForm(Form):
    """The code in hand."""

    code = forms.CharField(
        label=_("Mã theo dõi"),
        max_length=60,
        help_text=_("25 chữ số, hiện ra khi bạn gửi phản ánh. Có dấu cách hay không đều được."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}),
    )


class WordForm(OtherPathForm):
    """A further word of the citizen."""

    text = WordsField(
        label=_("Nói thêm"),
        rows=4,
        help_text=_("Chỉ cơ quan đang giải quyết đọc được."),
    )


class LeaveForm(Form):
    """Whether an armed force may read it. ``to`` names of which one the page asked."""

    to = forms.ModelChoiceField(queryset=Unit.objects.all(), widget=forms.HiddenInput)
    leave = forms.TypedChoiceField(
        label=_("Bạn có đồng ý không?"),
        coerce=lambda value: value == "yes",
        choices=[
            ("yes", _("Đồng ý chuyển: cơ quan đó đọc được toàn bộ phản ánh này")),
            ("no", _("Không chuyển: phản ánh ở lại nơi đang giải quyết")),
        ],
        widget=forms.RadioSelect,
    )


class ConsentForm(Form):
    """Whether everybody may read it, moderated; its sender may change that at any time."""

    agree = forms.TypedChoiceField(
        coerce=lambda value: value == "yes", choices=[("yes", ""), ("no", "")], widget=forms.HiddenInput
    )


class RateForm(Form):
    """How the answer was."""

    rating = forms.TypedChoiceField(
        label=_("Bạn thấy câu trả lời thế nào?"), coerce=int, choices=Feedback.Rating.choices, widget=forms.RadioSelect
    )
