"""Visits by the people's own boards: what was looked at, what was found, who has to answer by when."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phoihop.ground.addresses import address
from phoihop.ground.models import StoredFile
from phoihop.ground.search.fields import FoldedField
from phoihop.units.models import Unit

from .about import AboutPromise


class Visit(AboutPromise):
    """A visit of a board, recorded by ``unit``. The board is named, never its members.

    ``to_unit`` has to answer by ``due_on``; without anything asked of anybody the visit is finished as it is.
    """

    class Body(models.TextChoices):
        INSPECTION = "inspection", _("Ban Thanh tra nhân dân")
        INVESTMENT = "investment", _("Ban Giám sát đầu tư của cộng đồng")

    class State(models.TextChoices):
        DRAFT = "draft", _("Đang ghi")
        SENT = "sent", _("Chờ trả lời")
        ANSWERED = "answered", _("Đã trả lời")
        FINISHED = "finished", _("Không có kiến nghị")

    body = models.CharField(_("Ai kiểm tra"), max_length=10, choices=Body)
    of = models.CharField(_("Của xã nào, công trình nào"), max_length=200)
    title = models.CharField(_("Kiểm tra việc gì"), max_length=200)
    place = models.CharField(_("Địa điểm"), max_length=200, blank=True)
    visited_on = models.DateField(_("Ngày kiểm tra"))
    findings = models.TextField(_("Thấy gì"), blank=True)
    asks = models.TextField(_("Kiến nghị"), blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT, editable=False)
    to_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("Gửi cơ quan nào")
    )
    sent_on = models.DateField(null=True, editable=False)
    due_on = models.DateField(null=True, editable=False)
    answer = models.TextField(_("Trả lời"), blank=True)
    answered_on = models.DateField(null=True, editable=False)
    folded = FoldedField(of=("title", "of", "place"))
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta(AboutPromise.Meta):
        ordering = ["-visited_on", "-id"]
        indexes = [
            models.Index(fields=["unit", "-visited_on"], name="visit_of_unit"),
            models.Index(fields=["to_unit", "state", "due_on"], name="visit_to_answer"),
        ]
        constraints = [
            *AboutPromise.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(state__in=["sent", "answered"]) | Q(to_unit__isnull=False, sent_on__isnull=False),
                name="visit_sent_to_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="answered") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="visit_answered_says_what",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("voices:visit", self.pk)

    @property
    def who(self) -> str:
        """The board with what it belongs to."""
        return f"{self.get_body_display()} {self.of}"

    def days_late(self, today: dt.date) -> int:
        """By how many days the answer is, or was, late."""
        if self.state not in (self.State.SENT, self.State.ANSWERED) or self.due_on is None:
            return 0
        return max(((self.answered_on or today) - self.due_on).days, 0)


class VisitCheck(models.Model):
    """A line of the checklist."""

    class Verdict(models.TextChoices):
        MET = "met", _("Đạt")
        UNMET = "unmet", _("Chưa đạt")
        UNSEEN = "unseen", _("Chưa xem được")

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="checks")
    text = models.CharField(_("Xem điều gì"), max_length=300)
    verdict = models.CharField(_("Kết luận"), max_length=6, choices=Verdict)
    note = models.CharField(_("Ghi chú"), max_length=500, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text

    @property
    def in_ledger(self) -> str:
        """How the ledger names it."""
        return self.text

    @property
    def look(self) -> tuple[str, str]:
        """Its shape and colour."""
        return {"met": ("check", "done"), "unmet": ("square", "late")}.get(self.verdict, ("dot", "idle"))


class VisitPhoto(models.Model):
    """A picture of what was seen, without what the camera wrote into it."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="photos")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    caption = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.caption or str(self.pk)
