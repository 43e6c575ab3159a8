"""Nothing is public until somebody posts it, with a legal basis and a period; and where it hangs or is read out."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phoihop.ground.models import ProofAt
from phoihop.ground.periods import Lasting, ends_after_start
from phoihop.units.models import Unit

from .provisions import Subject


class Posting(Lasting):
    """Anything that is public: which object, on what legal basis, from when to when, by whom.

    Its own period is that on the portal; where else it is made known, its channels say. ``decided_on``: from when the
    law counts the days within which it must be public.
    """

    object_kind = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, null=True, related_name="+")
    basis = models.TextField(_("Căn cứ công khai"))
    decided_on = models.DateField(_("Ngày ban hành quyết định, văn bản"), null=True)
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-valid_from"]
        indexes = [models.Index(fields=["object_kind", "object_id"], name="posting_object")]
        constraints = [
            ends_after_start("posting_ends_after_start"),
            models.UniqueConstraint(
                fields=["object_kind", "object_id"],
                condition=models.Q(withdrawn_at=None, valid_to=None),
                name="posting_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.object_kind}:{self.object_id}"

    def get_absolute_url(self) -> str:
        return reverse("publishing:posting", args=[self.pk])


class Channel(Lasting):
    """A way beside the portal on which a posting is made known: where, from when to when."""

    class Kind(models.TextChoices):
        OFFICE = "office", _("Niêm yết tại trụ sở")
        VILLAGE = "village", _("Niêm yết tại nhà văn hóa, điểm sinh hoạt thôn")
        LOUDSPEAKER = "loudspeaker", _("Loa truyền thanh")
        MEETING = "meeting", _("Họp thôn, làng, tổ dân phố")
        HEAD = "head", _("Thông qua Trưởng thôn, Tổ trưởng tổ dân phố")
        SHEET = "sheet", _("Văn bản gửi đến hộ gia đình")
        OTHER = "other", _("Hình thức khác")

    posting = models.ForeignKey(Posting, on_delete=models.PROTECT, related_name="channels")
    kind = models.CharField(_("Hình thức"), max_length=12, choices=Kind)
    place = models.CharField(_("Nơi thực hiện"), max_length=255)
    cut_short = models.TextField(_("Lý do kết thúc sớm"), blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            ends_after_start("channel_ends_after_start"),
            models.CheckConstraint(condition=models.Q(valid_from__isnull=False), name="channel_has_start"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.place}"

    @property
    def in_ledger(self) -> str:
        """How the ledger names it."""
        return str(self)


class ChannelProof(ProofAt):
    """A photo of the board, the minutes of the meeting."""

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="proofs")


class Version(models.Model):
    """What a posting says in another language, written by a person."""

    class Language(models.TextChoices):  # ISO 639-3 where 639-1 has no letters for it
        JRAI = "jra", "Jrai"
        BAHNAR = "bdq", "Bahnar"
        EDE = "rad", "Ê Đê"
        XEDANG = "sed", "Xơ Đăng"
        KOHO = "kpm", "Cơ Ho"
        MNONG = "cmo", "Mnông"
        CHAM = "cjm", "Chăm"
        KHMER = "km", "Khmer"
        HMONG = "hmn", "Hmông"
        TAY = "tyz", "Tày"
        ENGLISH = "en", "English"

    posting = models.ForeignKey(Posting, on_delete=models.PROTECT, related_name="versions")
    language = models.CharField(_("Ngôn ngữ"), max_length=5, choices=Language)
    title = models.CharField(_("Tên"), max_length=500)
    text = models.TextField(_("Nội dung"))
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["language"]
        constraints = [models.UniqueConstraint(fields=["posting", "language"], name="version_once_a_language")]

    def __str__(self) -> str:
        return self.title

    @property
    def in_ledger(self) -> str:
        """How the ledger names it."""
        return self.title
