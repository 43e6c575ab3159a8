"""The programme's tab of reports: the rounds that we run, our own reports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.programmes.models import Programme
from phoihop.rounds.models import Report, Round
from tests.cast import Cast, Person
from tests.worlds import draft

from .conftest import open_for

As = Callable[[Person], Client]


def page(browser: Client, programme: Programme) -> str:
    """The tab as it comes."""
    return browser.get(reverse("rounds:of_programme", args=[programme.pk])).content.decode()


def test_who_asked_sees_how_it_fills_up(cast: Cast, programme: Programme, round: Round, as_: As) -> None:
    ha = as_(cast.ha)
    html = page(ha, programme)
    assert round.title in html and "0/3" in html and "Báo cáo của đơn vị" not in html
    opening = ha.get(f"/bao-cao/dot/mo/?chuong-trinh={programme.pk}").content.decode()
    assert f"?chuong-trinh={programme.pk}" in html and "checked" in opening
    assert (
        f'href="{reverse("rounds:of_programme", args=[programme.pk])}"'
        in ha.get(programme.get_absolute_url()).content.decode()
    )


def test_who_was_asked_sees_its_own(cast: Cast, programme: Programme, report: Report, as_: As) -> None:
    html = page(as_(cast.binh), programme)
    assert "Báo cáo của đơn vị" in html and report.get_absolute_url() in html and "Mở đợt báo cáo" not in html
    other = Programme.objects.get(pk=draft(cast).pk)
    assert as_(cast.dung).get(reverse("rounds:of_programme", args=[programme.pk])).status_code == 404
    tabs = as_(cast.ha).get(other.get_absolute_url()).content.decode()
    assert reverse("rounds:of_programme", args=[other.pk]) not in tabs, "a draft is reported on by nobody"


@pytest.mark.parametrize("rounds", [1, 3])
def test_within_the_budget(cast: Cast, programme: Programme, as_: As, rounds: int, queries_at_most: Any) -> None:
    for number in range(rounds):
        open_for(cast, programme, title=f"Đợt {number}")
    for who in (cast.ha, cast.binh):
        browser = as_(who)
        page(browser, programme)
        with queries_at_most():
            assert f"Đợt {rounds - 1}" in page(browser, programme)
