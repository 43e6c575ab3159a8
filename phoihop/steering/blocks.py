"""What the cycle prints on the pages of a programme."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone

from phoihop.ground.pages import Request
from phoihop.ground.rows import rows
from phoihop.programmes.models import Programme

from .cycle import cycle_of
from .queries import STEERED


def has_cycle(request: Request, programme: Programme) -> bool:
    """A programme has a cycle from the day on which it comes into force."""
    return programme.state in STEERED


def cycle_strip(request: Request, programme: Programme) -> dict[str, Any] | None:
    """The eight verbs in a row of marks. One query."""
    if not has_cycle(request, programme):
        return None
    cycle = cycle_of(programme, timezone.localdate(request.now))
    url = reverse("steering:cycle", args=[programme.pk])
    return {"verbs": rows("steering/strip.html", cycle=cycle, url=url)}
