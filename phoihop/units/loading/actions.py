"""The verbs of a sheet: taken, matched, checked, confirmed; written by the act of its kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.files import File
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.keeping import keep
from phoihop.ground.models import SheetImport
from phoihop.ground.sheets.faults import Fault
from phoihop.ground.sheets.header import usable
from phoihop.ground.state import move
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from .carrying import MOST_SHOWN
from .kinds import KINDS, Plan


@act("sheet.take", _("Nhận bảng dữ liệu"))
def take_sheet(
    kind: str,
    *,
    by: Actor,
    now: dt.datetime,
    content: File[Any],
    name: str,
    layout: Sequence[dict[str, Any]],
    mapping: Mapping[str, Any] | None,
    answers: Mapping[str, Any] | None = None,
    direct: bool = False,
) -> SheetImport:
    """Keeps a sheet that was opened (and so found free of macros and stamps of secrecy).

    With a mapping it goes on to be checked; ``direct``: it was checked already and is written next (the command line).
    """
    sheet = SheetImport.objects.create(
        kind=kind,
        file=keep(content, now),
        name=name[:255],
        unit_id=by.unit_id,
        account_id=by.account_id,
        membership_id=by.membership_id,
        state="writing" if direct else "checking" if mapping else "unmatched",
        layout=list(layout),
        mapping=dict(mapping or {}),
        signature=_signature(layout, mapping),
        answers=dict(answers or {}),
        taken_at=now,
        told_at=now,
    )
    record(sheet, kind=kind, name=sheet.name, sha256=sheet.file.sha256)
    return sheet


@act("sheet.match", _("Khớp cột của bảng"))
def match_sheet(
    sheet: SheetImport, *, by: Actor, now: dt.datetime, mapping: Mapping[str, Any], answers: Mapping[str, Any]
) -> SheetImport:
    """A person says which column is which; remembered for such sheets. Refused: a needed column is missing."""
    labels: Sequence[str] = next((one["labels"] for one in sheet.layout if one["name"] == mapping["sheet"]), [])
    if lacking := usable(mapping["columns"], KINDS[sheet.kind].columns, len(labels)):
        names = ", ".join(f"“{column.label}”" for column in lacking)
        raise Refused(_g("Hãy chọn cột cho: {columns}.").format(columns=names))
    move(
        sheet,
        {"state": sheet.state},
        state="checking",
        mapping=dict(mapping),
        answers=dict(answers),
        signature=_signature(sheet.layout, mapping),
        told_at=now,
    )
    record(sheet, mapping=mapping, answers=answers)
    return sheet


@act("sheet.check", _("Kiểm tra bảng"))
def note_check(sheet: SheetImport, *, by: Actor, now: dt.datetime, plan: Plan) -> SheetImport:
    """Writes down what the sheet would do, or its faults."""
    doing = [step for step in plan.steps if step.verb != "same"]
    move(
        sheet,
        {"state": "checking"},
        state="faulty" if plan.faults else "checked",
        told_at=now,
        made=plan.count("make"),
        changed=plan.count("change"),
        same=plan.count("same"),
        remarks=plan.remarks[:MOST_SHOWN],
        preview=[[s.row.number, s.verb, s.what, list(s.details)] for s in doing[:MOST_SHOWN]],
        **_kept(plan.faults),
    )
    record(sheet, made=sheet.made, changed=sheet.changed, same=sheet.same, faults=len(plan.faults))
    return sheet


@act("sheet.confirm", _("Xác nhận ghi bảng"))
def confirm_sheet(sheet: SheetImport, *, by: Actor, now: dt.datetime) -> SheetImport:
    """A person who has seen the preview has it written; the job does it on this person's behalf."""
    move(
        sheet,
        {"state": "checked"},
        state="writing",
        told_at=now,
        account_id=by.account_id,
        membership_id=by.membership_id,
    )
    record(sheet, made=sheet.made, changed=sheet.changed)
    return sheet


@act("sheet.retry", _("Làm tiếp việc nhập bảng"))
def retry_sheet(sheet: SheetImport, *, by: Actor, now: dt.datetime) -> SheetImport:
    """After a kill: the job is enqueued anew. What was written meanwhile is not written again."""
    move(sheet, {"state": sheet.state}, told_at=now)
    record(sheet, state=sheet.state)
    return sheet


@act("sheet.fail", _("Không ghi được bảng"))
def fail_sheet(sheet: SheetImport, *, by: Actor, now: dt.datetime, faults: Sequence[Fault]) -> SheetImport:
    """Writing was refused as a whole; these faults say why."""
    move(sheet, {"state": sheet.state}, state="failed", told_at=now, **_kept(faults))
    record(sheet, faults=len(faults), reason=faults[0].says if faults else "")
    return sheet


def _kept(faults: Sequence[Fault]) -> dict[str, Any]:
    return {"faults": [fault.plain() for fault in faults[:MOST_SHOWN]], "fault_count": len(faults)}


def _signature(layout: Sequence[dict[str, Any]], mapping: Mapping[str, Any] | None) -> str:
    chosen = mapping["sheet"] if mapping else None
    return next((str(one["signature"]) for one in layout if chosen in (None, one["name"])), "")
