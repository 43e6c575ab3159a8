"""A country's review, compared with a round of the same size: opening its pages, making its files.

``python -m bench.review pages`` prints each page's seconds as JSON; ``python -m bench.review docx`` makes a file.
Both work in the database that ``phoihop synth`` has filled.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import statistics
import sys
import time
from typing import Any

PAGES = {"text": "", "figures": "so-lieu/", "charts": "bieu-do/"}
FILES = ("docx", "xlsx", "pdf")
_TIMES = 5
_BACK = dt.timedelta(days=91)


def pages() -> dict[str, float]:
    """The median seconds of opening each page as its secretary; nothing is kept from one opening to the next."""
    from django.core.cache import cache
    from django.test import Client

    from phoihop.ledger.guard import unguarded
    from phoihop.units.models import Account, Membership

    review = opened()
    with unguarded("an account that measures"):
        account = Account.objects.create(username="bench", full_name="bench", password="!")
        Membership.objects.create(account=account, unit_id=review.unit_id, role="secretary")
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(account)
    client.get("/tong-hop/")  # what the first page of a process pays for all
    found = {}
    for name, page in PAGES.items():
        seconds = []
        for _time in range(_TIMES):
            cache.clear()
            began = time.perf_counter()
            answer = client.get(f"{review.get_absolute_url()}{page}")
            seconds.append(time.perf_counter() - began)
            if answer.status_code != 200:
                raise RuntimeError(f"{name}: {answer.status_code}")
        found[name] = statistics.median(seconds)
    return found


def opened() -> Any:
    """The review of the round that is there; before it one is opened of the quarter before."""
    from django.utils import timezone

    from phoihop.ledger.actor import SYSTEM, Actor
    from phoihop.reviews.actions import open_review
    from phoihop.rounds.actions import open_round
    from phoihop.rounds.models import Round

    round, now = Round.objects.select_related("unit").order_by("pk")[0], timezone.now()
    names = ("period_from", "period_to", "data_from", "closes_on", "due_on")
    days = {name: getattr(round, name) - _BACK for name in names}
    programmes = list(round.programmes.all())
    before = open_round(
        round.unit, programmes=programmes, title="Kỳ trước", kind=round.kind, **days, by=SYSTEM, now=now
    )
    by = Actor(round.unit.name, "bench", frozenset({"see", "accept"}), round.unit_id, round.unit.path)
    review = open_review(round, kind="interim", by=by, now=now)
    if review.compared_with != before:
        raise RuntimeError("it is compared with nothing")
    return review


def file(kind: str) -> None:
    """Makes a file of the review as the queue's worker does."""
    from django.utils import timezone

    from phoihop.ledger.guard import unguarded
    from phoihop.reviews.jobs import make_export
    from phoihop.reviews.models import Export, Review

    with unguarded("a file that is measured"):
        made = Export.objects.create(
            review=Review.objects.get(), kind=kind, name=f"bench.{kind}", asked_at=timezone.now()
        )
    make_export.call(made.pk)
    made.refresh_from_db()
    if made.file is None:
        raise RuntimeError(f"{kind}: {made.faults}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.site.settings")
    import django

    django.setup()
    if sys.argv[1] == "pages":
        print(json.dumps(pages()))
    else:
        file(sys.argv[1])
