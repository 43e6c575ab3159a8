"""A file that was given to be read, and what the reading was not sure of."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from phoihop.ground.addresses import address
from phoihop.ground.models import StoredFile
from phoihop.reading.grammar.misgivings import SENTENCES
from phoihop.units.models import Unit


class Intake(models.Model):
    """An uploaded document on its way to draft programmes. ``reading`` is the JSON of ``phoihop read``.

    Without a file: the reading came upon a stamp of secrecy, and the file was taken away.
    """

    class State(models.TextChoices):
        READING = "reading", _("Đang đọc")
        READ = "read", _("Đã đọc")
        FAILED = "failed", _("Không đọc được")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=255)
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    scan_name = models.CharField(max_length=255, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.READING)
    text = models.TextField(blank=True)
    reading = models.JSONField(default=dict, blank=True)
    error = models.CharField(max_length=40, blank=True, help_text="code of a ReadingError")
    error_values = models.JSONField(default=dict, blank=True)
    taken_at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("programmes:intake", self.pk)


class Doubt(models.Model):
    """Something that the reading could not tell for sure; a person settles it.

    ``says`` is what the reading said in Vietnamese; ``code`` and ``values`` say it in any language.
    """

    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, related_name="doubts")
    about = models.CharField(max_length=80, blank=True, help_text="app.model:key of the draft row, as in the ledger")
    programme = models.ForeignKey("programmes.Programme", on_delete=models.CASCADE, null=True, related_name="doubts")
    code = models.CharField(max_length=40, blank=True)
    says = models.TextField()
    values = models.JSONField(default=dict, blank=True)
    settled = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        sentence = SENTENCES.get(self.code)
        return gettext(sentence).format(**self.values) if sentence else self.says
