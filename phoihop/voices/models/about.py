"""What is done with citizens belongs to a unit, and often to a promise."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from phoihop.programmes.models import Content, Programme
from phoihop.units.models import Unit


class AboutPromise(models.Model):
    """Mixin: whose it is, and about which programme or content; neither where it is about no promise."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, null=True, related_name="+")
    content = models.ForeignKey(Content, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(content=None) | Q(programme__isnull=False), name="%(class)s_content_of_programme"
            ),
        ]
