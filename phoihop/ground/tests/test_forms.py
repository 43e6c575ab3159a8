"""What is sent is measured as its sender's browser measured it."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from phoihop.ground.forms import Form


class Words(Form):
    text = forms.CharField(max_length=5)


class Plain(forms.Form):
    text = forms.CharField(max_length=5)


def test_an_end_of_line_is_one_character() -> None:
    for kind in (Words, Plain):
        form = kind(QueryDict("text=a%0D%0Ab%0D%0Ac"))
        assert form.is_valid() and form.cleaned_data["text"] == "a\nb\nc"
        assert not kind(QueryDict("text=a%0D%0Ab%0D%0Acd")).is_valid()
