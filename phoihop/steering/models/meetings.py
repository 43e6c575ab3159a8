"""Meetings of a programme (giao ban): what was on the agenda, which units came, what was concluded."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phoihop.ground.dates import written
from phoihop.programmes.models import Content, Programme
from phoihop.units.models import Unit, UnitClass


class Meeting(models.Model):
    """One meeting. Called, it may be prepared and written down; concluded, it is frozen and its conclusions are tasks.

    Who came is kept by unit; no list of persons.
    """

    class State(models.TextChoices):
        CALLED = "called", _("Đã triệu tập")
        CONCLUDED = "concluded", _("Đã kết luận")
        CANCELLED = "cancelled", _("Không họp")

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+", db_index=False)
    title = models.CharField(_("Tên cuộc họp"), max_length=255)
    held_on = models.DateField(_("Ngày họp"))
    begins_at = models.TimeField(_("Giờ bắt đầu"), null=True)
    ends_at = models.TimeField(_("Giờ kết thúc"), null=True)
    place = models.CharField(_("Địa điểm"), max_length=255, blank=True)
    chair = models.CharField(_("Chủ trì"), max_length=255, blank=True)
    chair_office = models.CharField(_("Chức vụ người chủ trì"), max_length=255, blank=True)
    clerk = models.CharField(_("Người ghi biên bản"), max_length=255, blank=True)
    minutes = models.TextField(_("Diễn biến cuộc họp"), blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.CALLED, editable=False)
    concluded_on = models.DateField(null=True, editable=False)
    cancel_reason = models.TextField(blank=True, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)
    # of a meeting as an act gives it back: whether who comes has to know of the change, and who was asked by that act
    moved = False
    newly_asked: tuple[int, ...] = ()

    class Meta:
        ordering = ["-held_on", "-id"]
        indexes = [models.Index(fields=["programme", "-held_on", "-id"], name="meeting_of_programme")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="concluded") | Q(concluded_on__isnull=False), name="meeting_concluded_has_day"
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancel_reason=""), name="meeting_cancelled_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("steering:meeting", args=[self.pk])

    @property
    def in_ledger(self) -> str:
        """How the ledger names it among what was done with its programme."""
        return f"{self.title}, {written(self.held_on)}"


class AgendaItem(models.Model):
    """A point of the agenda: proposed from what is open (``about``, with its ``facts``), or added by hand."""

    class Kind(models.TextChoices):
        CONCLUSION = "conclusion", _("Kết luận trước chưa xong")
        LATE = "late", _("Việc quá hạn")
        RISK = "risk", _("Việc sắp đến hạn")
        OTHER = "other", _("Nội dung khác")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    order = models.PositiveIntegerField(_("Thứ tự"))
    kind = models.CharField(_("Loại"), max_length=10, choices=Kind, default=Kind.OTHER)
    about = models.CharField(max_length=60, blank=True, help_text="what is open, by its name in the ledger")
    text = models.TextField(_("Nội dung"))
    facts = models.TextField(_("Tình hình"), blank=True)
    notes = models.TextField(_("Ý kiến tại cuộc họp"), blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "kind", "about"], condition=~Q(about=""), name="agendaitem_once"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="agendaitem_says_what"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def in_ledger(self) -> str:
        """How the ledger names it."""
        return self.text


class Attendance(models.Model):
    """A unit that was asked to come, and whether it did."""

    class State(models.TextChoices):
        INVITED = "invited", _("Chưa điểm danh")
        PRESENT = "present", _("Có mặt")
        EXCUSED = "excused", _("Vắng có lý do")
        ABSENT = "absent", _("Vắng không lý do")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.INVITED)
    people = models.PositiveIntegerField(null=True)
    who = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "unit"], name="attendance_once"),
            models.CheckConstraint(
                condition=Q(people=None) | Q(people__gt=0, state="present"), name="attendance_people_are_present"
            ),
        ]

    def __str__(self) -> str:
        return str(self.unit)


class Conclusion(models.Model):
    """What the chair concluded. With units and a day it becomes a task of each of them once the meeting is concluded.

    Its number in the papers is its place among the others.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="conclusions")
    order = models.PositiveIntegerField(_("Thứ tự"))
    text = models.TextField(_("Kết luận"))
    content = models.ForeignKey(
        Content, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("Thuộc nội dung")
    )
    due_on = models.DateField(_("Hạn hoàn thành"), null=True)
    units = models.ManyToManyField(Unit, related_name="+", verbose_name=_("Đơn vị thực hiện"))
    classes = models.ManyToManyField(UnitClass, related_name="+", verbose_name=_("Nhóm đơn vị thực hiện"))
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="conclusion_says_what")]

    def __str__(self) -> str:
        return self.text

    @property
    def in_ledger(self) -> str:
        """How the ledger names it."""
        return self.text
