"""A figure as a unit gave it, what follows from it, and what proves it."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phoihop.ground.models import ProofAt
from phoihop.tasks.models import Evidence
from phoihop.units.models import Membership, Unit

from .indicators import Indicator, figure


class Measurement(models.Model):
    """One indicator of one unit for one period, as it was said; a corrected one stays beside its successor.

    ``value`` (a share's numerator, with its ``denominator``) is for the period alone or cumulative, as ``said`` tells;
    ``also`` is the other one, where the unit gave both. What is computed of these (``cumulating.py``) is kept beside
    them, so that a table of thousands of units is one query: ``this``, ``cumulative``, whether an earlier period is
    missing (``gap``), and from ``ends_on`` until when (that day excluded) it is the unit's latest figure.
    """

    class Said(models.TextChoices):
        THIS = "this", _("Kỳ này")
        CUMULATIVE = "cumulative", _("Lũy kế")

    class State(models.TextChoices):
        CURRENT = "current", _("Đang dùng")
        CORRECTED = "corrected", _("Đã được sửa")
        WITHDRAWN = "withdrawn", _("Đã rút")

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="measurements", db_index=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    starts_on = models.DateField()
    ends_on = models.DateField()
    said = models.CharField(max_length=10, choices=Said)
    value = figure()
    denominator = figure(null=True)
    also = figure(null=True)
    because = models.TextField(blank=True, help_text="why it is right, where the house had asked")
    note = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.CURRENT)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    # computed
    this = figure(null=True)
    this_denominator = figure(null=True)
    cumulative = figure(null=True)
    cumulative_denominator = figure(null=True)
    gap = models.BooleanField(default=False)
    stands_until = models.DateField()

    class Meta:
        ordering = ["-ends_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "starts_on", "ends_on", "unit"],
                condition=Q(state="current"),
                name="measurement_one_current",
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="measurement_ends_after_start"),
            models.CheckConstraint(
                condition=Q(denominator=None) | Q(denominator__gt=0), name="measurement_denominator_positive"
            ),
        ]
        indexes = [
            # all that a table of thousands of units adds up, so that their rows need not be read
            models.Index(
                fields=[
                    "indicator",
                    "stands_until",
                    "ends_on",
                    "starts_on",
                    "gap",
                    "this",
                    "cumulative",
                    "this_denominator",
                    "cumulative_denominator",
                ],
                condition=Q(state="current"),
                name="measurement_stands",
            ),
            models.Index(fields=["unit", "indicator", "ends_on"], name="measurement_of_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.unit_id} {self.ends_on}: {self.value}"

    def get_absolute_url(self) -> str:
        return f"{reverse('indicators:unit', args=[self.indicator_id, self.unit_id])}#m{self.pk}"

    @property
    def is_current(self) -> bool:
        """Whether it counts."""
        return self.state == self.State.CURRENT

    @property
    def period(self) -> tuple[dt.date, dt.date]:
        """Its first and its last day."""
        return self.starts_on, self.ends_on


class Proof(ProofAt):
    """What a figure rests on: a file, a link, or what already proves a task."""

    measurement = models.ForeignKey(Measurement, on_delete=models.PROTECT, related_name="proofs")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False, link="", evidence=None)
                | (Q(file=None, evidence=None) & ~Q(link=""))
                | Q(file=None, link="", evidence__isnull=False),
                name="proof_is_one_thing",
            )
        ]
