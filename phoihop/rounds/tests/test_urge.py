"""Urging: recorded once, counted, with a text for the chat group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.ground.errors import Refused
from phoihop.ledger.models import Entry
from phoihop.rounds import actions
from phoihop.rounds.models import Report, Round
from tests.cast import Cast, Person

from .conftest import at


def test_all_that_lack_or_one(cast: Cast, round: Round, report: Report) -> None:
    assert len(actions.urge(round, **cast.ha.by)) == 3
    assert [one.unit_id for one in actions.urge(round, unit=cast.glar, **cast.ha.by)] == [cast.glar.pk]
    report.refresh_from_db()
    assert (report.urged_times, report.urged_on) == (2, dt.date(2026, 3, 2))
    assert Entry.objects.filter(act="round.urge").count() == 2


def test_nobody_lacks(cast: Cast, round: Round, unguarded: Callable[..., object]) -> None:
    with unguarded():  # type: ignore[attr-defined]
        Report.objects.update(state="submitted", submitted_on=dt.date(2026, 3, 2))
    with pytest.raises(Refused):
        actions.urge(round, **cast.ha.by)


def test_one_click_gives_the_text(
    cast: Cast, round: Round, report: Report, as_: Callable[[Person], Client], on_the_day: object
) -> None:
    on_the_day.move_to(at("2026-03-19"))  # type: ignore[attr-defined]
    browser, address = as_(cast.ha), reverse("rounds:urge", args=[round.pk])
    page = browser.post(address, {"once": "k"}, follow=True).content.decode()
    assert "• UBND xã Glar (quá hạn 2 ngày): http://testserver/bao-cao/" in page and "Phòng Nội vụ" in page
    one = browser.post(address, {"once": "k2", "bao-cao": report.pk}, follow=True).content.decode()
    assert "UBND xã Glar" in one and "Phòng Nội vụ" not in one
    browser.post(address, {"once": "k2", "bao-cao": report.pk})  # a flaky line sends it again
    report.refresh_from_db()
    assert report.urged_times == 2
    assert as_(cast.binh).post(address, {"once": "k3"}).status_code == 404
