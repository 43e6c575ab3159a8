"""What can I do with others, and what came of it? To sign up by any name, and to take it out again."""

from __future__ import annotations

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.errors import NotAllowed, Refused
from phoihop.ground.pages import Request, fetch, page_of
from phoihop.ledger.actor import CITIZEN
from phoihop.ledger.acts import allowed
from phoihop.publishing.queries import current_posting
from phoihop.voices.actions import activity as acts
from phoihop.voices.codes import code_from
from phoihop.voices.forms.activity import SignOffForm, SignUpForm
from phoihop.voices.guarding import Form as Guarding
from phoihop.voices.models import CivicActivity
from phoihop.voices.pages import hands_of, may_come
from phoihop.voices.queries import public_activities, signed_up

from ..caching import public_page
from ..guarded import guarded
from ..private import private_page
from ..promises import promise_about
from .pictures import picture

_SOON = 60  # works that lie ahead, on one page


@public_page
def activities(request: Request) -> HttpResponse:
    """The works that lie ahead, the nearest first; below, those that were."""
    today = timezone.localdate(request.now)
    public = public_activities(today).alias(ends=Coalesce("held_until", "held_on"))
    ahead = Q(state=CivicActivity.State.PLANNED, ends__gte=today)
    after = request.GET.get("sau")
    context = {
        "crumbs": [*_crumbs()[:-1], (_("Bà con cùng làm"), "")],
        "ahead": [] if after else public.filter(ahead).order_by("held_on", "id")[:_SOON],
        "piece": page_of(public.filter(~ahead).order_by("-id"), after, 20),
    }
    return render(request, "portal/activities.html", context)


@public_page
def activity(request: Request, key: int) -> HttpResponse:
    """Where, when, what is needed; how many came, what was given and what it was used for."""
    today = timezone.localdate(request.now)
    found = fetch(public_activities(today).select_related("unit", "programme", "content"), key)
    context = {
        "crumbs": [*_crumbs(), (str(found), "")],
        "activity": found,
        "hands": hands_of(found),
        "may_come": may_come(found, today),
        "contributions": found.contributions.all(),
        "photos": found.photos.all(),
        "promise": promise_about(found, today),
        "posting": current_posting(found, today),
    }
    return render(request, "portal/activity.html", context)


@public_page
def photo(request: Request, key: int, row_key: int) -> HttpResponseBase:
    """A picture of the work."""
    found = fetch(public_activities(timezone.localdate(request.now)), key)
    row = fetch(found.photos.select_related("file"), row_key)
    return picture(row.file, f"anh-{row.pk}.jpg")


@private_page
@require_http_methods(["GET", "POST"])
def sign_up(request: Request, key: int) -> HttpResponse:
    """I want to come."""
    found = _found(request, key)
    guard = guarded(request, Guarding.SIGN_UP)
    form = SignUpForm(request.POST if guard.sent else None)
    if guard.sent and form.is_valid():
        code = code_from(guard.seed)
        try:
            proven = guard.let_in(known=signed_up(code))
            acts.sign_up(found, **form.cleaned_data, code=code, proven=proven, by=CITIZEN, now=request.now)
        except (Refused, NotAllowed) as refusal:
            form.add_error(None, str(refusal))
        else:
            return render(request, "portal/activity_signed.html", {"activity": found, "code": code})
    context = {
        "crumbs": [*_crumbs(), (str(found), reverse("portal:activity", args=[found.pk])), (_("Ghi tên"), "")],
        "activity": found,
        "open": may_come(found, timezone.localdate(request.now)),
        "form": form,
        "guard": guard,
    }
    return render(request, "portal/activity_sign_up.html", context, status=422 if form.errors else 200)


@private_page
@require_http_methods(["GET", "POST"])
def sign_off(request: Request, key: int) -> HttpResponse:
    """I cannot come after all."""
    found, gone = _found(request, key), False
    form = SignOffForm(request.POST or None)
    if form.is_valid():
        try:
            acts.sign_off(found, code=form.cleaned_data["code"], by=CITIZEN, now=request.now)
            gone = True
        except (Refused, NotAllowed) as refusal:
            form.add_error(None, str(refusal))
    context = {
        "crumbs": [*_crumbs(), (str(found), reverse("portal:activity", args=[found.pk])), (_("Rút tên"), "")],
        "activity": found,
        "open": allowed("activity.sign_off", CITIZEN, found),
        "form": form,
        "gone": gone,
    }
    return render(request, "portal/activity_sign_off.html", context, status=422 if form.errors else 200)


def _found(request: Request, key: int) -> CivicActivity:
    return fetch(public_activities(timezone.localdate(request.now)), key)


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Cam kết"), reverse("portal:home")), (_("Bà con cùng làm"), reverse("portal:activities"))]
