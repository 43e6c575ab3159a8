"""A programme in force with an indicator that the communes give: dialogues held, added up over units and periods."""

from __future__ import annotations

from typing import Any

import pytest

from phoihop.indicators import actions
from phoihop.indicators.measurers import Owed
from phoihop.indicators.models import Indicator
from phoihop.programmes.models import Programme
from tests.cast import Cast
from tests.worlds import in_force

from .making import define


@pytest.fixture
def programme(cast: Cast) -> Programme:
    """In force, with its tasks."""
    return in_force(cast)


@pytest.fixture
def dialogues(cast: Cast, programme: Programme) -> Indicator:
    """CT1: a sum of sums over the year, by the communes; 20 together in 2026, 12 of xã Glar."""
    made = define(cast, programme, unit_class=cast.communes)
    values: dict[Any, Any] = {(None, 2026): 20, (cast.glar.pk, 2026): 12}
    return actions.set_targets(made, values=values, seen=made.revision, **cast.ha.by)


@pytest.fixture
def owed(cast: Cast, dialogues: Indicator) -> Owed:
    """What xã Glar owes of it."""
    return Owed(dialogues, cast.glar)
