"""What every act that takes a form of a citizen does with the day's two numbers."""

from __future__ import annotations

import datetime as dt

from django.db.models import F
from django.utils import timezone

from ..models import GuardedDay

Form = GuardedDay.Form


def count(form: Form, now: dt.datetime, *, proven: bool) -> None:
    """One more was taken; for what is sent twice it is called once."""
    day, _new = GuardedDay.objects.get_or_create(form=form, day=timezone.localdate(now))
    name = "proven" if proven else "unproven"
    GuardedDay.objects.filter(pk=day.pk).update(**{name: F(name) + 1})
