"""What citizens see of indicators."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
import time_machine
from django.test import Client

from phoihop.indicators import actions
from phoihop.indicators.asking import Figure
from phoihop.indicators.measurers import Owed
from phoihop.indicators.models import Indicator
from phoihop.programmes.models import Programme
from phoihop.publishing import actions as publishing
from tests.cast import NOW, Cast
from tests.worlds import in_force


@pytest.fixture
def programme(cast: Cast) -> Programme:
    """In force, with an indicator of which both communes gave a figure."""
    made = in_force(cast)
    about = actions.define(
        made, content=made.contents.get(), code="CT1", name="Số cuộc đối thoại", measure="cuộc",
        over_units="sum", over_time="sum", unit_class=cast.communes, **cast.ha.by,
    )  # fmt: skip
    actions.set_targets(about, values={(None, 2026): Decimal(20)}, seen=about.revision, **cast.ha.by)
    for unit, value in ((cast.glar, 701), (cast.adok, 903)):
        figure = Figure(dt.date(2026, 1, 15), dt.date(2026, 2, 14), "this", Decimal(value))
        actions.record_figure(Owed(about, unit), figure=figure, note="Ghi chú của xã", **cast.ha.by)
    return made


def page_of(client: Client, programme: Programme) -> str:
    with time_machine.travel(NOW, tick=False):
        answer = client.get(f"/cam-ket/{programme.pk}/")
    return answer.content.decode() if answer.status_code == 200 else ""


def test_targets_and_totals_and_no_units_figures(client: Client, cast: Cast, programme: Programme) -> None:
    assert page_of(client, programme) == ""  # not published yet
    publishing.publish(programme, basis="Luật số 10/2022/QH15", valid_from=NOW.date(), **cast.ha.by)
    page = page_of(client, programme)
    assert "Số cuộc đối thoại" in page and "Mục tiêu năm 2026" in page and "1.604" in page
    assert "Đạt 8020% mục tiêu" in page
    assert "701" not in page and "903" not in page and "Ghi chú của xã" not in page


def test_what_was_taken_out_is_not_shown(client: Client, cast: Cast, programme: Programme) -> None:
    publishing.publish(programme, basis="Luật số 10/2022/QH15", valid_from=NOW.date(), **cast.ha.by)
    actions.withdraw(Indicator.objects.get(), reason="Trùng", **cast.ha.by)
    assert "Chỉ tiêu và kết quả" not in page_of(client, programme)


def test_queries(client: Client, cast: Cast, programme: Programme, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    publishing.publish(programme, basis="Luật số 10/2022/QH15", valid_from=NOW.date(), **cast.ha.by)
    with django_assert_max_num_queries(12):
        page_of(client, programme)
