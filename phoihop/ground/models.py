"""A file that somebody gave us, and a sheet that is being loaded. The nouns of the field point at files."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class StoredFile(models.Model):
    """A file on disk with its hash; the same bytes are stored once."""

    sha256 = models.CharField(max_length=64, unique=True)
    path = models.CharField(max_length=200)
    size = models.BigIntegerField()
    content_type = models.CharField(max_length=100)
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.sha256[:12]


class FileAt(models.Model):
    """Mixin: a stored file under the name that its giver used."""

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)

    class Meta:
        abstract = True


class ProofAt(models.Model):
    """Mixin: a file or a link that proves something; pictures have lost their metadata before they are stored."""

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=255)
    link = models.URLField(max_length=500, blank=True)

    class Meta:
        abstract = True
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(file__isnull=False) ^ ~Q(link=""), name="%(class)s_file_or_link"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def told(self) -> dict[str, str]:
        """As the ledger keeps it."""
        return {"name": self.name, "sha256": self.file.sha256 if self.file else "", "link": self.link}


class SheetImport(FileAt):
    """A sheet on its way into the house. Whose it is stands here as plain keys: the ground knows no units.

    ``mapping`` is {"sheet": name, "header": row from 0, "columns": {column key: place}}; of the newest import with the
    same ``signature`` (the headings) it is remembered for the unit. Faults: ``phoihop.ground.sheets.faults``.
    """

    class State(models.TextChoices):
        UNMATCHED = "unmatched", _("Chờ khớp cột")
        CHECKING = "checking", _("Đang kiểm tra")
        FAULTY = "faulty", _("Có lỗi, chưa ghi gì")
        CHECKED = "checked", _("Chờ xác nhận")
        WRITING = "writing", _("Đang ghi")
        DONE = "done", _("Đã ghi xong")
        FAILED = "failed", _("Không ghi được")

    kind = models.CharField(max_length=20)
    unit_id = models.BigIntegerField(null=True)
    account_id = models.BigIntegerField(null=True)
    membership_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=10, choices=State)
    layout = models.JSONField(default=list, help_text="of each sheet: name, header, labels, samples, guess, signature")
    signature = models.CharField(max_length=32, blank=True)
    mapping = models.JSONField(default=dict)
    answers = models.JSONField(default=dict, help_text="what a person said beside the sheet, by the kind's own form")
    made = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    faults = models.JSONField(default=list)
    fault_count = models.PositiveIntegerField(default=0)
    remarks = models.JSONField(default=list)
    preview = models.JSONField(
        default=list, help_text="[row, verb, what, [details]] of the first rows that do something"
    )
    results = models.JSONField(default=list, help_text="[words, address] of what was made, for the person to go on")
    taken_at = models.DateTimeField()
    told_at = models.DateTimeField(help_text="when its state last moved")

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["unit_id", "kind", "signature"], name="sheet_of_unit")]

    def __str__(self) -> str:
        return self.name
