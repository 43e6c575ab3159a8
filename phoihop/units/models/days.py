"""The office's own days off and days worked, over the library's holidays."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DayOff(models.Model):
    """A day that differs from the library's calendar: a day off, or a weekend day worked instead (làm bù)."""

    day = models.DateField(_("Ngày"), unique=True)
    worked = models.BooleanField(_("Làm bù"), default=False)
    name = models.CharField(_("Căn cứ, lý do"), max_length=255)

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"
