"""The portal as an app on a phone: it installs, and works on where the line is lost."""

from __future__ import annotations

import hashlib
import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

import phoihop
from phoihop.ground.pages import Request, public
from phoihop.voices.forms.speaking import SendForm

from ..caching import public_page

_FILES = (
    "phoihop.css",
    "js/app.js",
    "js/outbox.js",
    "js/citizen.js",
    "mark.svg",
    *(f"fonts/be-vietnam-pro-{part}-{weight}.woff2" for part in ("latin", "vietnamese") for weight in (400, 600)),
)


@public
@require_safe
@cache_control(public=True, max_age=86400)
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to install it (W3C Web Application Manifest)."""
    icons = [
        {"src": static(f"icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any maskable"}
        for size in (192, 512)
    ]
    told = {
        "id": "/",
        "name": _("Phối Hợp: cam kết với người dân"),
        "short_name": "Phối Hợp",
        "lang": request.LANGUAGE_CODE,
        "start_url": reverse("portal:home"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#faf9f6",
        "theme_color": "#a3251f",
        "icons": [*icons, {"src": static("mark.svg"), "sizes": "any", "type": "image/svg+xml"}],
        "shortcuts": [
            {"name": _("Gửi phản ánh"), "url": reverse("portal:feedback")},
            {"name": _("Lấy ý kiến"), "url": reverse("portal:consultations")},
        ],
    }
    return JsonResponse(told, content_type="application/manifest+json")


@public
@require_safe
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script that stands between the pages and the line; another one as soon as a file of the house changes."""
    files = [static(name) for name in _FILES]
    version = hashlib.sha256(repr((phoihop.__version__, files)).encode()).hexdigest()[:12]
    return render(
        request,
        "portal/sw.js",
        {"files": json.dumps(files), "version": version},
        content_type="text/javascript; charset=utf-8",
    )


@public_page
def offline(request: Request) -> HttpResponse:
    """There is no line, and this page was not read before."""
    return render(request, "portal/offline.html")


@public_page
def write_offline(request: Request) -> HttpResponse:
    """Shown in place of a form of feedback where there is no line."""
    form = SendForm(receivers=())
    for name in ("to", "contact", "sure"):  # whom it is for, the place of the form says; a contact waits for the line
        del form.fields[name]
    return render(request, "portal/write_offline.html", {"form": form})


@public_page
def waiting(request: Request) -> HttpResponse:
    """What waits on this machine to be sent; the page's script knows it, the house does not."""
    return render(request, "portal/waiting.html")
