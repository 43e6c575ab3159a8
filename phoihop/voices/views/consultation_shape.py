"""What the pages of consultations share: fetching, the way to them, the look of a form."""

from __future__ import annotations

from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.ground.form_page import form_page as one_form
from phoihop.ground.pages import Request, fetch

from ..consultation_queries import visible_consultations, with_answers
from ..models import Consultation

form_page = partial(one_form, template="programmes/form.html")


def consultation_for(request: Request, key: int) -> Consultation:
    """The consultation with this key; a stranger gets 404."""
    visible = with_answers(visible_consultations(request.actor))
    return fetch(visible.select_related("unit", "programme", "content", "chosen"), key)


def crumbs_to(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page below the list."""
    return [
        (_("Ý kiến người dân"), reverse("voices:list")),
        (_("Lấy ý kiến"), reverse("voices:consultations") if more else ""),
        *more,
    ]


def crumbs_of(consultation: Consultation, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page below a consultation."""
    return crumbs_to((consultation.title, consultation.get_absolute_url()), *more)
