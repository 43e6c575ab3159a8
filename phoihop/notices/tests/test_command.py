"""``phoihop notices``: what would be sent to whom, on any day, without writing or sending anything."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.core import mail

from phoihop.cli import main
from phoihop.notices.models import Notice
from phoihop.tasks.models import Task
from phoihop.units import actions as units
from tests.cast import Cast
from tests.jobs import run_waiting

from .conftest import VIETNAM

pytestmark = pytest.mark.django_db


def test_a_dry_run_prints_what_would_be_sent_to_whom(
    task: Task, cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    run_waiting()
    before = Notice.objects.count()
    assert main(["notices", "--dry-run", "--on", "2026-06-12"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Phối hợp công tác dân vận chính quyền giai đoạn 2026-2027\n"), "by programme"
    assert f"Còn 3 ngày đến hạn: {task.text}" in said
    assert "UBND xã Glar, hạn 15/6/2026 → Bình, UBND xã Glar; trang Thông báo + mail" in said
    assert "UBND xã A Dơk, hạn 15/6/2026 → Hà, Ban Dân vận Huyện ủy (thay đơn vị" in said, "A Dơk has nobody"
    assert said.rstrip().endswith("2 lượt nhắc cho 2 người ngày 12/6/2026.")
    assert Notice.objects.count() == before and not mail.outbox
    main(["notices", "--dry-run", "--on", "2026-06-13"])
    assert capsys.readouterr().out == "0 lượt nhắc cho 0 người ngày 13/6/2026.\n", "a Saturday"


def test_the_dry_run_says_what_the_day_then_does(task: Task, cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    units.end_unit(cast.glar, on=dt.date(2026, 5, 31), reason="Sáp nhập", **cast.an.by)
    run_waiting()
    Notice.objects.all().delete()
    main(["notices", "--dry-run", "--on", "2026-06-22"])
    said = capsys.readouterr().out
    with time_machine.travel(dt.datetime(2026, 6, 22, 6, tzinfo=VIETNAM), tick=False):
        assert main(["notices"]) == 0
    assert capsys.readouterr().out == f"Đã nhắc {Notice.objects.count()} lượt.\n"
    assert f"{Notice.objects.count()} lượt nhắc" in said and Notice.objects.count() >= 2


def test_another_day_is_for_a_dry_run_only(task: Task, capsys: pytest.CaptureFixture[str]) -> None:
    run_waiting()
    before = Notice.objects.count()
    assert main(["notices", "--on", "2026-06-12"]) == 2
    assert Notice.objects.count() == before
