"""Indicators and figures for tests, in few words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from phoihop.indicators import actions
from phoihop.indicators.asking import Figure
from phoihop.indicators.measurers import Owed
from phoihop.indicators.models import Indicator, Measurement
from phoihop.indicators.regime import Name, Period, period_of
from phoihop.programmes.models import Programme
from tests.cast import NOW, Cast, Person

LATER = dt.datetime(2027, 6, 30, 9, 0, tzinfo=NOW.tzinfo)


def define(cast: Cast, programme: Programme, **fields: Any) -> Indicator:
    """An indicator; what is not said is a sum of sums."""
    return actions.define(
        programme,
        **{
            "content": programme.contents.get(),
            "code": "CT1",
            "name": "Số cuộc đối thoại với Nhân dân",
            "measure": "cuộc",
            "over_units": "sum",
            "over_time": "sum",
            **cast.ha.by,
            **fields,
        },
    )


def month(number: int, year: int = 2026) -> Period:
    """A month of the reporting regime."""
    return period_of(Name("month", number, year))


def said(period: Period, value: object, said: str = "this", **more: Any) -> Figure:
    """A figure on its way in."""
    denominator, also = more.get("denominator"), more.get("also")
    return Figure(
        *period,
        said,
        Decimal(str(value)),
        None if denominator is None else Decimal(str(denominator)),
        None if also is None else Decimal(str(also)),
    )


def give(owed: Owed, who: Person, figure: Figure, **more: Any) -> Measurement:
    """Records a figure as this person, in the middle of 2027 so that every period of the tests has begun."""
    return actions.record_figure(owed, figure=figure, **{**who.by, "now": LATER, **more})


def fresh(figure: Measurement) -> Measurement:
    """As it stands in the database."""
    return Measurement.objects.get(pk=figure.pk)
