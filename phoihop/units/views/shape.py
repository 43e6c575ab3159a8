"""The look of this room's forms, and of those about one unit or one account."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from phoihop.ground.form_page import doing
from phoihop.ground.form_page import form_page as one_form
from phoihop.ground.pages import Request

from ..models import Account, Unit

form_page = partial(one_form, template="units/form.html")


def unit_page(
    request: Request, unit: Unit, form: Form, act: Callable[..., Any], row: Any, *, title: str, **context: Any
) -> HttpResponse:
    """A form that does ``act`` with ``row``, the unit or something of it; then back to the unit."""
    back = unit.get_absolute_url()
    crumbs = [(pgettext("menu", "Đơn vị"), reverse("units:units")), (unit.name, back), (title, "")]
    return form_page(
        request, form, lambda data: act(row, **data, **doing(request)), back=back, title=title, crumbs=crumbs, **context
    )


def account_page(
    request: Request, account: Account, form: Form, act: Callable[..., Any], row: Any, *, title: str, **context: Any
) -> HttpResponse:
    """A form that does ``act`` with ``row``, the account or a role of it; then back to the account."""
    back = reverse("accounts:account", args=[account.pk])
    return form_page(
        request,
        form,
        lambda data: act(row, **data, **doing(request)),
        back=back,
        title=title,
        crumbs=[(_("Tài khoản"), reverse("accounts:accounts")), (account.full_name, back), (title, "")],
        **{"about": f"{account.full_name} ({account.username})", **context},
    )
