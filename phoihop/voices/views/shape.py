"""What the pages of works, surveys and visits have in common: one form that does one act, and publication."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.ground.form_page import doing
from phoihop.ground.form_page import form_page as one_form
from phoihop.ground.forms import Form
from phoihop.ground.pages import Request, telling
from phoihop.ledger.acts import permit
from phoihop.publishing.pages import standing_of

form_page = partial(one_form, template="programmes/form.html")


def do_one(
    request: Request,
    found: Any,
    name: str,
    do: Callable[..., Any],
    form: Form,
    *,
    title: str,
    success: str,
    crumbs: list[tuple[str, str]],
    page: Any = None,
    here: str = "",
    back: str = "",
    **context: Any,
) -> HttpResponse:
    """The page with the form of one act about ``found``; from there back to its page.

    ``page``: of what ``found`` is a row, which has the page; ``here``: the last crumb, where it is not the title.
    """
    permit(name, request.actor, found)
    page = page or found
    return form_page(
        request,
        form,
        lambda data: do(found, **data, **doing(request)),
        success=success,
        back=back or page.get_absolute_url(),
        title=title,
        crumbs=[*crumbs, (str(page), page.get_absolute_url()), (here or title, "")],
        **context,
    )


def drop_row(
    request: Request, found: Any, name: str, do: Callable[..., Any], rows: QuerySet[Any], row_key: int, success: str
) -> HttpResponse:
    """Takes one of the ``rows`` of ``found`` out, which may have been done before; back to its page.

    ``do`` takes ``found`` and the row.
    """
    permit(name, request.actor, found)
    if row := rows.filter(pk=row_key).first():  # else it was taken out before
        with telling(request, success):
            do(found, row, **doing(request))
    return redirect(found)


def list_crumbs(name: str, words: str) -> list[tuple[str, str]]:
    """The way to a noun's list."""
    return [(_("Ý kiến người dân"), reverse("voices:list")), (words, reverse(f"voices:{name}"))]


def publication_of(request: Request, noun: str, found: Model) -> dict[str, Any]:
    """How it stands with its publication, and where that is changed."""
    return {
        "standing": standing_of(found, timezone.localdate(request.now)),
        "publication": reverse("publishing:about", args=[noun, found.pk]),
    }
