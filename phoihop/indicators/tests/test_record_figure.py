"""A unit gives a figure."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile

from phoihop.ground.errors import Conflict, NotAllowed, Refused
from phoihop.ground.proofs import Proof
from phoihop.indicators import actions
from phoihop.indicators.asking import Figure, Questioned, questions_about
from phoihop.indicators.measurers import Owed
from phoihop.indicators.models import Indicator, Measurement
from phoihop.indicators.regime import Name, period_of
from phoihop.ledger.models import Entry
from phoihop.programmes.models import Programme
from phoihop.tasks import actions as tasks
from phoihop.tasks.models import Evidence, Task
from tests.cast import NOW, Cast

from .making import LATER, define, fresh, give, month, said

D = Decimal


def test_this_period_becomes_cumulative(cast: Cast, owed: Owed) -> None:
    first = give(owed, cast.binh, said(month(1), 2))
    second = give(owed, cast.binh, said(month(2), 3))
    third = give(owed, cast.binh, said(month(3), 9, "cumulative"))
    assert [(f.this, f.cumulative, f.gap) for f in (first, second, third)] == [
        (2, 2, False), (3, 5, False), (4, 9, False),
    ]  # fmt: skip
    assert [fresh(f).stands_until for f in (first, second, third)] == [
        dt.date(2026, 2, 14), dt.date(2026, 3, 14), dt.date(2027, 1, 1),
    ]  # fmt: skip


def asked(owed: Owed, cast: Cast, figure: Figure) -> list[str]:
    """What the house asks about a figure; nothing is recorded."""
    with pytest.raises(Questioned) as found:
        give(owed, cast.binh, figure)
    return [one.code for one in found.value.questions]


def test_a_half_year_is_compared_with_what_its_quarter_had(cast: Cast, owed: Owed) -> None:
    half = period_of(Name("half", 1, 2026))
    give(owed, cast.binh, said(period_of(Name("quarter", 1, 2026)), 30, "cumulative"))
    assert asked(owed, cast, said(half, 20, "cumulative")) == ["cumulative_less"]
    assert asked(owed, cast, said(half, 20)) == ["cumulative_less"]
    assert asked(owed, cast, said(half, 65_000)) == ["slip_of_unit"]
    assert give(owed, cast.binh, said(half, 65)).cumulative == 65


def test_a_month_is_compared_by_its_share_of_earlier_years(cast: Cast, owed: Owed) -> None:
    give(owed, cast.binh, said(period_of(Name("year", 1, 2026)), 1200))
    (wrong,) = questions_about(owed, said(month(1, 2027), 95_000))
    assert (wrong.code, wrong.values["usual"]) == ("slip_of_unit", 100)
    assert [one.code for one in questions_about(owed, said(month(1, 2027), 95_000, "cumulative"))] == ["slip_of_unit"]
    assert asked(owed, cast, said(month(1, 2027), 9)) == ["jump"]
    give(owed, cast.binh, said(month(1, 2027), 1100))
    assert asked(owed, cast, said(month(2, 2027), 95)) == ["jump"], "of equal length alone, once there is one"


def test_what_does_not_grow_with_its_period_is_compared_as_it_is(cast: Cast, programme: Programme) -> None:
    about = define(cast, programme, unit_class=cast.communes, over_time="last")
    owed = Owed(about, cast.glar)
    give(owed, cast.binh, said(period_of(Name("year", 1, 2026)), 1200))
    assert asked(owed, cast, said(month(1, 2027), 100)) == ["jump"]
    assert give(owed, cast.binh, said(month(1, 2027), 1190)).value == 1190


def test_a_new_year_begins_at_nothing(cast: Cast, owed: Owed) -> None:
    give(owed, cast.binh, said(month(12), 7, "cumulative"))
    january = give(owed, cast.binh, said(month(1, 2027), 2))
    assert (january.this, january.cumulative) == (2, 2)


def test_since_the_programme_it_goes_on(cast: Cast, programme: Programme) -> None:
    about = define(cast, programme, unit_class=cast.communes, since="programme")
    owed = Owed(about, cast.glar)
    give(owed, cast.binh, said(period_of(Name("year", 1, 2026)), 7))
    assert give(owed, cast.binh, said(month(1, 2027), 2)).cumulative == 9


def test_a_gap_is_told_and_mended_when_the_missing_period_comes(cast: Cast, owed: Owed) -> None:
    give(owed, cast.binh, said(month(1), 2))
    third = give(owed, cast.binh, said(month(3), 4))
    assert (third.this, third.cumulative, third.gap) == (4, 6, True)
    give(owed, cast.binh, said(month(2), 3))
    third = fresh(third)
    assert (third.cumulative, third.gap) == (9, False)


def test_a_correction_keeps_the_old_figure_and_moves_what_follows(cast: Cast, owed: Owed) -> None:
    first = give(owed, cast.binh, said(month(1), 2))
    second = give(owed, cast.binh, said(month(2), 3))
    with pytest.raises(Refused):  # without a reason
        give(owed, cast.binh, said(month(1), 4), seen=first.pk)
    new = give(owed, cast.binh, said(month(1), 4), seen=first.pk, because="Cộng sót một làng")
    first, second = fresh(first), fresh(second)
    assert (first.state, first.value, new.replaces, new.because) == ("corrected", 2, first, "Cộng sót một làng")
    assert first.stands_until == first.ends_on  # it never counts again
    assert (second.this, second.cumulative) == (3, 7)


def test_somebody_was_first(cast: Cast, owed: Owed) -> None:
    first = give(owed, cast.binh, said(month(1), 2))
    with pytest.raises(Conflict):
        give(owed, cast.thu, said(month(1), 3), because="Đếm lại")
    give(owed, cast.thu, said(month(1), 3), seen=first.pk, because="Đếm lại")
    with pytest.raises(Conflict):
        give(owed, cast.binh, said(month(1), 5), seen=first.pk, because="Đếm lại")
    assert Measurement.objects.filter(state="current").get().value == 3


def test_a_question_is_asked_and_may_be_answered(cast: Cast, owed: Owed) -> None:
    give(owed, cast.binh, said(month(1), 5))
    with pytest.raises(Questioned) as asked:
        give(owed, cast.binh, said(month(2), 4, "cumulative"))
    assert [one.code for one in asked.value.questions] == ["cumulative_less"]
    assert "ít hơn" in str(asked.value)
    made = give(owed, cast.binh, said(month(2), 4, "cumulative"), because="Tháng 1 tính trùng một cuộc")
    assert (made.cumulative, made.this) == (4, -1)
    entry = Entry.objects.get(object=f"indicators.measurement:{made.pk}")
    assert '"asked":["cumulative_less"]' in entry.content.json.replace(" ", "")


def test_both_given_and_not_adding_up(cast: Cast, owed: Owed) -> None:
    give(owed, cast.binh, said(month(1), 5))
    with pytest.raises(Questioned) as asked:
        give(owed, cast.binh, said(month(2), 3, also=9))
    assert [one.code for one in asked.value.questions] == ["not_adding_up"]
    made = give(owed, cast.binh, said(month(2), 3, also=8))
    assert (made.this, made.cumulative) == (3, 8)


def test_a_share(cast: Cast, programme: Programme) -> None:
    about = define(cast, programme, unit_class=cast.communes, over_units="share", over_time="share", measure="%")
    owed = Owed(about, cast.glar)
    give(owed, cast.binh, said(month(1), 90, denominator=100))
    second = give(owed, cast.binh, said(month(2), 10, denominator=100))
    assert (second.cumulative, second.cumulative_denominator) == (100, 200)
    with pytest.raises(Questioned):
        give(owed, cast.binh, said(month(3), 11, denominator=10))
    for denominator in (None, 0):
        with pytest.raises(Refused):
            give(owed, cast.binh, said(month(3), 1, denominator=denominator), because="x")


def test_evidence_is_a_file_a_link_or_what_proves_a_task(cast: Cast, owed: Owed) -> None:
    task = Task.objects.filter(unit=cast.glar).first()
    assert task
    tasks.report(task, percent=20, note="", proofs=[Proof("Biên bản.txt", ContentFile(b"x"))], **cast.binh.by)
    proofs = [Proof("Danh sách.txt", ContentFile(b"y")), Proof("https://vd.vn/a", link="https://vd.vn/a")]
    made = give(owed, cast.binh, said(month(1), 1), proofs=proofs, evidence=list(Evidence.objects.all()))
    assert [(one.name, bool(one.file), bool(one.link), bool(one.evidence)) for one in made.proofs.all()] == [
        ("Danh sách.txt", True, False, False),
        ("https://vd.vn/a", False, True, False),
        ("Biên bản.txt", False, False, True),
    ]


def test_who_gave_it(cast: Cast, owed: Owed) -> None:
    made = give(owed, cast.binh, said(month(1), 1))
    entry = Entry.objects.get(object=f"indicators.measurement:{made.pk}")
    assert (made.membership, made.at, entry.unit, entry.role, entry.act) == (
        cast.binh.membership, LATER, "UBND xã Glar", "Người báo cáo", "measurement.record",
    )  # fmt: skip
    assert entry.within == f"programmes.programme:{owed.indicator.programme_id}"


@pytest.mark.parametrize("who", ["dung", "an"])
def test_not_by_strangers(cast: Cast, owed: Owed, who: str) -> None:
    with pytest.raises(NotAllowed):
        give(owed, getattr(cast, who), said(month(1), 1))


def test_not_of_a_unit_that_gives_none(cast: Cast, dialogues: Indicator) -> None:
    with pytest.raises(NotAllowed):
        give(Owed(dialogues, cast.home_affairs), cast.ha, said(month(1), 1))


def test_not_before_it_has_begun_nor_backwards(cast: Cast, owed: Owed) -> None:
    with pytest.raises(Refused):
        actions.record_figure(owed, figure=said(month(6), 1), **{**cast.binh.by, "now": NOW})
    with pytest.raises(Refused):
        give(owed, cast.binh, said(period_of(Name("month", 1, 2026))._replace(end=dt.date(2025, 12, 1)), 1))


def test_twice_the_same_changes_nothing(cast: Cast, owed: Owed) -> None:
    first = give(owed, cast.binh, said(month(1), 1))
    with pytest.raises(Refused):
        give(owed, cast.binh, said(month(1), 1), seen=first.pk, because="Gửi lại")
