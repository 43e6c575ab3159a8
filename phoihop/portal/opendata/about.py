"""About which promise a consultation, a work, a survey or a visit is: named only where its programme is public."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from phoihop.programmes.queries import public_programmes

from .dataset import Asked


def promises_named(found: Iterable[Any], asked: Asked) -> dict[int, tuple[int | None, int | None]]:
    """By record the keys of its programme and content. One query."""
    records = list(found)
    wanted = {one.programme_id for one in records if one.programme_id}
    public = set(public_programmes(asked.day).filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else set()
    return {
        one.pk: (one.programme_id, one.content_id) if one.programme_id in public else (None, None) for one in records
    }
