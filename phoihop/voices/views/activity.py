"""The officials' pages of common works: the list, one work, and what the unit does with it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, fetch, form_only, key_of, official, page_of, telling
from phoihop.ground.serving import serve_file
from phoihop.ledger.acts import allowed, permit
from phoihop.ledger.history import history

from ..actions import activity as acts
from ..forms.activity import ActivityForm, CancelForm, ConcludeForm, ContributionForm, PaperForm
from ..forms.promise import ShowForm, promise_of
from ..models import CivicActivity
from ..pages import hands_of
from ..queries import visible_activities
from .shape import do_one, drop_row, form_page, list_crumbs, publication_of

_ACTS = (
    "edit",
    "count_paper",
    "conclude",
    "drop_sign_ups",
    "cancel",
    "contribute",
    "drop_contribution",
    "show",
    "drop_photo",
    "see_sign_ups",
)
_NAMES = 50  # of a page
_FIELDS = ("title", "text", "place", "held_on", "held_until", "hands_needed", "means", "contact")


@official
@require_GET
def activities(request: Request) -> HttpResponse:
    """Which works do citizens do with us?"""
    over = request.GET.get("xong") == "1"
    found = visible_activities(request.actor).select_related("unit")
    planned = CivicActivity.State.PLANNED
    found = found.exclude(state=planned) if over else found.filter(state=planned)
    context = {
        "crumbs": [*_crumbs()[:-1], (_("Bà con cùng làm"), "")],
        "piece": page_of(found.order_by("-id"), request.GET.get("sau")),
        "over": over,
        "today": timezone.localdate(request.now),
        "may_plan": allowed("activity.plan", request.actor),
    }
    return render(request, "voices/activities.html", context)


@official
@require_http_methods(["GET", "POST"])
def plan(request: Request) -> HttpResponse:
    """A new work."""
    permit("activity.plan", request.actor)

    def do(data: dict[str, Any]) -> CivicActivity:
        data.pop("seen")
        return acts.plan(None, **data, **doing(request))

    return form_page(
        request,
        ActivityForm(sent(request), actor=request.actor),
        do,
        success=_("Đã ghi. Muốn bà con thấy, hãy công khai."),
        back=lambda made: made.get_absolute_url() if made else reverse("voices:activities"),
        cancel=reverse("voices:activities"),
        title=_("Thêm việc bà con cùng làm"),
        crumbs=[*_crumbs(), (_("Thêm"), "")],
    )


@official
@require_GET
def activity(request: Request, key: int) -> HttpResponse:
    """What is asked of citizens, who comes, and what came of it?"""
    found = _for(request, key)
    may = {name: allowed(f"activity.{name}", request.actor, found) for name in _ACTS}
    context = {
        "crumbs": [*_crumbs(), (str(found), "")],
        "activity": found,
        "hands": hands_of(found),
        "sign_ups": page_of(found.sign_ups.order_by("id"), request.GET.get("sau"), _NAMES)
        if may["see_sign_ups"]
        else None,
        "contributions": found.contributions.all(),
        "photos": found.photos.all(),
        "may": may,
        "overdue": found.state == CivicActivity.State.PLANNED and found.last_day < timezone.localdate(request.now),
        "history": history(found),
    } | publication_of(request, "viec-cung-lam", found)
    return render(request, "voices/activity.html", context)


@official
@form_only
def drop_sign_ups(request: Request, key: int) -> HttpResponse:
    """Takes out the names that were ticked."""
    found = _for(request, key)
    keys = [number for text in request.POST.getlist("ten")[:_NAMES] if (number := key_of(text)) is not None]
    with telling(request, _("Đã bỏ các tên đã chọn.")):
        acts.drop_sign_ups(found, keys, **doing(request))
    return redirect(found)


@official
@require_http_methods(["GET", "POST"])
def edit(request: Request, key: int) -> HttpResponse:
    """Another day, place or need."""
    found = _for(request, key)
    initial = {name: getattr(found, name) for name in _FIELDS}
    initial |= {"promise": promise_of(found), "seen": found.revision}
    form = ActivityForm(sent(request), actor=request.actor, initial=initial)
    return _do(request, found, "edit", acts.edit, form, _("Sửa"), _("Đã sửa."))


@official
@require_http_methods(["GET", "POST"])
def count_paper(request: Request, key: int) -> HttpResponse:
    """How many signed up on paper."""
    found = _for(request, key)
    form = PaperForm(sent(request), initial={"number": found.paper_hands})
    return _do(request, found, "count_paper", acts.count_paper, form, _("Danh sách giấy"), _("Đã ghi tổng số."))


@official
@require_http_methods(["GET", "POST"])
def conclude(request: Request, key: int) -> HttpResponse:
    """What came of it."""
    lead = _("Tên những người đã ghi tham gia được xóa khi lưu.")
    found, form = _for(request, key), ConcludeForm(sent(request))
    return _do(request, found, "conclude", acts.conclude, form, _("Ghi kết quả"), _("Đã ghi kết quả."), lead=lead)


@official
@require_http_methods(["GET", "POST"])
def cancel(request: Request, key: int) -> HttpResponse:
    """It is off."""
    lead = _("Tên những người đã ghi tham gia được xóa khi lưu.")
    found, form = _for(request, key), CancelForm(sent(request))
    return _do(request, found, "cancel", acts.cancel, form, _("Không làm nữa"), _("Đã ghi không làm."), lead=lead)


@official
@require_http_methods(["GET", "POST"])
def contribute(request: Request, key: int) -> HttpResponse:
    """What people gave, and what it was used for."""
    found, form = _for(request, key), ContributionForm(sent(request))
    return _do(
        request, found, "contribute", acts.contribute, form, _("Ghi khoản đóng góp"), _("Đã ghi khoản đóng góp.")
    )


@official
@require_http_methods(["GET", "POST"])
def show(request: Request, key: int) -> HttpResponse:
    """Pictures of the work."""
    found, form = _for(request, key), ShowForm(sent(request), request.FILES or None)
    return _do(request, found, "show", acts.show, form, _("Thêm ảnh"), _("Đã thêm ảnh."))


@official
@form_only
def drop_contribution(request: Request, key: int, row_key: int) -> HttpResponse:
    """A sum that was written down by mistake."""
    found = _for(request, key)
    return drop_row(
        request,
        found,
        "activity.drop_contribution",
        acts.drop_contribution,
        found.contributions.all(),
        row_key,
        _("Đã bỏ khoản đóng góp."),
    )


@official
@form_only
def drop_photo(request: Request, key: int, row_key: int) -> HttpResponse:
    """A picture is taken out."""
    found = _for(request, key)
    return drop_row(
        request, found, "activity.drop_photo", acts.drop_photo, found.photos.all(), row_key, _("Đã bỏ ảnh.")
    )


@official
@require_GET
def photo(request: Request, key: int, row_key: int) -> HttpResponseBase:
    """A picture of the work."""
    found = fetch(_for(request, key).photos.select_related("file"), row_key)
    return serve_file(found.file, f"anh-{found.pk}.jpg")


def _do(
    request: Request, found: CivicActivity, name: str, do: Any, form: Any, title: str, success: str, **context: Any
) -> HttpResponse:
    return do_one(
        request, found, f"activity.{name}", do, form, title=title, success=success, crumbs=_crumbs(), **context
    )


def _for(request: Request, key: int) -> CivicActivity:
    return fetch(visible_activities(request.actor).select_related("unit", "programme", "content"), key)


def _crumbs() -> list[tuple[str, str]]:
    return list_crumbs("activities", _("Bà con cùng làm"))
