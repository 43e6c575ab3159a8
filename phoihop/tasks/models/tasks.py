"""What a unit has to do by a day, and what it says and shows of it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phoihop.ground.addresses import address
from phoihop.ground.models import ProofAt
from phoihop.programmes.models import Assignment, Content, Duty, Programme
from phoihop.units.models import Unit


class Task(models.Model):
    """One duty of one unit for one date. Its key is the nominal date; ``due_on`` is that date moved to a working day.

    Without an assignment it was given beside the signed duties; ``origin`` names what gave it (``ground/origins.py``).

    Stored are facts and the next moments of change; the status is derived from them and the day (``status.py``).
    """

    class State(models.TextChoices):
        OPEN = "open", _("Đang mở")
        SUBMITTED = "submitted", _("Đã báo cáo hoàn thành")
        ACCEPTED = "accepted", _("Đã nghiệm thu")
        CANCELLED = "cancelled", _("Đã hủy")

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, null=True, related_name="tasks", db_index=False)
    content = models.ForeignKey(Content, on_delete=models.PROTECT, null=True, related_name="+")
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, null=True, related_name="tasks")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    origin = models.CharField(max_length=60, blank=True, help_text="its name in the ledger: steering.conclusion:12")
    lead = models.BooleanField(help_text="the unit leads; otherwise it supports")
    text = models.TextField()
    nominal_on = models.DateField()
    starts_on = models.DateField()
    due_on = models.DateField()
    risk_on = models.DateField(help_text="from this day on it is at risk, unless progress is made")
    progress = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    submitted_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    cancel_basis = models.TextField(blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "unit", "nominal_on"], name="task_once"),
            models.UniqueConstraint(fields=["origin", "unit"], condition=~Q(origin=""), name="task_given_once"),
            models.CheckConstraint(condition=Q(origin="") | Q(assignment=None), name="task_given_or_assigned"),
            models.CheckConstraint(condition=Q(progress__lte=100), name="task_progress_percent"),
            models.CheckConstraint(condition=Q(starts_on__lte=F("due_on")), name="task_starts_before_due"),
            models.CheckConstraint(
                condition=~Q(state__in=["submitted", "accepted"]) | Q(submitted_on__isnull=False),
                name="task_submitted_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancel_basis=""), name="task_cancelled_has_basis"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state", "due_on", "id"], name="task_of_unit"),
            models.Index(fields=["programme", "state", "due_on", "id"], name="task_of_programme"),
            models.Index(fields=["due_on", "id"], condition=Q(state="open"), name="task_open_due"),
            models.Index(fields=["submitted_on", "id"], condition=Q(state="submitted"), name="task_waiting"),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return address("tasks:task", self.pk)

    @property
    def in_ledger(self) -> str:
        """How the ledger names it among what was done with its programme."""
        return self.text


class Progress(models.Model):
    """What a unit reported while working."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="reports")
    percent = models.PositiveSmallIntegerField(_("Tiến độ (%)"))
    note = models.TextField(_("Việc đã làm, kết quả"), blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=Q(percent__lte=100), name="progress_percent")]

    def __str__(self) -> str:
        return f"{self.percent}%"


class Evidence(ProofAt):
    """What proves progress."""

    progress = models.ForeignKey(Progress, on_delete=models.PROTECT, related_name="evidence")


class Extension(models.Model):
    """More time: asked for by the unit with a reason, or given by the secretariat."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="extensions")
    asked_until = models.DateField(_("Đề nghị gia hạn đến"))
    reason = models.TextField(_("Lý do"))
    asked_at = models.DateTimeField()
    granted = models.BooleanField(null=True)
    granted_until = models.DateField(null=True)
    answer = models.TextField(_("Trả lời"), blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["task"], condition=Q(granted=None), name="extension_one_open"),
        ]
        indexes = [models.Index(fields=["id"], condition=Q(granted=None), name="extension_waiting")]

    def __str__(self) -> str:
        return f"{self.task_id} → {self.asked_until}"
