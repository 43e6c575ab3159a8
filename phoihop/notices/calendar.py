"""Deadlines as a calendar (iCalendar, RFC 5545): whole days with alarms, of a person or of a unit."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.signing import Signer
from django.utils import translation
from django.utils.translation import gettext as _

from phoihop.ground.addresses import in_full
from phoihop.ground.dates import written
from phoihop.ground.deadlines import SOURCES, Deadline
from phoihop.ground.text import squeeze
from phoihop.units.models import POWERS
from phoihop.units.queries import memberships_of

from .models import Feed

_BEHIND, _AHEAD = dt.timedelta(days=90), dt.timedelta(days=400)
_MORNING = 8  # the hour at which alarms ring
_SIGNER = Signer(salt="notices.feed")


@dataclass(frozen=True)
class Entry:
    """A deadline on the day of its calendar."""

    of: Deadline
    day: dt.date


def secret_of(feed: Feed) -> str:
    """The secret part of its address: nobody can make it up, and it changes with every renewal."""
    return _SIGNER.signature(f"{feed.pk}:{feed.revision}")


def entries_of(feed: Feed, today: dt.date) -> list[Entry] | None:
    """What stands in it; None where its person or unit is there no more. One query, and the two or so of each source.

    A unit's calendar has all that the unit owes; a person's has what the person has in hand, and what nobody has.
    """
    if feed.unit:
        units = {feed.unit.pk} if feed.unit.holds(today) else set()
    else:
        assert feed.account  # the constraint says so
        held = memberships_of(feed.account, today)
        units = {one.unit_id for one in held if "report" in POWERS[one.role]}
        if not held:
            return None
    if feed.unit and not units:
        return None
    first, last = today - _BEHIND, today + _AHEAD
    found = [one for source in SOURCES.values() for one in source.of(units, first, last)] if units else []
    if feed.account_id is None:
        return [Entry(one, one.due_on) for one in found]
    theirs = (one for one in found if one.account in (None, feed.account_id))
    return [Entry(one, (one.account and one.inner_due) or one.due_on) for one in theirs]


def etag_of(feed: Feed, entries: list[Entry], language: str) -> str:
    """The mark by which a phone knows that nothing has changed."""
    seen = repr((feed.pk, feed.revision, language, settings.ADDRESS, settings.REMIND_BEFORE, entries))
    return f'"{hashlib.sha256(seen.encode()).hexdigest()[:32]}"'


def calendar_of(feed: Feed, entries: list[Entry], language: str) -> bytes:
    """The calendar as a file."""
    from icalendar import Calendar  # lazily: only calendars need it

    with translation.override(language):
        whole = Calendar()
        whole.add("prodid", "-//Phoi Hop//phoihop//VI")
        whole.add("version", "2.0")
        whole.add("method", "PUBLISH")
        name = _("Hạn của {whose}").format(whose=feed.unit or feed.account)
        whole.add("x-wr-calname", name)
        whole.add("x-wr-timezone", settings.TIME_ZONE)
        whole["refresh-interval;value=duration"] = whole["x-published-ttl"] = "PT6H"
        for entry in entries:
            whole.add_component(_event(entry, feed))
        return whole.to_ical()


def _event(entry: Entry, feed: Feed):  # type: ignore[no-untyped-def]  # icalendar is imported late
    from icalendar import Alarm, Event  # lazily: as above

    of, host = entry.of, urlsplit(settings.ADDRESS).hostname or "localhost"
    event = Event()
    event.add("uid", f"{of.key.replace(':', '-')}@{host}")
    event.add("dtstamp", feed.made_at.astimezone(dt.UTC).replace(microsecond=0))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + dt.timedelta(days=1))
    # days only move on and a cancelled task stays cancelled: a number that never falls
    event.add("sequence", (of.due_on - dt.date(2000, 1, 1)).days * 2 + (of.state == "cancelled"))
    title = squeeze(of.title)
    event.add("summary", _("Đã báo cáo: {title}").format(title=title) if of.state == "done" else title)
    event.add("description", "\n".join(_about(entry)))
    event.add("url", in_full(of.url))
    event.add("status", "CANCELLED" if of.state == "cancelled" else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    for days in settings.REMIND_BEFORE if of.state == "open" else ():
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", dt.timedelta(hours=_MORNING) - dt.timedelta(days=days))
        event.add_component(alarm)
    return event


def _about(entry: Entry) -> list[str]:
    due = _("hạn của đơn vị: {day}").format(day=written(entry.of.due_on)) if entry.day != entry.of.due_on else ""
    return [line for line in (squeeze(entry.of.group), due, in_full(entry.of.url)) if line]
