"""A section's text: written by a person, or left to the figures again."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.state import move
from phoihop.ground.text import nfc
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..models import Section
from ..proposing import Part


@act("review.edit_section", _("Sửa câu chữ báo cáo"))
def edit_section(
    section: Section, *, by: Actor, now: dt.datetime, seen: int, text: str, proposed: list[Part]
) -> Section:
    """Saves a person's words over version ``seen``; Conflict where somebody saved a later one.

    ``proposed`` is what the figures said when they were written. Refused: nothing is said.
    """
    words = "\n".join(line.strip() for line in nfc(text).strip().splitlines())
    if not words:
        raise Refused(_g("Hãy ghi nội dung, hoặc lấy lại câu chữ tự soạn."))
    _write(section, seen, by, now, text=words, own=True, basis={part.key: part.text for part in proposed})
    record(section, within=section.review, version=section.version, text=words)
    return section


@act("review.restore_section", _("Lấy lại câu chữ tự soạn"))
def restore_section(section: Section, *, by: Actor, now: dt.datetime, seen: int) -> Section:
    """A person's words are dropped (the ledger keeps them); the section writes itself again."""
    _write(section, seen, by, now, text="", own=False, basis={})
    record(section, within=section.review, version=section.version)
    return section


def _write(section: Section, seen: int, by: Actor, now: dt.datetime, **to: object) -> None:
    move(section, {"version": seen}, version=seen + 1, saved_at=now, saved_by_id=by.account_id, **to)
