"""What is measured, by whom, and what is to be reached by when."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phoihop.programmes.models import Content, Programme
from phoihop.units.models import Unit, UnitClass

MOST_YEAR = 2100


def figure(verbose_name: Any = None, **options: Any) -> models.DecimalField[Any, Any]:
    """A figure: 15 digits, three behind the comma; what SQLite's arithmetic keeps exactly."""
    return models.DecimalField(verbose_name, max_digits=15, decimal_places=3, **options)


class Indicator(models.Model):
    """A figure by which a content of a programme is judged.

    A share is a numerator over a denominator; its figures carry both, and its value is in percent.
    """

    class OverUnits(models.TextChoices):
        SUM = "sum", _("Cộng số của các đơn vị")
        MEAN = "mean", _("Bình quân các đơn vị")
        HIGHEST = "highest", _("Lấy đơn vị cao nhất")
        SHARE = "share", _("Tỷ lệ phần trăm: tổng tử số trên tổng mẫu số")

    class OverTime(models.TextChoices):
        SUM = "sum", _("Cộng số của các kỳ")
        MEAN = "mean", _("Bình quân các kỳ")
        LAST = "last", _("Lấy số tại cuối kỳ")
        HIGHEST = "highest", _("Lấy kỳ cao nhất")
        SHARE = "share", _("Tỷ lệ: cộng tử số và mẫu số của các kỳ")

    class Better(models.TextChoices):
        HIGHER = "higher", _("Càng cao càng tốt")
        LOWER = "lower", _("Càng thấp càng tốt")

    class Since(models.TextChoices):
        YEAR = "year", _("Từ đầu năm")
        PROGRAMME = "programme", _("Từ đầu chương trình")

    class Rhythm(models.TextChoices):
        ROUND = "round", _("Mỗi đợt báo cáo")
        MONTH = "month", _("Hằng tháng")
        QUARTER = "quarter", _("Hằng quý")
        HALF = "half", _("6 tháng một lần")
        YEAR = "year", _("Hằng năm")

    class MeasuredBy(models.TextChoices):
        ASSIGNED = "assigned", _("Các đơn vị được phân công trong nội dung")
        CLASS = "class", _("Một nhóm đơn vị")
        NAMED = "named", _("Các đơn vị được nêu tên")

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    content = models.ForeignKey(Content, on_delete=models.PROTECT, related_name="+", verbose_name=_("Thuộc nội dung"))
    order = models.PositiveIntegerField()
    code = models.CharField(_("Mã chỉ tiêu"), max_length=20)
    name = models.CharField(_("Tên chỉ tiêu"), max_length=255)
    measure = models.CharField(_("Đơn vị tính"), max_length=40)
    over_units = models.CharField(_("Tổng hợp các đơn vị"), max_length=10, choices=OverUnits)
    over_time = models.CharField(_("Tổng hợp các kỳ"), max_length=10, choices=OverTime)
    since = models.CharField(_("Lũy kế"), max_length=10, choices=Since, default=Since.YEAR)
    better = models.CharField(_("Chiều hướng"), max_length=10, choices=Better, default=Better.HIGHER)
    baseline = figure(_("Số gốc"), null=True, blank=True)
    baseline_year = models.PositiveSmallIntegerField(_("Năm gốc"), null=True, blank=True)
    rhythm = models.CharField(_("Kỳ báo số liệu"), max_length=10, choices=Rhythm, default=Rhythm.ROUND)
    measured_by = models.CharField(_("Đơn vị báo số liệu"), max_length=10, choices=MeasuredBy)
    unit_class = models.ForeignKey(UnitClass, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    units = models.ManyToManyField(Unit, through="Measurer", related_name="+")
    withdrawn_on = models.DateField(null=True, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["content__order", "order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="indicator_code_once"),
            models.CheckConstraint(
                condition=(Q(over_units="share") & Q(over_time__in=["share", "last"]))
                | (~Q(over_units="share") & ~Q(over_time="share")),
                name="indicator_share_is_share",
            ),
            models.CheckConstraint(
                condition=Q(measured_by="class", unit_class__isnull=False)
                | (~Q(measured_by="class") & Q(unit_class=None)),
                name="indicator_class_named",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}. {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("indicators:indicator", args=[self.pk])

    @property
    def is_share(self) -> bool:
        """Whether its figures have a numerator and a denominator."""
        return self.over_units == self.OverUnits.SHARE

    @property
    def accumulates(self) -> bool:
        """Whether "this period" and "cumulative" differ; a figure at the end of a period is both."""
        return self.over_time != self.OverTime.LAST


class Measurer(models.Model):
    """A unit that an indicator names as one that gives its figures."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="measurers")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["indicator", "unit"], name="measurer_once")]

    def __str__(self) -> str:
        return str(self.unit)


class Target(models.Model):
    """What is to be reached by the end of a year: by one unit, or by all together (no unit)."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    year = models.PositiveSmallIntegerField()
    value = figure()

    class Meta:
        ordering = ["year", "id"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "year", "unit"], name="target_once"),
            models.UniqueConstraint(
                fields=["indicator", "year"], condition=Q(unit__isnull=True), name="target_of_whole_once"
            ),
            models.CheckConstraint(condition=Q(year__gte=1990, year__lte=MOST_YEAR), name="target_year"),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.value}"
