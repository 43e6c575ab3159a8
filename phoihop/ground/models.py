"""A file that somebody gave us. The nouns of the field point at it."""

from __future__ import annotations

from django.db import models


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
