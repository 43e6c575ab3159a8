"""How were you served, what did you get? To answer without a name, and to read what all answered."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.errors import AlreadyDone, NotAllowed, Refused
from phoihop.ground.pages import Request, fetch, page_of
from phoihop.ledger.actor import CITIZEN
from phoihop.ledger.acts import was_done
from phoihop.publishing.queries import current_posting
from phoihop.voices.actions import survey as acts
from phoihop.voices.answers import results_of
from phoihop.voices.codes import seed_hash
from phoihop.voices.forms.survey import AnswerForm
from phoihop.voices.guarding import Form as Guarding
from phoihop.voices.models import Survey
from phoihop.voices.queries import open_surveys, public_surveys, shown_surveys

from ..caching import public_page
from ..guarded import guarded
from ..measured import measured_of
from ..private import private_page
from ..promises import promise_about

_OPEN = 60  # surveys that may be answered, on one page


@public_page
def surveys(request: Request) -> HttpResponse:
    """Those that may be answered by anybody, and the results of those that are over."""
    today, after = timezone.localdate(request.now), request.GET.get("sau")
    context = {
        "crumbs": [*_crumbs()[:-1], (_("Khảo sát"), "")],
        "open": [] if after else open_surveys(today).select_related("unit").order_by("closes_on", "id")[:_OPEN],
        "piece": page_of(public_surveys(today).order_by("-id"), after, 20),
    }
    return render(request, "portal/surveys.html", context)


@public_page
def survey(request: Request, key: int) -> HttpResponse:
    """What was asked, and what was answered; beside it what the promise itself reports."""
    today = timezone.localdate(request.now)
    found = fetch(shown_surveys(today).select_related("unit", "programme", "content"), key)
    closed = found.state == Survey.State.CLOSED
    promise = promise_about(found, today)
    context = {
        "crumbs": [*_crumbs(), (str(found), "")],
        "survey": found,
        "results": results_of(found) if closed else None,
        "questions": [] if closed else found.questions.all(),
        "promise": promise,
        "measured": measured_of(found.programme, today, found.content_id) if promise and found.programme else None,
        "posting": current_posting(found, today) if closed else None,
    }
    return render(request, "portal/survey.html", context)


@private_page
@require_http_methods(["GET", "POST"])
def answer(request: Request, key: int) -> HttpResponse:
    """My answers. They are counted at once; no form is kept."""
    today = timezone.localdate(request.now)
    found = fetch(Survey.objects.exclude(state=Survey.State.DRAFT).select_related("unit"), key)
    if not open_surveys(today).filter(pk=key).exists():
        return _over(request, found)
    questions = list(found.questions.all())
    given = request.POST if request.method == "POST" else None
    guard = None if found.by_code else guarded(request, Guarding.SURVEY)  # a code is used once by itself
    form = AnswerForm(given, questions=questions, by_code=found.by_code)
    if (guard is None or guard.sent) and form.is_valid():
        once = seed_hash(guard.seed) if guard else None  # sent twice it counts once
        try:
            proven = guard.let_in(known=was_done(once)) if guard and once else None
            acts.answer(found, **form.cleaned_data, proven=proven, by=CITIZEN, now=request.now, once=once)
        except (Refused, NotAllowed) as refusal:
            form.add_error("code" if found.by_code else None, str(refusal))
        except AlreadyDone:
            return render(request, "portal/survey_answered.html", {"survey": found})
        else:
            return render(request, "portal/survey_answered.html", {"survey": found})
    context = {
        "crumbs": [*_crumbs(), (str(found), reverse("portal:survey", args=[found.pk])), (_("Trả lời"), "")],
        "survey": found,
        "form": form,
        "guard": guard,
    }
    return render(request, "portal/survey_answer.html", context, status=422 if form.errors else 200)


def _over(request: Request, found: Survey) -> HttpResponse:
    """Whoever comes by a slip or from a counter too late is told so."""
    shown = shown_surveys(timezone.localdate(request.now)).filter(pk=found.pk).exists()
    context = {"crumbs": [*_crumbs(), (str(found), "")], "survey": found, "shown": shown}
    return render(request, "portal/survey_over.html", context)


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Cam kết"), reverse("portal:home")), (_("Khảo sát"), reverse("portal:surveys"))]
