"""Finding promises by words."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet

from phoihop.ground.text import fold
from phoihop.programmes.models import Content, Party, Programme
from phoihop.programmes.queries import public_programmes

_CONTENTS = 50


def search_programmes(words: str, day: dt.date) -> QuerySet[Programme]:
    """Public programmes whose title, number or parties hold every word, without diacritics."""
    found = public_programmes(day)
    for word in fold(words).split():
        party = Party.objects.filter(programme=OuterRef("pk"), unit__folded__contains=word)
        found = found.filter(Q(folded__contains=word) | Exists(party))
    return found


def search_contents(words: str, day: dt.date) -> QuerySet[Content]:
    """Contents of public programmes that hold every word."""
    found = Content.objects.filter(programme__in=public_programmes(day))
    for word in fold(words).split():
        found = found.filter(folded__contains=word)
    return found.select_related("programme").order_by("-programme", "order")[:_CONTENTS]
