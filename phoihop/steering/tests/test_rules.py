"""Who may do what with the cycle: state × role, as a table."""

from typing import Any

import pytest
from django.core.files.base import ContentFile

from phoihop.ground.proofs import Proof
from phoihop.ledger.acts import allowed
from phoihop.programmes.models import Programme
from tests.cast import Cast, person

from .conftest import Does

# secretariat's secretary, reporter and head of the commune that led, a commune that did not lead, stranger,
# administrator, viewer of the secretariat, auditor
WHO = ("ha", "binh", "thu", "other", "dung", "an", "viewer", "auditor")
RECORDS = {"ha", "binh", "thu", "other"}
CHANGES = {"ha", "binh", "thu"}
ABOUT_ACTS = ("steering.edit", "steering.remove", "steering.attach", "steering.detach")


@pytest.fixture
def everybody(cast: Cast, unguarded: Any) -> dict[str, Any]:
    """Their actors."""
    with unguarded():
        more = {
            "other": person("khac", "Khác", cast.adok, "reporter"),
            "viewer": person("xem", "Xem", cast.mass_mobilisation, "viewer"),
            "auditor": person("giamsat", "Giám sát", cast.committee, "auditor"),
        }
    return {who: (more.get(who) or getattr(cast, who)).actor for who in WHO}


@pytest.mark.parametrize("state", Programme.State.values)
def test_to_record(everybody: dict[str, Any], programme: Programme, state: str) -> None:
    programme.state = state
    may = {who for who in WHO if allowed("steering.record", everybody[who], programme)}
    assert may == (RECORDS if state in ("in_force", "closed") else set())


@pytest.mark.parametrize("act", ABOUT_ACTS)
@pytest.mark.parametrize("verb", ["inspect", "final"])
@pytest.mark.parametrize("state", Programme.State.values)
def test_to_change(cast: Cast, everybody: dict[str, Any], does: Does, state: str, verb: str, act: str) -> None:
    made = does(verb, who="binh", unit=cast.glar, proofs=[Proof("a.txt", ContentFile(b"x"))])
    made.programme.state = state
    about: Any = made
    if act == "steering.detach":
        about = made.proofs.get()
        about.cycle_act = made
    may = {who for who in WHO if allowed(act, everybody[who], about)}
    assert may == (CHANGES if state == "in_force" or (state == "closed" and verb == "final") else set())
