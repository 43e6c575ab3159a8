"""What citizens do together with a unit: the call, who comes (for as long as it takes), what came of it as totals."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.addresses import address
from phoihop.ground.dates import written
from phoihop.ground.models import StoredFile
from phoihop.ground.numbers import shown
from phoihop.ground.search.fields import FoldedField

from .about import AboutPromise


class CivicActivity(AboutPromise):
    """A work that citizens are called to. ``signed_up``: how many had signed up, kept when their names are deleted."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Sắp làm")
        HELD = "held", _("Đã làm")
        CANCELLED = "cancelled", _("Không làm nữa")

    title = models.CharField(_("Tên việc"), max_length=200)
    text = models.TextField(_("Làm gì"))
    place = models.CharField(_("Địa điểm"), max_length=200)
    held_on = models.DateField(_("Ngày làm"))
    held_until = models.DateField(_("Đến ngày"), null=True)
    hands_needed = models.PositiveIntegerField(_("Số người cần"), null=True)
    means = models.TextField(_("Cần mang theo, cần góp"), blank=True)
    contact = models.CharField(_("Nơi liên hệ"), max_length=200, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.PLANNED, editable=False)
    paper_hands = models.PositiveIntegerField(_("Số người ghi trên danh sách giấy"), default=0)
    signed_up = models.PositiveIntegerField(default=0, editable=False)
    came = models.PositiveIntegerField(_("Số người đã tham gia"), null=True)
    outcome = models.TextField(_("Kết quả"), blank=True)
    folded = FoldedField(of=("title", "place"))
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta(AboutPromise.Meta):
        ordering = ["-held_on", "-id"]
        indexes = [models.Index(fields=["unit", "-held_on"], name="activity_of_unit")]
        constraints = [
            *AboutPromise.Meta.constraints,
            models.CheckConstraint(
                condition=Q(held_until=None) | Q(held_until__gt=F("held_on")), name="activity_ends_after_start"
            ),
            models.CheckConstraint(condition=~Q(state="held") | Q(came__isnull=False), name="activity_held_has_total"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("voices:activity", self.pk)

    @property
    def last_day(self) -> dt.date:
        """After this day it is over."""
        return self.held_until or self.held_on

    @property
    def when(self) -> str:
        """On which day, or from when to when."""
        if self.held_until:
            return _g("{first} đến {last}").format(first=written(self.held_on), last=written(self.held_until))
        return written(self.held_on)


class SignUp(models.Model):
    """Somebody who wants to come, by a name of their choice; deleted when the work is over, is off, or by its code."""

    activity = models.ForeignKey(CivicActivity, on_delete=models.CASCADE, related_name="sign_ups")
    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    name = models.CharField(max_length=80)
    hands = models.PositiveSmallIntegerField(default=1)
    brings = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return str(self.pk)  # a name stands on one page alone


class ActivityContribution(models.Model):
    """What people gave, as a sum, and what it was used for. No giver is kept."""

    class Kind(models.TextChoices):
        MONEY = "money", _("Tiền (đồng)")
        DAYS = "days", _("Ngày công")
        GOODS = "goods", _("Hiện vật")

    activity = models.ForeignKey(CivicActivity, on_delete=models.CASCADE, related_name="contributions")
    kind = models.CharField(_("Loại"), max_length=5, choices=Kind)
    what = models.CharField(_("Hiện vật gì, đơn vị tính"), max_length=100, blank=True)
    given = models.DecimalField(_("Đã góp"), max_digits=15, decimal_places=3)
    used = models.DecimalField(_("Đã dùng"), max_digits=15, decimal_places=3)
    use = models.CharField(_("Dùng vào việc gì"), max_length=300)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(given__gt=0, used__gte=0), name="contribution_is_a_sum"),
            models.CheckConstraint(condition=~Q(kind="goods") | ~Q(what=""), name="contribution_goods_named"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.use}"

    @property
    def in_ledger(self) -> str:
        """How the ledger names it."""
        return str(self)

    @property
    def given_shown(self) -> str:
        """What was given, in the reader's language."""
        return shown(self.given)

    @property
    def used_shown(self) -> str:
        """What was used of it."""
        return shown(self.used)


class ActivityPhoto(models.Model):
    """A picture of the work, without what the camera wrote into it."""

    activity = models.ForeignKey(CivicActivity, on_delete=models.CASCADE, related_name="photos")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    caption = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.caption or str(self.pk)
