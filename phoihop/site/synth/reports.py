"""A made-up round of the quarter that was closed last: every commune is asked about every duty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.utils import timezone

from phoihop.ground.bulk import insert
from phoihop.indicators.models import Measurement
from phoihop.rounds.models import Report, ReportFigure, ReportLine, Round
from phoihop.rounds.windows import deadline
from phoihop.rounds.words import title_of
from phoihop.units.models import Unit

from .figures import last_quarter
from .words import DOING, DONE, HINDERED

if TYPE_CHECKING:
    from .making import World

_STATES = {"accepted": 45, "submitted": 25, "returned": 4, "to_approve": 4, "draft": 22}
_HANDED_IN = ("accepted", "submitted")
_LINES = ("report_id", "duty_id", "place", "state", "narrative", "obstacles", "version", "saved_at")
# the figures that were handed in are the measurements of the period: one statement for all of them
_FIGURES = """
INSERT INTO {figures} (report_id, indicator_id, this, cumulative, because, measurement_id, version, saved_at, remark)
SELECT r.id, m.indicator_id, m.value, NULL, '', m.id, 1, m.at, '' FROM {reports} r JOIN {measurements} m
ON m.unit_id = r.unit_id WHERE r.round_id = %s AND r.state IN ('accepted', 'submitted') AND m.ends_on = %s
ORDER BY r.id, m.indicator_id
"""


def report(world: World, body: Unit) -> None:
    """The round, its reports in all states, their lines, the figures of those that were handed in."""
    last = last_quarter(world.day)
    due_on = deadline(last.closes_on, 3)
    round = Round.objects.create(
        unit=body,
        title=title_of(last),
        kind=last.kind,
        period_from=last.period_from,
        period_to=last.period_to,
        data_from=last.data_from,
        closes_on=last.closes_on,
        due_on=due_on,
        opened_on=last.closes_on - dt.timedelta(days=10),
    )
    round.programmes.set([world.programme])
    handed = [dt.timedelta(days=days) for days in range(-3, 3)]
    states = world.chance.choices(list(_STATES), list(_STATES.values()), k=len(world.communes))
    rows = []
    for unit, state in zip(world.communes, states, strict=True):
        day = due_on + world.chance.choice(handed) if state in _HANDED_IN else None
        accepted = day + dt.timedelta(days=2) if day and state == "accepted" else None
        rows.append((unit, state, day, accepted, "Chưa nêu kết quả cụ thể." if state == "returned" else ""))
    columns = ("unit_id", "state", "submitted_on", "accepted_on", "reason")
    world.told["báo cáo"] = insert(Report, columns, rows, round_id=round.pk, due_on=due_on)
    world.told["dòng báo cáo"] = insert(ReportLine, _LINES, _lines(world, round), lead=True)
    tables = {"figures": ReportFigure, "reports": Report, "measurements": Measurement}
    sql = _FIGURES.format(**{name: model._meta.db_table for name, model in tables.items()})
    with connection.cursor() as cursor:
        cursor.execute(sql, [round.pk, last.closes_on])
        world.told["số liệu trong báo cáo"] = cursor.rowcount


def _lines(world: World, round: Round) -> Iterator[tuple[Any, ...]]:
    chance, duties = world.chance, [duty.pk for duty in world.duties]
    at = timezone.make_aware(dt.datetime.combine(round.due_on, dt.time(9, 30)))
    for key, state in list(Report.objects.filter(round=round).order_by("pk").values_list("pk", "state")):
        written = 1.0 if state != "draft" else chance.choice((0.0, 0.4))
        for place, duty in enumerate(duties, 1):
            if chance.random() >= written:
                yield key, duty, place, "", "", "", 0, None
                continue
            doing = chance.random() < 0.3
            words = chance.choice(DOING if doing else DONE).format(
                n=20 + chance.randrange(400), m=1 + chance.randrange(9)
            )
            hindered = chance.choice(HINDERED) if chance.random() < 0.2 else ""
            yield key, duty, place, "doing" if doing else "done", words, hindered, 1, at
