"""The review of a period: what its paper's head says, its sections, and what was frozen when it was issued."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phoihop.documents.models import OfficialDocument
from phoihop.ground.models import StoredFile
from phoihop.rounds.models import Round
from phoihop.units.models import Unit


class Review(models.Model):
    """The consolidated picture of a round. A draft shows the records as they are; issued, it shows its snapshot alone.

    ``snapshot`` holds head, texts and figures; ``lines`` is a file with every line of the units' reports.
    """

    class Kind(models.TextChoices):
        PERIODIC = "periodic", _("Báo cáo tổng hợp kỳ")
        INTERIM = "interim", _("Sơ kết")
        FINAL = "final", _("Tổng kết")

    class State(models.TextChoices):
        DRAFT = "draft", _("Đang soạn")
        ISSUED = "issued", _("Đã ban hành")

    class System(models.TextChoices):
        STATE = "state", _("Nhà nước (Nghị định 30/2020/NĐ-CP)")
        PARTY = "party", _("Đảng (Quy định 399-QĐ/TW)")

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("Loại"), max_length=8, choices=Kind)
    compared_with = models.ForeignKey(
        Round, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("So với đợt trước")
    )
    state = models.CharField(max_length=6, choices=State, default=State.DRAFT)
    opened_on = models.DateField()
    # the head and foot of its paper
    system = models.CharField(_("Thể thức"), max_length=5, choices=System)
    issuer = models.CharField(_("Cơ quan ban hành"), max_length=255)
    parent = models.CharField(_("Cơ quan cấp trên"), max_length=255, blank=True)
    symbol = models.CharField(_("Ký hiệu"), max_length=40, blank=True)
    place = models.CharField(_("Địa danh"), max_length=120, blank=True)
    abstract = models.TextField(_("Trích yếu"))
    authority = models.CharField(_("Quyền hạn ký"), max_length=200, blank=True)
    post = models.CharField(_("Chức vụ người ký"), max_length=120)
    signatory = models.CharField(_("Họ tên người ký"), max_length=120, blank=True)
    recipients = models.TextField(_("Nơi nhận"), blank=True)
    number = models.CharField(_("Số văn bản"), max_length=10, blank=True)
    issued_on = models.DateField(_("Ngày ban hành"), null=True)
    document = models.ForeignKey(OfficialDocument, on_delete=models.PROTECT, null=True, related_name="+")
    snapshot = models.JSONField(null=True)
    lines = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "kind"], name="review_once"),
            models.CheckConstraint(
                condition=Q(state="draft")
                | (Q(snapshot__isnull=False, lines__isnull=False, issued_on__isnull=False) & ~Q(number="")),
                name="review_issued_is_frozen",
            ),
        ]

    def __str__(self) -> str:
        return self.abstract

    def get_absolute_url(self) -> str:
        return reverse("reviews:review", args=[self.pk])

    @property
    def is_issued(self) -> bool:
        """Whether it is frozen."""
        return self.state == self.State.ISSUED


class Section(models.Model):
    """A section's text. Nobody has written on it: ``text`` is empty and what the figures propose is shown.

    ``basis`` is what was proposed when a person wrote: paragraphs that were left as they stood follow the figures.
    """

    class Key(models.TextChoices):
        STEERING = "steering", _("Công tác lãnh đạo, chỉ đạo, triển khai")
        REPORTING = "reporting", _("Tình hình gửi báo cáo")
        RESULTS = "results", _("Kết quả thực hiện các nội dung")
        TARGETS = "targets", _("Kết quả thực hiện chỉ tiêu")
        CITIZENS = "citizens", _("Sự tham gia của Nhân dân")
        DONE_WELL = "done_well", _("Ưu điểm")
        NOT_DONE = "not_done", _("Tồn tại, hạn chế")
        CAUSES = "causes", _("Nguyên nhân, khó khăn, vướng mắc")
        DIRECTION = "direction", _("Phương hướng, nhiệm vụ trọng tâm kỳ tới")
        PROPOSALS = "proposals", _("Kiến nghị, đề xuất")

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="sections", db_index=False)
    key = models.CharField(max_length=10, choices=Key)
    text = models.TextField(blank=True)
    own = models.BooleanField(default=False)
    basis = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "key"], name="review_section_once")]

    def __str__(self) -> str:
        return str(self.get_key_display())
