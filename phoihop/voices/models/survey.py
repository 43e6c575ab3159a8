"""Short surveys: how citizens were served and what they got of a promise.

Answers are only counted, never kept one by one: so nothing in the database, not even the order of its rows, can lead
from a code to an answer.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phoihop.ground.addresses import address
from phoihop.ground.search.fields import FoldedField

from .about import AboutPromise


class Survey(AboutPromise):
    """A few questions about a content or a service. Open, its questions stand; closed, its results may be published."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Đang soạn")
        OPEN = "open", _("Đang hỏi")
        CLOSED = "closed", _("Đã kết thúc")

    title = models.CharField(_("Tên khảo sát"), max_length=200)
    service = models.CharField(_("Về dịch vụ nào"), max_length=200, blank=True)
    text = models.TextField(_("Lời mời"), blank=True)
    by_code = models.BooleanField(_("Mỗi mã trả lời một lần"))
    closes_on = models.DateField(_("Hỏi đến hết ngày"))
    state = models.CharField(max_length=6, choices=State, default=State.DRAFT, editable=False)
    opened_on = models.DateField(null=True, editable=False)
    closed_on = models.DateField(null=True, editable=False)
    folded = FoldedField(of=("title", "service"))
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta(AboutPromise.Meta):
        ordering = ["-id"]
        indexes = [models.Index(fields=["unit", "state"], name="survey_of_unit")]
        constraints = [
            *AboutPromise.Meta.constraints,
            models.CheckConstraint(condition=Q(state="draft") | Q(opened_on__isnull=False), name="survey_open_has_day"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("voices:survey", self.pk)


class Question(models.Model):
    """One question; ``options`` are the answers to choose from, where the kind does not say them."""

    class Kind(models.TextChoices):
        RATING = "rating", _("Chấm từ 1 đến 5")
        YES_NO = "yes_no", _("Có hay không")
        CHOICE = "choice", _("Chọn một câu trả lời")

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(_("Kiểu trả lời"), max_length=6, choices=Kind)
    text = models.CharField(_("Câu hỏi"), max_length=300)
    options = models.JSONField(default=list)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.text

    @property
    def in_ledger(self) -> str:
        """How the ledger names it."""
        return self.text


class AnswerGroup(models.Model):
    """Those who got their codes together (a village, a counter), or all who came by the open link.

    ``printed`` codes were handed out; ``answered``: how many answered. No day stands here: the ledger alone says on
    which day somebody answered which survey, never of which group, nor what.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(_("Nhóm"), max_length=120, blank=True)
    printed = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "name"], name="answergroup_once"),
            models.CheckConstraint(condition=Q(printed=0) | Q(answered__lte=F("printed")), name="answergroup_of_codes"),
        ]

    def __str__(self) -> str:
        return self.name


class AnswerCode(models.Model):
    """A code that answers once, known by its keyed hash alone."""

    group = models.ForeignKey(AnswerGroup, on_delete=models.CASCADE, related_name="codes")
    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    used = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.pk)


class AnswerCount(models.Model):
    """How many of a group gave this answer (its place from 1 among those that the question offers)."""

    group = models.ForeignKey(AnswerGroup, on_delete=models.CASCADE, related_name="counts")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="counts")
    answer = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "question", "answer"], name="answercount_once"),
        ]

    def __str__(self) -> str:
        return str(self.number)
