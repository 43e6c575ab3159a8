"""An indicator's figure in a unit's answer."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from phoihop.indicators.models import Indicator, Measurement
from phoihop.indicators.models.indicators import figure

from .reports import Report


class ReportFigure(models.Model):
    """What a unit wrote of an indicator; its first saving makes the row, handing in makes a measurement of it.

    ``mends`` is the period's figure that stood when this was written. Of a share ``this`` or ``cumulative`` is the
    numerator. ``remark`` says why it was returned.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="figures", db_index=False)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    this = figure(null=True)
    cumulative = figure(null=True)
    denominator = figure(null=True)
    because = models.TextField(blank=True)
    mends = models.ForeignKey(Measurement, on_delete=models.PROTECT, null=True, related_name="+")
    measurement = models.ForeignKey(Measurement, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    remark = models.TextField(blank=True)

    class Meta:
        ordering = ["indicator__content__order", "indicator__order", "indicator_id"]
        constraints = [models.UniqueConstraint(fields=["report", "indicator"], name="report_figure_once")]

    def __str__(self) -> str:
        return str(self.indicator)
