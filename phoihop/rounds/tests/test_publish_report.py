"""A unit's report is made public from its page, and read by everybody."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from phoihop.ground.errors import NotAllowed
from phoihop.publishing import actions as publishing
from phoihop.rounds import actions
from phoihop.rounds.models import Report
from phoihop.rounds.said import Said
from tests.cast import Cast, person

from .conftest import at

FACTS: dict[str, Any] = {"basis": "Luật số 10/2022/QH15", "valid_from": at("2026-03-02").date()}


def test_once_it_is_accepted_by_its_unit(cast: Cast, report: Report, client: Client) -> None:
    head = person("glar-truong", "Trưởng", cast.glar, "head")
    for line in report.lines.all():
        line.report = report
        actions.save_line(line, seen=0, said=Said("done", "Đã họp 12 thôn", ""), **cast.binh.by)
    actions.submit(report, **cast.binh.by)
    if report.state == Report.State.TO_APPROVE:
        actions.approve(report, **head.by)
    with pytest.raises(NotAllowed):  # nobody has read it yet
        publishing.publish(report, **FACTS, **head.by)
    actions.accept(report, **cast.ha.by)
    client.force_login(head.account)
    page = client.get(f"{report.get_absolute_url()}ban-in/").content.decode()
    assert f"/cong-khai/bao-cao/{report.pk}/" in page
    assert client.get(f"/cong-khai/bao-cao/{report.pk}/").status_code == 200
    with pytest.raises(NotAllowed):
        publishing.publish(report, **FACTS, **person("la", "Lạ", cast.stranger, "head").by)
    posting = publishing.publish(report, **FACTS, **head.by)
    client.logout()
    shown = client.get(f"/da-cong-khai/{posting.pk}/").content.decode()
    assert "Báo cáo của UBND xã Glar: Báo cáo quý I năm 2026" in shown and "Đã hoàn thành. Đã họp 12 thôn" in shown
    assert "Báo cáo của UBND xã Glar" in client.get("/da-cong-khai/").content.decode()
