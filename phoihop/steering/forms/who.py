"""Choosing several units at once: ticked among those that take part, others typed, one a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import Form
from phoihop.ground.text import squeeze
from phoihop.programmes.forms.who import WhoField
from phoihop.programmes.matching import Meant
from phoihop.units.models import Unit, UnitClass

Who = Unit | UnitClass
_MOST = 200  # lines


class OthersField(forms.CharField):
    """Units or classes of units by name, one a line; the cleaned value is a list."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Mỗi dòng một đơn vị hoặc nhóm đơn vị, có dấu hoặc không dấu."))
        widget = forms.Textarea(attrs={"rows": 2})
        super().__init__(required=False, max_length=20_000, widget=widget, **kwargs)

    def clean(self, value: Any) -> list[Who]:
        """Whom the lines mean; an error names the line."""
        lines = [line for line in map(squeeze, (super().clean(value) or "").splitlines()) if line]
        if len(lines) > _MOST:
            raise forms.ValidationError(_g("Nhiều nhất {most} dòng.").format(most=_MOST))
        return [_meant(line) for line in lines]


def _meant(line: str) -> Who:
    field = WhoField(classes=[])
    try:
        found = field.clean(line)
    except forms.ValidationError as error:
        suggested = "; ".join(f"{unit.name} [{unit.pk}]" for unit in field.widget.suggested[:6])
        words = f"“{line}”: {' '.join(error.messages)}" + (f" {suggested}" if suggested else "")
        raise forms.ValidationError(words) from error
    assert isinstance(found, Meant)
    who = found.unit or found.unit_class
    assert who is not None  # the field is required
    return who


class WhoForm(Form):
    """A form that says which units. ``cleaned_data`` has ``units`` and ``classes``."""

    who = forms.MultipleChoiceField(label=_("Đơn vị"), required=False, widget=forms.CheckboxSelectMultiple)
    others = OthersField(label=_("Đơn vị khác"))

    def __init__(self, *args: Any, known: Sequence[Who], chosen: Iterable[Who] = (), **kwargs: Any) -> None:
        self._known = {_key(one): one for one in known}
        ticked = {_key(one): one for one in chosen}
        rest = [one for key, one in ticked.items() if key not in self._known]
        shown = {"who": [key for key in ticked if key in self._known], "others": "\n".join(map(_line, rest))}
        kwargs["initial"] = shown | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        who = self.fields["who"]
        assert isinstance(who, forms.MultipleChoiceField)
        who.choices = [(key, str(one)) for key, one in self._known.items()]
        if not known:
            del self.fields["who"]

    def clean(self) -> dict[str, Any]:
        """Units and classes apart, each once."""
        cleaned = super().clean()
        found = [self._known[key] for key in cleaned.pop("who", [])] + cleaned.pop("others", [])
        chosen = {_key(one): one for one in found}.values()
        cleaned["units"] = [one for one in chosen if isinstance(one, Unit)]
        cleaned["classes"] = [one for one in chosen if isinstance(one, UnitClass)]
        return cleaned


def _key(one: Who) -> str:
    return f"{'u' if isinstance(one, Unit) else 'c'}{one.pk}"


def _line(one: Who) -> str:
    return f"{one.name} [{one.pk}]" if isinstance(one, Unit) else one.name
