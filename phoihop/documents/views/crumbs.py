"""Where a page of the register stands."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import OfficialDocument


def crumbs_of(about: OfficialDocument | None, linked: bool = False) -> list[tuple[str, str]]:
    """The path to the register, and to a document in it."""
    crumbs = [(_("Văn bản"), reverse("documents:register"))]
    if about is not None:
        name = str(about)
        crumbs.append((name if len(name) <= 60 else f"{name[:57]}…", about.get_absolute_url() if linked else ""))
    return crumbs
