"""Forms of loading a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import Form
from phoihop.ground.sheets.book import column_name

from .kinds import KINDS, Kind

NONE = ""


class UploadForm(Form):
    """A sheet, and what it holds where a room loads several kinds."""

    kind = forms.ChoiceField(label=_("Nội dung của bảng"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("Tệp bảng tính"),
        help_text=_("Tệp .xlsx, .xls, .ods hoặc .csv, không có macro."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.txt"}),
    )

    def __init__(self, *args: Any, kinds: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(name, KINDS[name].label) for name in kinds]
        if len(kinds) == 1:
            field.widget, field.initial = forms.HiddenInput(), kinds[0]


class SheetChoice(Form):
    """Which sheet of a workbook is meant."""

    sheet = forms.ChoiceField(label=_("Trang tính"))

    def __init__(self, *args: Any, layout: Sequence[Mapping[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["sheet"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(place), one["name"] or _g("Trang đầu")) for place, one in enumerate(layout)]


class MappingForm(Form):
    """For each column that we know the column of the sheet that holds it."""

    def __init__(
        self, *args: Any, kind: Kind, place: int, layout: Mapping[str, Any], known: Mapping[str, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._kind, self._layout = kind, layout
        self.sometimes = [column.key for column in kind.columns if column.sometimes]
        self.fields["place"] = forms.IntegerField(widget=forms.HiddenInput, initial=place)
        offered = [
            (NONE, _g("(không có trong bảng)")),
            *((str(at), _heading(layout, at)) for at in _columns_with_words(layout)),
        ]
        for column in kind.columns:
            self.fields[column.key] = forms.ChoiceField(
                label=column.label,
                required=column.required,
                choices=offered,
                initial=str(known.get(column.key, NONE)),
                help_text=column.note,
            )

    def clean(self) -> dict[str, Any]:
        """One column of the sheet holds one thing."""
        cleaned = super().clean()
        taken: dict[str, str] = {}
        for column in self._kind.columns:
            at = cleaned.get(column.key) or NONE
            if at != NONE and at in taken:
                self.add_error(column.key, _g("Cột này đã chọn cho “{other}”.").format(other=taken[at]))
            taken.setdefault(at, str(column.label))
        return cleaned

    @property
    def mapping(self) -> dict[str, Any]:
        """What was chosen, as SheetImport keeps it."""
        chosen = {c.key: int(self.cleaned_data[c.key]) for c in self._kind.columns if self.cleaned_data.get(c.key)}
        return {"sheet": self._layout["name"], "header": self._layout["header"], "columns": chosen}


def _columns_with_words(layout: Mapping[str, Any]) -> list[int]:
    rows = [layout["labels"], *layout["samples"]]
    return [at for at in range(len(layout["labels"])) if any(at < len(row) and row[at] for row in rows)]


def _heading(layout: Mapping[str, Any], at: int) -> str:
    label = layout["labels"][at] or _g("(không có tiêu đề)")
    sample = next((row[at] for row in layout["samples"] if at < len(row) and row[at]), "")
    named = f"{column_name(at)}: {label}"
    return _g("{named} (ví dụ: {sample})").format(named=named, sample=sample[:40]) if sample else named
