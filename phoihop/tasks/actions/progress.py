"""What a unit reports, and what the secretariat says to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.proofs import Proof, kept
from phoihop.ground.state import move
from phoihop.ground.text import nfc, squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..models import Evidence, Progress, Task
from ..risk import at_risk_from

_SENT_BACK = 90  # the progress of what was handed in and is to be done again


@act("task.report", _("Báo cáo tiến độ"))
def report(
    task: Task, *, by: Actor, now: dt.datetime, percent: int, note: str, proofs: Sequence[Proof] = ()
) -> Progress:
    """A unit says how far it is, with evidence. At 100 % the task is submitted for acceptance.

    Refused: less than reported before without a word why, complete without a word of the result, or nothing new.
    """
    note = nfc(note).strip()
    if not note and (percent < task.progress or percent == 100):
        raise Refused(_g("Hãy ghi ngắn gọn kết quả hoặc lý do."))
    if not note and not proofs and percent == task.progress:
        raise Refused(_g("Báo cáo chưa có gì mới. Hãy ghi việc đã làm, đính kèm minh chứng hoặc thay đổi tiến độ."))
    was = {"state": task.state, "progress": task.progress}
    to: dict[str, Any] = {"progress": percent, "risk_on": at_risk_from(task.starts_on, task.due_on, percent)}
    if percent == 100:
        to |= {"state": Task.State.SUBMITTED, "submitted_on": timezone.localdate(now)}
    move(task, was, **to)
    progress = Progress.objects.create(task=task, percent=percent, note=note, at=now)
    evidence = [Evidence.objects.create(progress=progress, **kept(proof, now)) for proof in proofs]
    record(task, within=task.programme, percent=percent, note=note, evidence=[one.told for one in evidence])
    return progress


@act("task.accept", _("Nghiệm thu"))
def accept(task: Task, *, by: Actor, now: dt.datetime, note: str = "") -> Task:
    """The secretariat accepts; whether it was on time is judged by the day of submission."""
    move(task, {"state": "submitted"}, state="accepted", accepted_on=timezone.localdate(now))
    record(task, within=task.programme, note=squeeze(note), submitted_on=task.submitted_on)
    return task


@act("task.return", _("Trả lại báo cáo"))
def return_report(task: Task, *, by: Actor, now: dt.datetime, reason: str) -> Task:
    """Back to the unit with the reason; it counts as not submitted. Refused without a reason."""
    if not squeeze(reason):
        raise Refused(_g("Hãy ghi lý do trả lại."))
    move(
        task,
        {"state": "submitted"},
        state="open",
        submitted_on=None,
        progress=_SENT_BACK,
        risk_on=at_risk_from(task.starts_on, task.due_on, _SENT_BACK),
    )
    record(task, within=task.programme, reason=squeeze(reason))
    return task


@act("task.cancel", _("Hủy việc"))
def cancel(task: Task, *, by: Actor, now: dt.datetime, basis: str) -> Task:
    """The task need not be done any more, by this basis (a paper, a decision)."""
    if not squeeze(basis):
        raise Refused(_g("Hãy ghi căn cứ hủy."))
    move(task, {"state": task.state}, state="cancelled", cancel_basis=squeeze(basis))
    record(task, within=task.programme, reason=squeeze(basis))
    return task


@act("task.reopen", _("Giao lại việc đã hủy"))
def reopen(task: Task, *, by: Actor, now: dt.datetime, basis: str) -> Task:
    """What was cancelled is to be done after all, by this basis; what the unit had reported of it still holds."""
    if not squeeze(basis):
        raise Refused(_g("Hãy ghi căn cứ giao lại."))
    progress = min(task.progress, _SENT_BACK)
    to = {"state": "open", "cancel_basis": "", "submitted_on": None, "progress": progress}
    move(task, {"state": "cancelled"}, **to, risk_on=at_risk_from(task.starts_on, task.due_on, progress))
    record(task, within=task.programme, reason=squeeze(basis))
    return task
