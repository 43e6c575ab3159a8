"""How a cycle stands: what is done, what is late since when, what is due next."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from phoihop.programmes.models import Programme
from phoihop.steering import sources
from phoihop.steering.cycle import Standing, cycle_of
from phoihop.steering.expectations import USUAL, read
from phoihop.steering.models import CycleAct, Verb
from phoihop.steering.sources import Deed, add_source
from tests.cast import NOW, Cast

from .conftest import Does

LONG_AFTER = NOW.replace(year=2031)


def standing(programme: Programme, verb: str, day: str = "2026-03-02") -> Standing:
    """How one verb stands on a day."""
    return next(one for one in cycle_of(programme, dt.date.fromisoformat(day)) if one.verb == verb)


def told(one: Standing) -> tuple[str, str, str]:
    """Its mark as a page shows it."""
    return one.mark.colour, one.mark.word, one.when


def test_the_eight_verbs_in_their_order(programme: Programme) -> None:
    assert [one.verb for one in cycle_of(programme, NOW.date())] == list(Verb)
    assert {one.number for one in cycle_of(programme, NOW.date())} == {0}


# Signed on 5 January 2026; it runs to 31 December 2027.
@pytest.mark.parametrize(
    ("verb", "day", "expected"),
    [
        ("brief", "2026-02-05", ("idle", "Chưa ghi nhận", "hạn 5/2/2026")),
        ("brief", "2026-02-06", ("late", "Chưa ghi nhận", "chậm từ 6/2/2026")),
        ("guide", "2026-04-06", ("late", "Chưa ghi nhận", "chậm từ 6/4/2026")),
        ("inspect", "2026-12-31", ("idle", "Chưa ghi nhận", "hạn 31/12/2026")),
        ("inspect", "2027-01-01", ("late", "Chưa ghi nhận", "chậm từ 1/1/2027")),
        ("interim", "2027-01-31", ("idle", "Chưa ghi nhận", "hạn 31/1/2027")),
        ("interim", "2027-02-01", ("late", "Chưa ghi nhận", "chậm từ 1/2/2027")),
        ("interim", "2028-03-01", ("late", "Chưa ghi nhận", "chậm từ 1/2/2027")),  # the last year has its final review
        ("final", "2028-03-31", ("idle", "Chưa ghi nhận", "hạn 31/3/2028")),
        ("final", "2028-04-01", ("late", "Chưa ghi nhận", "chậm từ 1/4/2028")),
    ],
)
def test_an_empty_verb_says_since_when_it_is_late(
    programme: Programme, verb: str, day: str, expected: tuple[str, str, str]
) -> None:
    assert told(standing(programme, verb, day)) == expected


def test_done_says_how_often_when_last_and_by_whom(cast: Cast, programme: Programme, does: Does) -> None:
    does("inspect", "2026-01-20")
    does("inspect", "2026-02-10", unit=cast.home_affairs)
    does("inspect", "2026-02-03")
    one = standing(programme, "inspect")
    assert (one.number, one.last_on, one.last_unit) == (3, dt.date(2026, 2, 10), "Phòng Nội vụ")
    assert told(one) == ("done", "Đã làm", "lần tới: hạn 31/12/2027")
    assert standing(programme, "brief").number == 0


def test_a_unit_is_named_by_its_abbreviation_where_it_has_one(programme: Programme, does: Does) -> None:
    does("urge")
    assert standing(programme, "urge").last_unit == "BDVHU"


def test_a_year_without_it_stays_a_gap_when_the_next_has_it(programme: Programme, does: Does) -> None:
    does("urge", "2027-05-05", now=LONG_AFTER)
    assert told(standing(programme, "urge", "2027-06-01")) == ("late", "Thiếu năm 2026", "chậm từ 1/1/2027")
    does("urge", "2026-05-05", now=LONG_AFTER)
    assert told(standing(programme, "urge", "2027-06-01")) == ("done", "Đã làm", "")


def test_a_review_held_in_january_counts_for_the_year_before(programme: Programme, does: Does) -> None:
    does("interim", "2027-01-15", now=LONG_AFTER)
    assert told(standing(programme, "interim", "2027-02-10")) == ("done", "Đã làm", "")


def test_two_of_one_january_count_for_two_years(programme: Programme, does: Does, unguarded) -> None:  # type: ignore[no-untyped-def]
    with unguarded():
        Programme.objects.update(ends_on=dt.date(2028, 12, 31))
    programme.refresh_from_db()
    does("interim", "2027-01-15", now=LONG_AFTER)
    assert [gap.label for gap in standing(programme, "interim", "2028-02-10").gaps] == ["2027"]
    does("interim", "2027-01-20", now=LONG_AFTER)
    assert not standing(programme, "interim", "2028-02-10").gaps


def test_once_is_enough_for_what_is_expected_once_even_when_it_came_late(programme: Programme, does: Does) -> None:
    does("brief", "2026-03-02")
    assert told(standing(programme, "brief", "2027-06-01")) == ("done", "Đã làm", "")


@pytest.mark.parametrize(
    ("signed", "ends", "years"),
    [
        ("2026-07-02", "2028-12-31", ["2026", "2027", "2028"]),  # half a year is left of 2026
        ("2026-07-15", "2028-12-31", ["2027", "2028"]),
        ("2026-01-05", "2028-06-30", ["2026", "2027"]),
        ("2026-08-01", "2027-05-31", []),
    ],
)
def test_a_year_counts_when_the_programme_runs_in_half_of_it(
    programme: Programme, signed: str, ends: str, years: list[str]
) -> None:
    programme.signed_on, programme.ends_on = dt.date.fromisoformat(signed), dt.date.fromisoformat(ends)
    assert [gap.label for gap in standing(programme, "inspect", "2031-01-01").gaps] == years


def test_closed_it_has_nothing_ahead_but_its_final_review(closed: Programme) -> None:
    assert [one.verb for one in cycle_of(closed, NOW.date()) if one.ahead] == ["final"]
    assert told(standing(closed, "brief")) == ("late", "Chưa ghi nhận", "chậm từ 6/2/2026")


@override_settings(CYCLE_TERMS={"inspect": "never", "brief": "signing+2", "urge": "end"})
def test_an_office_has_its_own_terms(programme: Programme) -> None:
    assert told(standing(programme, "inspect", "2031-01-01")) == ("idle", "Chưa ghi nhận", "")
    assert told(standing(programme, "brief", "2026-03-02")) == ("idle", "Chưa ghi nhận", "hạn 5/3/2026")
    assert told(standing(programme, "urge", "2028-01-01")) == ("late", "Chưa ghi nhận", "chậm từ 1/1/2028")
    assert str(standing(programme, "brief").expected.source) == "cơ quan quy định"
    assert str(standing(programme, "guide").expected.source) == "thông lệ"


def test_every_verb_has_its_usual_term_in_words() -> None:
    assert list(USUAL) == list(Verb)
    assert all(one.words for one in read({}))
    assert read({"guide": "never"})[2].words == ""


@pytest.mark.parametrize("own", [{"sing": "yearly"}, {"urge": "weekly"}, {"urge": "yearly+"}, {"urge": ""}])
def test_terms_that_cannot_be_read(own: dict[str, str]) -> None:
    with pytest.raises(ImproperlyConfigured, match="PHOIHOP_CYCLE"):
        read(own)


@pytest.fixture
def known(programme: Programme) -> Iterator[Deed]:
    """An inspection that a higher room knows of."""
    deed = Deed(Verb.INSPECT, dt.date(2026, 2, 20), "Thanh tra huyện", "Kết luận kiểm tra số 5", "/kiem-tra/5/")
    before = list(sources._sources)
    add_source(lambda about: [deed] if about == programme else [])
    yield deed
    sources._sources[:] = before


def test_what_other_rooms_know_counts_by_itself(programme: Programme, does: Does, known: Deed) -> None:
    does("inspect", "2026-02-10")
    one = standing(programme, "inspect")
    assert (one.number, one.last_on, one.last_unit) == (2, known.held_on, known.unit)


def test_and_it_is_listed_with_its_own_page(at, programme: Programme, known: Deed) -> None:  # type: ignore[no-untyped-def]
    for query in ("", "?viec=inspect", "?nam=2026"):
        page = at("ha").get(f"/chuong-trinh/{programme.pk}/chu-trinh/{query}").content.decode()
        assert "Hệ thống đã biết từ mục khác" in page and 'href="/kiem-tra/5/"' in page, query
    assert "/kiem-tra/5/" not in at("ha").get(f"/chuong-trinh/{programme.pk}/chu-trinh/?nam=2025").content.decode()


def test_one_query_however_many(programme: Programme, does: Does) -> None:
    for day in range(1, 4):
        for verb in Verb:
            does(verb, f"2026-02-0{day}")
    with CaptureQueriesContext(connection) as seen:
        assert sum(one.number for one in cycle_of(programme, NOW.date())) == CycleAct.objects.count() == 24
    assert len(seen) == 2  # the other one counts
