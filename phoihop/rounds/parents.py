"""A round below a round: it answers the one above, so it must fit into it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from phoihop.ground.dates import OwnDays, is_working_day, written
from phoihop.ground.errors import Refused
from phoihop.ledger.actor import Actor

from .locks import lock_words
from .models import Report, Round
from .queries import HANDED_IN, reports_of_unit
from .windows import earliest_deadline


class ParentMisfit(Refused):
    """A round cannot answer the one above it."""


def refuse_misfit(round: Round, today: dt.date) -> None:
    """Raises ParentMisfit where a new round does not fit into its parent: nobody asked its unit, or not any more; its
    days do not leave what the unit needs for its own report."""
    above = round.parent
    assert above is not None
    if any(one.unit_id == round.unit_id for one in _upward(above)):
        raise ParentMisfit(_("Đợt cấp trên không thể là đợt của chính đơn vị, cũng không thể trả lời một đợt như vậy."))
    report = Report.objects.select_related("round__unit").filter(round=above, unit=round.unit_id).first()
    if report is None:
        raise ParentMisfit(_("Đơn vị không được yêu cầu báo cáo trong đợt cấp trên này."))
    if report.handed_in:
        raise ParentMisfit(_("Đơn vị đã nộp báo cáo cho đợt cấp trên này."))
    if report.locked(today):
        raise ParentMisfit(lock_words(above, today))
    if round.data_from < above.data_from or round.closes_on > above.closes_on:
        raise ParentMisfit(
            _("Số liệu phải nằm trong thời gian lấy số liệu của đợt cấp trên: từ {start} đến {end}.").format(
                start=written(above.data_from), end=written(above.closes_on)
            )
        )
    refuse_too_late(round, report)


def refuse_too_late(round: Round, upward: Report) -> None:
    """Raises ParentMisfit where the units below report only after ``upward``, which gathers what they say, is due."""
    if round.due_on > upward.due_on:
        raise ParentMisfit(
            _("Hạn nộp không được muộn hơn ngày {day}, hạn đơn vị nộp báo cáo của mình cho đợt cấp trên.").format(
                day=written(upward.due_on)
            )
        )


def _upward(round: Round | None) -> Iterator[Round]:
    while round is not None:
        yield round
        round = round.parent


def answering(actor: Actor, today: dt.date) -> list[Report]:
    """The reports that a round below may answer: those that the actor's unit has not handed in; newest first."""
    waiting = reports_of_unit(actor).filter(state__in=("draft", "returned")).exclude(round__unit=actor.unit_id)
    return [one for one in waiting.select_related("round__unit").order_by("-id")[:100] if not one.locked(today)]


def days_below(report: Report, today: dt.date, own: OwnDays | None = None) -> dict[str, object]:
    """What a round below begins with: the data of the round above, and a day that leaves one to gather them."""
    above = report.round
    due_on = report.due_on - dt.timedelta(days=1)
    while not is_working_day(due_on, own):
        due_on -= dt.timedelta(days=1)
    due_on = max(due_on, earliest_deadline(above.closes_on, own), min(today, report.due_on))
    names = ("title", "period_from", "period_to", "data_from", "closes_on")
    return {name: getattr(above, name) for name in names} | {"due_on": due_on}


def below(round: Round, unit: int | None = None) -> list[Round]:
    """The rounds below, of one unit or of all, each with how many were ``asked`` and ``came``. One query."""
    found = Round.objects.filter(parent=round).select_related("unit").order_by("unit__path", "id")
    if unit is not None:
        found = found.filter(unit=unit)
    came = Count("reports", filter=Q(reports__state__in=HANDED_IN))
    return list(found.annotate(asked=Count("reports"), came=came))
