"""To say something of a promise or to a body, and to follow it by its code. Nobody signs in; no address has a code."""

from __future__ import annotations

from typing import Any

import segno
from django.conf import settings
from django.db.models import Model
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.addresses import in_full
from phoihop.ground.errors import AlreadyDone, NotAllowed, Refused
from phoihop.ground.forms import Form
from phoihop.ground.pages import Request, fetch, key_of, once_of
from phoihop.ground.search.query import MOST_LETTERS
from phoihop.ledger.actor import CITIZEN
from phoihop.ledger.acts import allowed
from phoihop.programmes.queries import public_programmes
from phoihop.publishing.queries import current_posting
from phoihop.units.models import Unit
from phoihop.units.queries import living_units, search_units
from phoihop.voices import actions
from phoihop.voices.codes import code_from
from phoihop.voices.forms.speaking import CodeForm, ConsentForm, LeaveForm, RateForm, SendForm, WordForm
from phoihop.voices.guarding import Form as Guarding
from phoihop.voices.models import Feedback
from phoihop.voices.paths import PATHS
from phoihop.voices.queries import feedback_by_code, may_be_public, refusals
from phoihop.voices.receivers import receivers_of, who_answer

from ..caching import public_page
from ..guarded import guarded
from ..private import private_page

_FOUND = 30  # bodies of a name


@public_page
def landing(request: Request) -> HttpResponse:
    """Where do I say something, and what becomes of it?"""
    words, today = request.GET.get("tim", "").strip()[:MOST_LETTERS], timezone.localdate(request.now)
    counts = refusals(today)
    context = {
        "words": words,
        "units": search_units(words, today).select_related("parent")[:_FOUND] if words else [],
        "paths": PATHS,
        "refusals": [(label, counts.get(value, 0)) for value, label in Feedback.Refusal.choices],
        "year": today.year,
        "days": settings.FEEDBACK_DAYS,
    }
    return render(request, "portal/feedback_landing.html", context)


@private_page
@require_http_methods(["GET", "POST"])
def send(request: Request, key: int, content_key: int) -> HttpResponse:
    """What do you want to say of this promise? (0: of the whole programme)"""
    today = timezone.localdate(request.now)
    programme = fetch(public_programmes(today), key)
    content = fetch(programme.contents.all(), content_key) if content_key else None
    crumbs = [(_("Cam kết"), reverse("portal:home")), (programme.title, reverse("portal:programme", args=[key]))]
    duties = programme.duties.filter(content=content)
    duty = fetch(duties, key_of(request.GET["viec"]) or 0) if "viec" in request.GET else None
    receivers = receivers_of(programme, content, today, duty)
    return _send(
        request, duty or content or programme, receivers, crumbs, programme=programme, content=content, duty=duty
    )


@private_page
@require_http_methods(["GET", "POST"])
def send_to(request: Request, key: int) -> HttpResponse:
    """What do you want to say to this body?"""
    today = timezone.localdate(request.now)
    unit = fetch(living_units(today), key)
    return _send(request, unit, who_answer([unit], today), [(_("Phản ánh"), reverse("portal:feedback"))])


def _send(
    request: Request, about: Model, receivers: list[Unit], crumbs: list[tuple[str, str]], **of: Any
) -> HttpResponse:
    guard = guarded(request, Guarding.FEEDBACK)
    instead = isinstance(about, Unit) and about not in receivers  # whom it is about, its place says
    place = {"place": about.name} if isinstance(about, Unit) and instead else {}
    form = SendForm(request.POST or None, request.FILES or None, receivers=receivers, initial=place)
    if guard.sent and form.is_valid():
        code = code_from(guard.seed)
        try:
            proven = guard.let_in(known=feedback_by_code(code) is not None)
            made = actions.send(code, **form.cleaned_data, **of, proven=proven, by=CITIZEN, now=request.now)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return render(request, "portal/feedback_sent.html", {"code": code, "qr": _qr(code), "feedback": made})
    context = {
        "crumbs": [*crumbs, (_("Gửi phản ánh"), "")],
        "about": about,
        "instead": instead,
        "form": form,
        "guard": guard,
    }
    return render(request, "portal/feedback_send.html", context, status=422 if form.errors else 200)


def _qr(code: str) -> SafeString:
    """The way back, for a phone's camera. The code stands behind "#": browsers send that to nobody."""
    address = f"{in_full(reverse('portal:follow'))}#{code.replace(' ', '')}"
    return mark_safe(segno.make(address, error="m").svg_inline(scale=4, border=2))  # noqa: S308  # made here


@private_page
@require_http_methods(["GET", "POST"])
def follow(request: Request) -> HttpResponse:
    """What became of my word? Every answer to it goes with the code, in the form's body."""
    form = CodeForm(request.POST or None)
    found = feedback_by_code(form.cleaned_data["code"]) if form.is_valid() else None
    if found is None:
        if form.is_bound and not form.errors:
            form.add_error("code", _("Không có phản ánh nào mang mã này. Hãy xem lại từng chữ số."))
        return render(request, "portal/feedback_code.html", {"form": form}, status=422 if form.errors else 200)
    sent, told = _act(request, found)
    return render(request, "portal/feedback.html", _shown(found, request.POST["code"], sent) | {"told": told})


_FORMS = {
    "answer_leave": LeaveForm,
    "reply": WordForm,
    "rate": RateForm,
    "reopen": WordForm,
    "consent": ConsentForm,
}


def _form(do: str, given: QueryDict | None = None) -> Form:
    return _FORMS[do](given, auto_id=f"{do}_%s")  # several stand on one page


def _act(request: Request, found: Feedback) -> tuple[dict[str, Form], str]:
    """Does what a button of the page asks; the form as it was sent where it says what is wrong, and what is told."""
    do = request.POST.get("do", "")
    if do not in _FORMS:
        return {}, ""
    form = _form(do, request.POST)
    if form.is_valid():
        try:
            getattr(actions, do)(found, **form.cleaned_data, by=CITIZEN, now=request.now, once=once_of(request))
        except (Refused, NotAllowed) as refusal:
            form.add_error(None, str(refusal))
        except AlreadyDone:
            return {}, _("Đã gửi.")
        else:
            return {}, _("Đã gửi.")
    return {do: form}, ""


def _public_page_of(found: Feedback) -> str:
    """Where everybody reads it, if they do."""
    posting = current_posting(found, timezone.localdate()) if may_be_public(found) else None
    return reverse("portal:posting", args=[posting.pk]) if posting else ""


def _shown(found: Feedback, code: str, sent: dict[str, Form]) -> dict[str, Any]:
    found.refresh_from_db()
    may = [do for do in _FORMS if allowed(f"feedback.{do}", CITIZEN, found)]
    return {
        "feedback": found,
        "code": code,
        "messages_of": found.messages.select_related("unit"),
        "photos": found.photos.count(),
        "public": _public_page_of(found),
        "forms": {do: _form(do) for do in may} | sent,
    }
