"""A public programme, and a visitor who looks at it on the day of the cast."""

from collections.abc import Iterator

import pytest
import time_machine

from phoihop.programmes.models import Programme
from phoihop.publishing import actions
from phoihop.publishing.models import Posting
from tests.cast import NOW, Cast
from tests.worlds import in_force

BASIS = "Khoản 14 Điều 11, Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[time_machine.Traveller]:
    """2 March 2026; a test may travel on."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def programme(cast: Cast) -> Programme:
    """In force and public from today."""
    made = in_force(cast)
    publish(cast, made)
    return made


def publish(cast: Cast, programme: Programme) -> Posting:
    """Makes a programme public from the day of the cast."""
    return actions.publish(programme, basis=BASIS, valid_from=NOW.date(), **cast.ha.by)
