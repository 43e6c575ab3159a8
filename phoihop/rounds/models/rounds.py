"""A call for reports."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phoihop.programmes.models import Programme
from phoihop.units.models import Unit


class Round(models.Model):
    """A unit asks all who have duties in its programmes to report on a period by a day.

    ``unit`` asks and receives. Data run from ``data_from`` to ``closes_on``; what comes after ``due_on`` is late; from
    ``locks_on`` on, or once somebody locked it, nothing comes in any more.
    """

    class Kind(models.TextChoices):
        MONTHLY = "monthly", _("Báo cáo tháng")
        QUARTERLY = "quarterly", _("Báo cáo quý")
        SIX_MONTHS = "six_months", _("Báo cáo 6 tháng")
        NINE_MONTHS = "nine_months", _("Báo cáo 9 tháng")
        YEAR = "year", _("Báo cáo năm")
        INTERIM = "interim", _("Báo cáo sơ kết")
        FINAL = "final", _("Báo cáo tổng kết")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("Đơn vị yêu cầu"))
    title = models.CharField(_("Tên đợt báo cáo"), max_length=255)
    kind = models.CharField(_("Loại"), max_length=12, choices=Kind)
    programmes = models.ManyToManyField(Programme, related_name="+", verbose_name=_("Chương trình"))
    period_from = models.DateField(_("Kỳ báo cáo từ ngày"))
    period_to = models.DateField(_("đến ngày"))
    data_from = models.DateField(_("Số liệu từ ngày"))
    closes_on = models.DateField(_("Ngày chốt số liệu"))
    due_on = models.DateField(_("Hạn nộp báo cáo"))
    locks_on = models.DateField(_("Tự khóa từ ngày"), null=True, blank=True)
    locked_on = models.DateField(null=True)
    lock_reason = models.TextField(blank=True)
    opened_on = models.DateField()
    repeats = models.BooleanField(_("Tự mở đợt của kỳ sau"), default=False)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="children", verbose_name=_("Để trả lời đợt")
    )
    follows = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="next")
    revision = models.PositiveIntegerField(default=1, editable=False)

    # of a round as an act gives it back: what of its days the units that are asked have to know
    deadline_moved = False
    days_moved = False

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["unit", "-id"], name="round_of_unit")]
        constraints = [
            models.CheckConstraint(condition=Q(period_to__gte=F("period_from")), name="round_ends_after_start"),
            models.CheckConstraint(condition=Q(closes_on__gte=F("data_from")), name="round_closes_after_start"),
            models.CheckConstraint(condition=Q(due_on__gt=F("closes_on")), name="round_due_after_closing"),
            models.CheckConstraint(
                condition=Q(locks_on=None) | Q(locks_on__gt=F("due_on")), name="round_locks_after_deadline"
            ),
            models.CheckConstraint(condition=Q(locked_on=None) | ~Q(lock_reason=""), name="round_locked_has_reason"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("rounds:round", args=[self.pk])

    @property
    def past(self) -> bool:
        """Whether it was opened for a time before the system: then nothing is late, and who asked may fill it in."""
        return self.opened_on > self.due_on

    @property
    def asks_all(self) -> bool:
        """Whether figures of every rhythm are asked for: a review looks at all of them."""
        return self.kind in (self.Kind.INTERIM, self.Kind.FINAL)

    def locked(self, today: dt.date) -> bool:
        """Whether nothing comes in any more."""
        return self.locked_on is not None or (self.locks_on is not None and self.locks_on <= today)


class Question(models.Model):
    """What a round asks beside the duties."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["round", "order"], name="question_order")]

    def __str__(self) -> str:
        return self.text
