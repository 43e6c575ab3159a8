"""The officials' first page: a shell that rooms fill."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, official
from phoihop.ground.shell import blocks_for


@official
@require_GET
def overview(request: Request) -> HttpResponse:
    """What needs me today?"""
    blocks = blocks_for(request, "overview") if request.actor.can("see") else []
    return render(request, "desk/overview.html", {"blocks": blocks, "crumbs": [(_("Tổng quan"), "")]})
