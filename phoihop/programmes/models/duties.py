"""Contents, the duties under them, and who has each."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from phoihop.ground.periods import Lasting, ends_after_start
from phoihop.ground.search.fields import FoldedField
from phoihop.units.models import Unit, UnitClass

from .programmes import Programme, Spanned


class Content(Spanned):
    """A numbered subject of the programme."""

    class Kind(models.TextChoices):
        GENERAL = "general", _("Nội dung chung")
        SPECIFIC = "specific", _("Nội dung cụ thể")

    class Field(models.TextChoices):
        """The four fields in which the "Dân vận khéo" movement is reported on."""

        ECONOMY = "economy", _("Kinh tế")
        SOCIETY = "society", _("Văn hóa - xã hội")
        DEFENCE = "defence", _("Quốc phòng - an ninh")
        SYSTEM = "system", _("Xây dựng hệ thống chính trị")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="contents")
    order = models.PositiveIntegerField()
    label = models.CharField(_("Số thứ tự"), max_length=20, blank=True)
    kind = models.CharField(_("Loại"), max_length=10, choices=Kind, blank=True)
    field = models.CharField(_("Lĩnh vực"), max_length=10, choices=Field, blank=True)
    text = models.TextField(_("Nội dung"))
    folded = FoldedField(of=("text",))
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        """Its programme's page."""
        return self.programme.get_absolute_url()

    @property
    def in_ledger(self) -> str:
        """How the ledger names it."""
        return f"{self.label}. {self.text}" if self.label else self.text


class Duty(Spanned):
    """What has to be done under a content, by when, with what result."""

    class Schedule(models.TextChoices):
        ONCE = "once", _("Một lần")
        RECURRING = "recurring", _("Định kỳ")
        CONTINUOUS = "continuous", _("Thường xuyên")
        ON_EVENT = "on_event", _("Khi phát sinh")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="duties")
    content = models.ForeignKey(
        Content,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="duties",
        verbose_name=_("Thuộc nội dung"),
    )
    order = models.PositiveIntegerField()
    label = models.CharField(_("Số thứ tự"), max_length=20, blank=True)
    text = models.TextField(_("Nhiệm vụ"))
    product = models.TextField(_("Sản phẩm, kết quả"), blank=True)
    schedule = models.CharField(_("Thời hạn"), max_length=10, choices=Schedule, blank=True)
    schedule_text = models.CharField(_("Thời hạn, như trong văn bản"), max_length=255, blank=True)
    starts_on = models.DateField(_("Bắt đầu"), null=True, blank=True)
    due_on = models.DateField(_("Hạn"), null=True, blank=True)
    rrule = models.TextField(_("Quy tắc lặp"), blank=True, help_text="RFC 5545 RRULE, one a line")
    joint_leads = models.BooleanField(_("Đồng chủ trì"), default=False)
    folded = FoldedField(of=("text", "product"))
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(schedule="recurring") | ~Q(rrule=""), name="duty_recurring_has_rule"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def in_ledger(self) -> str:
        """How the ledger names it."""
        return f"{self.label}. {self.text}" if self.label else self.text


class Assignment(Lasting, Spanned):
    """A duty given to a unit or to a class of units; one of the leads answers for it.

    In a draft both may be missing: then ``phrase`` (the text's own words) waits to be matched. ``open_ended`` phrases
    ("các cơ quan liên quan") stay words and make no tasks. A unit, or a class, has a duty in one role.
    """

    class Role(models.TextChoices):
        LEAD = "lead", _("Chủ trì")
        SUPPORT = "support", _("Phối hợp")
        MONITOR = "monitor", _("Theo dõi, đôn đốc")
        ADVISE = "advise", _("Tham mưu")
        KNOW = "know", _("Để biết")

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="assignments")
    order = models.PositiveIntegerField()
    role = models.CharField(_("Vai trò"), max_length=10, choices=Role)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Đơn vị")
    )
    unit_class = models.ForeignKey(
        UnitClass, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Nhóm đơn vị")
    )
    phrase = models.CharField(_("Như trong văn bản"), max_length=255, blank=True)
    open_ended = models.BooleanField(_("Không chỉ rõ đơn vị"), default=False)
    accountable = models.BooleanField(_("Chịu trách nhiệm chính"), default=False)

    class Meta:
        ordering = ["order", "id"]
        indexes = [models.Index(fields=["unit", "duty"], name="assignment_unit")]
        constraints = [
            ends_after_start("assignment_ends_after_start"),
            models.CheckConstraint(condition=Q(unit=None) | Q(unit_class=None), name="assignment_unit_or_class"),
            models.CheckConstraint(
                condition=Q(accountable=False) | Q(role="lead"), name="assignment_accountable_leads"
            ),
            models.UniqueConstraint(fields=["duty"], condition=Q(accountable=True), name="assignment_one_accountable"),
            models.UniqueConstraint(
                fields=["duty", "unit"], condition=Q(unit__isnull=False), name="assignment_unit_once"
            ),
            models.UniqueConstraint(
                fields=["duty", "unit_class"], condition=Q(unit_class__isnull=False), name="assignment_class_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.unit or self.unit_class or self.phrase)

    @property
    def in_ledger(self) -> str:
        """How the ledger names it: whoever it is, in which role, and the duty; in the house's language."""
        with translation.override(settings.LANGUAGE_CODE):
            return f"{self} ({self.Role(self.role).label}): {self.duty.text}"

    @property
    def matched(self) -> bool:
        """Whether it is known who is meant."""
        return bool(self.unit_id or self.unit_class_id or self.open_ended)
