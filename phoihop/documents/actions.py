"""The verbs of the register."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files import File
from django.db import connection
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.keeping import keep
from phoihop.ground.state import revise
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from .lineage import reaches
from .models import DocumentFile, Link, OfficialDocument
from .numbers import number_fields


@act("document.register", _("Đưa văn bản vào sổ"))
def register(
    about: OfficialDocument | None, *, by: Actor, now: dt.datetime, number: str, kind: str, **fields: Any
) -> OfficialDocument:
    """A new document. Refused: one with this number and day is in the register already."""
    parts = {**number_fields(number), **{k: v for k, v in fields.items() if v not in (None, "")}}
    _refuse_double(parts["number_key"], parts.get("issued_on"))
    document = OfficialDocument(kind=squeeze(kind), registered_by_id=by.unit_id, **parts)
    document.save()
    record(
        document, number=document.number, kind=document.kind, abstract=document.abstract, issued_on=document.issued_on
    )
    return document


@act("document.edit", _("Sửa thông tin văn bản"))
def edit(
    document: OfficialDocument, *, by: Actor, now: dt.datetime, seen: int, number: str, **fields: Any
) -> OfficialDocument:
    """Changes what the register says of a document."""
    parts = {**number_fields(number), **fields}
    if (parts["number_key"], parts.get("issued_on")) != (document.number_key, document.issued_on):
        _refuse_double(parts["number_key"], parts.get("issued_on"))
    changes = revise(document, seen, **parts)
    record(document, changes=changes)
    return document


@act("document.attach", _("Lưu tệp của văn bản"))
def attach(
    document: OfficialDocument, *, by: Actor, now: dt.datetime, content: File[Any], name: str, role: str
) -> DocumentFile:
    """Keeps a file of the document; the same bytes in the same role are kept once."""
    stored = keep(content, now)
    attached, _made = DocumentFile.objects.get_or_create(
        document=document, file=stored, role=role, defaults={"name": name[:255]}
    )
    record(attached, within=document, name=attached.name, role=role, sha256=stored.sha256)
    return attached


@act("document.link", _("Ghi quan hệ giữa hai văn bản"))
def link(document: OfficialDocument, *, by: Actor, now: dt.datetime, target: OfficialDocument, kind: str) -> Link:
    """``document`` implements (continues, amends …) ``target``. Refused: it would close a circle."""
    _lock_links()
    if target == document or reaches(target, document):
        raise Refused(
            _g("Văn bản {target} đã dựa trên {document}, không thể ghi ngược lại.").format(
                target=target, document=document
            )
        )
    made, _new = Link.objects.get_or_create(source=document, target=target, kind=kind)
    record(made, within=document, target=target.pk, kind=kind)
    return made


@act("document.unlink", _("Bỏ quan hệ giữa hai văn bản"))
def unlink(made: Link, *, by: Actor, now: dt.datetime) -> None:
    """Takes a link out that was wrong."""
    record(made, within=made.source, target=made.target_id, kind=made.kind)
    made.delete()


def _lock_links() -> None:
    """Two links made at once could close a circle together; on SQLite writers stand in a queue anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE documents_link IN SHARE ROW EXCLUSIVE MODE")


def _refuse_double(key: str, issued_on: dt.date | None) -> None:
    if key and OfficialDocument.objects.filter(number_key=key, issued_on=issued_on).exists():
        raise Refused(_g("Văn bản có số, ký hiệu và ngày này đã có trong sổ."))
