"""Files of a review: asked for by a person, made by a job."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files import File
from django.utils.translation import gettext_lazy as _

from phoihop.documents.actions import attach
from phoihop.ground.keeping import keep
from phoihop.ground.state import move
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.templating.models import Template

from ..models import Export, Review
from ..naming import file_name


@act("review.export", _("Xuất báo cáo ra tệp"))
def ask_export(review: Review, *, by: Actor, now: dt.datetime, kind: str, template: Template | None = None) -> Export:
    """Asks for a file, of Word by a template of the unit's own. One that is being made is not asked for again."""
    template = template if kind == Export.Kind.DOCX else None
    going = review.exports.filter(kind=kind, template=template, state="making").first()
    if going is None:
        return begin(review, by, now, kind=kind, template=template)
    record(going, within=review, kind=kind)
    return going


def begin(
    review: Review, by: Actor, now: dt.datetime, *, kind: str, official: bool = False, template: Template | None = None
) -> Export:
    """Puts a file in hand; inside an act. The job is enqueued with it, so that a kill loses neither."""
    from ..jobs import make_export  # lazily: the job calls the acts of this file

    name = file_name(review, kind)
    made = Export.objects.create(
        review=review,
        kind=kind,
        official=official,
        template=template,
        name=name,
        asked_at=now,
        asked_by_id=by.account_id,
    )
    record(made, within=review, kind=kind)
    make_export.enqueue(made.pk)
    return made


@act("review.finish_export", _("Lưu tệp báo cáo"))
def finish_export(export: Export, *, by: Actor, now: dt.datetime, content: File[Any]) -> Export:
    """Keeps the file with its hash. Done once, however often the job runs."""
    move(export, {"state": "making"}, state="done", file=keep(content, now))
    assert export.file is not None
    if export.official and export.review.document:
        attach(export.review.document, content=content, name=export.name, role="text", by=by, now=now)
    record(export, within=export.review, name=export.name, sha256=export.file.sha256, official=export.official)
    return export


@act("review.fail_export", _("Không làm được tệp báo cáo"))
def fail_export(export: Export, *, by: Actor, now: dt.datetime, faults: list[dict[str, Any]]) -> Export:
    """Why there is no file: faults of the paper as codes with their values."""
    move(export, {"state": "making"}, state="failed", faults=faults)
    record(export, within=export.review, faults=[one["code"] for one in faults])
    return export
