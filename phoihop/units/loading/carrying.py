"""From a kept file to rows, from rows to a plan, from a plan to acts: all or none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.ground.errors import Refused
from phoihop.ground.models import SheetImport
from phoihop.ground.sheets.book import Sheet, Value
from phoihop.ground.sheets.cells import shown
from phoihop.ground.sheets.faults import Fault
from phoihop.ground.sheets.header import best_sheet, find_header, usable
from phoihop.ground.sheets.table import read_table
from phoihop.ground.state import move
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import record

from .kinds import KINDS, Asked, Kind, Plan, Tell
from .opening import open_stored

_SAMPLES = 3
MOST_SHOWN = 500  # faults and rows that are kept for the eyes; their count is kept whole


class Faulty(Refused):
    """Nothing was written: these are the faults."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(" ".join(f"{fault.place}: {fault.says}" for fault in faults[:3]))
        self.faults = list(faults)


def layout_of(book: Sequence[Sheet], kind: Kind) -> list[dict[str, Any]]:
    """What a person must see of each sheet to say which column is which; the likeliest sheet first."""
    likeliest = best_sheet(book, kind.columns)
    found: list[dict[str, Any]] = []
    for sheet in book:
        header = find_header(sheet, kind.columns)
        if header is None:
            continue
        samples = sheet.rows[header.row + 1 : header.row + 1 + _SAMPLES]
        one = {
            "name": sheet.name,
            "header": header.row,
            "labels": header.labels,
            "samples": [[_short(value) for value in row] for row in samples],
            "guess": header.guess,
            "signature": header.signature,
        }
        found.insert(0 if likeliest and sheet is likeliest[0] else len(found), one)
    return found


def guessed(layout: Sequence[dict[str, Any]], kind: Kind) -> dict[str, Any] | None:
    """The mapping that needs no person: every required column is named in the likeliest sheet."""
    if not layout or usable(layout[0]["guess"], kind.columns, len(layout[0]["labels"])):
        return None
    return {"sheet": layout[0]["name"], "header": layout[0]["header"], "columns": layout[0]["guess"]}


def plan_book(book: Sequence[Sheet], kind: Kind, mapping: Mapping[str, Any], asked: Asked) -> Plan:
    """What the rows would do; with faults, nothing. A row given twice is for the kind to tell."""
    sheet = next((one for one in book if one.name == mapping["sheet"]), None)
    if sheet is None:
        return Plan(faults=[Fault("no_header")])
    width = len(sheet.rows[mapping["header"]]) if mapping["header"] < len(sheet.rows) else 0
    if lacking := usable(mapping["columns"], kind.columns, width):
        return Plan(faults=[Fault("no_column", sheet.name, values={"column": str(column.label)}) for column in lacking])
    table = read_table(sheet, mapping["header"], mapping["columns"], kind.columns)
    plan = kind.plan(table.rows, asked)
    if table.headings:
        numbers = ", ".join(map(str, table.headings[:20])) + ("…" if len(table.headings) > 20 else "")
        plan.remarks.append(_("Các dòng được hiểu là tiêu đề của những dòng dưới: {rows}.").format(rows=numbers))
    plan.faults = sorted([*table.faults, *plan.faults], key=lambda fault: (fault.row, len(fault.cell), fault.cell))
    return plan


def plan_sheet(sheet: SheetImport, by: Actor, now: dt.datetime) -> Plan:
    """The plan of a kept sheet, as the house stands now."""
    asked = Asked(by, timezone.localdate(now), sheet.answers)
    return plan_book(open_stored(sheet.file), KINDS[sheet.kind], sheet.mapping, asked)


def carry_out(sheet: SheetImport, *, by: Actor, now: dt.datetime, tell: Tell = lambda done, total: None) -> SheetImport:
    """Does what the plan says, inside the act that calls it. Raises Faulty: then nothing of it remains.

    The plan is made anew: between preview and now somebody may have been first.
    """
    plan = plan_sheet(sheet, by, now)
    if plan.faults:
        raise Faulty(plan.faults)
    for number, step in enumerate(plan.steps, 1):
        if step.do is not None:
            try:
                step.do(by=by, now=now)
            except Refused as refusal:
                raise Faulty([step.row.fault("refused", reason=str(refusal))]) from refusal
        tell(number, len(plan.steps))
    counts = {"made": plan.count("make"), "changed": plan.count("change"), "same": plan.count("same")}
    move(
        sheet,
        {"state": "writing"},
        state="done",
        told_at=now,
        remarks=plan.remarks[:MOST_SHOWN],
        results=plan.results(),
        **counts,
    )
    record(sheet, None, name=sheet.name, sha256=sheet.file.sha256, **counts)
    return sheet


def _short(value: Value) -> str:
    text = " ".join(shown(value).split())
    return text if len(text) <= 60 else f"{text[:57]}…"
