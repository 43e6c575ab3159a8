"""A signed agreement of public bodies, and the bodies that sign it."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phoihop.documents.models import OfficialDocument
from phoihop.ground.addresses import address
from phoihop.ground.search.fields import FoldedField
from phoihop.units.models import Unit

from .intake import Intake


class Programme(models.Model):
    """What bodies promised each other for a period. Frozen from ``agreed`` on."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Dự thảo")
        AGREED = "agreed", _("Đã thống nhất")
        SIGNED = "signed", _("Đã ký")
        IN_FORCE = "in_force", pgettext_lazy("programme", "Đang thực hiện")
        CLOSED = "closed", _("Đã kết thúc")
        SUPERSEDED = "superseded", _("Đã được thay thế")

    title = models.TextField(_("Tên chương trình"))
    number = models.CharField(_("Số, ký hiệu"), max_length=60, blank=True)
    kind = models.CharField(_("Loại văn bản"), max_length=60, blank=True)
    document = models.ForeignKey(OfficialDocument, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    starts_on = models.DateField(_("Từ ngày"), null=True, blank=True)
    ends_on = models.DateField(_("Đến ngày"), null=True, blank=True)
    signed_on = models.DateField(_("Ngày ký"), null=True, blank=True)
    place = models.CharField(_("Nơi ký"), max_length=120, blank=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Chương trình cấp trên"),
    )
    standing_body = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("Cơ quan thường trực")
    )
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT, editable=False)
    tracked_from = models.DateField(
        _("Theo dõi từ ngày"), null=True, blank=True, help_text=_("Việc có hạn trước ngày này không được lập.")
    )
    stated_contents = models.PositiveIntegerField(_("Số nội dung nêu trong văn bản"), null=True, blank=True)
    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, null=True, related_name="programmes", editable=False)
    folded = FoldedField(of=("number", "title"))
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-starts_on", "-id"]
        indexes = [models.Index(fields=["state", "-starts_on"], name="programme_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="programme_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(starts_on__isnull=False, ends_on__isnull=False),
                name="programme_agreed_has_period",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("programmes:programme", self.pk)

    @property
    def frozen(self) -> bool:
        """Whether its words may no longer be edited."""
        return self.state != self.State.DRAFT

    def share_passed(self, day: dt.date) -> int:
        """How much of the period has passed, in percent; 0 where it has none."""
        if not self.starts_on or not self.ends_on:
            return 0
        whole = (self.ends_on - self.starts_on).days + 1
        return max(0, min(100, round(100 * ((day - self.starts_on).days + 1) / whole)))


class Spanned(models.Model):
    """Mixin: where the words stand in the text that was read."""

    span_start = models.PositiveIntegerField(null=True, editable=False)
    span_end = models.PositiveIntegerField(null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def span(self) -> tuple[int, int] | None:
        """Half-open, in letters; None for what was typed."""
        return None if self.span_start is None or self.span_end is None else (self.span_start, self.span_end)


class Party(Spanned):
    """A body that signs. ``name`` is as the paper writes it; ``unit`` is who that is."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="parties")
    order = models.PositiveIntegerField()
    name = models.CharField(_("Tên bên ký, như trong văn bản"), max_length=255)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Đơn vị")
    )
    signatory_name = models.CharField(_("Người ký"), max_length=120, blank=True)
    signatory_office = models.CharField(_("Chức vụ"), max_length=160, blank=True)
    signed_on = models.DateField(_("Ngày ký"), null=True, blank=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "unit"], condition=Q(unit__isnull=False), name="party_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def in_ledger(self) -> str:
        """How the ledger names it."""
        return self.name
