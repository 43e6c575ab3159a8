"""What is open for discussion, one consultation, and the form to answer it. Nobody signs in; nobody is known."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.errors import NotAllowed, Refused
from phoihop.ground.form_page import sent
from phoihop.ground.pages import Request, fetch, key_of, page_of
from phoihop.ledger.actor import CITIZEN
from phoihop.programmes.queries import public_programmes
from phoihop.publishing.queries import current_posting
from phoihop.voices import actions
from phoihop.voices.consultation_queries import is_answered, over, public_consultations, taking_answers
from phoihop.voices.consultation_results import sorted_of, tallies_of, votes_of
from phoihop.voices.forms.comment import AnswerForm
from phoihop.voices.guarding import Form as Guarding
from phoihop.voices.models import Consultation
from phoihop.voices.receivers import is_force

from ..caching import public_page
from ..guarded import guarded
from ..private import private_page

_SHOWN = 200  # open at one time; more would be nobody's list


@public_page
def consultations(request: Request) -> HttpResponse:
    """What can I speak about now, and what came of what was asked before?"""
    today = timezone.localdate(request.now)
    after = request.GET.get("sau")
    about = key_of(request.GET.get("cam-ket"))
    of = {"programme": about} if about is not None else {}
    found = taking_answers(today).filter(**of)[:_SHOWN]
    context = {
        "crumbs": [(_("Cam kết"), reverse("portal:home")), (_("Lấy ý kiến"), "")],
        "open": [] if after else [(one, one.days_left(today)) for one in found],
        "piece": page_of(over(today).filter(**of).select_related("unit"), after),
        "about": about,
    }
    return render(request, "portal/consultations.html", context)


@public_page
def consultation(request: Request, key: int) -> HttpResponse:
    """What is asked, until when, who reads it; after that what came of it."""
    today = timezone.localdate(request.now)
    found = _fetch(request, key)
    ended = found.over_on(today)
    closed = found.state == Consultation.State.CLOSED
    about = found.programme
    context = {
        "crumbs": _crumbs(found),
        "consultation": found,
        "sections": found.sections.all(),
        "options": found.options.all() if found.choosing and not ended else [],
        "takes": found.takes_on(today) and (found.comments or found.choosing),
        "open": found.takes_on(today),
        "days_left": found.days_left(today),
        "programme": about if about and public_programmes(today).filter(pk=about.pk).exists() else None,
        "answers": found.answers.count() if ended else 0,
        "tallies": tallies_of(found) if ended and found.choosing else [],
        "votes": votes_of(found) if ended else None,
        "groups": sorted_of(found).groups if closed else [],
        "posting": current_posting(found, today),
        "late": bool(found.state == Consultation.State.OPEN and found.results_by and found.results_by < today),
    }
    return render(request, "portal/consultation.html", context)


@private_page
@require_http_methods(["GET", "POST"])
def answer(request: Request, key: int) -> HttpResponse:
    """Everything that one may answer, in one form."""
    today = timezone.localdate(request.now)
    found = _fetch(request, key)
    if not found.takes_on(today) or not (found.comments or found.choosing):
        return redirect("portal:consultation", found.pk)
    guard = guarded(request, Guarding.ANSWER)
    form = AnswerForm(
        sent(request), consultation=found, sections=list(found.sections.all()), options=list(found.options.all())
    )
    if guard.sent and form.is_valid():
        try:
            proven = guard.let_in(known=is_answered(guard.seed))
            actions.answer_consultation(
                found, seed=guard.seed, proven=proven, **form.cleaned_data, by=CITIZEN, now=request.now
            )
        except (Refused, NotAllowed) as refusal:
            form.add_error(None, str(refusal))
        else:
            return render(request, "portal/consultation_sent.html", {"consultation": found})
    context = {
        "crumbs": _crumbs(found, (_("Trả lời"), "")),
        "consultation": found,
        "form": form,
        "force": is_force(found.unit),
        "guard": guard,
    }
    return render(request, "portal/consultation_answer.html", context, status=422 if form.errors else 200)


def _fetch(request: Request, key: int) -> Consultation:
    found = public_consultations(timezone.localdate(request.now))
    return fetch(found.select_related("unit", "programme", "content", "chosen"), key)


def _crumbs(found: Consultation, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return [
        (_("Lấy ý kiến"), reverse("portal:consultations")),
        (found.title, reverse("portal:consultation", args=[found.pk]) if more else ""),
        *more,
    ]
