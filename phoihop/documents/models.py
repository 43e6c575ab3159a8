"""Official documents, their files, and how one rests on another."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phoihop.ground.addresses import address
from phoihop.ground.models import FileAt
from phoihop.ground.search.fields import FoldedField
from phoihop.units.models import Unit


class System(models.TextChoices):
    """Whose style the number follows."""

    PARTY = "party", _("Đảng")
    STATE = "state", _("Nhà nước")
    JOINT = "joint", _("Liên tịch")


class OfficialDocument(models.Model):
    """A paper in the register. ``number_key``: the number's letters and digits, by which two spellings are one."""

    number = models.CharField(_("Số, ký hiệu"), max_length=60, blank=True)
    number_key = models.CharField(max_length=60, blank=True, db_index=True, editable=False)
    sequence = models.PositiveIntegerField(null=True, editable=False)
    year = models.PositiveIntegerField(null=True, editable=False)
    kind_code = models.CharField(max_length=20, blank=True, editable=False)
    organs = models.CharField(max_length=60, blank=True, editable=False, help_text="the symbols of the issuing bodies")
    system = models.CharField(_("Hệ thống"), max_length=5, choices=System, blank=True)
    kind = models.CharField(_("Loại văn bản"), max_length=60)
    issuer = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Đơn vị trong danh bạ")
    )
    issuer_name = models.CharField(_("Cơ quan ban hành"), max_length=255, blank=True)
    issued_on = models.DateField(_("Ngày ban hành"), null=True, blank=True)
    abstract = models.TextField(_("Trích yếu"), blank=True)
    registered_by = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    folded = FoldedField(of=("number", "number_key", "kind", "issuer_name", "abstract"))
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-issued_on", "-id"]
        indexes = [models.Index(fields=["-issued_on", "-id"], name="document_newest")]
        constraints = [
            models.UniqueConstraint(
                fields=["number_key", "issued_on"], condition=~Q(number_key=""), name="document_number_unique"
            ),
            models.UniqueConstraint(
                fields=["number_key"],
                condition=~Q(number_key="") & Q(issued_on=None),
                name="document_undated_number_unique",
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.abstract or self.kind

    def get_absolute_url(self) -> str:
        return address("documents:document", self.pk)


class DocumentFile(FileAt):
    """A file of a document: the text that was read, the stamped scan as proof, or an attachment."""

    class Role(models.TextChoices):
        TEXT = "text", _("Toàn văn")
        SCAN = "scan", _("Bản ký, đóng dấu (bản chụp)")
        ATTACHMENT = "attachment", _("Tài liệu kèm theo")

    document = models.ForeignKey(OfficialDocument, on_delete=models.PROTECT, related_name="files")
    role = models.CharField(max_length=10, choices=Role)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["document", "file", "role"], name="document_file_once")]

    def __str__(self) -> str:
        return self.name


class Link(models.Model):
    """One document rests on another. The graph has no cycle (checked when a link is made)."""

    class Kind(models.TextChoices):
        BASED_ON = "based_on", _("Căn cứ")
        IMPLEMENTS = "implements", _("Thực hiện")
        CONTINUES = "continues", _("Tiếp tục thực hiện")
        AMENDS = "amends", _("Sửa đổi, bổ sung")
        REPLACES = "replaces", _("Thay thế")

    source = models.ForeignKey(OfficialDocument, on_delete=models.PROTECT, related_name="rests_on")
    target = models.ForeignKey(OfficialDocument, on_delete=models.PROTECT, related_name="carried_by")
    kind = models.CharField(max_length=10, choices=Kind)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "kind"], name="link_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="link_not_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"
