"""By when citizens and their boards must be answered, for reminders and calendars: a number, never a word of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.ground.deadlines import Deadline
from phoihop.ledger.acts import key_for

from .models import Consultation, Feedback, Visit
from .queries import OPEN


class FeedbackDeadlines:
    """What units owe citizens."""

    def due(self, days: Collection[dt.date]) -> Iterator[Deadline]:
        """The open ones that are due on these days."""
        return _told(Feedback.objects.filter(state__in=OPEN, due_on__in=days))

    def of(self, units: Collection[int], first: dt.date, last: dt.date) -> Iterator[Deadline]:
        """All of these units. One query."""
        return _told(Feedback.objects.filter(unit__in=units, due_on__range=(first, last)))

    def one(self, key: str) -> Deadline | None:
        """The one of this name."""
        return next(_told(Feedback.objects.filter(pk=int(key.partition(":")[2]))), None)


def _told(found: QuerySet[Feedback]) -> Iterator[Deadline]:
    group = _("Ý kiến người dân")
    names = "pk", "unit", "due_on", "state", "programme__standing_body", "unit__parent"
    for key, unit, due_on, state, body, parent in found.order_by("id").values_list(*names).iterator():
        yield Deadline(
            key=key_for(Feedback, key),
            title=_("Trả lời phản ánh số {number}").format(number=key),
            url=reverse("voices:feedback", args=[key]),
            due_on=due_on,
            unit=unit,
            runs=parent if body in (None, unit) else body,
            group=group,
            state="open" if state in OPEN else "done",
        )


class VisitDeadlines:
    """What authorities owe the people's boards."""

    def due(self, days: Collection[dt.date]) -> Iterator[Deadline]:
        """The unanswered ones that are due on these days."""
        return _asked(Visit.objects.filter(state=Visit.State.SENT, due_on__in=days))

    def of(self, units: Collection[int], first: dt.date, last: dt.date) -> Iterator[Deadline]:
        """All of these units. One query."""
        return _asked(Visit.objects.filter(to_unit__in=units, due_on__range=(first, last)))

    def one(self, key: str) -> Deadline | None:
        """The one of this name."""
        return next(_asked(Visit.objects.filter(pk=int(key.partition(":")[2]), due_on__isnull=False)), None)


def _asked(found: QuerySet[Visit]) -> Iterator[Deadline]:
    rows = found.order_by("id").values_list("pk", "to_unit", "due_on", "state")
    for key, unit, due_on, state in rows.iterator():
        assert unit and due_on  # what was sent
        yield Deadline(
            key=key_for(Visit, key),
            title=_("Trả lời kiến nghị kiểm tra số {number}").format(number=key),
            url=reverse("voices:visit", args=[key]),
            due_on=due_on,
            unit=unit,
            group=_("Nhân dân kiểm tra"),
            state="open" if state == Visit.State.SENT else "done",
        )


_RESULT = Q(state=Consultation.State.OPEN)
_TELL = Q(state=Consultation.State.CLOSED, tell_by__isnull=False)


class ConsultationDeadlines:
    """By when units have promised the result of a consultation; then by when they send it where the law says."""

    def due(self, days: Collection[dt.date]) -> Iterator[Deadline]:
        """The open ones that are due on these days."""
        return _promised(
            Consultation.objects.filter(
                (_RESULT & Q(results_by__in=days)) | (_TELL & Q(told_on=None, tell_by__in=days))
            )
        )

    def of(self, units: Collection[int], first: dt.date, last: dt.date) -> Iterator[Deadline]:
        """All of these units. One query."""
        return _promised(
            Consultation.objects.filter(
                (~_TELL & Q(results_by__range=(first, last))) | (_TELL & Q(tell_by__range=(first, last))),
                unit__in=units,
            )
        )

    def one(self, key: str) -> Deadline | None:
        """The one of this name."""
        return next(_promised(Consultation.objects.filter(pk=int(key.partition(":")[2]))), None)


def _promised(found: QuerySet[Consultation]) -> Iterator[Deadline]:
    for one in found.exclude(results_by=None).order_by("id").iterator():
        assert one.results_by is not None  # the query says so
        tells = one.state == Consultation.State.CLOSED and one.tell_by is not None
        title = _("Gửi UBND, Mặt trận kết quả: {title}") if tells else _("Công bố kết quả lấy ý kiến: {title}")
        yield Deadline(
            key=key_for(Consultation, one.pk),
            title=title.format(title=one.title),
            url=reverse("voices:consultation", args=[one.pk]),
            due_on=(one.tell_by if tells else None) or one.results_by,
            unit=one.unit_id,
            group=_("Lấy ý kiến Nhân dân"),
            state=_state_of(one),
        )


def _state_of(one: Consultation) -> str:
    match one.state:
        case Consultation.State.OPEN:
            return "open"
        case Consultation.State.CANCELLED:
            return "cancelled"
    return "open" if one.tell_by and not one.told_on else "done"
