"""What people answered to a consultation, and the response table. Days, not times; nothing tells who it was."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phoihop.ground.search.fields import FoldedField

from .consultation import Consultation, ConsultationOption, ConsultationSection


class ConsultationAnswer(models.Model):
    """One form that was sent (``seed_hash``: sent twice it is there once). A person may send another one."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="answers")
    seed_hash = models.CharField(max_length=64, unique=True, editable=False)
    day = models.DateField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.pk)


class AnswerChoice(models.Model):
    """An option that was chosen (``rank`` 1), or its place in an order."""

    answer = models.ForeignKey(ConsultationAnswer, on_delete=models.CASCADE, related_name="choices")
    option = models.ForeignKey(ConsultationOption, on_delete=models.PROTECT, related_name="choices")
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "option"], name="answerchoice_once"),
            models.UniqueConstraint(fields=["answer", "rank"], name="answerchoice_one_a_rank"),
        ]

    def __str__(self) -> str:
        return f"{self.rank}. {self.option_id}"


class CommentGroup(models.Model):
    """Contributions that say the same: in the unit's words, with what it does about them or why not."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", _("Tiếp thu")
        PARTLY = "partly", _("Tiếp thu một phần")
        EXPLAINED = "explained", _("Giải trình, không tiếp thu")

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="groups")
    title = models.CharField(_("Tóm tắt ý kiến"), max_length=500)
    outcome = models.CharField(_("Tiếp thu hay giải trình"), max_length=9, choices=Outcome, blank=True)
    answer = models.TextField(_("Sửa gì, hoặc vì sao không"), blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", answer="") | (~Q(outcome="") & ~Q(answer="")), name="commentgroup_answered"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def in_ledger(self) -> str:
        """How the ledger names it."""
        return self.title


class Comment(models.Model):
    """A comment on a section or on the whole (None), read by those alone who answer for the unit.

    ``source``: where an official took it down, for what did not come through the portal; it then has no ``answer``.
    """

    class Source(models.TextChoices):
        PORTAL = "", _("Trang công khai")
        MEETING = "meeting", _("Cuộc họp thôn")
        PAPER = "paper", _("Phiếu giấy, thư")
        BODY = "body", _("Cơ quan, đoàn thể")

    consultation = models.ForeignKey(
        Consultation, on_delete=models.PROTECT, related_name="contributions", db_index=False
    )
    answer = models.ForeignKey(ConsultationAnswer, on_delete=models.CASCADE, null=True, related_name="contributions")
    section = models.ForeignKey(ConsultationSection, on_delete=models.PROTECT, null=True, related_name="+")
    source = models.CharField(_("Nhận qua"), max_length=7, choices=Source, blank=True)
    text = models.TextField(_("Ý kiến"))
    folded = FoldedField(of=("text",))
    group = models.ForeignKey(CommentGroup, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["consultation", "group", "section"], name="comment_sorted"),
            models.Index(fields=["consultation", "id"], name="comment_in_order"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(source="") ^ Q(answer=None), name="comment_from"),
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
        ]

    def __str__(self) -> str:
        return str(_("Ý kiến số {number}").format(number=self.pk))
