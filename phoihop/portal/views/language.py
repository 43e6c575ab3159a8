"""The visitor's language: a plain link, so that public pages need neither form nor session."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from phoihop.ground.pages import public

_A_YEAR = 365 * 24 * 3600


@public
@never_cache
@require_safe
def choose(request: HttpRequest, code: str) -> HttpResponse:
    """Remembers the language in a cookie, nothing else, and goes back to the page."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    back = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, code, max_age=_A_YEAR, samesite="Lax", secure=request.is_secure(), httponly=True
    )
    return response
