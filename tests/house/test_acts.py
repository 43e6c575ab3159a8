"""Every verb has a rule, and every rule a verb or a page."""

from __future__ import annotations

import pytest
import rules
from rules.permissions import permissions

from phoihop.ledger.acts import ACTS

NAMES = sorted(ACTS)


def test_there_are_acts() -> None:
    assert len(NAMES) > 20


@pytest.mark.parametrize("name", NAMES)
def test_an_act_has_a_rule_and_words(name: str) -> None:
    assert rules.perm_exists(name), f"rules.add_perm({name!r}, …) in the room's rules.py"
    assert str(ACTS[name].words)
    assert ACTS[name].function.__doc__, "its first line stands in docs/acts.md"


def test_every_rule_belongs_to_an_act_or_a_page() -> None:
    about_pages = {name for name in permissions if name.split(".")[1].startswith("see")}
    assert set(permissions) - about_pages <= set(ACTS), "a rule that nobody asks; one about a page is named noun.see…"
