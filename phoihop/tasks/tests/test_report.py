"""A unit reports, the secretariat accepts or returns."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile

from phoihop.ground.errors import AlreadyDone, Conflict, NotAllowed, Refused
from phoihop.ground.models import StoredFile
from phoihop.ground.proofs import Proof
from phoihop.tasks import actions
from phoihop.tasks.models import Evidence, Task
from phoihop.tasks.status import status_of
from tests.cast import NOW, Cast

TODAY = NOW.date()


def test_progress_moves_the_day_of_risk(cast: Cast, task: Task) -> None:
    before = task.risk_on
    actions.report(task, percent=40, note="Đã họp thôn", **cast.binh.by)
    task.refresh_from_db()
    assert (task.progress, task.state) == (40, "open") and task.risk_on > before


def test_complete_is_submitted_then_accepted_by_the_day_of_submission(cast: Cast, task: Task) -> None:
    actions.report(task, percent=100, note="Đã xong", **cast.binh.by)
    assert status_of(Task.objects.get(pk=task.pk), TODAY) == "waiting"
    actions.accept(task, by=cast.ha.actor, now=NOW + dt.timedelta(days=200))
    assert status_of(Task.objects.get(pk=task.pk), TODAY) == "done"


def test_returned_with_a_reason_it_is_open_again(cast: Cast, task: Task) -> None:
    actions.report(task, percent=100, note="Đã xong", **cast.binh.by)
    with pytest.raises(Refused):
        actions.return_report(task, reason=" ", **cast.ha.by)
    actions.return_report(task, reason="Thiếu biên bản", **cast.ha.by)
    task.refresh_from_db()
    assert (task.state, task.submitted_on, task.progress) == ("open", None, 90)


def test_complete_without_a_word_is_refused(cast: Cast, task: Task) -> None:
    with pytest.raises(Refused):
        actions.report(task, percent=100, note="  ", **cast.binh.by)
    assert not task.reports.exists()


def test_the_same_form_twice_is_one_report(cast: Cast, task: Task) -> None:
    actions.report(task, percent=40, note="", once="k", **cast.binh.by)
    with pytest.raises(AlreadyDone):
        actions.report(task, percent=40, note="", once="k", **cast.binh.by)
    assert task.reports.count() == 1


def test_two_who_saw_the_same_state_only_the_first_counts(cast: Cast, task: Task) -> None:
    stale = Task.objects.get(pk=task.pk)
    actions.report(task, percent=100, note="Đã xong", **cast.binh.by)
    with pytest.raises(Conflict):
        actions.report(stale, percent=50, note="", **cast.thu.by)


def test_evidence_is_kept_once_with_its_hash(cast: Cast, task: Task) -> None:
    proof = Proof("bien-ban.txt", ContentFile("Biên bản".encode()))
    actions.report(task, percent=20, note="", proofs=[proof], **cast.binh.by)
    actions.report(
        task, percent=30, note="", proofs=[proof, Proof("trang", link="https://example.vn/a")], **cast.binh.by
    )
    assert Evidence.objects.count() == 3 and StoredFile.objects.count() == 1


@pytest.mark.parametrize("who", ["dung", "an", "ha"])
def test_only_the_unit_reports(cast: Cast, task: Task, who: str) -> None:
    with pytest.raises(NotAllowed):
        actions.report(task, percent=10, note="", **getattr(cast, who).by)


@pytest.mark.parametrize("who", ["dung", "an", "binh", "thu"])
def test_only_the_secretariat_accepts(cast: Cast, task: Task, who: str) -> None:
    actions.report(task, percent=100, note="Đã xong", **cast.binh.by)
    with pytest.raises(NotAllowed):
        actions.accept(task, **getattr(cast, who).by)


def test_cancelled_with_a_basis(cast: Cast, task: Task) -> None:
    actions.cancel(task, basis="Công văn 12/CV-BDV", **cast.ha.by)
    assert status_of(Task.objects.get(pk=task.pk), TODAY) == "cancelled"
