"""What the pages of consultations share: fetching, the way to them, the look of a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from phoihop.ground.forms import Form
from phoihop.ground.pages import Request, fetch

from ..consultation_queries import visible_consultations, with_answers
from ..models import Consultation
from .shape import do_one, list_crumbs


def consultation_for(request: Request, key: int) -> Consultation:
    """The consultation with this key; a stranger gets 404."""
    visible = with_answers(visible_consultations(request.actor))
    return fetch(visible.select_related("unit", "programme", "content", "chosen"), key)


def act_page(
    request: Request,
    found: Consultation,
    act: str,
    do: Callable[..., Any],
    form: Form,
    *,
    row: Any = None,
    **context: Any,
) -> HttpResponse:
    """The page with the form of one act about a consultation, or about a ``row`` of it; from there back to its page."""
    crumbs = crumbs_below()
    return do_one(request, row or found, f"consultation.{act}", do, form, page=found, crumbs=crumbs, **context)


def crumbs_below(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page below the list."""
    return [*list_crumbs("consultations", _("Lấy ý kiến")), *more]


def crumbs_of(consultation: Consultation, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page below a consultation."""
    return crumbs_below((consultation.title, consultation.get_absolute_url()), *more)
