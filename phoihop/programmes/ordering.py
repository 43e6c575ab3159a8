"""Moving a row to another place among its like, by number."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import QuerySet

from .models import Content, Duty

R = TypeVar("R", Content, Duty)


def place(rows: QuerySet[R], row: R, position: int) -> None:
    """Puts ``row`` at ``position`` (1 is first) among ``rows``; they keep the numbers that they share among them."""
    before = list(rows)
    numbers = sorted(one.order for one in before)
    after = [one for one in before if one.pk != row.pk]
    after.insert(max(0, position - 1), row)
    for one, number in zip(after, numbers, strict=True):
        if one.order != number:
            rows.model._base_manager.filter(pk=one.pk).update(order=number)
        if one.pk == row.pk:
            row.order = number
