"""Nothing is public until somebody posts it, with a legal basis and a period."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.ground.periods import Lasting, ends_after_start
from phoihop.units.models import Unit


class Posting(Lasting):
    """Anything that is public: which object, on what legal basis, from when to when, by whom."""

    object_kind = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    basis = models.TextField(_("Căn cứ công khai"))
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-valid_from"]
        indexes = [models.Index(fields=["object_kind", "object_id"], name="posting_object")]
        constraints = [
            ends_after_start("posting_ends_after_start"),
            models.UniqueConstraint(
                fields=["object_kind", "object_id"],
                condition=models.Q(withdrawn_at=None, valid_to=None),
                name="posting_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.object_kind}:{self.object_id}"
