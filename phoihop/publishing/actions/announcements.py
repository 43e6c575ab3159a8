"""To write what no other room holds, so that it can be made public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.keeping import keep
from phoihop.ground.proofs import Proof
from phoihop.ground.state import revise
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..models import Announcement, AnnouncementFile


@act("announcement.write", _("Soạn bản công khai"))
def write(
    about: None,
    *,
    by: Actor,
    now: dt.datetime,
    title: str,
    text: str,
    decided_on: dt.date | None = None,
    attached: Sequence[Proof] = (),
) -> Announcement:
    """A text with files, the unit's own until it is published."""
    made = Announcement.objects.create(
        unit_id=by.own_unit_id, title=squeeze(title), text=text.strip(), decided_on=decided_on
    )
    record(made, title=made.title, text=made.text, decided_on=decided_on, files=_keep(made, attached, now))
    return made


@act("announcement.edit", _("Sửa bản công khai"))
def edit(
    announcement: Announcement,
    *,
    by: Actor,
    now: dt.datetime,
    seen: int,
    title: str,
    text: str,
    decided_on: dt.date | None = None,
    attached: Sequence[Proof] = (),
) -> Announcement:
    """Other words, more files; only while it is not public."""
    fields = {"title": squeeze(title), "text": text.strip(), "decided_on": decided_on}
    changes = revise(announcement, seen, **fields)
    kept = _keep(announcement, attached, now)
    record(announcement, changes=changes, files=kept)
    return announcement


def _keep(announcement: Announcement, files: Sequence[Proof], now: dt.datetime) -> list[str]:
    for one in files:
        if one.content is None:
            raise Refused(_g("Hãy chọn tệp."))
        stored = keep(one.content, now)
        AnnouncementFile.objects.create(announcement=announcement, file=stored, name=one.name[:255])
    return [one.name for one in files]
