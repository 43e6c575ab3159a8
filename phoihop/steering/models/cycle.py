"""What was done to steer a programme: the eight verbs of the cycle as they happened, and what proves them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phoihop.documents.models import OfficialDocument
from phoihop.ground.dates import written
from phoihop.ground.models import ProofAt
from phoihop.programmes.models import Content, Programme
from phoihop.units.models import Unit


class Verb(models.TextChoices):
    """The steering cycle, in its order."""

    BRIEF = "brief", _("Quán triệt")
    ROLL_OUT = "roll_out", _("Triển khai")
    GUIDE = "guide", pgettext_lazy("steering", "Hướng dẫn")
    URGE = "urge", _("Đôn đốc")
    INSPECT = "inspect", _("Kiểm tra")
    SUPERVISE = "supervise", _("Giám sát")
    INTERIM = "interim", _("Sơ kết")
    FINAL = "final", _("Tổng kết")


class CycleAct(models.Model):
    """One verb as it was done: when, under whose lead, before how many. No list of persons is kept.

    Without contents it was about the whole programme.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+", db_index=False)
    verb = models.CharField(_("Khâu của chu trình"), max_length=9, choices=Verb)
    text = models.TextField(_("Đã làm gì"))
    held_on = models.DateField(_("Ngày làm"))
    held_until = models.DateField(_("Đến ngày"), null=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("Đơn vị chủ trì"))
    took_part = models.CharField(_("Đơn vị, thành phần tham dự"), max_length=500, blank=True)
    attended = models.PositiveIntegerField(_("Số người dự"), null=True)
    contents = models.ManyToManyField(Content, related_name="+", verbose_name=_("Nội dung liên quan"))
    documents = models.ManyToManyField(OfficialDocument, related_name="+", verbose_name=_("Văn bản"))
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-held_on", "-id"]
        indexes = [models.Index(fields=["programme", "verb", "-held_on", "-id"], name="cycleact_of_programme")]
        constraints = [
            models.CheckConstraint(condition=Q(verb__in=Verb.values), name="cycleact_verb"),
            models.CheckConstraint(condition=~Q(text=""), name="cycleact_says_what"),
            models.CheckConstraint(
                condition=Q(held_until=None) | Q(held_until__gt=F("held_on")), name="cycleact_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(attended=None) | Q(attended__gt=0), name="cycleact_attended"),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("steering:act", args=[self.pk])

    @property
    def when(self) -> str:
        """On which day, or from when to when."""
        if self.held_until:
            return _g("{first} đến {last}").format(first=written(self.held_on), last=written(self.held_until))
        return written(self.held_on)


class ActProof(ProofAt):
    """What proves that it was done: minutes, a photo, a link."""

    cycle_act = models.ForeignKey(CycleAct, on_delete=models.PROTECT, related_name="proofs")
