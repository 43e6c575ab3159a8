"""The register of documents from a sheet."""

from __future__ import annotations

import datetime as dt
import functools
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import rules
from django.db.models import Q
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.dates import written
from phoihop.ground.models import SheetImport
from phoihop.ground.sheets.columns import Column
from phoihop.ground.sheets.faults import say
from phoihop.ground.sheets.table import Row
from phoihop.ground.text import fold, squeeze, tone_key
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act
from phoihop.reading.grammar.kinds import kind_named, kind_of_code
from phoihop.units.imports.finding import UnitFinder
from phoihop.units.loading.carrying import carry_out
from phoihop.units.loading.kinds import Asked, Kind, Plan, Step, Tell, register
from phoihop.units.models import Unit
from phoihop.units.rules import is_system

from . import actions
from .models import OfficialDocument
from .numbers import number_fields
from .rules import keeps_documents

say("document_ambiguous", _("Trong sổ có {count} văn bản mang số này; hãy ghi ngày ban hành."))
say("kind_unknown", _("Chưa rõ loại văn bản: hãy ghi loại, ví dụ Kế hoạch."))
say("no_number", _("Văn bản không có số thì phải có trích yếu."))
say("issued_later", _("Ngày ban hành không thể sau ngày hôm nay."))

COLUMNS = (
    Column(
        "number",
        _("Số, ký hiệu"),
        most=60,
        example="19/KH-UBND",
        names=(
            "Số ký hiệu",
            "Số/ký hiệu",
            "Số hiệu",
            "Số văn bản",
            "Số và ký hiệu",
            "Số hiệu văn bản",
            "Ký hiệu",
            "Số",
            "Number",
        ),
    ),
    Column(
        "kind",
        _("Loại văn bản"),
        most=60,
        names=("Loại", "Thể loại", "Tên loại", "Hình thức văn bản", "Kind"),
        example="Kế hoạch",
        note=_("Để trống được khi số, ký hiệu đã cho biết loại (KH, QĐ, NQ …)."),
    ),
    Column(
        "issuer",
        _("Cơ quan ban hành"),
        most=255,
        example="UBND huyện Bình Sơn",
        names=(
            "Nơi ban hành",
            "Đơn vị ban hành",
            "Cơ quan, tổ chức ban hành",
            "Tác giả",
            "Nơi gửi",
            "Cơ quan gửi",
            "Issuer",
        ),
    ),
    Column(
        "issued_on",
        _("Ngày ban hành"),
        "day",
        example="6/4/2020",
        names=("Ngày văn bản", "Ngày, tháng, năm", "Ngày ký", "Ngày tháng văn bản", "Ngày tháng", "Ngày", "Issued on"),
    ),
    Column(
        "abstract",
        _("Trích yếu"),
        "text",
        example="Thực hiện công tác dân vận năm 2020",
        names=(
            "Trích yếu nội dung",
            "Nội dung trích yếu",
            "Nội dung",
            "Tên văn bản",
            "Tên loại và trích yếu nội dung văn bản",
            "Abstract",
        ),
    ),
)


def plan_documents(rows: Sequence[Row], asked: Asked) -> Plan:
    """Known by number and day (a paper without number by kind, day and abstract); blank cells change nothing."""
    plan, finder = Plan(), UnitFinder(asked.today)
    facts = {row.number: _facts(row, finder) for row in rows}
    known = _register({one["key"] for one in facts.values()})
    seen: dict[tuple[str, Any], int] = {}
    for row in rows:
        fact = facts[row.number]
        faults = []
        if not fact["kind"]:
            faults.append(row.fault("kind_unknown", "kind"))
        if not fact["number"] and not row.get("abstract"):
            faults.append(row.fault("no_number", "abstract"))
        if fact["issued_on"] and fact["issued_on"] > asked.today:
            faults.append(row.fault("issued_later", "issued_on"))
        key = (fact["key"], fact["issued_on"])
        if key in seen:
            faults.append(row.fault("double", "number" if fact["number"] else "abstract", row=seen[key]))
        seen.setdefault(key, row.number)
        same_number = known.get(fact["key"], [])
        found = _same(same_number, fact["issued_on"])
        if found is None and fact["issued_on"] is None and len(same_number) > 1:
            faults.append(row.fault("document_ambiguous", "issued_on", count=len(same_number)))
        plan.faults += faults
        if not faults:
            plan.steps.append(_step(row, fact, found))
    return plan


