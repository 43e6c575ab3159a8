"""Pages cost the same whatever the number of units; who sees what; the programme's tab and the round's block."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from phoihop.programmes.models import Programme
from phoihop.reviews import actions
from phoihop.reviews.models import Review
from phoihop.rounds.models import Round
from phoihop.rounds.tests.conftest import at, open_for
from phoihop.units.models import Unit
from tests.cast import Cast

from .conftest import As

NOW = at("2026-03-20")
PAGES = ("review", "figures", "charts", "exports", "head", "issue")


@pytest.mark.parametrize("units", [1, 120])
def test_hundreds_of_units_cost_no_more(
    cast: Cast, programme: Programme, as_: As, unguarded: Any, queries_at_most: Any, units: int
) -> None:
    with unguarded():
        made = Unit.objects.bulk_create(
            Unit(name=f"UBND xã số {n}", kind="peoples_committee", level="commune", parent=cast.committee)
            for n in range(units)
        )
        for one in made:
            one.path = f"{cast.committee.path}{one.pk}/"
        Unit.objects.bulk_update(made, ["path"])
    days = {"period_from": dt.date(2025, 10, 1), "period_to": dt.date(2025, 12, 31), "closes_on": dt.date(2026, 1, 14)}
    before = open_for(cast, programme, **days, due_on=dt.date(2026, 1, 20))
    review = actions.open_review(open_for(cast, programme), kind="interim", by=cast.ha.actor, now=NOW)
    assert review.compared_with == before
    browser = as_(cast.ha)
    for name in PAGES:
        with queries_at_most():
            page = browser.get(reverse(f"reviews:{name}", args=[review.pk]))
        assert page.status_code == 200 and len(page.content) < 100_000, name
    if units == 120:
        page = browser.get(reverse("reviews:figures", args=[review.pk]) + "?tu=120").content.decode()
        assert "Trang trước" in page and "UBND xã số" in page


def test_a_draft_is_its_unit_s_own_and_an_issued_one_the_programme_s(
    cast: Cast, review: Review, programme: Programme, round: Round, as_: As, queries_at_most: Any
) -> None:
    tab = reverse("reviews:programme", args=[programme.pk])
    assert as_(cast.binh).get(review.get_absolute_url()).status_code == 404
    assert review.abstract not in as_(cast.binh).get(tab).content.decode()
    actions.issue(review, seen=1, number="7", issued_on=NOW.date(), by=cast.ha.actor, now=NOW)
    for person, seen in ((cast.binh, True), (cast.thu, True), (cast.ha, True), (cast.dung, False)):
        assert (as_(person).get(review.get_absolute_url()).status_code == 200) is seen
    binh, ha = as_(cast.binh), as_(cast.ha)
    with queries_at_most():
        assert review.abstract in binh.get(tab).content.decode()
    assert as_(cast.binh).post(reverse("reviews:edit", args=[review.pk, "results"])).status_code == 403
    with queries_at_most():
        assert "Số 7, ban hành ngày 20/3/2026" in ha.get(round.get_absolute_url()).content.decode()


def test_opened_headed_and_issued_by_the_pages(cast: Cast, round: Round, as_: As) -> None:
    browser = as_(cast.ha)
    made = browser.post(reverse("reviews:open", args=[round.pk]), {"kind": "interim", "once": "a"})
    review = Review.objects.get()
    assert made["Location"] == review.get_absolute_url() and review.system == "party"
    head = reverse("reviews:head", args=[review.pk])
    typed = {
        "system": "state", "issuer": "UBND huyện", "abstract": "Sơ kết", "post": "Chủ tịch", "symbol": "BC-UBND",
        "authority": "T/M Ban Thường vụ", "seen": "1", "once": "b",
    }  # fmt: skip
    assert browser.post(head, typed).status_code == 422  # that is how the Party writes it
    assert browser.post(head, typed | {"authority": "TM. Ủy ban nhân dân", "once": "c"}).status_code == 302
    issue = reverse("reviews:issue", args=[review.pk])
    given = {"number": "9", "issued_on": "20/3/2026", "seen": "2"}
    assert browser.post(issue, given | {"seen": "1", "once": "d"}).status_code == 422  # somebody was first
    assert browser.post(issue, given | {"once": "e"}).status_code == 302
    review.refresh_from_db()
    assert review.is_issued and str(review.document) and review.document.number == "09/BC-UBND"
    assert as_(cast.binh).get(issue).status_code == 403
