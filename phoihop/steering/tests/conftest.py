"""A programme in force on the cast's day, and what was done to steer it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

from phoihop.programmes.models import Programme
from phoihop.steering import actions
from phoihop.steering.models import CycleAct, Meeting
from tests.cast import NOW, Cast
from tests.worlds import in_force

Does = Callable[..., CycleAct]
Calls = Callable[..., Meeting]
At = Callable[[str], Client]


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[time_machine.Traveller]:
    """2 March 2026; a test may travel on."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def programme(cast: Cast) -> Programme:
    """Signed on 5 January 2026, from 1 January 2026 to 31 December 2027."""
    return in_force(cast)


@pytest.fixture
def does(cast: Cast, programme: Programme) -> Does:
    """``does("inspect", "2026-02-10")``: Hà records that her unit did it; ``who`` and the rest may be said."""

    def record(verb: str = "brief", day: str = "2026-02-10", *, who: str = "ha", **fields: Any) -> CycleAct:
        of = fields.pop("programme", programme)
        now = fields.pop("now", NOW)
        given = {"text": "Hội nghị quán triệt", "unit": cast.mass_mobilisation, **fields}
        held_on = dt.date.fromisoformat(day)
        return actions.record_act(of, verb=verb, held_on=held_on, by=getattr(cast, who).actor, now=now, **given)

    return record


@pytest.fixture
def at(client: Client, cast: Cast) -> At:
    """``at("binh")``: a browser in which that person is signed in."""

    def sign_in(who: str) -> Client:
        client.force_login(getattr(cast, who).account)
        return client

    return sign_in


@pytest.fixture
def closed(programme: Programme, unguarded: Any) -> Programme:
    """The same programme, over."""
    with unguarded():
        Programme.objects.filter(pk=programme.pk).update(state="closed")
    programme.refresh_from_db()
    return programme


@pytest.fixture
def calls(cast: Cast, programme: Programme) -> Calls:
    """``calls("2026-03-02")``: Hà calls a meeting of two communes; the rest may be said."""

    def call(day: str = "2026-03-02", **fields: Any) -> Meeting:
        given = {"title": "Giao ban tháng 3/2026", "units": [cast.glar, cast.adok], **fields}
        of, by = given.pop("programme", programme), given.pop("by", cast.ha.actor)
        now = given.pop("now", NOW)
        return actions.call(of, held_on=dt.date.fromisoformat(day), by=by, now=now, **given)

    return call
