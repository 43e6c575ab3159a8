"""To record what was done."""

import datetime as dt
import json

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from phoihop.documents import actions as documents
from phoihop.ground.errors import AlreadyDone, NotAllowed, Refused
from phoihop.ground.proofs import Proof
from phoihop.ledger.models import Entry
from phoihop.programmes.models import Programme
from phoihop.steering import actions
from phoihop.steering.models import CycleAct
from tests.cast import Cast, person
from tests.worlds import draft, in_force

from .conftest import Does


def test_everything_that_was_told_is_kept_and_in_the_ledger(cast: Cast, programme: Programme, does: Does) -> None:
    paper = documents.register(None, number="72-KH/HU", kind="kế hoạch", **cast.ha.by)
    made = does(
        "inspect", "2026-02-10", held_until=dt.date(2026, 2, 12), text="  Kiểm tra 2 xã ", unit=cast.committee,
        took_part="UBND các xã  Glar, A Dơk", attended=24, contents=list(programme.contents.all()), documents=[paper],
        proofs=[Proof("bien ban.txt", ContentFile(b"x")), Proof("báo", link="https://example.org/a")],
    )  # fmt: skip
    made.refresh_from_db()
    assert (made.text, made.took_part, made.attended) == ("Kiểm tra 2 xã", "UBND các xã Glar, A Dơk", 24)
    assert made.when == "10/2/2026 đến 12/2/2026"
    assert list(made.contents.all()) == list(programme.contents.all()) and list(made.documents.all()) == [paper]
    assert [(one.name, bool(one.file), one.link) for one in made.proofs.all()] == [
        ("bien ban.txt", True, ""), ("báo", False, "https://example.org/a"),
    ]  # fmt: skip
    entry = Entry.objects.latest("id")
    told = json.loads(entry.content.json)
    assert (entry.act, entry.within) == ("steering.record", f"programmes.programme:{programme.pk}")
    assert (told["unit"], told["documents"], told["held_on"]) == ("UBND huyện Đak Đoa", ["72-KH/HU"], "2026-02-10")
    assert told["proofs"][0]["sha256"] and told["proofs"][1]["link"] == "https://example.org/a"


def test_one_day_is_no_span(does: Does) -> None:
    assert does(held_until=dt.date(2026, 2, 10)).held_until is None


def test_a_unit_tells_of_itself_and_of_nobody_else(cast: Cast, does: Does) -> None:
    assert does("inspect", who="binh", unit=cast.glar).unit == cast.glar
    with pytest.raises(NotAllowed, match="đơn vị mình chủ trì"):
        does("inspect", who="binh", unit=cast.adok)
    with pytest.raises(NotAllowed):
        does("inspect", who="dung", unit=cast.stranger)


def test_a_commune_of_the_class_takes_part_and_so_does_a_party(cast: Cast, does: Does, unguarded) -> None:  # type: ignore[no-untyped-def]
    with unguarded():
        cast.dung = person("ado", "A Dơk", cast.adok, "head")  # assigned by the class of all communes alone
        cast.an = person("uybannd", "UBND huyện", cast.committee, "reporter")  # signed it
    assert does(who="dung", unit=cast.adok) and does(who="an", unit=cast.committee)


def test_a_reporter_of_the_secretariat_tells_of_it_alone(cast: Cast, does: Does, unguarded) -> None:  # type: ignore[no-untyped-def]
    with unguarded():
        cast.dung = person("bdv", "Ban Dân vận", cast.mass_mobilisation, "reporter")
    assert does(who="dung")
    with pytest.raises(NotAllowed):
        does(who="dung", unit=cast.glar)


@pytest.mark.parametrize(
    ("verb", "day", "says"),
    [
        ("brief", "2026-03-03", "Ngày 3/3/2026 chưa đến"),
        ("brief", "2026-01-04", "trước ngày ký chương trình \\(5/1/2026\\)"),
        ("interim", "2025-12-31", "trước ngày ký"),
    ],
)
def test_days_that_cannot_be(does: Does, verb: str, day: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        does(verb, day)
    assert not CycleAct.objects.exists()


def test_today_and_the_day_of_signing_are_days_like_others(does: Does) -> None:
    assert does("urge", "2026-03-02") and does("urge", "2026-01-05")


def test_several_days_end_today_at_the_latest_and_not_before_they_begin(does: Does) -> None:
    with pytest.raises(Refused, match="3/3/2026 chưa đến"):
        does("inspect", "2026-03-01", held_until=dt.date(2026, 3, 3))
    with pytest.raises(Refused, match="không thể trước"):
        does("inspect", "2026-03-01", held_until=dt.date(2026, 2, 1))


@pytest.mark.parametrize(("verb", "may"), [("brief", True), ("roll_out", True), ("guide", True), ("inspect", False)])
def test_what_prepares_it_may_come_before_its_first_day(
    programme: Programme,
    does: Does,
    unguarded,
    verb: str,
    may: bool,  # type: ignore[no-untyped-def]
) -> None:
    with unguarded():
        Programme.objects.update(starts_on=dt.date(2026, 2, 20))
    programme.refresh_from_db()
    if may:
        assert does(verb, "2026-02-10")
    else:
        with pytest.raises(Refused, match="Chương trình thực hiện từ 20/2/2026"):
            does(verb, "2026-02-10")


def test_over_it_takes_its_final_review_alone(closed: Programme, does: Does) -> None:
    with pytest.raises(Refused, match="chỉ còn ghi được tổng kết"):
        does("urge")
    assert does("final").verb == "final"


def test_a_draft_takes_nothing(cast: Cast, does: Does) -> None:
    with pytest.raises(NotAllowed):
        does(programme=draft(cast))


def test_no_word_of_what_was_done(does: Does) -> None:
    with pytest.raises(Refused, match="Hãy ghi đã làm gì"):
        does(text=" \n ")


def test_contents_of_another_programme(cast: Cast, does: Does) -> None:
    with pytest.raises(Refused, match="không thuộc chương trình"):
        does(contents=list(in_force(cast).contents.all()))


def test_the_same_form_twice_counts_once(cast: Cast, programme: Programme) -> None:
    given = {"verb": "brief", "text": "x", "held_on": dt.date(2026, 2, 10), "unit": cast.mass_mobilisation}
    actions.record_act(programme, **given, once="k1", **cast.ha.by)
    with pytest.raises(AlreadyDone):
        actions.record_act(programme, **given, once="k1", **cast.ha.by)
    assert CycleAct.objects.count() == 1


@pytest.mark.parametrize(
    "wrong", [{"verb": "sing"}, {"text": ""}, {"held_until": dt.date(2026, 2, 10)}, {"attended": 0}], ids=str
)
def test_the_database_itself_refuses(does: Does, unguarded, wrong: dict[str, object]) -> None:  # type: ignore[no-untyped-def]
    made = does(day="2026-02-10")
    with unguarded(), pytest.raises(IntegrityError), transaction.atomic():
        CycleAct.objects.filter(pk=made.pk).update(**wrong)
