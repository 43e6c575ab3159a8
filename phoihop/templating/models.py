"""A Word template that an office edited itself."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phoihop.ground.models import FileAt
from phoihop.units.models import Unit

from .kinds import name_of


class Template(FileAt):
    """A unit's own look of one kind of its papers, tried before it is used; ``faults`` are what was found wrong."""

    class State(models.TextChoices):
        TRIED = "tried", _("Chờ dùng thử")
        USED = "used", _("Đang dùng")
        WITHDRAWN = "withdrawn", _("Thôi dùng")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("Loại văn bản"), max_length=12, help_text="a kind that a room fills (kinds.py)")
    title = models.CharField(_("Tên mẫu"), max_length=120)
    state = models.CharField(max_length=9, choices=State, default=State.TRIED)
    faults = models.JSONField(default=list)
    taken_at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("templating:template", args=[self.pk])

    @property
    def kind_name(self) -> str:
        """The kind of paper in words."""
        return name_of(self.kind)

    @property
    def blocked(self) -> bool:
        """Whether it cannot be filled."""
        return any(one["blocking"] for one in self.faults)
