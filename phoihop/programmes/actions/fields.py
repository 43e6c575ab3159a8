"""The fields that contents belong to: an order of the secretariat's own, beside what was signed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from phoihop.ground.state import move
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..models import Content, Programme


@act("programme.classify", _("Xếp nội dung theo lĩnh vực"))
def classify(
    programme: Programme, *, by: Actor, now: dt.datetime, fields: Mapping[int, str], seen: Mapping[int, str]
) -> int:
    """Gives contents their fields, by key; a content of another programme is left. Returns how many changed.

    ``seen``: what the person saw. Raises Conflict where somebody has given another one since.
    """
    changed = 0
    for content in programme.contents.filter(pk__in=fields):
        before, after = seen[content.pk], fields[content.pk]
        if before != after:
            _give(content, before, after)
            changed += 1
    record(programme, contents=changed)
    return changed


def _give(content: Content, before: str, after: str) -> None:
    move(content, {"field": before}, field=after)
    record(content, within=content.programme, changes={"field": [before, after]})
