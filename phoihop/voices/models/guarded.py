"""How many forms of citizens came on a day: a flood is seen, and nobody is counted."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class GuardedDay(models.Model):
    """The forms of a kind that were taken on a day, with and without the work of ``voices.guarding``."""

    class Form(models.TextChoices):
        FEEDBACK = "feedback", _("Phản ánh")
        ANSWER = "answer", _("Lấy ý kiến")
        SIGN_UP = "sign_up", _("Ghi tên tham gia")
        SURVEY = "survey", _("Khảo sát")

    form = models.CharField(max_length=8, choices=Form)
    day = models.DateField()
    proven = models.PositiveIntegerField(default=0)
    unproven = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["form", "day"], name="guardedday_once")]

    def __str__(self) -> str:
        return f"{self.form} {self.day}"
