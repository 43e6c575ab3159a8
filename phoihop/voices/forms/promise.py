"""Choosing the promise that something is about, and pictures that officials give."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import Form
from phoihop.ground.proofs import ManyFiles
from phoihop.ledger.actor import Actor
from phoihop.programmes.models import Content, Programme
from phoihop.programmes.queries import signed_programmes

from .speaking import PhotosField

_MOST = 30  # programmes to choose from


class AboutForm(Form):
    """A form with the promise that something is about; cleaned into ``programme`` and ``content``."""

    promise = forms.ChoiceField(
        label=_("Về cam kết nào"),
        required=False,
        help_text=_("Để trống nếu không gắn với chương trình nào."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        programmes = list(signed_programmes(actor)[:_MOST])
        current = self.initial.get("promise", "").partition("-")[0]
        if current and all(str(one.pk) != current for one in programmes):  # else saving would let go of it
            programmes += Programme.objects.filter(pk=current)
        contents = list(Content.objects.filter(programme__in=programmes).order_by("-programme", "order"))
        self.known: dict[str, tuple[Programme, Content | None]] = {str(one.pk): (one, None) for one in programmes}
        named = {one.pk: one for one in programmes}
        groups = {key: list(rows) for key, rows in groupby(contents, lambda one: one.programme_id)}
        choices: list[Any] = [("", _g("Không gắn với chương trình nào"))]
        for one in programmes:
            below = groups.get(one.pk, [])
            self.known |= {f"{one.pk}-{content.pk}": (named[one.pk], content) for content in below}
            whole = (str(one.pk), _g("Cả chương trình"))
            rows = [(f"{one.pk}-{c.pk}", f"{c.label or c.order}. {c.text[:90]}") for c in below]
            choices.append((one.title[:110], [whole, *rows]))
        field = self.fields["promise"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """The promise as programme and content."""
        cleaned = super().clean()
        cleaned["programme"], cleaned["content"] = self.known.get(cleaned.pop("promise", ""), (None, None))
        return cleaned


def promise_of(about: Any) -> str:
    """The choice that stands for what something is about."""
    if not about.programme_id:
        return ""
    return f"{about.programme_id}-{about.content_id}" if about.content_id else str(about.programme_id)


class ShowForm(Form):
    """Pictures."""

    photos = PhotosField(
        label=_("Ảnh"),
        help_text=_(
            "Mỗi lần nhiều nhất 3 ảnh; ai cũng xem được khi trang được công khai. Nơi chụp và giờ chụp được xóa. "
            "Đừng đăng ảnh rõ mặt khi người trong ảnh chưa đồng ý."
        ),
        widget=ManyFiles(attrs={"accept": "image/*"}),
    )
    caption = forms.CharField(label=_("Lời chú thích"), required=False, max_length=200)
