"""A unit's record: by year, by the one status, citizens' words as totals that point to nobody."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from phoihop.ledger.actor import CITIZEN
from phoihop.programmes.models import Programme
from phoihop.tasks.models import Task
from phoihop.units.models import Unit
from phoihop.voices import actions as voices
from phoihop.voices.actions import visit as visits
from phoihop.voices.codes import code_from, new_seed
from phoihop.voices.models import Feedback
from phoihop.voices.tests import consulting, deeds
from tests.cast import NOW, Cast, unit
from tests.worlds import in_force

from .conftest import publish
from .test_public_pages import LATE, words

TODAY = NOW.date()


def page_of(client: Client, about: Unit, query: str = "") -> str:
    return words(client.get(f"/co-quan/{about.pk}/{query}").content.decode())


def row_of(page: str, year: int, section: str) -> str:
    """The cells of a year below a heading."""
    found = re.search(rf"(?<= {year} ).*?(?= 20\d\d | Việc | Với | Đã )", page[page.index(section) :])
    assert found, page
    return found[0].strip()


def said(cast: Cast, number: int, day: dt.datetime = NOW) -> list[Feedback]:
    return [
        voices.send(
            code_from(new_seed()), to=cast.glar, text=f"Lời {n}", may_publish=False, by=CITIZEN, now=day
        )
        for n in range(number)
    ]  # fmt: skip


def test_only_units_that_something_public_names(client: Client, cast: Cast, unguarded: Any) -> None:
    hidden = in_force(cast)
    everybody = (cast.glar, cast.home_affairs, cast.committee, cast.mass_mobilisation)
    for one in (*everybody, cast.stranger):
        assert client.get(f"/co-quan/{one.pk}/").status_code == 404
    publish(cast, hidden)
    for one in everybody:
        assert client.get(f"/co-quan/{one.pk}/").status_code == 200
    assert client.get(f"/co-quan/{cast.stranger.pk}/").status_code == 404
    with unguarded():
        Unit.objects.filter(pk=cast.glar.pk).update(valid_to=TODAY - dt.timedelta(days=1))
    page = client.get(f"/co-quan/{cast.glar.pk}/?x").content.decode()
    assert "Đã kết thúc hoạt động ngày 1/3/2026" in page and "phan-anh/don-vi" not in page
    assert "1. Thực hiện dân chủ ở cơ sở" in page  # what it was asked for stays


@pytest.mark.parametrize("key", [10**6, 2**63])
def test_wrong_keys(client: Client, cast: Cast, key: int) -> None:
    assert client.get(f"/co-quan/{key}/").status_code == 404


def test_each_year_by_the_status_of_its_tasks(
    client: Client, cast: Cast, programme: Programme, unguarded: Any, on_the_day: time_machine.Traveller
) -> None:
    on_the_day.move_to(LATE)
    led = Task.objects.filter(unit=cast.glar, lead=True)
    assert [one.due_on for one in led[:2]] == [dt.date(2026, 6, 15), dt.date(2026, 11, 16)]
    leads = "Việc cơ quan chịu trách nhiệm"
    assert row_of(page_of(client, cast.glar), 2026, leads) == "0% 0 0 1 1"
    first = led[0]
    for day, row in ((15, "100% 1 0 0 1"), (16, "0% 0 1 0 1")):
        with unguarded():
            Task.objects.filter(pk=first.pk).update(
                state="accepted", submitted_on=dt.date(2026, 6, day), accepted_on=dt.date(2026, 6, 20)
            )
        assert row_of(page_of(client, cast.glar, f"?{day}"), 2026, leads) == row
    with unguarded():
        Task.objects.filter(pk=first.pk).update(state="cancelled", cancel_basis="Văn bản")
        given = Task.objects.get(pk=led[1].pk)
        given.pk, given.assignment, given.origin = None, None, "steering.conclusion:1"
        given.save()
    assert row_of(page_of(client, cast.glar, "?c"), 2026, leads) == "– 0 0 0 1"


def test_words_of_citizens_are_totals_and_no_single_one(
    client: Client, cast: Cast, programme: Programme, on_the_day: time_machine.Traveller
) -> None:
    first = said(cast, 4)
    heard = "Với người dân"
    assert heard not in page_of(client, cast.glar), "what came today is counted tomorrow"
    on_the_day.move_to(NOW + dt.timedelta(days=1))
    assert "dưới 5 phản ánh" in row_of(page_of(client, cast.glar), 2026, heard)
    last = said(cast, 1)[0]
    assert "Chưa đến hạn: 5" in row_of(page_of(client, cast.glar), 2026, heard)
    for one in first[:3]:
        voices.take(one, **cast.binh.by)
        voices.answer(one, text="Đã xem", **cast.binh.by)
    voices.refuse(first[3], refusal="spam", **cast.binh.by)
    assert "dưới 5 phản ánh" in row_of(page_of(client, cast.glar), 2026, heard)
    said(cast, 1)
    on_the_day.move_to(NOW + dt.timedelta(days=90))
    late: dict[str, Any] = {"by": cast.binh.actor, "now": NOW + dt.timedelta(days=90)}
    voices.take(last, **late)
    voices.answer(last, text="Muộn", **late)
    page = page_of(client, cast.glar)
    assert "3/5 trả lời đúng hạn 2 chậm" in row_of(page, 2026, heard)
    assert "Lời 1" not in page and "Đã xem" not in page


def test_how_senders_found_the_answers_where_not_only_few_said_in_quarters_that_are_over(
    client: Client, cast: Cast, programme: Programme, on_the_day: time_machine.Traveller
) -> None:
    words_of_citizens = said(cast, 5)
    for number, one in enumerate(words_of_citizens):
        voices.answer(one, text="Đã xem", **cast.binh.by)
        if number:
            voices.rate(one, rating=3, by=CITIZEN, now=NOW)
    assert "người gửi chấm" not in page_of(client, cast.glar)
    on_the_day.move_to(dt.datetime(2026, 4, 2, 9, 0, tzinfo=NOW.tzinfo))
    assert "người gửi chấm" not in page_of(client, cast.glar), "four are few"
    voices.rate(words_of_citizens[0], rating=1, by=CITIZEN, now=NOW)
    assert "4/5 người gửi chấm câu trả lời là được" in page_of(client, cast.glar)


def test_to_be_asked_again_makes_nothing_of_the_record_better(
    client: Client, cast: Cast, programme: Programme, on_the_day: time_machine.Traveller
) -> None:
    heard, late = "Với người dân", NOW + dt.timedelta(days=60)
    words_of_citizens = said(cast, 5)
    for one in words_of_citizens[:2]:
        voices.answer(one, text="Đã xem", **cast.binh.by)
    on_the_day.move_to(late)
    for one in words_of_citizens[2:]:
        voices.answer(one, text="Muộn", by=cast.binh.actor, now=late)
    assert "2/5 trả lời đúng hạn 3 chậm" in row_of(page_of(client, cast.glar), 2026, heard)
    for one in words_of_citizens[1:3]:  # one that had come in time, one late
        voices.reopen(one, text="Chưa xong", by=CITIZEN, now=late)
    assert "2/5 trả lời đúng hạn 3 chậm" in row_of(page_of(client, cast.glar), 2026, heard)
    on_the_day.move_to(late + dt.timedelta(days=60))  # the second term is over, nobody answered again
    assert "1/5 trả lời đúng hạn 4 chậm" in row_of(page_of(client, cast.glar), 2026, heard)


def test_consultations_visits_and_postings(
    client: Client, cast: Cast, programme: Programme, on_the_day: time_machine.Traveller
) -> None:
    consulting.world(cast)
    visit = deeds.noted(cast)
    visits.send(visit, to=cast.committee, **cast.binh.by)
    heard = "Với người dân"
    assert heard not in page_of(client, cast.committee)  # not public yet
    deeds.published(cast, visit)
    assert row_of(page_of(client, cast.committee), 2026, heard) == "1 – – Chưa đến hạn: 1"
    assert row_of(page_of(client, cast.mass_mobilisation), 2026, heard).startswith("2 – Chưa đến hạn: 1")
    on_the_day.move_to(LATE)
    assert "0/1 trả lời đúng hạn 1 chậm" in row_of(page_of(client, cast.committee), 2026, heard)


def test_as_many_queries_for_many_as_for_one(client: Client, cast: Cast, programme: Programme) -> None:
    counts = []
    for more in (0, 3):
        for number in range(more):
            publish(cast, in_force(cast))
            deeds.published(cast, deeds.planned(cast, title=f"Việc {number}"))
            unit(None, f"Hội {number} xã Glar", "front", level="commune")
            said(cast, 5)
        for about in (cast.glar, cast.mass_mobilisation):
            with CaptureQueriesContext(connection) as seen:
                assert client.get(f"/co-quan/{about.pk}/").status_code == 200
            counts.append(len(seen))
    assert counts[2:] == counts[:2] and max(counts) <= 12, counts


def test_names_on_the_pages_of_a_promise_lead_to_units(client: Client, cast: Cast, programme: Programme) -> None:
    content = programme.contents.get()
    page = client.get(f"/cam-ket/{programme.pk}/").content.decode()
    inner = client.get(f"/cam-ket/{programme.pk}/noi-dung/{content.pk}/").content.decode()
    for text, units in ((page, (cast.mass_mobilisation, cast.committee)), (inner, (cast.home_affairs, cast.glar))):
        for one in units:
            assert f'<a href="/co-quan/{one.pk}/">{one}</a>' in text
    for address in re.findall(r'href="(/co-quan/\d+/)"', page + inner):
        assert client.get(address).status_code == 200


def test_names_lead_to_places_and_units(client: Client, cast: Cast, programme: Programme) -> None:
    page = client.get(f"/co-quan/{cast.glar.pk}/").content.decode()
    assert f'href="/noi/{cast.glar.pk}/"' in page
    assert f'href="/co-quan/{cast.glar.pk}/"' in client.get(f"/noi/{cast.glar.pk}/").content.decode()


def test_who_asks_and_who_posts_lead_to_units(client: Client, cast: Cast) -> None:
    world = consulting.world(cast) | deeds.world(cast)
    for name in ("activity", "consultation", "survey", "visit"):
        page = client.get(reverse(f"portal:{name}", kwargs=world[f"portal:{name}"])).content.decode()
        for address in re.findall(r'href="(/co-quan/\d+/)"', page):
            assert client.get(address).status_code == 200, (name, address)
        assert "/co-quan/" in page or name == "visit"
