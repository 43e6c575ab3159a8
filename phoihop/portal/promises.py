"""The public promise that a work, a survey or a visit is about."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from phoihop.programmes.queries import public_programmes
from phoihop.voices.models.about import AboutPromise


@dataclass(frozen=True)
class About:
    """Its words and its page."""

    words: str
    url: str


def promise_about(about: AboutPromise, day: dt.date) -> About | None:
    """The promise, where its programme is public on that day. One query at most."""
    if not about.programme or not public_programmes(day).filter(pk=about.programme.pk).exists():
        return None
    if about.content:
        return About(about.content.text, reverse("portal:content", args=[about.programme.pk, about.content.pk]))
    return About(about.programme.title, reverse("portal:programme", args=[about.programme.pk]))
