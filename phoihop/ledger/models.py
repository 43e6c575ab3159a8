"""The append-only record of acts."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One act on one object. Never changed, never deleted (a trigger in the database refuses it).

    The content is covered by ``hash`` = SHA-256(salt + canonical JSON) and kept apart, so that the law can have it
    erased while the entry stays provable. Sealing will number entries and hash them into a tree in tables of its own.
    """

    act = models.CharField(max_length=60)
    at = models.DateTimeField(null=True, help_text="null for citizens' acts, which carry the day alone")
    day = models.DateField()
    unit = models.CharField(max_length=255, help_text="plain text of that day")
    role = models.CharField(max_length=100, blank=True)
    object = models.CharField(max_length=80, help_text="kind:key, as in programmes.programme:12")
    within = models.CharField(max_length=80, blank=True, help_text="the larger object that it is part of")
    hash = models.CharField(max_length=64)
    once = models.CharField(max_length=64, null=True, unique=True, help_text="the form's key")  # noqa: DJ001  # unique

    class Meta:
        indexes = [
            models.Index(fields=["object", "id"], name="ledger_entry_object"),
            models.Index(fields=["within", "id"], name="ledger_entry_within"),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.object}"


class Content(models.Model):
    """What an entry's hash covers: salt and canonical JSON. Erased by law, the entry remains."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="content", primary_key=True)
    salt = models.CharField(max_length=32)
    json = models.TextField()

    def __str__(self) -> str:
        return str(self.entry_id)