def _facts(row: Row, finder: UnitFinder) -> dict[str, Any]:
    parts = number_fields(row.get("number"))
    kind = kind_named(row.get("kind")) or squeeze(row.get("kind")).lower() or kind_of_code(parts["kind_code"]) or ""
    units = finder.meant(row.get("issuer")) if row.get("issuer") else []
    abstract = squeeze(row.get("abstract"))
    return {
        "number": parts["number"],
        "key": _key(parts["number_key"], parts["number"], kind, abstract),
        "kind": kind,
        "issuer": units[0] if len(units) == 1 else None,
        "issuer_name": row.get("issuer"),
        "issued_on": row.get("issued_on", None),
        "abstract": abstract,
    }


def _key(number_key: str, number: str, kind: str, abstract: str) -> str:
    return number_key or (f"~{fold(number)}" if number else f"~~{fold(kind)} {fold(abstract)}")


def _register(keys: set[str]) -> dict[str, list[OfficialDocument]]:
    """The documents that a sheet may mean, by key; in pieces, as no database takes any number of keys at once."""
    found: dict[str, list[OfficialDocument]] = defaultdict(list)
    numbered = sorted(key for key in keys if not key.startswith("~"))
    pieces = [Q(number_key__in=numbered[at : at + 500]) for at in range(0, len(numbered), 500)]
    if len(numbered) < len(keys):
        pieces.append(Q(number_key=""))
    for piece in pieces:
        for document in OfficialDocument.objects.filter(piece).select_related("issuer"):
            found[_key(document.number_key, document.number, document.kind, document.abstract)].append(document)
    return found


def _same(candidates: list[OfficialDocument], issued_on: dt.date | None) -> OfficialDocument | None:
    """The document meant: of that day; else the one whose day the register or the sheet does not know."""
    exact = [one for one in candidates if one.issued_on == issued_on]
    if exact:
        return exact[0]
    undated = candidates if issued_on is None else [one for one in candidates if one.issued_on is None]
    return undated[0] if len(undated) == 1 else None


def _step(row: Row, fact: dict[str, Any], found: OfficialDocument | None) -> Step:
    fields = {name: fact[name] for name in ("kind", "issuer", "issuer_name", "issued_on", "abstract")}
    what = " · ".join(part for part in (fact["number"], fact["abstract"]) if part)
    if found is None:
        number = fact["number"]
        facts = [" · ".join(part for part in (fact["kind"], written(fact["issued_on"]), fact["issuer_name"]) if part)]
        do = functools.partial(actions.register, None, number=number, **fields)
        return Step(row, "make", what, facts, do)
    given = {name: value for name, value in fields.items() if value and (name != "kind" or row.get("kind"))}
    changes = {name: value for name, value in given.items() if not _equal(getattr(found, name), value)}
    if not changes:
        return Step(row, "same", what)
    return Step(row, "change", what, _told(found, changes), functools.partial(_edit, found, changes))


def _edit(document: OfficialDocument, changes: dict[str, Any], *, by: Actor, now: dt.datetime) -> None:
    kept = {name: getattr(document, name) for name in ("kind", "issuer", "issuer_name", "issued_on", "abstract")}
    actions.edit(document, by=by, now=now, seen=document.revision, number=document.number, **{**kept, **changes})


def _equal(before: Any, after: Any) -> bool:
    return tone_key(squeeze(before)) == tone_key(after) if isinstance(after, str) else bool(before == after)


def _told(document: OfficialDocument, changes: dict[str, Any]) -> list[str]:
    told = []
    for name, after in changes.items():
        before = getattr(document, name)
        if isinstance(after, dt.date):
            before, after = written(before), written(after)
        elif isinstance(after, Unit):
            before, after = before.name if before else "", after.name
        label = str(OfficialDocument._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
        told.append(f"{label}: {before or _g('(trống)')} → {after}")
    return told


@act("documents.import", _("Nhập sổ văn bản từ bảng"))
def import_documents(
    sheet: SheetImport, *, by: Actor, now: dt.datetime, tell: Tell = lambda done, total: None
) -> SheetImport:
    """Registers and changes the documents of a checked sheet, all or none. Raises Faulty."""
    return carry_out(sheet, by=by, now=now, tell=tell)


rules.add_perm("documents.import", keeps_documents | is_system)
DOCUMENTS = register(
    Kind(
        "documents",
        _("Sổ văn bản"),
        "documents.import",
        COLUMNS,
        plan_documents,
        import_documents,
        notes=(
            _("Văn bản đã có trong sổ được nhận biết theo số, ký hiệu và ngày ban hành."),
            _("Ô để trống giữ nguyên thông tin cũ; nhập lại cùng một bảng không tạo bản trùng."),
        ),
    )
)
