"""What the pages of the register print."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from phoihop.reading.grammar.kinds import kind_of_code
from phoihop.units.models import Unit
from phoihop.units.queries import matching_units, search_units

from .models import OfficialDocument


@dataclass(frozen=True)
class Part:
    """A part of a document's number and what it says."""

    symbol: str
    words: str


def number_parts(document: OfficialDocument) -> list[Part]:
    """The number taken apart: 72 · KH (kế hoạch) · HU; nothing where it could not be parsed."""
    if document.sequence is None:
        return []
    parts = [Part(str(document.sequence), _("số thứ tự"))]
    if document.year:
        parts.append(Part(str(document.year), _("năm ban hành")))
    if document.kind_code:
        parts.append(Part(document.kind_code, kind_of_code(document.kind_code) or _("loại văn bản")))
    if document.organs:
        parts.append(Part(document.organs, _("cơ quan ban hành")))
    return parts


def issuer_of(name: str, issued_on: dt.date | None, today: dt.date) -> Unit | None:
    """The one unit of the register that bears this name or abbreviation on the day of issue; None if not one."""
    if not name:
        return None
    found = matching_units(name, search_units(name, issued_on or today))
    return found[0] if len(found) == 1 else None
