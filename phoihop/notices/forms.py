"""Forms of the room."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import Form

from .models import Choice


class ChoiceForm(Form):
    """How a person wants to be told."""

    mail = forms.ChoiceField(label=_("Thư điện tử"), choices=Choice.Mail.choices, widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Ngôn ngữ của thư và lịch"), choices=settings.LANGUAGES)
