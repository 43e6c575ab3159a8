"""A file is taken in, read, and becomes drafts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files import File
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phoihop.ground.keeping import keep, let_go
from phoihop.ground.state import move
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..drafting import draft_programmes
from ..models import Doubt, Intake


@act("intake.take", _("Nhận tệp văn bản"))
def take_intake(
    about: None,
    *,
    by: Actor,
    now: dt.datetime,
    content: File[Any],
    name: str,
    scan: File[Any] | None = None,
    scan_name: str = "",
) -> Intake:
    """Keeps an uploaded document and the stamped scan; a job reads it. Look for secrecy stamps before."""
    kept = keep(content, now)
    intake = Intake.objects.create(
        unit_id=by.own_unit_id,
        file=kept,
        name=name[:255],
        scan=keep(scan, now) if scan else None,
        scan_name=scan_name[:255],
        taken_at=now,
    )
    record(intake, name=intake.name, sha256=kept.sha256)
    return intake


def _take_away(intake: Intake) -> None:
    """The file and the scan of the same paper, which bears a stamp that no look at its first page saw."""
    held = [stored for stored in (intake.file, intake.scan) if stored]
    move(intake, {"state": "failed"}, file=None, scan=None)
    for stored in held:
        let_go(stored)


@act("intake.read", _("Đọc văn bản"))
def read_intake(
    intake: Intake,
    *,
    by: Actor,
    now: dt.datetime,
    reading: dict[str, Any] | None,
    error: str = "",
    values: dict[str, Any] | None = None,
) -> Intake:
    """Writes down what the reading found, as drafts, or why it failed. Read once, however often the job runs."""
    if reading is None:
        move(intake, {"state": "reading"}, state="failed", error=error, error_values=values or {})
        if error == "secret":
            _take_away(intake)
        record(intake, error=error)
        return intake
    text = reading.get("text", "")
    kept = {key: value for key, value in reading.items() if key != "text"}
    move(intake, {"state": "reading"}, state="read", text=text, reading=kept)
    drafts = draft_programmes(intake, timezone.localdate(now))
    record(intake, programmes=[draft.pk for draft in drafts], doubts=len(kept.get("doubts", [])))
    return intake


@act("intake.scan", _("Lưu bản ký, đóng dấu"))
def keep_scan(intake: Intake, *, by: Actor, now: dt.datetime, content: File[Any], name: str) -> Intake:
    """Keeps the stamped scan beside the file that was read."""
    move(intake, {"scan": intake.scan}, scan=keep(content, now), scan_name=name[:255])
    assert intake.scan is not None
    record(intake, name=name, sha256=intake.scan.sha256)
    return intake


@act("doubt.settle", _("Đã xem điểm cần xem lại"))
def settle_doubt(doubt: Doubt, *, by: Actor, now: dt.datetime) -> Doubt:
    """A person has looked at it."""
    move(doubt, {"settled": False}, settled=True)
    record(doubt, within=doubt.programme, says=doubt.says)
    return doubt
