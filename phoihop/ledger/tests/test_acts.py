"""The one shape of every verb."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from phoihop.ground.errors import AlreadyDone, NotAllowed
from phoihop.ledger.acts import ACTS, NothingRecorded, act, after, record
from phoihop.ledger.canonical import canonical, digest
from phoihop.ledger.guard import WriteOutsideAct
from phoihop.ledger.history import history
from phoihop.ledger.models import Content, Entry
from phoihop.units import actions
from phoihop.units.models import Unit
from tests.cast import NOW, Cast


def test_an_act_writes_one_entry_whose_hash_covers_its_content(cast: Cast) -> None:
    unit = actions.create_unit(cast.committee, name="Phòng Y tế", kind="department", level="district", **cast.ha.by)
    entry = Entry.objects.get(object=f"units.unit:{unit.pk}")
    assert (entry.act, entry.unit, entry.role) == ("unit.create", "Ban Dân vận Huyện ủy", "Thư ký chương trình")
    assert entry.hash == digest(entry.content.salt, entry.content.json)
    assert '"name":"Phòng Y tế"' in entry.content.json


def test_the_same_form_twice_counts_once(cast: Cast) -> None:
    make = lambda: actions.create_unit(  # noqa: E731
        cast.committee, name="Phòng Y tế", kind="department", level="district", once="k1", **cast.ha.by
    )
    make()
    with pytest.raises(AlreadyDone) as again:
        make()
    assert again.value.entry.act == "unit.create"
    assert Unit.objects.filter(name="Phòng Y tế").count() == 1


def test_a_reader_is_refused_and_nothing_is_written(cast: Cast) -> None:
    before = Entry.objects.count()
    with pytest.raises(NotAllowed):
        actions.create_unit(cast.committee, name="Phòng Y tế", kind="department", level="district", **cast.binh.by)
    assert Entry.objects.count() == before and not Unit.objects.filter(name="Phòng Y tế").exists()


def test_a_failing_act_leaves_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("phoihop.units.actions.units.record", lambda *a, **k: (_ for _ in ()).throw(OSError("disk")))
    with pytest.raises(OSError, match="disk"):
        actions.create_unit(cast.committee, name="Phòng Y tế", kind="department", level="district", **cast.ha.by)
    assert not Unit.objects.filter(name="Phòng Y tế").exists()


@pytest.fixture
def own_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Acts made in a test do not stay in the register."""
    monkeypatch.setattr("phoihop.ledger.acts.ACTS", dict(ACTS))
    monkeypatch.setattr("phoihop.ledger.acts.permit", lambda *a: None)


def test_an_act_that_records_nothing_is_a_mistake(cast: Cast, own_acts: None) -> None:
    @act("test.silent", "")
    def silent(unit: Unit, *, by: object, now: object) -> None:
        """Writes no entry."""

    with pytest.raises(NothingRecorded):
        silent(cast.glar, **cast.ha.by)


def test_an_inner_act_joins_and_falls_with_the_outer_one(cast: Cast, own_acts: None) -> None:
    @act("test.outer", "")
    def outer(unit: Unit, *, by: object, now: object) -> None:
        actions.create_post(unit, title="Chủ tịch", **cast.ha.by)
        record(unit)
        raise ValueError("too late")

    before = Entry.objects.count()
    with pytest.raises(ValueError, match="too late"):
        outer(cast.glar, **cast.ha.by)
    assert Entry.objects.count() == before


def test_a_listener_takes_part_in_the_act(cast: Cast, own_acts: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("phoihop.ledger.acts._listeners", {"test.heard": []})
    heard = []

    @act("test.heard", "")
    def tell(unit: Unit, *, by: object, now: object) -> str:
        record(unit)
        return "said"

    after("test.heard")(lambda result, *, by, now: heard.append((result, now)))
    tell(cast.glar, **cast.ha.by)
    assert heard == [("said", NOW)]


def test_no_table_of_the_house_is_written_outside_an_act(cast: Cast) -> None:
    with pytest.raises(WriteOutsideAct):
        Unit.objects.filter(pk=cast.glar.pk).update(name="x")
    with pytest.raises(WriteOutsideAct), connection.cursor() as cursor:
        cursor.execute("DELETE FROM units_dayoff")


@pytest.mark.parametrize("sql", ["UPDATE ledger_entry SET unit = 'x'", "DELETE FROM ledger_entry"])
def test_the_database_refuses_to_change_an_entry(cast: Cast, sql: str, unguarded) -> None:  # type: ignore[no-untyped-def]
    with unguarded(), pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.raw(sql)
        with connection.cursor() as cursor:
            cursor.execute(sql)


def test_a_content_can_be_erased_and_the_history_still_reads(cast: Cast, unguarded) -> None:  # type: ignore[no-untyped-def]
    unit = actions.create_unit(cast.committee, name="Phòng Y tế", kind="department", level="district", **cast.ha.by)
    actions.end_unit(unit, on=NOW.date(), reason="Sáp nhập", **cast.ha.by)
    assert [line.words for line in history(unit)] == ["Đơn vị kết thúc hoạt động", "Thêm đơn vị"]
    assert history(unit)[0].reason == "Sáp nhập"
    with unguarded():
        Content.objects.filter(entry__object=f"units.unit:{unit.pk}").delete()
    assert [line.reason for line in history(unit)] == ["", ""]


def test_canonical_form_is_the_same_for_what_means_the_same() -> None:
    assert canonical({"b": "hoà", "a": [1, None]}) == canonical({"a": (1, None), "b": "hoa\u0300"})
    assert canonical({"at": NOW}) == '{"at":"2026-03-02T02:00:00.000000+00:00"}'
    with pytest.raises(TypeError):
        canonical({"share": 0.5})
    assert canonical([Decimal("12.50"), Decimal("1E+2"), Decimal("-0.000")]) == '["12.5","100","0"]'
