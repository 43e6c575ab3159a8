"""Organisational units, as they live and end, and classes of units that texts speak of."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phoihop.ground.addresses import address
from phoihop.ground.periods import Lasting, ends_after_start
from phoihop.ground.search.fields import FoldedField


class Kind(models.TextChoices):
    """What sort of body it is."""

    PARTY_COMMITTEE = "party_committee", _("Cấp ủy Đảng")
    PARTY_BODY = "party_body", _("Ban, cơ quan Đảng")
    PEOPLES_COMMITTEE = "peoples_committee", _("Ủy ban nhân dân")
    PEOPLES_COUNCIL = "peoples_council", _("Hội đồng nhân dân")
    DEPARTMENT = "department", _("Sở, phòng, ban chuyên môn")
    MILITARY = "military", _("Quân sự, biên phòng")
    POLICE = "police", _("Công an")
    FRONT = "front", _("Mặt trận và đoàn thể")
    COURT = "court", _("Tòa án, viện kiểm sát")
    SERVICE = "service", _("Đơn vị sự nghiệp")
    VILLAGE = "village", _("Thôn, làng, tổ dân phố")
    OTHER = "other", _("Khác")


class Level(models.TextChoices):
    """Where it stands in the State; districts ended on 1 July 2025 but their papers remain."""

    CENTRE = "centre", _("Trung ương")
    PROVINCE = "province", _("Cấp tỉnh")
    DISTRICT = "district", _("Cấp huyện")
    COMMUNE = "commune", _("Cấp xã")
    VILLAGE = "village", _("Thôn, làng")


class Unit(Lasting):
    """A body or part of one. ``path`` is its line of ancestors ("/1/7/"): "this unit and all below" is a prefix."""

    name = models.CharField(_("Tên đơn vị"), max_length=255)
    abbreviation = models.CharField(_("Tên viết tắt"), max_length=60, blank=True)
    kind = models.CharField(_("Loại"), max_length=20, choices=Kind)
    level = models.CharField(_("Cấp"), max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("Trực thuộc"),
    )
    path = models.CharField(max_length=255, db_index=True, editable=False, default="")
    code = models.CharField(_("Mã định danh"), max_length=30, blank=True)
    code_system = models.CharField(_("Hệ mã"), max_length=60, blank=True)
    folded = FoldedField(of=("name", "abbreviation"))
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["path"]
        constraints = [
            ends_after_start("unit_ends_after_start"),
            models.UniqueConstraint(fields=["code_system", "code"], condition=~Q(code=""), name="unit_code_unique"),
        ]
        indexes = [models.Index(fields=["kind", "level"], name="unit_kind_level")]

    def __str__(self) -> str:
        return self.name

    @property
    def line(self) -> list[int]:
        """The keys of the units above it, the topmost first, and its own."""
        return [int(key) for key in self.path.split("/") if key]

    @property
    def short(self) -> str:
        """The abbreviation where it has one: what fits a table's head."""
        return self.abbreviation or self.name

    def get_absolute_url(self) -> str:
        return address("units:unit", self.pk)


class UnitClass(models.Model):
    """Units that a text names together ("UBND các xã, thị trấn"): all of a kind and level below one unit."""

    name = models.CharField(_("Tên nhóm"), max_length=255)
    kind = models.CharField(_("Loại"), max_length=20, choices=Kind)
    level = models.CharField(_("Cấp"), max_length=10, choices=Level, blank=True)
    within = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("Thuộc"))
    folded = FoldedField(of=("name",))
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("units:unit_class", self.pk)

    @property
    def short(self) -> str:
        """What fits a table's head."""
        return self.name
