"""Where citizens write: complaints and denunciations are stopped once and shown their own way; nothing is kept."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import Form

from ..paths import Path, other_path


class OtherPathForm(Form):
    """A form with words of citizens; its sender may say that they are neither.

    ``path``: the law's own path that the words seem to belong to, where the form was stopped for it.
    """

    asked_of: Collection[str] = ("text",)  # the fields that hold the words
    path: Path | None = None

    sure = forms.BooleanField(
        label=_("Không phải khiếu nại, tố cáo: tôi chỉ muốn phản ánh"), required=False, widget=forms.HiddenInput
    )

    def clean(self) -> dict[str, Any]:
        """The words. An error at the first field that stopped it."""
        cleaned = super().clean()
        if not cleaned.pop("sure", False):
            self._stop_at_another_path(cleaned)
        return cleaned

    def _stop_at_another_path(self, cleaned: dict[str, Any]) -> None:
        for name in self.asked_of:
            if path := other_path(cleaned.get(name) or ""):
                self.path = path
                self.fields["sure"] = sure = self.fields.pop("sure")  # last, and now it is seen
                sure.widget = forms.CheckboxInput()
                self.add_error(name, _g("Chưa gửi và chưa lưu gì. Hãy đọc phần ở trên."))
                return
