"""A unit's answer to a round, line by line."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from phoihop.programmes.models import Duty
from phoihop.units.models import Unit

from .rounds import Question, Round


class Report(models.Model):
    """What one unit answers. ``due_on`` is the round's day, or a later one that was granted."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Chưa nộp")
        TO_APPROVE = "to_approve", _("Chờ thủ trưởng duyệt")
        SUBMITTED = "submitted", _("Đã nộp, chờ xem xét")
        RETURNED = "returned", _("Bị trả lại")
        ACCEPTED = "accepted", _("Đã tiếp nhận")

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="reports", db_index=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    due_on = models.DateField()
    submitted_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    reason = models.TextField(blank=True, help_text="why it was returned, or handed back inside the unit")
    asked_until = models.DateField(null=True, help_text="a request for more time that waits for an answer")
    asked_reason = models.TextField(blank=True)
    time_answer = models.TextField(blank=True, help_text="what the last request for more time was answered")
    open_until = models.DateField(null=True, help_text="until this day the lock of the round does not hold for it")
    urged_on = models.DateField(null=True)
    urged_times = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "unit"], name="report_once"),
            models.CheckConstraint(
                condition=~Q(state__in=["submitted", "accepted"]) | Q(submitted_on__isnull=False),
                name="report_submitted_has_day",
            ),
            models.CheckConstraint(condition=~Q(state="returned") | ~Q(reason=""), name="report_returned_has_reason"),
        ]
        indexes = [
            models.Index(fields=["round", "state", "id"], name="report_of_round"),
            models.Index(fields=["unit", "state", "due_on"], name="report_of_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.round} · {self.unit}"

    def get_absolute_url(self) -> str:
        return reverse("rounds:report", args=[self.pk])

    @property
    def handed_in(self) -> bool:
        """Whether it lies with who asked."""
        return self.state in (self.State.SUBMITTED, self.State.ACCEPTED)

    @cached_property
    def rounds_below(self) -> list[int]:
        """The keys of the unit's own rounds that answer the one above: what comes in there fills this report."""
        return list(Round.objects.filter(parent=self.round_id, unit=self.unit_id).values_list("pk", flat=True))

    def locked(self, today: dt.date) -> bool:
        """Whether the round's lock holds for this unit."""
        return self.round.locked(today) and (self.open_until is None or self.open_until < today)


class ReportLine(models.Model):
    """One duty of the period, or one question of the round. ``version`` 0: the unit has not saved it yet.

    ``remark`` says why the line was returned. ``unchanged``: taken from the last report by one tap.
    """

    class State(models.TextChoices):
        DONE = "done", _("Đã hoàn thành")
        DOING = "doing", _("Đang thực hiện")
        NOT_DONE = "not_done", _("Chưa thực hiện")
        NONE_ARISEN = "none_arisen", _("Không phát sinh")

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="lines", db_index=False)
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, null=True, related_name="+")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, null=True, related_name="+")
    place = models.PositiveIntegerField()
    lead = models.BooleanField(default=True)
    state = models.CharField(_("Tình trạng"), max_length=12, choices=State, blank=True)
    narrative = models.TextField(_("Kết quả"), blank=True)
    obstacles = models.TextField(_("Khó khăn, vướng mắc"), blank=True)
    unchanged = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    remark = models.TextField(blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["report", "place"], name="report_line_place"),
            models.CheckConstraint(
                condition=Q(duty__isnull=False) ^ Q(question__isnull=False), name="report_line_duty_or_question"
            ),
            models.CheckConstraint(
                condition=Q(version=0) | Q(duty=None) | ~Q(state=""), name="report_line_saved_has_state"
            ),
        ]

    def __str__(self) -> str:
        return str(self.duty or self.question)


class HeadApproval(models.Model):
    """A unit that wants its head to approve each report before it leaves the house."""

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.unit)
