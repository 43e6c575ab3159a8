"""A round of the province that four communes answer, and the round below it by which one of them gathers its report."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils import timezone

from phoihop.ground.dates import is_working_day, working_day_from
from phoihop.indicators import actions as indicators
from phoihop.indicators.models import Indicator
from phoihop.ledger.actor import Actor
from phoihop.programmes.models import Content, Programme
from phoihop.rounds import actions
from phoihop.rounds.figures import FigureSaid
from phoihop.rounds.models import Report, Round
from phoihop.units.models import Unit, UnitClass

from . import commune, province
from .reporting import hand_in, reports_of, send_back
from .showing import at, reporter

_DAY = dt.timedelta(days=1)
_CLOSED, _GATHERED, _DUE = 14, 2, 7  # days before the day on which the demo is loaded, and after
_SAID = {commune.FRONT: 46, commune.POLICE: 18}  # of the indicator
_LATE = {commune.POLICE: 1}


def report_upward(
    of_province: Programme, of_commune: Programme, asking: Actor, secretary: Actor, now: dt.datetime
) -> Round:
    """The province's round is open; that of the commune is past its day, and half of its units have reported."""
    contents = list(of_commune.contents.all()[:1]), list(of_province.contents.all()[:1])
    giving = list(Unit.objects.filter(name__in=province.GIVE_IT))
    below = _define(of_commune, contents[0][0], secretary, now, units=giving)
    asked = UnitClass.objects.get(name=province.ASKED)
    about = _define(of_province, contents[1][0], asking, now, unit_class=asked)
    today = timezone.localdate(now)
    facts = _facts(today)
    opened_on = facts["closes_on"] - 5 * _DAY
    due_on = working_day_from(today + _DUE * _DAY)
    above = _open(of_province, asking, opened_on, None, facts | {"due_on": due_on})
    of_others = {report.unit.name: report for report in reports_of(above)}
    for name, value, accepted in zip(province.OTHERS, (51, 37), (True, False), strict=False):
        _measure(of_others[name], about, value, today - 3 * _DAY)
        hand_in(of_others[name], today - 3 * _DAY)
        if accepted:
            actions.accept(of_others[name], by=asking, now=at(today - _DAY))
    facts |= {"title": _title(facts["closes_on"].year, f" của các đơn vị {commune.COMMUNE}")}
    child = _open(of_commune, secretary, opened_on + _DAY, above, facts | {"due_on": _gathered_on(today)})
    _answer(child, below, secretary, now)
    return above


def _define(programme: Programme, content: Content, by: Actor, now: dt.datetime, **whose: Any) -> Indicator:
    return indicators.define(programme, content=content, by=by, now=now, **whose, **province.INDICATOR)


def _facts(today: dt.date) -> dict[str, Any]:
    """This year so far; in its first months last year, of which reports are then still gathered."""
    year = today.year if today.month > 3 else today.year - 1
    closes_on = min(today - _CLOSED * _DAY, dt.date(year, 12, 31))
    data_from = max(dt.date(year, 1, 1), commune.first_day(today))
    days = {"period_from": data_from, "period_to": closes_on, "data_from": data_from, "closes_on": closes_on}
    return {"title": _title(year), "kind": "interim", **days}


def _title(year: int, whose: str = "") -> str:
    return f"Báo cáo sơ kết công tác dân vận năm {year}{whose} (minh hoạ)"


def _gathered_on(today: dt.date) -> dt.date:
    day = today - _GATHERED * _DAY
    while not is_working_day(day):
        day -= _DAY
    return day


def _open(programme: Programme, by: Actor, day: dt.date, parent: Round | None, facts: dict[str, Any]) -> Round:
    assert programme.standing_body
    return actions.open_round(
        programme.standing_body, by=by, now=at(day), programmes=[programme], parent=parent, **facts
    )


def _answer(child: Round, about: Indicator, secretary: Actor, now: dt.datetime) -> None:
    reports = {report.unit.name: report for report in reports_of(child)}
    for name in (commune.FRONT, commune.POLICE, commune.HEALTH, commune.WOMEN):
        day = child.due_on + _LATE.get(name, 0) * _DAY
        if name in _SAID:
            _measure(reports[name], about, _SAID[name], day)
        hand_in(reports[name], day)
    for name in (commune.FRONT, commune.HEALTH):
        actions.accept(reports[name], by=secretary, now=now)
    send_back(reports[commune.MILITARY], secretary, child.due_on)
    waiting = reports[commune.SERVICES]
    until = timezone.localdate(now) + 2 * _DAY
    actions.ask_time(waiting, by=reporter(waiting.unit), now=now, until=until, reason="Chờ số liệu của các thôn, làng")


def _measure(report: Report, about: Indicator, value: int, day: dt.date) -> None:
    said = FigureSaid(Decimal(value))
    by: dict[str, Any] = {"by": reporter(report.unit), "now": at(day)}
    actions.save_figure(report, indicator=about.pk, seen=0, mends=None, said=said, **by)
