"""One indicator: units × years."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.indicators.measurers import Owed
from tests.cast import Cast
from tests.cast import unit as make_unit

from .making import give, month, said


def page_of(client: Client, owed: Owed) -> str:
    return client.get(owed.indicator.get_absolute_url()).content.decode()


def test_every_figure_leads_to_who_gave_it(client: Client, cast: Cast, owed: Owed) -> None:
    first = give(owed, cast.binh, said(month(1), 5))
    client.force_login(cast.ha.account)
    page = page_of(client, owed)
    assert f'<a href="/chi-tieu/{owed.indicator.pk}/don-vi/{cast.glar.pk}/#m{first.pk}">5</a> / 12' in page
    assert "UBND xã A Dơk" in page and "/muc-tieu/" in page and "Lập chỉ tiêu" in page


def test_another_units_figures_stay_its_own(client: Client, cast: Cast, owed: Owed) -> None:
    give(Owed(owed.indicator, cast.adok), cast.ha, said(month(1), 5))
    client.force_login(cast.binh.account)
    page = page_of(client, owed)
    assert f"/don-vi/{cast.adok.pk}/" not in page  # the total of 5 is for all to see, whose it is is not
    assert f"/don-vi/{cast.glar.pk}/" in page and "/muc-tieu/" not in page
    assert client.get(reverse("indicators:unit", args=[owed.indicator.pk, cast.adok.pk])).status_code == 404


@pytest.mark.parametrize("units", [1, 3])
def test_queries(client: Client, cast: Cast, owed: Owed, units: int, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    for number in range(units):
        made = make_unit(cast.committee, f"UBND xã {number}", "peoples_committee", level="commune")
        give(Owed(owed.indicator, made), cast.ha, said(month(1), 5))
    client.force_login(cast.ha.account)
    with django_assert_max_num_queries(12):
        page_of(client, owed)


def test_many_units_come_by_pages(client: Client, cast: Cast, owed: Owed) -> None:
    for number in range(30):
        make_unit(cast.committee, f"UBND xã {number}", "peoples_committee", level="commune")
    client.force_login(cast.ha.account)
    page = page_of(client, owed)
    following = page.partition("?sau=")[2].partition('"')[0]
    second = client.get(f"{owed.indicator.get_absolute_url()}?sau={following}").content.decode()
    assert "UBND xã Glar" not in page and "UBND xã Glar" in second
