"""What indicators print on the page of the unit's tasks: the figures that it owes for the period closed last."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from phoihop.ground.pages import Request

from .asking import asked_in
from .pages import due_rows
from .queries import dues_of, indicators_owed
from .regime import lately
from .wording import named

_LISTED = 5


def figures_owed(request: Request, about: Any = None) -> dict[str, Any] | None:
    """Indicators without a figure of that period; nothing where the unit owes none. Four queries at the most."""
    actor = request.actor
    if not actor.can("report") or actor.unit_id is None:
        return None
    period = lately(timezone.localdate(request.now))[0]
    owed = asked_in(indicators_owed(actor), period)
    if not owed:
        return None
    missing = [due for due in dues_of(owed, actor.unit_id) if due.current is None]
    rows = [row for _programme, rows in due_rows(missing, actor.unit_id) for row in rows]
    return {"rows": rows[:_LISTED], "number": len(rows), "period": named(*period)}
