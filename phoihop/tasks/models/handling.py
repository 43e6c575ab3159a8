"""Who takes a task inside a unit. Never scored, never published."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phoihop.units.models import Unit

from .tasks import Task


class Handling(models.Model):
    """A head hands a task to a colleague or a sub-unit, with an inner deadline and a note (bút phê)."""

    class State(models.TextChoices):
        OPEN = "open", _("Đang xử lý")
        HANDED_BACK = "handed_back", _("Đã trả lại")
        TAKEN_OVER = "taken_over", _("Đã chuyển người khác")

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="handlings")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", help_text="whose inner matter it is")
    to_account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    to_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(_("Hạn nội bộ"), null=True, blank=True)
    note = models.TextField(_("Bút phê"), blank=True)
    answer = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_account__isnull=False) ^ Q(to_unit__isnull=False), name="handling_person_or_unit"
            ),
            models.UniqueConstraint(fields=["task", "unit"], condition=Q(state="open"), name="handling_one_open"),
        ]
        indexes = [models.Index(fields=["to_account", "state"], name="handling_of_person")]

    def __str__(self) -> str:
        return f"{self.task} → {self.to_account or self.to_unit}"
