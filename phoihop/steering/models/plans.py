"""The yearly plan of a programme (kế hoạch năm): which duties the year takes up, by when, and its own work."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phoihop.documents.models import OfficialDocument
from phoihop.ledger.acts import key_for
from phoihop.programmes.models import Content, Duty, Programme
from phoihop.units.models import Unit, UnitClass


class YearlyPlan(models.Model):
    """What a programme does in one year. A draft until it is issued, frozen after.

    The signed programme stays as it is: a plan may only set earlier days within it and add work of its own. Issued, it
    is changed by another plan that ``amends`` it, with the ``reason``, and takes its place once issued itself.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Dự thảo")
        ISSUED = "issued", _("Đã ban hành")
        REPLACED = "replaced", _("Đã được thay thế")

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveIntegerField(_("Năm"))
    title = models.CharField(_("Tên kế hoạch"), max_length=500)
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    amends = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="amended_by")
    reason = models.TextField(_("Lý do điều chỉnh"), blank=True)
    signatory_name = models.CharField(_("Người ký"), max_length=120, blank=True)
    signatory_office = models.CharField(_("Chức vụ người ký"), max_length=160, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT, editable=False)
    issued_on = models.DateField(_("Ngày ban hành"), null=True)
    document = models.ForeignKey(OfficialDocument, on_delete=models.PROTECT, null=True, related_name="+")
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-year", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "year", "state"],
                condition=~Q(state="replaced"),
                name="yearlyplan_once_a_year",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(issued_on__isnull=False), name="yearlyplan_issued_has_day"
            ),
            models.CheckConstraint(condition=Q(amends=None) | ~Q(reason=""), name="yearlyplan_amended_has_reason"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("steering:plan", args=[self.pk])

    @property
    def in_ledger(self) -> str:
        """How the ledger names it among what was done with its programme."""
        return self.title

    @property
    def successor(self) -> YearlyPlan | None:
        """The plan that amends this one, a draft too."""
        return getattr(self, "amended_by", None)


class PlanLine(models.Model):
    """A line of a plan: a duty of the programme, work of the year's own, or what is left from before."""

    class Kind(models.TextChoices):
        DUTY = "duty", _("Nhiệm vụ của chương trình")
        OWN = "own", _("Việc của riêng năm")
        CARRIED = "carried", _("Việc chuyển tiếp")

    plan = models.ForeignKey(YearlyPlan, on_delete=models.PROTECT, related_name="lines")
    kind = models.CharField(max_length=7, choices=Kind)
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, null=True, related_name="+")
    root = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="+", help_text="of own work: where it first stood"
    )
    content = models.ForeignKey(
        Content, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("Thuộc nội dung")
    )
    text = models.TextField(_("Nhiệm vụ"))
    product = models.TextField(_("Sản phẩm, kết quả"), blank=True)
    due_on = models.DateField(_("Hạn"), null=True)
    facts = models.TextField(blank=True, help_text="of what is left: who owes it, as it stood when the plan was issued")
    units = models.ManyToManyField(Unit, related_name="+", verbose_name=_("Đơn vị thực hiện"))
    classes = models.ManyToManyField(UnitClass, related_name="+", verbose_name=_("Nhóm đơn vị thực hiện"))
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "duty"], condition=Q(duty__isnull=False), name="planline_duty_once"
            ),
            models.CheckConstraint(condition=Q(kind="duty", duty__isnull=False) | ~Q(kind="duty") & Q(duty=None),
                                   name="planline_duty_of_its_kind"),
            models.CheckConstraint(condition=~Q(kind="own") | Q(due_on__isnull=False), name="planline_own_has_day"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.text

    @property
    def in_ledger(self) -> str:
        """How the ledger names it."""
        return self.text

    @property
    def work(self) -> tuple[str, int]:
        """By which the same work is known in a plan and in the one that amends it."""
        return ("duty", self.duty_id) if self.duty_id else ("own", self.root_id or self.pk)

    @property
    def origin(self) -> str:
        """How the tasks of own work name where they come from, in every plan that keeps it."""
        return key_for(PlanLine, self.root_id or self.pk)


class PlanDay(models.Model):
    """An earlier day for one date of a duty, within the signed one."""

    line = models.ForeignKey(PlanLine, on_delete=models.CASCADE, related_name="days")
    nominal_on = models.DateField(help_text="the signed day")
    due_on = models.DateField()

    class Meta:
        ordering = ["nominal_on"]
        constraints = [
            models.UniqueConstraint(fields=["line", "nominal_on"], name="planday_once"),
            models.CheckConstraint(condition=Q(due_on__lt=F("nominal_on")), name="planday_before_signed"),
        ]

    def __str__(self) -> str:
        return f"{self.nominal_on} → {self.due_on}"
