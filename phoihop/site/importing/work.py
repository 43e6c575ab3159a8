"""What ``phoihop import`` does: open, match, plan, tell; and write, all or nothing."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.files import File
from django.utils import timezone

from phoihop.ground.errors import Refused
from phoihop.ground.sheets.book import column_name
from phoihop.ground.sheets.columns import folded_label
from phoihop.ground.sheets.faults import Fault
from phoihop.ground.sheets.header import usable
from phoihop.ledger.actor import SYSTEM, Actor
from phoihop.ledger.acts import allowed
from phoihop.reading.errors import ReadingError
from phoihop.units.loading import actions
from phoihop.units.loading.carrying import Faulty, guessed, layout_of, plan_book
from phoihop.units.loading.kinds import KINDS, Asked, Kind, Plan
from phoihop.units.loading.opening import open_sheets
from phoihop.units.loading.queries import remembered
from phoihop.units.models import Account
from phoihop.units.queries import actor_of, memberships_of

_TOLD = 200  # faults that are printed


def load(args: argparse.Namespace) -> int:
    """The exit code; see ``command.run``."""
    kind = KINDS[args.kind]
    by = _actor(args.user, kind)
    if by is None:
        print(f"Tài khoản không được nhập bảng này: {args.user or '(hệ thống; hãy thêm --as)'}", file=sys.stderr)
        return 1
    try:
        return _load(args, kind, by)
    except ReadingError as error:
        print(error.message("vi"), file=sys.stderr)
    except Faulty as faulty:
        for fault in faulty.faults[:_TOLD]:
            print(f"{fault.place or 'cả bảng'}: “{fault.value}” {fault.says}", file=sys.stderr)
        print(f"Có {len(faulty.faults)} chỗ cần sửa. Chưa có dòng nào được ghi.", file=sys.stderr)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
    return 2


def _load(args: argparse.Namespace, kind: Kind, by: Actor) -> int:
    if not args.file.is_file():
        raise ReadingError("no_file", name=args.file.name)
    now, book = timezone.now(), open_sheets(args.file)
    layout = [one for one in layout_of(book, kind) if args.sheet in ("", one["name"])]
    if not layout:
        raise Faulty([Fault("no_header", args.sheet)])
    known = remembered(by, kind.name, layout)
    answers: dict[str, Any] = {"title": args.programme} if args.programme else known[1] if known else {}
    mapping = _written(args.mapping, layout[0]) if args.mapping else known[0] if known else guessed(layout, kind)
    if mapping is None:
        lacking = usable(layout[0]["guess"], kind.columns, len(layout[0]["labels"]))
        raise Faulty([Fault("no_column", layout[0]["name"], values={"column": str(c.label)}) for c in lacking])
    plan = plan_book(book, kind, mapping, Asked(by, timezone.localdate(now), answers))
    if plan.faults:
        raise Faulty(plan.faults)
    print("\n".join(plan.remarks), end="\n" if plan.remarks else "")
    if args.dry_run or not any(step.do for step in plan.steps):
        return _told(plan, "Sẽ thêm")
    with args.file.open("rb") as content:
        sheet = actions.take_sheet(
            kind.name,
            by=by,
            now=now,
            content=File(content),
            name=args.file.name,
            layout=layout,
            mapping=mapping,
            answers=answers,
            direct=True,
        )
    try:
        kind.load(sheet, by=by, now=now, tell=_tell)
    except Faulty as faulty:
        actions.fail_sheet(sheet, by=SYSTEM, now=now, faults=faulty.faults)
        raise
    return _told(plan, "Đã thêm")


def _actor(user: str | None, kind: Kind) -> Actor | None:
    """The system, or the named account in the first of its roles that may do this; None where there is none."""
    actors: Sequence[Actor] = (SYSTEM,)
    if user is not None:
        account = Account.objects.filter(username=user.strip().lower()).first()
        actors = [actor_of(one) for one in memberships_of(account, timezone.localdate())] if account else []
    return next((actor for actor in actors if allowed(kind.act, actor)), None)


def _written(path: Path, layout: dict[str, Any]) -> dict[str, Any]:
    """A mapping that a person wrote, {column key: heading or letters of the column}. Raises Refused."""
    labels = layout["labels"]
    places = {column_name(place).casefold(): place for place in range(len(labels))}
    places |= {folded_label(label): place for place, label in reversed(list(enumerate(labels))) if label}
    try:
        wanted = {str(key): str(heading) for key, heading in json.loads(path.read_text("utf-8")).items()}
    except (OSError, ValueError, AttributeError) as error:
        raise Refused(f"Không đọc được tệp khớp cột “{path}”.") from error
    if missing := [heading for heading in wanted.values() if folded_label(heading) not in places]:
        raise Refused(f"Bảng không có cột “{missing[0]}”.")
    columns = {key: places[folded_label(heading)] for key, heading in wanted.items()}
    return {"sheet": layout["name"], "header": layout["header"], "columns": columns}


def _told(plan: Plan, added: str) -> int:
    print(f"{added} {plan.count('make')}, đổi {plan.count('change')}, giữ nguyên {plan.count('same')} dòng.")
    return 0


def _tell(done: int, total: int) -> None:
    """Progress on a terminal; nothing where nobody looks."""
    if sys.stderr.isatty() and (done % 50 == 0 or done == total):
        print(f"\r{done}/{total}", end="\n" if done == total else "", file=sys.stderr, flush=True)
