"""What machines ask a site for before they read it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from phoihop.ground.pages import public

# Beside the public pages there is nothing to find: everything else asks for a sign-in.
_CLOSED = (
    "/tong-quan/",
    "/viec/",
    "/chuong-trinh/",
    "/van-ban/",
    "/cong-khai/",
    "/don-vi/",
    "/tai-khoan/",
    "/ngon-ngu/",
    "/tim/",
)


@public
@require_safe
@cache_control(public=True, max_age=86400)
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt (RFC 9309): the promises may be found, searches and inner pages need not be visited."""
    pages = request.build_absolute_uri(reverse("portal:sitemaps"))
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _CLOSED), "", f"Sitemap: {pages}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@public
@require_safe
@cache_control(public=True, max_age=86400)
def favicon(request: HttpRequest) -> HttpResponse:
    """The house's mark for browsers that ask by the old name."""
    return HttpResponsePermanentRedirect(static("mark.svg"))
