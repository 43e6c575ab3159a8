"""What the portal hangs into officials' pages: the way to what the public sees."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone

from phoihop.ground.addresses import in_full
from phoihop.programmes.models import Programme
from phoihop.voices.consultation_queries import PUBLIC
from phoihop.voices.flower import flowers_of
from phoihop.voices.models import Consultation


def public_page_of(request: Any, about: Consultation) -> dict[str, Any] | None:
    """The public page of a consultation, with the address that can be passed on."""
    if about.state not in PUBLIC:
        return None
    path = reverse("portal:consultation", args=[about.pk])
    return {"path": path, "address": in_full(path)}


def sixfold_of(request: Any, about: Any) -> dict[str, Any] | None:
    """What is done with citizens about a programme that is public. One query."""
    if not isinstance(about, Programme):
        return None
    return {"flower": flowers_of([about.pk], timezone.localdate(request.now)).of(about.pk)}
