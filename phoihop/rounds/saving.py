"""What a page of a report sends back: which lines somebody wrote, and saving them one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from phoihop.ground.errors import Conflict, NotAllowed, Refused
from phoihop.ground.text import nfc
from phoihop.ledger.actor import Actor

from .actions import save_line
from .models import ReportLine
from .pages import Written
from .said import Said

MOST = 10_000  # letters of a text


@dataclass(frozen=True)
class Sent:
    """A line as it came: what it says, which version and words the person had seen."""

    line: ReportLine
    said: Said
    seen: int
    mark: str

    @property
    def touched(self) -> bool:
        """Whether the person changed anything."""
        return self.said.mark != self.mark


def sent_lines(data: QueryDict, lines: Iterable[ReportLine]) -> Iterator[Sent]:
    """The lines that the form holds."""
    for line in lines:
        seen = data.get(f"v-{line.pk}", "")
        if seen.isdecimal():
            state, narrative, obstacles = (nfc(data.get(f"{part}-{line.pk}", "")).strip()[:MOST] for part in "sno")
            yield Sent(line, Said(state, narrative, obstacles), int(seen), data.get(f"m-{line.pk}", ""))


def save_all(sent: Iterable[Sent], *, by: Actor, now: dt.datetime, take_over: Callable[[ReportLine], bool]) -> Written:
    """Saves what was written, each line for itself; tells what stands in the way of the others.

    ``take_over``: of which lines a suggestion that was left as it is counts as written too.
    """
    said: dict[int, Said] = {}
    conflicts: dict[int, ReportLine] = {}
    errors: dict[int, str] = {}
    for one in sent:
        suggested = one.seen == 0 and bool(one.said.state) and take_over(one.line)
        if not one.touched and not suggested:
            continue
        try:
            save_one(one, by=by, now=now)
        except Conflict:
            theirs = ReportLine.objects.select_related("saved_by").get(pk=one.line.pk)
            if one.touched:
                said[one.line.pk], conflicts[one.line.pk] = one.said, theirs
        except NotAllowed:
            said[one.line.pk], errors[one.line.pk] = one.said, _("Báo cáo không còn sửa được; dòng này chưa lưu.")
        except Refused as refusal:
            said[one.line.pk], errors[one.line.pk] = one.said, str(refusal)
    return Written(said, conflicts, errors)


def save_one(one: Sent, *, by: Actor, now: dt.datetime) -> ReportLine:
    """Saves a line. A form that comes twice over a flaky line is no conflict: the words are there already."""
    try:
        return save_line(one.line, by=by, now=now, seen=one.seen, said=one.said)
    except Conflict:
        stands = ReportLine.objects.select_related("report__round", "saved_by").get(pk=one.line.pk)
        if stands.version and Said.of(stands) == one.said:
            return stands
        raise
