"""What citizens say of promises, places and units. Nothing here tells who it was: days, not times; no account."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phoihop.ground.addresses import address
from phoihop.ground.models import StoredFile
from phoihop.ground.search.fields import FoldedField
from phoihop.programmes.models import Content, Duty, Programme
from phoihop.units.models import Unit


class Feedback(models.Model):
    """A citizen's word, known to its sender by a code alone (``code_hash``: ``voices.codes``).

    ``unit`` has to answer by ``due_on``; ``addressed_to`` is whom the citizen chose, and only the citizen changes it: a
    military or police unit reads nothing that was not addressed to it. ``leave_to`` is such a unit to which the sender
    is asked for leave to pass it on.
    """

    class State(models.TextChoices):
        RECEIVED = "received", _("Mới nhận")
        HANDLING = "handling", _("Đang giải quyết")
        ANSWERED = "answered", _("Đã trả lời")
        REOPENED = "reopened", _("Người dân đề nghị xem lại")
        REFUSED = "refused", _("Không tiếp nhận")

    class Rating(models.IntegerChoices):
        BAD = 1, _("Chưa được")
        FAIR = 2, pgettext_lazy("rating", "Tạm được")
        GOOD = 3, pgettext_lazy("rating", "Được")

    class Refusal(models.TextChoices):
        """Why words are not taken; the portal publishes this list with its counts."""

        SPAM = "spam", _("Quảng cáo, thư rác, gửi thử")
        INSULT = "insult", _("Xúc phạm, đe dọa người khác")
        PRIVATE = "private", _("Nêu đời tư của người khác")
        NOT_OURS = "not_ours", _("Không thuộc việc của cơ quan nhà nước")
        OTHER_PATH = "other_path", _("Là khiếu nại, tố cáo: gửi theo đường khác")

    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    addressed_to = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    leave_to = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, null=True, related_name="+")
    content = models.ForeignKey(Content, on_delete=models.PROTECT, null=True, related_name="+")
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, null=True, related_name="+")
    place = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    folded = FoldedField(of=("text", "place"))
    may_publish = models.BooleanField()
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    received_on = models.DateField()
    first_due_on = models.DateField()
    due_on = models.DateField(help_text="the first one, or since its sender asked for another look a later one")
    reopened = models.BooleanField(default=False, help_text="its sender asked for another look")
    waits = models.BooleanField(default=True, help_text="its sender spoke last, and nobody has looked yet")
    refusal = models.CharField(max_length=10, choices=Refusal, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    public_text = models.TextField(blank=True, help_text="as the unit may publish it, moderated")
    public_answer = models.TextField(blank=True, help_text="the answer that stands beside it, moderated")
    public_from = models.ForeignKey(
        "FeedbackMessage", on_delete=models.SET_NULL, null=True, related_name="+", help_text="of which it was made"
    )
    rating = models.PositiveSmallIntegerField(choices=Rating, null=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["unit", "state", "due_on"], name="feedback_of_unit"),
            models.Index(fields=["programme", "content", "state", "due_on"], name="feedback_counted"),
            models.Index(fields=["unit"], condition=Q(waits=True), name="feedback_waiting"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(content=None) | Q(programme__isnull=False), name="feedback_content_of"),
            models.CheckConstraint(condition=Q(refusal="") | Q(state="refused"), name="feedback_refused_says_why"),
        ]

    def __str__(self) -> str:
        return str(_("Phản ánh số {number}").format(number=self.pk))

    def get_absolute_url(self) -> str:
        return address("voices:feedback", self.pk)

    @property
    def answer(self) -> FeedbackMessage | None:
        """The last answer."""
        return self.messages.filter(kind=FeedbackMessage.Kind.ANSWER).select_related("unit").last()


class FeedbackMessage(models.Model):
    """A word that went between the citizen (``unit`` is None) and the units."""

    class Kind(models.TextChoices):
        ANSWER = "answer", _("Trả lời")
        QUESTION = "question", _("Hỏi thêm")
        REPLY = "reply", _("Người dân trả lời")
        FORWARD = "forward", _("Chuyển đơn vị khác")
        REFUSAL = "refusal", _("Không tiếp nhận")
        REOPENING = "reopening", _("Người dân đề nghị xem lại")
        LEAVE = "leave", _("Hỏi có cho chuyển đơn vị khác không")
        LEFT = "left", _("Người dân trả lời về việc chuyển")

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=10, choices=Kind)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    asked_of = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+", help_text="whose reading")
    text = models.TextField()
    day = models.DateField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.get_kind_display()


class FeedbackPhoto(models.Model):
    """A picture, made anew without what the camera wrote into it."""

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="photos")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.pk)


class FeedbackContact(models.Model):
    """How the sender may be reached, if they gave it: encrypted (``voices.sealing``), and gone after ``delete_on``."""

    feedback = models.OneToOneField(Feedback, on_delete=models.CASCADE, related_name="contact", primary_key=True)
    sealed = models.TextField()
    delete_on = models.DateField(db_index=True)

    def __str__(self) -> str:
        return str(self.pk)
