"""To take out what was recorded by mistake."""

import json

import pytest
from django.core.files.base import ContentFile

from phoihop.ground.errors import Conflict, Refused
from phoihop.ground.proofs import Proof
from phoihop.ledger.history import history
from phoihop.ledger.models import Entry
from phoihop.programmes.models import Programme
from phoihop.steering import actions
from phoihop.steering.models import ActProof, CycleAct
from tests.cast import Cast

from .conftest import Does


def test_it_is_gone_and_the_ledger_says_what_it_was(cast: Cast, programme: Programme, does: Does) -> None:
    made = does("inspect", "2026-02-10", attended=12, contents=list(programme.contents.all()),
                proofs=[Proof("a.txt", ContentFile(b"x"))])  # fmt: skip
    actions.remove_act(made, seen=1, reason="Ghi hai lần", **cast.ha.by)
    assert not CycleAct.objects.exists() and not ActProof.objects.exists()
    told = json.loads(Entry.objects.latest("id").content.json)
    assert (told["verb"], told["held_on"], told["text"]) == ("inspect", "2026-02-10", "Hội nghị quán triệt")
    assert (told["attended"], told["unit"], told["contents"]) == (
        12, "Ban Dân vận Huyện ủy", ["Thực hiện dân chủ ở cơ sở"],
    )  # fmt: skip
    assert told["proofs"][0]["name"] == "a.txt" and told["proofs"][0]["sha256"]
    (line, *_rest) = history(programme)
    assert (line.words, line.reason) == ("Bỏ việc đã ghi trong chu trình chỉ đạo", "Ghi hai lần")


def test_not_without_a_reason(cast: Cast, does: Does) -> None:
    made = does()
    with pytest.raises(Refused, match="lý do"):
        actions.remove_act(made, seen=1, reason=" ", **cast.ha.by)
    assert CycleAct.objects.exists()


def test_not_what_somebody_has_changed_meanwhile(cast: Cast, does: Does, unguarded) -> None:  # type: ignore[no-untyped-def]
    made = does()
    with unguarded():
        CycleAct.objects.update(revision=2)
    with pytest.raises(Conflict):
        actions.remove_act(made, seen=1, reason="Nhầm", **cast.ha.by)
    assert CycleAct.objects.exists()
