"""One's own page: who am I, whom do I act for?"""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, form_only

from .. import queries
from ..middleware import NOBODY, SESSION_KEY
from ..second_factor import demanded, has_second_factor, usable
from .access import personal


@personal
@require_GET
def account(request: Request) -> HttpResponse:
    """Who am I, whom do I act for, how do I sign in?"""
    memberships = list(request.memberships)
    second = has_second_factor(request.user.pk or 0)
    nobody = request.actor == NOBODY
    today = timezone.localdate(request.now)
    context = {
        "crumbs": [(_("Tài khoản của tôi"), "")],
        "memberships": [(one, second or not demanded([one])) for one in memberships],
        "acting": request.actor.membership_id,
        "nobody": nobody,
        "second_factor": second,
        "wanted": demanded(memberships) and not second,
        "administrators": queries.administrators(today).select_related("account", "unit")[:5] if nobody else [],
    }
    return render(request, "account/account.html", context)


@personal
@form_only
def act_for(request: Request) -> HttpResponse:
    """Chooses whom the person acts for from now on."""
    chosen = request.POST.get("membership", "")
    one = next((m for m in usable(request.memberships) if str(m.pk) == chosen), None)
    if one is None:
        if any(str(m.pk) == chosen for m in request.memberships):
            messages.warning(request, _("Hãy bật xác thực hai lớp trước khi làm việc với vai trò quản trị."))
            return redirect("mfa_activate_totp")
        raise Http404
    request.session[SESSION_KEY] = one.pk
    messages.success(request, _("Bạn đang làm việc cho %(unit)s.") % {"unit": one.unit})
    return redirect(resolve_url(settings.LOGIN_REDIRECT_URL))
