"""How it stands with an object's publication, as a page says it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Model
from django.utils.translation import gettext as _

from phoihop.ground.dates import written

from .models import Posting
from .queries import postings_of


@dataclass(frozen=True)
class Line:
    """One posting in the list of an object's postings."""

    posting: Posting
    words: str
    current: bool


@dataclass(frozen=True)
class Standing:
    """Whether an object is public; ``live`` is the posting that holds now or will (it can be withdrawn)."""

    words: str
    shape: str
    colour: str
    live: Posting | None
    lines: list[Line]


def standing_of(about: Model, today: dt.date) -> Standing:
    """The standing of an object on that day. One query."""
    postings = list(postings_of(about).select_related("unit").order_by("-valid_from", "-id"))
    lines = [line_of(one, today) for one in postings]
    if now := next((line.posting for line in lines if line.current), None):
        words = _("Đang công khai từ ngày {day}").format(day=written(now.valid_from))
        return Standing(words, "check", "done", now, lines)
    if later := next((one for one in postings if _waits(one, today)), None):
        words = _("Sẽ công khai từ ngày {day}").format(day=written(later.valid_from))
        return Standing(words, "clock", "ontime", later, lines)
    return Standing(_("Chưa công khai") if not lines else _("Không còn công khai"), "dot", "idle", None, lines)


def line_of(posting: Posting, today: dt.date) -> Line:
    """One posting with how it stands."""
    return Line(posting, _words(posting, today), _holds(posting, today))


def _holds(posting: Posting, today: dt.date) -> bool:
    return posting.withdrawn_at is None and posting.holds(today)


def _waits(posting: Posting, today: dt.date) -> bool:
    return posting.withdrawn_at is None and posting.valid_from is not None and posting.valid_from > today


def _words(posting: Posting, today: dt.date) -> str:
    if posting.withdrawn_at:
        return _("Đã thôi công khai")
    if _holds(posting, today):
        return _("Đang công khai")
    return _("Chưa đến ngày") if _waits(posting, today) else _("Đã hết thời hạn")
