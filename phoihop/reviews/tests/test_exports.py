"""Files as jobs: asked for once, done again where a worker was killed, fetched by who may read the review."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from python_calamine import CalamineWorkbook

from phoihop.ground.progress import Telling, stand_of
from phoihop.reviews import actions, jobs
from phoihop.reviews.models import Export, Review
from phoihop.rounds.tests.conftest import at
from phoihop.site.queue import give_back
from phoihop.writing.faults import Fault, WritingError
from tests.cast import Cast

from .conftest import As

NOW = at("2026-03-20")


def asked(cast: Cast, review: Review, kind: str) -> Export:
    """A file that Hà asked for; its job waits."""
    return actions.ask_export(review, kind=kind, by=cast.ha.actor, now=NOW)


def test_a_killed_worker_s_file_is_made_again(
    cast: Cast, review: Review, run_jobs: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    export = asked(cast, review, "xlsx")
    job = DBTaskResult.objects.get(task_path=jobs.make_export.module_path)
    job.claim("w1")

    def dying(*_given: Any) -> None:
        raise SystemExit  # no Exception: nothing of ours catches it

    with monkeypatch.context() as patch:
        patch.setitem(jobs._MAKERS, Export.Kind.XLSX, dying)
        with pytest.raises(SystemExit):
            jobs.make_export.call(export.pk)
    export.refresh_from_db()
    assert (export.state, export.file) == ("making", None)
    assert give_back("w1") == 1
    run_jobs()
    export.refresh_from_db()
    assert export.state == "done" and export.file
    kept = export.file.sha256
    jobs.make_export.call(export.pk)  # delivered twice
    export.refresh_from_db()
    assert export.file.sha256 == kept


def test_the_workbook_adds_up(cast: Cast, review: Review, run_jobs: Callable[[], int]) -> None:
    export = asked(cast, review, "xlsx")
    assert asked(cast, review, "xlsx") == export  # not made twice at once
    run_jobs()
    export.refresh_from_db()
    assert export.file
    book = CalamineWorkbook.from_filelike(io.BytesIO(default_storage.open(export.file.path).read()))
    assert book.sheet_names == [
        "Theo nội dung",
        "Theo lĩnh vực",
        "Theo khối",
        "Theo đơn vị",
        "Chỉ tiêu",
        "Nhân dân",
        "Mọi dòng báo cáo",
    ]
    total = book.get_sheet_by_name("Theo nội dung").to_python()[-1]
    assert total[0] == "Cộng" and total[2:5] == [3, 1, 1]
    lines = book.get_sheet_by_name("Mọi dòng báo cáo").to_python()
    said = {(row[0], row[4]) for row in lines}
    assert ("UBND xã Glar", "Đã hoàn thành") in said and ("UBND xã A Dơk", "Chưa có báo cáo") in said


def test_what_keeps_a_paper_from_being_written_is_told(
    cast: Cast, review: Review, run_jobs: Callable[[], int], monkeypatch: pytest.MonkeyPatch, as_: As
) -> None:
    export = asked(cast, review, "docx")

    def faulty(*_given: Any) -> None:
        raise WritingError(Fault("no_signature"))

    monkeypatch.setitem(jobs._MAKERS, Export.Kind.DOCX, faulty)
    jobs.make_export.call(export.pk)
    page = as_(cast.ha).get(reverse("reviews:exports", args=[review.pk])).content.decode()
    assert "Chưa ghi chức vụ, họ tên người ký." in page


def test_the_page_shows_how_far_it_is_and_strangers_get_nothing(
    cast: Cast, review: Review, run_jobs: Callable[[], int], as_: As
) -> None:
    browser, here = as_(cast.ha), reverse("reviews:exports", args=[review.pk])
    assert browser.post(here, {"kind": "pdf", "once": "k"}).status_code == 302
    export = Export.objects.get()
    Telling(export.progress_name)(4, 4)
    page = browser.get(here).content.decode()
    assert 'value="100"' in page and 'http-equiv="refresh"' in page
    run_jobs()
    assert stand_of(export.progress_name) is None
    page = browser.get(here).content.decode()
    file = reverse("reviews:download", args=[export.pk])
    assert file in page and "hx-trigger" not in page
    answer = browser.get(file)
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")  # type: ignore[attr-defined]
    assert as_(cast.binh).get(file).status_code == 404  # a draft is its unit's own
    assert as_(cast.dung).get(file).status_code == 404
