"""What is looked at every day fits the window: a round on a phone, the parts of a programme at a desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.conf import settings
from playwright.sync_api import Page, expect

from phoihop.rounds import actions
from phoihop.rounds.models import Report
from phoihop.rounds.tests.conftest import at, open_for
from tests.cast import Cast
from tests.worlds import in_force

from .looking import faults
from .test_cycle import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LATER = at("2026-03-20")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_round_on_a_phone_and_a_programme_at_a_desk(
    opened: Callable[..., Page], cast: Cast, on_sqlite: None, language: str
) -> None:
    programme = in_force(cast)
    round = open_for(cast, programme)
    asking = Report.objects.select_related("round__unit").get(round=round, unit=cast.glar)
    actions.ask_time(asking, until=dt.date(2026, 3, 26), reason="Mưa lũ", **cast.binh.by)
    actions.urge(round, **cast.ha.by)
    phone, desk = opened(390, javascript=False), opened(1280)
    with time_machine.travel(LATER, tick=True):
        for window in (phone, desk):
            enter(window, cast.ha)
            cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": window.url}
            window.context.add_cookies([cookie])
            window.goto(round.get_absolute_url())
        row = phone.locator("tbody tr", has_text="UBND xã A Dơk").bounding_box()
        assert row and row["height"] <= 80, "the unit and what is done with it, then how it stands"
        two = phone.locator("tbody tr", has_text="UBND xã Glar")
        button = two.locator("form button")
        expect(button).to_be_hidden()
        two.locator("summary").click()
        expect(button).to_be_visible()
        assert faults(desk) == []
        desk.goto(programme.get_absolute_url())
        tabs = desk.locator(".tabs a")
        assert tabs.count() == 12
        assert len({box["y"] for tab in tabs.all() if (box := tab.bounding_box())}) == 1
