"""What a unit asks the people about (lấy ý kiến): its question, its draft in sections, what may be chosen, its end."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phoihop.ground.addresses import address
from phoihop.ground.search.fields import FoldedField
from phoihop.programmes.models import Content, Programme
from phoihop.units.models import Unit


class Consultation(models.Model):
    """One consultation. A draft may be edited; opened, only its days move; closed, it has its response table.

    The window runs from ``opened_on`` to ``closes_on``, both days included; by ``results_by`` the unit has promised
    its answer; once that day is over neither moves. ``majority`` says by which of the law's majorities villages vote
    on it ("": they do not); what they decided is sent to the People's Committee and the Front by ``tell_by``, and was
    on ``told_on``. A cancelled one says why in ``decision``. ``matter``: which of the law's matters it is (Article 25).
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Dự thảo")
        OPEN = "open", _("Đã công khai")
        CLOSED = "closed", _("Đã công bố kết quả")
        CANCELLED = "cancelled", _("Đã hủy, không lấy ý kiến nữa")

    class Choosing(models.TextChoices):
        NONE = "", _("Không có phương án để chọn")
        CHOOSE = "choose", _("Chọn một phương án")
        RANK = "rank", _("Xếp thứ tự các phương án")

    class Majority(models.TextChoices):
        NONE = "", _("Không biểu quyết tại thôn")
        CONTRIBUTIONS = "contributions", _("Nhân dân đóng góp: chủ trương, mức, thu, chi, quản lý")
        OTHER = "other", _("Hương ước, quy ước và việc khác của thôn")

    class Matter(models.TextChoices):
        """Article 25 of Law 10/2022/QH15: what the people are asked about before the authority decides."""

        NONE = "", _("Không thuộc Điều 25 Luật số 10/2022/QH15")
        PLAN = "25-1", _("Kế hoạch phát triển kinh tế - xã hội (khoản 1 Điều 25)")
        LAND = "25-2", _("Quy hoạch, quản lý quỹ đất (khoản 2 Điều 25)")
        PROJECT = "25-3", _("Dự án, đất đai, môi trường, bồi thường (khoản 3 Điều 25)")
        BORDER = "25-4", _("Đề án nhập, chia, đổi tên (khoản 4 Điều 25)")
        COMMUNITY = "25-5", _("Quyết định liên quan lợi ích cộng đồng (khoản 5 Điều 25)")
        BUILDING = "25-6", _("Quy hoạch xây dựng (khoản 6 Điều 25)")
        DEMOCRACY = "25-7", _("Quy chế thực hiện dân chủ (khoản 7 Điều 25)")
        BURDEN = "25-8", _("Quyết định đặt nghĩa vụ, hạn chế quyền (khoản 8 Điều 25)")
        REST = "25-9", _("Việc khác theo quy định (khoản 9 Điều 25)")

    class Outcome(models.TextChoices):
        ADOPTED = "adopted", _("Thông qua như dự thảo")
        CHANGED = "changed", _("Thông qua sau khi sửa")
        DROPPED = "dropped", _("Không thực hiện")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("Về chương trình")
    )
    content = models.ForeignKey(
        Content, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("Về nội dung")
    )
    title = models.CharField(_("Tên việc lấy ý kiến"), max_length=255)
    question = models.TextField(_("Câu hỏi"))
    asked = models.CharField(_("Hỏi ý kiến ai"), max_length=255)
    matter = models.CharField(_("Thuộc việc nào của luật"), max_length=4, choices=Matter, blank=True)
    comments = models.BooleanField(_("Nhận góp ý bằng lời"), default=True)
    choosing = models.CharField(_("Phương án"), max_length=6, choices=Choosing, blank=True)
    majority = models.CharField(_("Biểu quyết của hộ tại thôn"), max_length=13, choices=Majority, blank=True)
    villages = models.PositiveSmallIntegerField(_("Số thôn được hỏi"), null=True)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT, editable=False)
    opened_on = models.DateField(null=True, editable=False)
    closes_on = models.DateField(_("Ngày cuối nhận ý kiến"), null=True, editable=False)
    results_by = models.DateField(_("Công bố kết quả chậm nhất ngày"), null=True, editable=False)
    closed_on = models.DateField(null=True, editable=False)
    tell_by = models.DateField(null=True, editable=False)
    told_on = models.DateField(null=True, editable=False)
    outcome = models.CharField(_("Quyết định"), max_length=7, choices=Outcome, blank=True, editable=False)
    decision = models.TextField(_("Nội dung quyết định"), blank=True, editable=False)
    chosen = models.ForeignKey(
        "ConsultationOption", on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    differs = models.BooleanField(default=False, editable=False)
    explanation = models.TextField(_("Giải trình khi khác ý kiến đa số"), blank=True, editable=False)
    folded = FoldedField(of=("title",))
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["unit", "state"], name="consultation_of_unit"),
            models.Index(fields=["state", "closes_on"], name="consultation_open"),
            models.Index(fields=["results_by"], name="consultation_due"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(content=None) | Q(programme__isnull=False), name="consultation_of"),
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(opened_on__isnull=False, closes_on__isnull=False, results_by__isnull=False),
                name="consultation_open_has_days",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | (~Q(decision="") & ~Q(outcome="") & Q(closed_on__isnull=False)),
                name="consultation_closed_is_decided",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | (~Q(decision="") & Q(closed_on__isnull=False)),
                name="consultation_cancelled_says_why",
            ),
            models.CheckConstraint(condition=Q(differs=False) | ~Q(explanation=""), name="consultation_explains"),
            models.CheckConstraint(condition=Q(majority="") | Q(villages__gt=0), name="consultation_villages"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("voices:consultation", self.pk)

    @property
    def in_ledger(self) -> str:
        """How the ledger names it."""
        return self.title

    def takes_on(self, day: dt.date) -> bool:
        """Whether people may answer on that day."""
        return self.state == self.State.OPEN and self.closes_on is not None and day <= self.closes_on

    def over_on(self, day: dt.date) -> bool:
        """Whether its window has ended."""
        return self.closes_on is not None and self.closes_on < day

    def days_left(self, day: dt.date) -> int:
        """Days on which people may still answer, this one included."""
        return max((self.closes_on - day).days + 1, 0) if self.closes_on else 0


class ConsultationSection(models.Model):
    """A part of the draft that people may comment on."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="sections")
    order = models.PositiveIntegerField()
    heading = models.CharField(_("Tên mục"), max_length=255)
    text = models.TextField(_("Nội dung"), blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.heading


class ConsultationOption(models.Model):
    """One of the ways between which people choose."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="options")
    order = models.PositiveIntegerField()
    text = models.CharField(max_length=500)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.text
