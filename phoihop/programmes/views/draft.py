"""A draft beside the text that it was read from, and the forms that mend many of its gaps at once."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from phoihop.ground.pages import Request, official, telling
from phoihop.ledger.acts import allowed, permit

from .. import actions
from ..forms.gaps import FillForm, MatchForm, NewUnitForm, groups_of
from ..models import Programme
from ..pages import crumbs_of, duties_of
from ..review import anchors_of, review_of, row_link
from .shape import doing, draft_url, form_page, programme_for, sent

_BUTTONS = ("programme.confirm", "programme.agree", "programme.discard", "programme.edit", "programme.complete")


@official
@require_GET
def draft(request: Request, key: int) -> HttpResponse:
    """The draft beside its source; a programme that is no draft has its own page."""
    programme = programme_for(request, key, "intake")
    if programme.state != Programme.State.DRAFT:
        return redirect(programme)
    return _shown(request, programme)


@official
@require_POST
def match(request: Request, key: int) -> HttpResponse:
    """Who is meant by the words of the text: several at once; a unit that the register lacks has a page of its own."""
    programme = programme_for(request, key, "intake")
    permit("programme.complete", request.actor, programme)
    form = _match_form(request, programme)
    lacking = next((row for row in form.rows if row.name == request.POST.get("new")), None)
    if form.valid and (form.meant or lacking is None):
        with telling(request, _("Đã đối chiếu đơn vị.")) as told:
            actions.complete(programme, meant=form.meant, **doing(request))
        if not told.done and not lacking:
            return redirect(f"{draft_url(programme)}#khop")
    if not form.valid:
        return _shown(request, programme, form, status=422)
    if lacking:
        query = request.GET.copy()
        query.setlist("cum", lacking.group.phrases)
        return redirect(f"{reverse('programmes:new_unit', args=[programme.pk])}?{query.urlencode()}")
    return redirect(f"{draft_url(programme)}#khop" if len(form.meant) < len(form.rows) else draft_url(programme))


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
        back=f"{draft_url(programme)}#khop",
        title=_("Thêm đơn vị mới"),
        lead=_("Trong văn bản: “{words}”").format(words="”, “".join(phrases)) if phrases else "",
        crumbs=crumbs_of(programme, (_("Thêm đơn vị mới"), "")),
        action=request.get_full_path(),
    )


@official
@require_http_methods(["GET", "POST"])
def fill(request: Request, key: int) -> HttpResponse:
    """Leads and schedules that duties lack, in one form."""
    programme = programme_for(request, key)
    permit("programme.complete", request.actor, programme)
    form = FillForm(sent(request), duties=duties_of(programme))
    return form_page(
        request,
        form,
        lambda data: actions.complete(programme, fillings=form.fillings, **doing(request)),
        success=_("Đã bổ sung."),
        back=draft_url(programme),
        template="programmes/fill.html",
        title=_("Bổ sung chủ trì và thời hạn"),
        crumbs=crumbs_of(programme, (_("Bổ sung"), "")),
    )


@official
@require_POST
def settle(request: Request, key: int) -> HttpResponse:
    """Doubts that a person has looked at: one, or all that are open."""
    programme = programme_for(request, key, "intake")
    permit("programme.settle", request.actor, programme)
    wanted = request.POST.get("doubt", "")
    chosen = programme.doubts.filter(settled=False)
    doubts = list(chosen if wanted == "all" else chosen.filter(pk=wanted if wanted.isdigit() else 0))
    if doubts:
        with telling(request, _("Đã ghi nhận là đã xem.")):
            actions.settle_doubts(programme, doubts=doubts, **doing(request))
    about = doubts[0].about if len(doubts) == 1 else ""
    return redirect(draft_url(programme) + row_link(about))


def _shown(request: Request, programme: Programme, form: MatchForm | None = None, status: int = 200) -> HttpResponse:
    review = review_of(programme)
    intake = programme.intake
    form = form or MatchForm(groups_of(review.parties, review.duties), timezone.localdate(request.now))
    context = {
        "crumbs": crumbs_of(programme),
        "programme": programme,
        "intake": intake,
        "review": review,
        "lacks": review.lacks,
        "doubts_at": review.doubts_at,
        "anchors": anchors_of(review),
        "tree": review.tree,
        "source": review.source,
        "citations": list(enumerate(intake.reading.get("citations") or [])) if intake else [],
        "match": form,
        "may": {name.split(".")[1]: allowed(name, request.actor, programme) for name in _BUTTONS},
        "siblings": intake.programmes.exclude(pk=programme.pk)
        if intake and len(intake.reading.get("programmes", [])) > 1
        else [],
    }
    return render(request, "programmes/draft.html", context, status=status)


def _match_form(request: Request, programme: Programme) -> MatchForm:
    groups = groups_of(list(programme.parties.all()), duties_of(programme))
    return MatchForm(groups, timezone.localdate(request.now), request.POST)
