"""Posts, because texts give duties to posts and not to persons."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.ground.periods import Lasting, ends_after_start

from .units import Unit


class Post(Lasting):
    """An office in a unit ("Chủ tịch UBND xã")."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("Chức vụ"), max_length=255)

    class Meta:
        ordering = ["title"]
        constraints = [ends_after_start("post_ends_after_start")]

    def __str__(self) -> str:
        return self.title


class PostHolding(Lasting):
    """Who holds a post, from when to when."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-valid_from"]
        constraints = [ends_after_start("holding_ends_after_start")]

    def __str__(self) -> str:
        return f"{self.post} · {self.account}"
