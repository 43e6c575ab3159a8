"""A file that is made of a review, by a job."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phoihop.ground.models import StoredFile
from phoihop.templating.models import Template

from .reviews import Review


class Export(models.Model):
    """A file that somebody asked for. ``official`` is the one that was made when the review was issued."""

    class Kind(models.TextChoices):
        DOCX = "docx", _("Word, theo thể thức")
        PDF = "pdf", _("PDF/A để lưu trữ")
        XLSX = "xlsx", _("Excel, mọi dòng báo cáo")

    class State(models.TextChoices):
        MAKING = "making", _("Đang làm tệp")
        DONE = "done", _("Đã xong")
        FAILED = "failed", _("Không làm được")

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="exports")
    kind = models.CharField(_("Loại tệp"), max_length=4, choices=Kind)
    template = models.ForeignKey(Template, on_delete=models.PROTECT, null=True, related_name="+")
    official = models.BooleanField(default=False)
    state = models.CharField(max_length=6, choices=State, default=State.MAKING)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=255)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    faults = models.JSONField(default=list)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(state="done") | Q(file__isnull=False), name="export_done_has_file"),
            models.UniqueConstraint(fields=["review"], condition=Q(official=True), name="export_official_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def progress_name(self) -> str:
        """Under which name its job says how far it is."""
        return f"review-export-{self.pk}"
