"""To add what proves an act, and to take it out."""

import json

import pytest
from django.core.files.base import ContentFile

from phoihop.ground.errors import Conflict, Refused
from phoihop.ground.proofs import Proof
from phoihop.ledger.models import Entry
from phoihop.steering import actions
from phoihop.steering.models import ActProof
from tests.cast import Cast

from .conftest import Does


def test_files_and_links_are_added(cast: Cast, does: Does) -> None:
    made = does()
    given = [Proof("a.txt", ContentFile(b"x")), Proof("b", link="https://example.org/b")]
    actions.attach_proofs(made, proofs=given, **cast.ha.by)
    assert [one.name for one in made.proofs.all()] == ["a.txt", "b"]
    assert [one["name"] for one in json.loads(Entry.objects.latest("id").content.json)["proofs"]] == ["a.txt", "b"]


def test_nothing_is_refused(cast: Cast, does: Does) -> None:
    with pytest.raises(Refused, match="Hãy chọn tệp"):
        actions.attach_proofs(does(), proofs=[], **cast.ha.by)


def test_taken_out_once_and_the_ledger_keeps_its_hash(cast: Cast, does: Does) -> None:
    made = does(proofs=[Proof("a.txt", ContentFile(b"x"))])
    proof = ActProof.objects.select_related("cycle_act__programme", "file").get()
    actions.detach_proof(proof, **cast.ha.by)
    assert not made.proofs.exists()
    (told,) = json.loads(Entry.objects.latest("id").content.json)["proofs"]
    assert told["name"] == "a.txt" and len(told["sha256"]) == 64
    with pytest.raises(Conflict):
        actions.detach_proof(proof, **cast.ha.by)
