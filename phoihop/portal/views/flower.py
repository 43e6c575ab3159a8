"""How the flower is read: the definition of its six petals, from where it is computed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.ground.pages import Request
from phoihop.publishing.figures import figure_on
from phoihop.publishing.terms import BOARD
from phoihop.voices.flower import DEFINITIONS, EXAMPLES

from ..caching import public_page


@public_page
def flower(request: Request) -> HttpResponse:
    """What is counted for each petal, when it is half and when it is full."""
    context = {
        "crumbs": [(_("Cam kết"), reverse("portal:home")), (_("Cách đọc hoa sáu cánh"), "")],
        "stages": [(stage, example.small) for stage, example in EXAMPLES.items()],
        "definitions": DEFINITIONS.values(),
        "board": figure_on(BOARD, timezone.localdate(request.now)),
    }
    return render(request, "portal/flower_read.html", context)
