"""Days that a year's plan sets before the signed ones."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from phoihop.programmes.models import Duty


class EarlierDue(models.Model):
    """The tasks of a duty for one date are due on an earlier day than was signed, never on a later one."""

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="+")
    nominal_on = models.DateField(help_text="the signed day")
    due_on = models.DateField()
    origin = models.CharField(max_length=60, help_text="what set it, by its name in the ledger")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["duty", "nominal_on"], name="earlierdue_once"),
            models.CheckConstraint(condition=Q(due_on__lte=F("nominal_on")), name="earlierdue_within_signed"),
        ]

    def __str__(self) -> str:
        return f"{self.nominal_on} → {self.due_on}"
