"""How long the law wants something to hang, to be read out, to have been made public after its decision.

A term on a board does not count its first day (Civil Code 91/2015, Article 147(2)): the longer reading is the safe one.
A loudspeaker is counted by the days on which it speaks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from phoihop.ground.dates import OwnDays, working_days_after, written
from phoihop.ground.errors import Refused
from phoihop.units.models import Kind as UnitKind
from phoihop.units.models import Level, Unit

from .models import Channel, LegalFigure, Posting, Subject

Kind = Channel.Kind
BOARDS = (Kind.OFFICE, Kind.VILLAGE)
BOUND = (UnitKind.PEOPLES_COMMITTEE, UnitKind.PEOPLES_COUNCIL)
BOARD, _ALOUD, _AFTER = "posting-board", "posting-loudspeaker", "posting-after-decision"
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Asked:
    """A way of making it known that the law asks for, and how it stands. ``until``: the first day it may end."""

    kind: str
    words: str
    source: str
    until: dt.date | None
    shape: str
    colour: str
    state: str


class Figures:
    """What is needed here, on whatever day: what hung is judged by the law of its first day. One query."""

    def __init__(self) -> None:
        self._rows = list(LegalFigure.objects.filter(key__in=[BOARD, _ALOUD, _AFTER], checked_on__isnull=False))

    def on(self, key: str, day: dt.date) -> LegalFigure | None:
        """The figure of this key that holds on that day; None where there is none that somebody checked."""
        return next((row for row in self._rows if row.key == key and row.holds(day)), None)


def least_of(subject: Subject | None, kind: str, first: dt.date, figures: Figures) -> LegalFigure | None:
    """The least time of a subject on a channel from that day; None where the law names none, or nobody checked it."""
    if subject is None or subject.checked_on is None:
        return None
    if subject.manner == Subject.Manner.TERM and kind in BOARDS:
        return figures.on(BOARD, first)
    return figures.on(_ALOUD, first) if subject.aloud and kind == Kind.LOUDSPEAKER else None


def until_of(subject: Subject | None, kind: str, first: dt.date, figures: Figures) -> dt.date | None:
    """The day to the end of which it must stay."""
    least = least_of(subject, kind, first, figures)
    if least is None:
        return None
    return first + dt.timedelta(days=least.number - (1 if kind == Kind.LOUDSPEAKER else 0))


def refuse_short(subject: Subject | None, kind: str, first: dt.date, last: dt.date | None, figures: Figures) -> None:
    """A period that is planned shorter than the law wants is refused; one that was cut short is a fact, and told."""
    if last is None or subject is None:
        return
    if subject.manner == Subject.Manner.ALWAYS and subject.checked_on and kind in BOARDS:
        raise Refused(_("Nội dung này phải niêm yết thường xuyên ({source}). Hãy để trống ngày kết thúc.").format(
            source=subject.source
        ))  # fmt: skip
    until, least = until_of(subject, kind, first, figures), least_of(subject, kind, first, figures)
    if until and least and last < until:
        raise Refused(
            _("Ngắn hơn luật yêu cầu: ít nhất {least} liên tục ({source}), tức là đến hết ngày {day}.").format(
                least=least.said, source=least.source, day=written(until)
            )
        )


def is_bound(unit: Unit) -> bool:
    """Whether the law's list of what must be public binds this unit: the authority of a commune."""
    return unit.level == Level.COMMUNE and unit.kind in BOUND


def owed_for_a_term(prefix: str = "") -> Q:
    """The filter for postings whose boards the law wants for a term; ``prefix`` is the path to the posting."""
    facts = {
        "subject__manner": Subject.Manner.TERM,
        "subject__mandatory": True,
        "unit__level": Level.COMMUNE,
        "unit__kind__in": BOUND,
    }
    return Q(**{f"{prefix}{name}": value for name, value in facts.items()})


def owed_by(posting: Posting) -> bool:
    """Whether the law says how this posting is made known: a mandatory subject of a commune."""
    return bool(posting.subject and posting.subject.mandatory and is_bound(posting.unit))


def asked_of(posting: Posting, channels: Iterable[Channel], today: dt.date, figures: Figures) -> list[Asked]:
    """What the law asks of a posting beside the portal, and how each stands."""
    subject = posting.subject
    if subject is None or not owed_by(posting) or subject.manner == Subject.Manner.OTHER:
        return []
    kinds = [*BOARDS, *([Kind.LOUDSPEAKER] if subject.aloud else [])]
    by_kind: dict[str, list[Channel]] = {kind: [] for kind in kinds}
    for one in channels:
        by_kind.setdefault(one.kind, []).append(one)
    return [_asked(subject, kind, by_kind[kind], today, figures) for kind in kinds]


def _asked(subject: Subject, kind: Kind, channels: list[Channel], today: dt.date, figures: Figures) -> Asked:
    firsts = [one.valid_from or today for one in channels]
    least = least_of(subject, kind, max(firsts, default=today), figures)
    words = str(kind.label)
    source = f"{least.said}, {least.source}" if least else subject.source
    if not channels:
        return Asked(kind, words, source, None, "square", "late", _("Chưa ghi"))
    untils = [until_of(subject, kind, first, figures) for first in firsts]
    until = max((day for day in untils if day), default=None)
    if any(until and one.valid_to and one.valid_to < until for one, until in zip(channels, untils, strict=True)):
        return Asked(kind, words, source, until, "square", "late", _("Không đủ ngày"))
    if until and today <= until:
        state = _("Phải giữ đến hết ngày {day}").format(day=written(until))
        return Asked(kind, words, source, until, "clock", "ontime", state)
    if until:
        return Asked(kind, words, source, until, "check", "done", _("Đã đủ ngày"))
    if subject.manner != Subject.Manner.ALWAYS or kind not in BOARDS:
        return Asked(kind, words, source, None, "dot", "idle", _("Chưa có số ngày theo luật đã đối chiếu"))
    if any(one.valid_to is None or one.valid_to >= today for one in channels):
        return Asked(kind, words, source, None, "check", "done", _("Đang niêm yết thường xuyên"))
    return Asked(kind, words, source, None, "square", "late", _("Đã gỡ, phải niêm yết thường xuyên"))


def deadline_of(posting: Posting, figures: Figures, own: OwnDays) -> dt.date | None:
    """By when it had to be public by the law of the day of the decision, where that is known."""
    limit = figures.on(_AFTER, posting.decided_on) if posting.decided_on else None
    if limit is None or posting.decided_on is None or not owed_by(posting):
        return None
    return working_days_after(posting.decided_on, limit.number, own)
