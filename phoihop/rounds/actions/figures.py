"""What a unit writes of its indicators: a draft first, a measurement once the report is handed in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Conflict, Refused
from phoihop.ground.state import move
from phoihop.ground.text import nfc
from phoihop.indicators.actions import record_figure
from phoihop.indicators.measurers import Owed
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..figures import FigureSaid, Wanted, wanted_of
from ..locks import refuse_locked
from ..models import Report, ReportFigure
from .lines import hold


@act("report.save_figure", _("Ghi một số liệu trong báo cáo"))
def save_figure(
    report: Report,
    *,
    by: Actor,
    now: dt.datetime,
    indicator: int,
    seen: int,
    mends: int | None,
    said: FigureSaid,
) -> Wanted:
    """Saves a figure of which the person saw version ``seen`` and, of the period, the measurement ``mends``.

    Raises Conflict where somebody saved a later version, or recorded the period's figure elsewhere. What looks odd is
    saved as well: it is asked about before the report is handed in. Refused: locked, not asked of the unit, a misfit.
    """
    hold(report)
    refuse_locked(report, now)
    wanted = next(iter(wanted_of(report, indicator)), None)
    if wanted is None:
        raise Refused(_g("Đơn vị không phải báo số liệu của chỉ tiêu này."))
    if misfit := said.misfit(wanted.indicator):
        raise Refused(misfit)
    if wanted.stands != mends:
        raise Conflict(_g("Kỳ này vừa có số liệu khác. Hãy xem lại rồi ghi tiếp."))
    wanted.row = _write(report, wanted, seen, said, by, now)
    record(report, within=report.round, indicator=indicator, version=wanted.row.version)
    return wanted


def _write(
    report: Report, wanted: Wanted, seen: int, said: FigureSaid, by: Actor, now: dt.datetime, **more: Any
) -> ReportFigure:
    facts: dict[str, Any] = {
        "this": said.this,
        "cumulative": said.cumulative if wanted.indicator.accumulates else None,
        "denominator": said.denominator,
        "because": nfc(said.because).strip(),
        "mends_id": wanted.stands,
        "saved_at": now,
        "saved_by_id": by.account_id,
        **more,
    }
    if wanted.row is None and seen == 0:
        return ReportFigure.objects.create(report=report, indicator=wanted.indicator, **facts)
    row = wanted.row or ReportFigure(report=report, indicator=wanted.indicator)
    move(row, {"version": seen}, version=seen + 1, **facts)
    return row


def record_figures(report: Report, *, by: Actor, now: dt.datetime) -> dict[str, Any]:
    """Each figure of a report that is handed in becomes a measurement; inside an act. What the ledger notes of it."""
    measured: dict[str, int] = {}
    lacking: list[int] = []
    for one in wanted_of(report):
        said, owed = one.said, Owed(one.indicator, report.unit)
        if not said.given:
            lacking.append(one.indicator.pk)
            continue
        if one.is_measured(said):
            key = one.stands
        elif one.row and one.row.mends_id != one.stands:
            raise Conflict(
                _g("{name}: kỳ này vừa có số liệu khác trong hệ thống. Hãy xem lại rồi nộp.").format(name=one.indicator)
            )
        else:
            figure = said.figure(one.period)
            facts: dict[str, Any] = {"because": said.because, "note": report.round.title, "seen": one.stands}
            key = record_figure(owed, by=by, now=now, figure=figure, **facts).pk
        assert key is not None
        measured[str(one.indicator.pk)] = key
        if one.row is None:
            _write(report, one, 0, said, by, now, measurement_id=key)
        else:
            move(one.row, {"version": one.row.version}, measurement_id=key)
    return {"figures": measured, "figures_lacking": lacking} if measured or lacking else {}
