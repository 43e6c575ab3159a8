"""The agenda of a meeting: what is proposed, what people add, what was said on it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, form_only, official, telling
from phoihop.ledger.acts import permit

from .. import actions
from ..actions.agenda import missing
from ..forms.meetings import ItemForm, ProposeForm
from ..models import AgendaItem
from .shape import crumbs_below, form_page, item_for, meeting_for


@official
@require_http_methods(["GET", "POST"])
def propose(request: Request, key: int) -> HttpResponse:
    """What is open and not on the agenda yet?"""
    meeting = meeting_for(request, key)
    permit("meeting.propose", request.actor, meeting)
    today = timezone.localdate(request.now)
    labels = dict(AgendaItem.Kind.choices)
    works = {f"{one.kind} {one.about}": one for one in missing(meeting, today)}
    offered = [(name, f"{labels[one.kind]}: {one.text}. {one.facts(today)}") for name, one in works.items()]

    def do(data: dict[str, Any]) -> None:
        chosen = {(works[name].kind, works[name].about) for name in data["chosen"]}
        actions.propose(meeting, chosen=chosen, **doing(request))

    return form_page(
        request,
        ProposeForm(sent(request), offered=offered, initial={"chosen": list(works)}),
        do,
        template="steering/propose.html",
        success=_("Đã đưa vào chương trình họp."),
        back=meeting.get_absolute_url(),
        title=_("Đề xuất thêm từ việc còn lại"),
        button=_("Đưa vào chương trình họp"),
        lead=meeting.title,
        offered=offered,
        crumbs=crumbs_below(meeting, (_("Đề xuất thêm"), "")),
    )


@official
@require_http_methods(["GET", "POST"])
def add_item(request: Request, key: int) -> HttpResponse:
    """A point of one's own."""
    meeting = meeting_for(request, key)
    permit("meeting.add_item", request.actor, meeting)
    form = ItemForm(sent(request))
    del form.fields["seen"]
    return form_page(
        request,
        form,
        lambda data: actions.add_item(meeting, **data, **doing(request)),
        success=_("Đã thêm vào chương trình họp."),
        back=meeting.get_absolute_url(),
        title=_("Thêm mục vào chương trình họp"),
        lead=meeting.title,
        button=_("Thêm"),
        crumbs=crumbs_below(meeting, (_("Thêm mục"), "")),
    )


@official
@require_http_methods(["GET", "POST"])
def edit_item(request: Request, key: int) -> HttpResponse:
    """Other words, or what was said on it."""
    item = item_for(request, key)
    permit("meeting.edit_item", request.actor, item)
    shown = {name: getattr(item, name) for name in ("text", "facts", "notes", "order")}
    return form_page(
        request,
        ItemForm(sent(request), initial={**shown, "seen": item.revision}),
        lambda data: actions.edit_item(item, **{**data, "seen": data["seen"] or 0}, **doing(request)),
        success=_("Đã lưu."),
        back=f"{item.meeting.get_absolute_url()}#muc-{item.pk}",
        title=_("Mục của chương trình họp"),
        lead=item.meeting.title,
        crumbs=crumbs_below(item.meeting, (_("Mục của chương trình họp"), "")),
    )


@official
@form_only
def drop_item(request: Request, key: int, item_key: int) -> HttpResponse:
    """It is not talked about."""
    meeting = meeting_for(request, key)
    item = AgendaItem.objects.filter(meeting=meeting, pk=item_key).first()
    if item:  # else it was taken out before, by a second press or by somebody else
        item.meeting = meeting
        with telling(request, _("Đã bỏ khỏi chương trình họp.")):
            actions.drop_item(item, **doing(request))
    return redirect(meeting)
