"""A draft beside the text that it was read from, and the forms that mend many of its gaps at once."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, form_only, key_of, official, telling
from phoihop.ledger.acts import allowed, permit

from .. import actions
from ..doubles import doubles_of
from ..draft_page import DraftPage
from ..forms.gaps import FillForm, MatchForm, NewUnitForm, groups_of, lacking
from ..pages import crumbs_of, duties_of
from ..queries import own_drafts
from ..review import place_of, review_of
from .shape import draft_url, form_page, programme_for

NAMES, DUTIES = 16, 24  # names to be matched, and duties to be filled in, on one page
_BUTTONS = ("programme.confirm", "programme.agree", "programme.discard", "programme.edit", "programme.complete")


@official
@require_GET
def draft(request: Request, key: int) -> HttpResponse:
    """A leaf of the draft beside its source: ``?phan=`` its number, ``?den=`` a place on it.

    A programme that is no draft has its own page.
    """
    programme = own_drafts(request.actor).select_related("standing_body", "intake").filter(pk=key).first()
    if programme is None:
        return redirect(programme_for(request, key))
    review = review_of(programme)
    place = request.GET.get("den", "")
    page = DraftPage(review, review.leaf_of(place) if place else review.leaves.numbered(request.GET.get("phan")))
    intake = programme.intake
    several = intake and len(intake.reading.get("programmes", [])) > 1
    context = {
        "crumbs": crumbs_of(programme),
        "programme": programme,
        "intake": intake,
        "doubles": doubles_of(programme, request.actor),
        "page": page,
        "lacks": review.lacks,
        "unmatched": len(groups_of(review.parties, review.duties)),
        "may": {name.split(".")[1]: allowed(name, request.actor, programme) for name in _BUTTONS},
        "siblings": intake.programmes.exclude(pk=programme.pk) if intake and several else [],
    }
    return render(request, "programmes/draft.html", context)


@official
@require_http_methods(["GET", "POST"])
def match(request: Request, key: int) -> HttpResponse:
    """Who is meant by the words of the text, some at once; a unit that the register lacks has a page of its own."""
    programme = programme_for(request, key)
    permit("programme.complete", request.actor, programme)
    groups = groups_of(list(programme.parties.all()), duties_of(programme))
    first = _first(request, len(groups))
    form = MatchForm(groups[first : first + NAMES], timezone.localdate(request.now), sent(request))
    here = reverse("programmes:match", args=[programme.pk])
    new = next((row for row in form.rows if row.name == request.POST.get("new")), None)
    if form.valid and (form.meant or (new is None and request.method == "POST")):
        with telling(request, _("Đã đối chiếu đơn vị.")) as told:
            actions.complete(programme, meant=form.meant, **doing(request))
        if not new:
            left = len(groups) - sum(1 for row in form.rows if row.meant) if told.done else len(groups)
            return redirect(f"{here}?tu={first if first < left else 0}" if left else draft_url(programme))
    if new and form.valid:
        query = request.GET.copy()
        query.setlist("cum", new.group.phrases)
        return redirect(f"{reverse('programmes:new_unit', args=[programme.pk])}?{query.urlencode()}")
    context = {
        "programme": programme,
        "crumbs": crumbs_of(programme, (_("Đối chiếu đơn vị"), "")),
        "match": form,
        "first": first + 1,
        "last": first + len(form.rows),
        "count": len(groups),
        "following": first + NAMES if first + NAMES < len(groups) else None,
    }
    return render(request, "programmes/match.html", context, status=200 if form.valid else 422)


@official
@require_http_methods(["GET", "POST"])
def new_unit(request: Request, key: int) -> HttpResponse:
    """A unit (or a class of units) that the text names and the register lacks."""
    programme = programme_for(request, key)
    permit("programme.create_unit", request.actor, programme)
    phrases = [words for words in request.GET.getlist("cum") if words][:20]
    form = NewUnitForm(sent(request), initial={"name": phrases[0] if phrases else ""})

    def do(data: dict[str, Any]) -> Any:
        of_class = data["what"] == "class"
        fields = {name: data[name] for name in ("name", "kind", "level")}
        if not of_class:
            fields["abbreviation"] = data["abbreviation"]
        return actions.create_meant_unit(
            programme, phrases=phrases, of_class=of_class, parent=data["parent"], **fields, **doing(request)
        )

    return form_page(
        request,
        form,
        do,
        success=_("Đã thêm vào danh bạ và đối chiếu với văn bản."),
        back=reverse("programmes:match", args=[programme.pk])
        + (f"?tu={request.GET['tu']}" if "tu" in request.GET else ""),
        title=_("Thêm đơn vị mới"),
        lead=_("Trong văn bản: “{words}”").format(words="”, “".join(phrases)) if phrases else "",
        crumbs=crumbs_of(programme, (_("Thêm đơn vị mới"), "")),
        action=request.get_full_path(),
    )


@official
@require_http_methods(["GET", "POST"])
def fill(request: Request, key: int) -> HttpResponse:
    """Leads and schedules that duties lack, many in one form."""
    programme = programme_for(request, key)
    permit("programme.complete", request.actor, programme)
    duties = lacking(duties_of(programme))
    first = _first(request, len(duties))
    form = FillForm(sent(request), duties=duties[first : first + DUTIES], first=first)
    return form_page(
        request,
        form,
        lambda data: actions.complete(programme, fillings=form.fillings, **doing(request)),
        success=_("Đã bổ sung."),
        back=draft_url(programme),
        template="programmes/fill.html",
        title=_("Bổ sung chủ trì và thời hạn"),
        crumbs=crumbs_of(programme, (_("Bổ sung"), "")),
        action=request.get_full_path(),
        following=first + DUTIES if first + DUTIES < len(duties) else None,
        more=len(duties) - first - DUTIES,
        first=first,
    )


@official
@form_only
def settle(request: Request, key: int) -> HttpResponse:
    """Doubts that a person has looked at: one, or all that are open."""
    programme = programme_for(request, key, "intake")
    permit("programme.settle", request.actor, programme)
    wanted = request.POST.get("doubt", "")
    chosen = programme.doubts.filter(settled=False)
    doubts = list(chosen if wanted == "all" else chosen.filter(pk=key_of(wanted) or 0))
    if doubts:
        with telling(request, _("Đã ghi nhận là đã xem.")):
            actions.settle_doubts(programme, doubts=doubts, **doing(request))
    return redirect(draft_url(programme, place_of(doubts[0].about) if len(doubts) == 1 else ""))


def _first(request: Request, count: int) -> int:
    """How many of ``count`` stand before this page, as the address says (``?tu=``)."""
    asked = request.GET.get("tu", "")
    first = int(asked) if asked.isdecimal() and len(asked) < 6 else 0
    return first if first < count else 0
