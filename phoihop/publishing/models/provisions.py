"""What the law says, as rows that an office corrects: figures, and the subjects that must be public."""

from __future__ import annotations

from fractions import Fraction

from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.ground.numbers import shown
from phoihop.ground.periods import Lasting, ends_after_start


class Provision(Lasting):
    """Mixin: where it stands and from when to when it holds. Nobody has ``checked_on`` it: it is not relied on."""

    key = models.SlugField(max_length=60, editable=False)
    law = models.CharField(_("Văn bản"), max_length=255)
    article = models.CharField(_("Điều, khoản"), max_length=120)
    checked_on = models.DateField(_("Ngày đối chiếu với văn bản"), null=True, blank=True)
    note = models.TextField(_("Ghi chú"), blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    @property
    def source(self) -> str:
        """As it is cited."""
        return f"{self.article}, {self.law}"


class LegalFigure(Provision):
    """A number of the law: how many days, which majority."""

    class Measure(models.TextChoices):
        DAYS = "days", _("ngày")
        WORKING_DAYS = "working_days", _("ngày làm việc")
        PERCENT = "percent", _("phần trăm")
        THIRDS = "thirds", _("phần ba")
        TIMES_A_YEAR = "times_a_year", _("lần một năm")
        PERSONS = "persons", _("người")
        HOUSEHOLDS = "households", _("hộ")

    about = models.CharField(_("Nội dung"), max_length=255)
    value = models.DecimalField(_("Giá trị"), max_digits=9, decimal_places=2)
    measure = models.CharField(_("Đơn vị tính"), max_length=12, choices=Measure)

    class Meta:
        ordering = ["key", "valid_from"]
        constraints = [
            ends_after_start("legalfigure_ends_after_start"),
            models.UniqueConstraint(fields=["key", "valid_from"], name="legalfigure_once"),
            models.CheckConstraint(condition=models.Q(value__gte=0), name="legalfigure_not_negative"),
        ]

    def __str__(self) -> str:
        return self.about

    @property
    def in_ledger(self) -> str:
        """How the ledger names it."""
        return self.about

    @property
    def number(self) -> int:
        """The value where it is a whole number (days, persons)."""
        return int(self.value)

    @property
    def share(self) -> Fraction:
        """The part of a whole that a majority is, without rounding."""
        return Fraction(self.value) / (3 if self.measure == self.Measure.THIRDS else 100)

    @property
    def said(self) -> str:
        """Value and measure: 30 ngày."""
        return f"{shown(self.value)} {self.get_measure_display()}"


class Subject(Provision):
    """Something that a law orders or allows to be public.

    ``mandatory``: each commune must have it public. How: on the boards for a term, always, or as another law says;
    ``aloud``: by loudspeaker too.
    """

    class Manner(models.TextChoices):
        TERM = "term", _("Niêm yết có thời hạn")
        ALWAYS = "always", _("Niêm yết thường xuyên")
        OTHER = "other", _("Theo luật khác")

    order = models.PositiveIntegerField()
    text = models.CharField(_("Nội dung phải công khai"), max_length=400)
    manner = models.CharField(_("Cách niêm yết"), max_length=6, choices=Manner)
    aloud = models.BooleanField(_("Phát trên loa truyền thanh"), default=False)
    mandatory = models.BooleanField(_("Cấp xã bắt buộc công khai"), default=False)

    class Meta:
        ordering = ["order", "valid_from"]
        constraints = [
            ends_after_start("subject_ends_after_start"),
            models.UniqueConstraint(fields=["key", "valid_from"], name="subject_once"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def in_ledger(self) -> str:
        """How the ledger names it."""
        return self.text

    @property
    def words(self) -> str:
        """As it is cited beside what is published."""
        return f"{self.source}: {self.text}"
