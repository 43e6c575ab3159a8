"""What periods must be, said in words before the database's constraint says it with an error."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _g

from phoihop.ground.dates import written
from phoihop.ground.errors import Refused
from phoihop.ground.periods import Lasting


def ends_after_start(valid_from: dt.date | None, valid_to: dt.date | None) -> None:
    """Refused: a last day before the first."""
    if valid_from and valid_to and valid_to < valid_from:
        raise Refused(_g("Ngày cuối không thể trước ngày đầu."))


def refuse_before(lasting: Lasting, on: dt.date) -> None:
    """Refused: ending something before it begins."""
    if lasting.valid_from and on < lasting.valid_from:
        raise Refused(_g("Ngày cuối không thể trước ngày bắt đầu %(day)s.") % {"day": written(lasting.valid_from)})
