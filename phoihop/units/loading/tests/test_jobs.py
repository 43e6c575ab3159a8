"""The long work: all or nothing, once, on behalf of the person, whatever happens in between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from phoihop.ground.models import SheetImport
from phoihop.ground.progress import Telling, stand_of
from phoihop.ledger.actor import SYSTEM
from phoihop.ledger.models import Entry
from phoihop.units import actions as units
from phoihop.units.loading import actions, jobs
from phoihop.units.loading.carrying import guessed, layout_of
from phoihop.units.loading.kinds import KINDS
from phoihop.units.loading.opening import as_path, open_sheets
from phoihop.units.models import Unit
from tests.cast import NOW, PASSWORD, Cast
from tests.sheets import workbook

pytestmark = pytest.mark.django_db
ROWS = [["Mã", "Tên đơn vị", "Loại", "Cấp"], *[[f"K{n}", f"Xã số {n}", "UBND", "Cấp xã"] for n in range(8)]]


def taken(cast: Cast, **how: Any) -> SheetImport:
    """A sheet that Hà uploaded."""
    content = ContentFile(workbook(ROWS))
    with as_path(content) as path:
        layout = layout_of(open_sheets(path), KINDS["units"])
    mapping = guessed(layout, KINDS["units"])
    now = {**cast.ha.by, "now": dt.datetime.now(dt.UTC)}
    return actions.take_sheet("units", content=content, name="b.xlsx", layout=layout, mapping=mapping, **now, **how)


def confirmed(cast: Cast, run_jobs: Callable[[], int]) -> SheetImport:
    """A checked sheet that Hà confirmed; the job waits."""
    sheet = taken(cast)
    run_jobs()
    sheet.refresh_from_db()
    actions.confirm_sheet(sheet, by=cast.ha.actor, now=dt.datetime.now(dt.UTC))
    return sheet


def test_the_preview_is_in_the_language_of_who_asked(cast: Cast) -> None:
    sheet = taken(cast)
    jobs.check_sheet.func(sheet.pk, "en")
    sheet.refresh_from_db()
    assert "Commune" in str(sheet.preview) and "Cấp xã" not in str(sheet.preview)


def test_killed_halfway_is_nothing_and_then_all(
    cast: Cast, run_jobs: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = confirmed(cast, run_jobs)
    entries = Entry.objects.count()
    made, create = [], units.create_unit

    def dying(*args: Any, **kwargs: Any) -> Unit:
        made.append(create(*args, **kwargs))
        if len(made) == 5:
            raise SystemExit  # no Exception: nothing of ours catches it
        return made[-1]

    with monkeypatch.context() as patch:
        patch.setattr(units, "create_unit", dying)
        with pytest.raises(SystemExit):
            jobs.write_sheet.call(sheet.pk)
    assert len(made) == 5 and not Unit.objects.filter(code__startswith="K").exists()
    assert Entry.objects.count() == entries
    sheet.refresh_from_db()
    assert sheet.state == "writing" and stand_of(f"sheet-{sheet.pk}") is None
    run_jobs()
    sheet.refresh_from_db()
    assert sheet.state == "done" and Unit.objects.filter(code__startswith="K").count() == 8
    jobs.write_sheet.call(sheet.pk)  # delivered twice
    assert Unit.objects.filter(code__startswith="K").count() == 8


def test_a_fault_of_ours_is_told_and_nothing_written(
    cast: Cast, run_jobs: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = confirmed(cast, run_jobs)
    monkeypatch.setattr(units, "create_unit", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        jobs.write_sheet.call(sheet.pk)
    sheet.refresh_from_db()
    assert (sheet.state, sheet.faults[0]["code"]) == ("failed", "broke")
    assert not Unit.objects.filter(code__startswith="K").exists()


def test_somebody_was_first(cast: Cast, run_jobs: Callable[[], int]) -> None:
    sheet = confirmed(cast, run_jobs)
    units.create_unit(None, name="Khác", kind="other", level="commune", code="K3", code_system="A", by=SYSTEM, now=NOW)
    units.create_unit(
        None, name="Khác nữa", kind="other", level="commune", code="K3", code_system="B", by=SYSTEM, now=NOW
    )
    run_jobs()
    sheet.refresh_from_db()
    assert (sheet.state, sheet.faults[0]["code"], sheet.faults[0]["cell"]) == ("failed", "unit_ambiguous", "A5")
    assert Unit.objects.filter(code__startswith="K").count() == 2


def test_the_role_ended_before_the_job_ran(cast: Cast, run_jobs: Callable[[], int]) -> None:
    sheet = confirmed(cast, run_jobs)
    units.end_membership(cast.ha.membership, on=dt.date(2026, 1, 1), by=SYSTEM, now=NOW)
    run_jobs()
    sheet.refresh_from_db()
    assert (sheet.state, sheet.faults[0]["code"]) == ("failed", "no_longer_allowed")


def test_a_page_shows_how_far_it_is(client: Client, cast: Cast, run_jobs: Callable[[], int]) -> None:
    sheet = confirmed(cast, run_jobs)
    address = reverse("units:import_sheet", args=[sheet.pk])
    tell = Telling(f"sheet-{sheet.pk}")
    tell(8, 8)
    client.login(username="ha", password=PASSWORD)
    page = client.get(address).content.decode()
    assert "8 trên 8 dòng" in page and "<noscript>" in page
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert part.startswith("<section") and "8 trên 8 dòng" in part
    tell.end()
    run_jobs()
    assert client.get(address, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_work_that_stopped_can_be_done_anew(
    client: Client, cast: Cast, run_jobs: Callable[[], int], unguarded: Any
) -> None:
    sheet = confirmed(cast, run_jobs)
    address, again = (reverse(f"units:import_{name}", args=[sheet.pk]) for name in ("sheet", "retry"))
    client.login(username="ha", password=PASSWORD)
    assert "Làm lại" not in client.get(address).content.decode()
    client.post(again)
    assert not Entry.objects.filter(act="sheet.retry").exists()
    with unguarded():
        SheetImport.objects.update(told_at=dt.datetime.now(dt.UTC) - dt.timedelta(minutes=10))
    assert "Làm lại" in client.get(address).content.decode()
    client.post(again)
    assert run_jobs() == 2  # the old job and the new one
    assert Unit.objects.filter(code__startswith="K").count() == 8
