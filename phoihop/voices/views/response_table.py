"""Contributions and the response table: sorting by the thousand, answering each group, publishing the result."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.errors import NotAllowed, Refused
from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, fetch, form_only, key_of, official, page_of, telling
from phoihop.ground.search.query import MOST_LETTERS, parsed
from phoihop.ground.text import squeeze
from phoihop.ledger.acts import allowed, permit

from .. import actions
from ..consultation_queries import visible_contributions
from ..consultation_results import sorted_of
from ..forms.comment import WrittenDownForm
from ..forms.response_table import CloseForm, EditGroupForm, GroupForm
from ..models import Comment, CommentGroup, Consultation
from .consultation_shape import act_page, consultation_for, crumbs_of

_PAGE = 50
_OF_GROUP = ("title", "outcome", "answer")
_NEW, _OUT = "new", "out"  # into a group that is named beside the button; out of theirs


@official
@require_GET
def contributions(request: Request, key: int) -> HttpResponse:
    """What did people write, and where does each belong? (nhom=0: what waits, muc=0: of the whole)"""
    found = _read(request, key)
    chosen = _chosen(request, found, request.GET)
    context: dict[str, Any] = {
        "crumbs": crumbs_of(found, (_("Ý kiến"), "")),
        "consultation": found,
        "sections": list(found.sections.all()),
        "sorted": sorted_of(found),
        "piece": page_of(chosen.select_related("section", "group").order_by("id"), request.GET.get("sau"), _PAGE),
        "group": request.GET.get("nhom", "0"),
        "section": request.GET.get("muc", ""),
        "words": request.GET.get("tim", "")[:MOST_LETTERS],
        "kept": _kept(request.GET),
        "may": {name: allowed(f"consultation.{name}", request.actor, found) for name in ("sort", "write_down")},
    }
    return render(request, "voices/comments.html", context)


@official
@form_only
def sort(request: Request, key: int) -> HttpResponse:
    """Puts the chosen ones, or all that the list shows on all its pages, into a group."""
    found = _read(request, key)
    permit("consultation.sort", request.actor, found)
    given = request.POST
    chosen = _chosen(request, found, given)
    if given.get("all") != "1":
        keys = [pk for one in given.getlist("y") if (pk := key_of(one)) is not None]
        chosen = visible_contributions(request.actor).filter(pk__in=keys)
    with telling(request, lambda: _sorted_words(done)):
        done = actions.sort(found, chosen=chosen, **_into(found, given), **doing(request))
    return redirect(f"{reverse('voices:contributions', args=[found.pk])}?{_kept(given)}")


@official
@require_http_methods(["GET", "POST"])
def write_down(request: Request, key: int) -> HttpResponse:
    """What was said at a meeting or on paper."""
    found = _read(request, key)
    return act_page(
        request,
        found,
        "write_down",
        actions.write_down,
        WrittenDownForm(sent(request), consultation=found),
        success=_("Đã ghi ý kiến."),
        back=reverse("voices:contributions", args=[found.pk]),
        title=_("Ghi ý kiến nhận ngoài trang công khai"),
        here=_("Ghi ý kiến"),
    )


@official
@require_http_methods(["GET", "POST"])
def make_group(request: Request, key: int) -> HttpResponse:
    """A new group."""
    return act_page(
        request,
        _read(request, key),
        "make_group",
        actions.make_group,
        GroupForm(sent(request)),
        success=_("Đã lưu."),
        title=_("Lập nhóm ý kiến"),
        here=_("Nhóm mới"),
    )


@official
@require_http_methods(["GET", "POST"])
def group(request: Request, key: int, group_key: int) -> HttpResponse:
    """Its name and its answer."""
    one = _group(request, key, group_key)
    return act_page(
        request,
        one.consultation,
        "edit_group",
        actions.edit_group,
        EditGroupForm(sent(request), initial={name: getattr(one, name) for name in _OF_GROUP} | {"seen": one.revision}),
        row=one,
        success=_("Đã lưu."),
        title=_("Trả lời nhóm ý kiến"),
        here=one.title,
    )


@official
@form_only
def drop_group(request: Request, key: int, group_key: int) -> HttpResponse:
    """Its contributions wait again."""
    one = _group(request, key, group_key)
    with telling(request, _("Đã bỏ nhóm; ý kiến trong nhóm chờ xếp lại.")):
        actions.drop_group(one, **doing(request))
    return redirect(one.consultation)


@official
@require_http_methods(["GET", "POST"])
def close(request: Request, key: int) -> HttpResponse:
    """The decision, published with the response table."""
    found = consultation_for(request, key)
    return act_page(
        request,
        found,
        "close",
        actions.close,
        CloseForm(sent(request), consultation=found),
        success=_("Đã công bố kết quả cùng bảng tiếp thu, giải trình."),
        title=_("Công bố kết quả"),
        lead=_("Kết quả và bảng tiếp thu, giải trình được công khai ngay, và không sửa được nữa."),
        button=_("Công bố"),
    )


def _into(found: Consultation, given: QueryDict) -> dict[str, Any]:
    """Which group the button means."""
    into = given.get("group", "")
    if into == _NEW:
        if not squeeze(given.get("title", "")):
            raise Refused(_("Hãy ghi tóm tắt cho nhóm mới."))
        return {"title": given["title"]}
    return {"group": fetch(found.groups.all(), key_of(into) or 0) if into != _OUT else None}


def _sorted_words(number: int) -> str:
    return ngettext("Đã xếp {number} ý kiến.", "Đã xếp {number} ý kiến.", number).format(number=number)


def _chosen(request: Request, found: Consultation, given: QueryDict) -> QuerySet[Comment]:
    """What the address asks for: a group, a section, words."""
    rows = visible_contributions(request.actor).filter(consultation=found)
    if (group := given.get("nhom", "0")) != "all":
        rows = rows.filter(group=key_of(group) or None)
    if (section := key_of(given.get("muc"))) is not None:
        rows = rows.filter(section=section or None)
    if query := parsed(given.get("tim", "")[:MOST_LETTERS]):
        rows = rows.filter(folded__words=query)
    return rows


def _kept(given: QueryDict) -> str:
    """The address's choice, for the next page and the way back."""
    kept = QueryDict(mutable=True)
    for name in ("nhom", "muc", "tim"):
        if value := given.get(name):
            kept[name] = value
    return kept.urlencode()


def _read(request: Request, key: int) -> Consultation:
    """For those who may read what people wrote."""
    found = consultation_for(request, key)
    if not request.actor.can("answer"):
        raise NotAllowed(_("Vai trò của bạn không có quyền làm việc này."))
    return found


def _group(request: Request, key: int, group_key: int) -> CommentGroup:
    found = _read(request, key)
    one = fetch(found.groups.all(), group_key)
    one.consultation = found
    return one
