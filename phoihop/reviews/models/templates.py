"""A Word template that an office edited itself."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phoihop.ground.models import FileAt
from phoihop.units.models import Unit


class Template(FileAt):
    """A unit's own look of its reviews. It is tried before it is used; ``faults`` are what was found wrong with it."""

    class State(models.TextChoices):
        TRIED = "tried", _("Chờ dùng thử")
        USED = "used", _("Đang dùng")
        WITHDRAWN = "withdrawn", _("Thôi dùng")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("Tên mẫu"), max_length=120)
    state = models.CharField(max_length=9, choices=State, default=State.TRIED)
    faults = models.JSONField(default=list)
    taken_at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("reviews:template", args=[self.pk])

    @property
    def blocked(self) -> bool:
        """Whether it cannot be filled."""
        return any(one["blocking"] for one in self.faults)
