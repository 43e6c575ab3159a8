"""What a person was told, how the person wants to be told, and the secret addresses of calendars."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phoihop.units.models import Unit


class Notice(models.Model):
    """One person is told of one thing for one reason, once a day: on the page, and by ``channel`` besides.

    What is printed is kept here: a list costs one query, and nothing but title, unit, day and link can leave the house.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", help_text="as whose member one is told")
    reason = models.CharField(max_length=30)
    object = models.CharField(max_length=80, help_text="its name in the ledger")
    day = models.DateField(help_text="the day that the rule or the act gives it")
    title = models.TextField()
    owner = models.CharField(max_length=255, help_text="the unit whose duty it is")
    group = models.TextField(blank=True, help_text="what it belongs to: the programme's title")
    due_on = models.DateField(null=True)
    url = models.CharField(max_length=200)
    instead = models.BooleanField(default=False, help_text="told for a unit that has ended or has nobody")
    channel = models.CharField(max_length=10, blank=True)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    taken_by = models.CharField(max_length=36, blank=True, help_text="the job that has it in hand")
    taken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["account", "reason", "object", "day"], name="notice_once")]
        indexes = [
            models.Index(fields=["account", "unit", "id"], name="notice_of_person"),
            models.Index(fields=["account", "unit"], condition=Q(read_at=None), name="notice_unread"),
            models.Index(fields=["account"], condition=~Q(channel="") & Q(sent_at=None), name="notice_to_send"),
            models.Index(fields=["made_at"], name="notice_age"),
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.object} → {self.account_id}"

    def get_absolute_url(self) -> str:
        return reverse("notices:open", args=[self.pk])


class Choice(models.Model):
    """How a person wants to be told beside the page. Without a choice: a daily mail, where there is an address."""

    class Mail(models.TextChoices):
        DIGEST = "digest", _("Mỗi ngày làm việc một thư tổng hợp")
        AT_ONCE = "at_once", _("Gửi thư ngay khi có thông báo")
        NONE = "none", _("Không gửi thư, chỉ xem ở trang Thông báo")

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", primary_key=True
    )
    mail = models.CharField(_("Thư điện tử"), max_length=10, choices=Mail, default=Mail.DIGEST)
    language = models.CharField(_("Ngôn ngữ của thư và lịch"), max_length=5, choices=settings.LANGUAGES, default="vi")

    def __str__(self) -> str:
        return f"{self.account_id}: {self.mail}"


class Feed(models.Model):
    """A calendar that phones subscribe to: of a person, or of a unit. Its secret follows from ``revision``."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(help_text="when its present address was made")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(account__isnull=False) ^ Q(unit__isnull=False), name="feed_of_person_or_unit"
            )
        ]

    def __str__(self) -> str:
        return f"{self.account_id or ''}{self.unit_id or ''}.{self.revision}"
