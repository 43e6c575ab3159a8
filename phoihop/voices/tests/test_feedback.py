"""A citizen's word: sent without a name, answered by the unit, followed by its code."""

from __future__ import annotations

import datetime as dt

import pytest

from phoihop.ledger.actor import CITIZEN
from phoihop.ledger.models import Entry
from phoihop.programmes.models import Programme
from phoihop.publishing import actions as publishing
from phoihop.voices import actions
from phoihop.voices.codes import code_from, hash_of, new_seed
from phoihop.voices.models import Feedback
from phoihop.voices.queries import feedback_by_code
from tests.cast import NOW, Cast
from tests.worlds import in_force

SAID = "Đường thôn Tuơh Ktu ngập sau mưa"


@pytest.fixture
def programme(cast: Cast) -> Programme:
    """In force and public."""
    made = in_force(cast)
    publishing.publish(made, basis="Luật số 10/2022/QH15", valid_from=NOW.date(), **cast.ha.by)
    return made


def sent(cast: Cast, code: str, programme: Programme) -> Feedback:
    """A word to xã Glar."""
    return actions.send(code, to=cast.glar, text=SAID, may_publish=True, programme=programme, by=CITIZEN, now=NOW)


def test_codes_can_be_read_out_and_are_kept_as_a_hash_alone(cast: Cast, programme: Programme) -> None:
    code = code_from(new_seed())
    assert [len(group) for group in code.split(" ")] == [5] * 5 and code.replace(" ", "").isdecimal()
    made = sent(cast, code, programme)
    assert made.code_hash == hash_of(code.replace(" ", "")) == hash_of(f" {code.replace(' ', '-')} ")
    assert feedback_by_code(code.replace(" ", ".")) == made
    assert feedback_by_code("1" * 25) is None and feedback_by_code("") is None and feedback_by_code("²" * 25) is None


def test_sent_twice_it_is_there_once(cast: Cast, programme: Programme) -> None:
    code = code_from(new_seed())
    assert sent(cast, code, programme) == sent(cast, code, programme)
    assert Feedback.objects.count() == 1


def test_the_term_counts_working_days(cast: Cast, programme: Programme) -> None:
    assert sent(cast, code_from(new_seed()), programme).due_on == dt.date(2026, 3, 16)


def test_the_ledger_has_the_day_and_no_word(cast: Cast, programme: Programme) -> None:
    sent(cast, code_from(new_seed()), programme)
    entry = Entry.objects.select_related("content").get(act="feedback.send")
    assert entry.at is None and entry.day == NOW.date() and entry.unit == "Người dân"
    assert "Tuơh" not in entry.content.json and '"account":null' in entry.content.json.replace(" ", "")
