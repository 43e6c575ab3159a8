"""What a unit must make public and no other room holds: a budget, a list, a rule of fees."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phoihop.ground.models import FileAt
from phoihop.ground.search.fields import FoldedField
from phoihop.units.models import Unit


class Announcement(models.Model):
    """A text with files that a unit makes public; while it is public nobody changes it."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("Tên"), max_length=300)
    text = models.TextField(_("Nội dung"))
    decided_on = models.DateField(_("Ngày ban hành quyết định, văn bản"), null=True)
    folded = FoldedField(of=("title",))
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("publishing:about", args=["ban-cong-khai", self.pk])

    @property
    def in_ledger(self) -> str:
        """How the ledger names it."""
        return self.title


class AnnouncementFile(FileAt):
    """A file of an announcement; whoever reads the announcement gets it."""

    announcement = models.ForeignKey(Announcement, on_delete=models.PROTECT, related_name="files")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
