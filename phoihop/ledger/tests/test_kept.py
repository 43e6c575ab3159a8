"""Values kept until the next act."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest

from phoihop.ledger.acts import key_of
from phoihop.ledger.kept import Kept, newest_acts, newest_acts_on
from phoihop.programmes import actions
from phoihop.programmes.models import Programme
from tests.cast import Cast
from tests.worlds import draft


@pytest.fixture
def kept() -> Iterator[Kept[str]]:
    """A store for two values."""
    yield Kept(most=2)


def test_a_value_holds_at_its_stamp_alone(kept: Kept[str]) -> None:
    kept.keep("a", (1, 2), "đầu")
    assert kept.get("a", (1, 2)) == "đầu"
    assert kept.get("a", (1, 2, 3)) is None and kept.get("b", (1, 2)) is None


def test_the_one_longest_unasked_leaves_first(kept: Kept[str]) -> None:
    kept.keep("a", 1, "a")
    kept.keep("b", 1, "b")
    assert kept.get("a", 1)
    kept.keep("c", 1, "c")
    assert (kept.get("a", 1), kept.get("b", 1), kept.get("c", 1)) == ("a", None, "c")


def test_rows_written_without_an_act_empty_the_stores(
    kept: Kept[str], unguarded: Callable[[], AbstractContextManager[None]]
) -> None:
    kept.keep("a", 1, "a")
    with unguarded():
        pass
    assert kept.get("a", 1) is None


def test_an_act_changes_the_stamps_of_what_it_touches(cast: Cast) -> None:
    one, other = draft(cast), draft(cast)
    keys = [key_of(one), key_of(other)]
    before, all_before = newest_acts_on(keys), newest_acts()
    actions.add_content(one, text="Nội dung mới", label="2", **cast.ha.by)
    after = newest_acts_on(keys)
    assert after[keys[0]] != before[keys[0]] and after[keys[1]] == before[keys[1]] != ()
    assert newest_acts() != all_before
    assert newest_acts_on(["programmes.programme:0"]) == {"programmes.programme:0": ()}


def test_many_objects_are_asked_for_in_pieces(db: None, django_assert_num_queries: Any) -> None:
    keys = [key_of(Programme(pk=number)) for number in range(450)]
    with django_assert_num_queries(3):
        assert set(newest_acts_on(keys)) == set(keys)
