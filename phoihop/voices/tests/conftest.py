"""A programme in force and public, and words that citizens sent about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from phoihop.ledger.actor import CITIZEN
from phoihop.programmes.models import Programme
from phoihop.publishing import actions as publishing
from phoihop.voices import actions
from phoihop.voices.codes import code_from, new_seed
from phoihop.voices.models import Feedback
from tests.cast import NOW, Cast
from tests.worlds import in_force

SAID = "Đường thôn Tuơh Ktu ngập sau mưa"
Send = Callable[..., Feedback]


@pytest.fixture
def programme(cast: Cast) -> Programme:
    """In force and public."""
    made = in_force(cast)
    publishing.publish(made, basis="Luật số 10/2022/QH15", valid_from=NOW.date(), **cast.ha.by)
    return made


@pytest.fixture
def send(cast: Cast, programme: Programme) -> Send:
    """Sends a word to xã Glar, or as is said otherwise."""

    def sent(**facts: Any) -> Feedback:
        code = facts.pop("code", None) or code_from(new_seed())
        given = {"to": cast.glar, "text": SAID, "may_publish": True, "programme": programme} | facts
        return actions.send(code, **given, by=CITIZEN, now=NOW)

    return sent
