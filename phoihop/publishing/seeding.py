"""The rows that the program brings are written after migrations; a key that is there belongs to the office."""

from __future__ import annotations

from typing import Any

from django.db import connections

from phoihop.ledger.guard import unguarded

from .law import FIGURES, SUBJECTS
from .models import LegalFigure, Subject


def seed(using: str = "default", **_: Any) -> None:
    """Adds figures and subjects whose keys are not there yet."""
    if LegalFigure._meta.db_table not in connections[using].introspection.table_names():
        return  # another app was migrated alone
    with unguarded("what the law says comes with the program, as migrations do"):
        figures = set(LegalFigure.objects.using(using).values_list("key", flat=True))
        LegalFigure.objects.using(using).bulk_create(
            LegalFigure(checked_on=row.checked, **{k: v for k, v in row._asdict().items() if k != "checked"})
            for row in FIGURES
            if row.key not in figures
        )
        subjects = set(Subject.objects.using(using).values_list("key", flat=True))
        Subject.objects.using(using).bulk_create(
            Subject(checked_on=row.checked, **{k: v for k, v in row._asdict().items() if k != "checked"})
            for row in SUBJECTS
            if row.key not in subjects
        )
