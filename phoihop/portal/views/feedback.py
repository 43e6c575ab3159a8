"""To say something about a promise, and to follow it by its code. Nobody signs in; no address holds a code."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.errors import AlreadyDone, NotAllowed, Refused
from phoihop.ground.forms import Form
from phoihop.ground.pages import Request, fetch, once_of
from phoihop.ledger.actor import CITIZEN
from phoihop.ledger.acts import allowed
from phoihop.programmes.queries import public_programmes
from phoihop.voices import actions
from phoihop.voices.codes import code_from, new_seed
from phoihop.voices.forms.speaking import CodeForm, RateForm, SendForm, WordForm
from phoihop.voices.models import Feedback
from phoihop.voices.queries import feedback_by_code
from phoihop.voices.receivers import receivers_of

from ..private import private_page

_SEED = 24  # letters of a form's seed


@private_page
@require_http_methods(["GET", "POST"])
def send(request: Request, key: int, content_key: int) -> HttpResponse:
    """What do you want to say of this promise? (0: of the whole programme)"""
    today = timezone.localdate(request.now)
    programme = fetch(public_programmes(today), key)
    content = fetch(programme.contents.all(), content_key) if content_key else None
    seed = request.POST.get("seed", "")[:_SEED] if request.method == "POST" else new_seed()
    form = SendForm(request.POST or None, request.FILES or None, receivers=receivers_of(programme, content, today))
    if form.is_valid() and len(seed) == _SEED:
        code = code_from(seed)
        made = actions.send(
            code, **form.cleaned_data, programme=programme, content=content, by=CITIZEN, now=request.now
        )
        return render(request, "portal/feedback_sent.html", {"code": code, "feedback": made})
    context = {
        "crumbs": [
            (_("Cam kết"), reverse("portal:home")),
            (programme.title, reverse("portal:programme", args=[programme.pk])),
            (_("Phản ánh"), ""),
        ],
        "about": content or programme,
        "form": form,
        "seed": seed if len(seed) == _SEED else new_seed(),
    }
    return render(request, "portal/feedback_send.html", context, status=422 if form.errors else 200)


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


_FORMS = {"reply": WordForm, "rate": RateForm, "reopen": WordForm}


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


def _shown(found: Feedback, code: str, sent: dict[str, Form]) -> dict[str, Any]:
    found.refresh_from_db()
    may = [do for do in _FORMS if allowed(f"feedback.{do}", CITIZEN, found)]
    return {
        "feedback": found,
        "code": code,
        "messages_of": found.messages.select_related("unit"),
        "forms": {do: _form(do) for do in may} | sent,
    }
