"""The meetings of a programme: the list, one meeting, calling, changing and concluding it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.forms import Form, ReasonForm
from phoihop.ground.pages import Request, fetch, official, page_of
from phoihop.ledger.acts import allowed, permit
from phoihop.ledger.history import history
from phoihop.programmes.models import Programme
from phoihop.programmes.pages import programme_head
from phoihop.tasks.status import Status

from .. import actions
from ..forms.meetings import CallForm, MeetingForm, MinutesForm
from ..meeting_pages import attendance_of, conclusions_of, listed, task_counts
from ..models import Attendance, Meeting
from ..queries import steered_programmes, who_takes_part
from ..who import living
from .shape import crumbs_below, crumbs_to_meetings, form_page, meeting_for, meetings_url

_FACTS = ("title", "held_on", "begins_at", "ends_at", "place", "chair", "chair_office", "clerk")


@official
@require_GET
def meetings(request: Request, key: int) -> HttpResponse:
    """Which meetings were held, and what is left of their conclusions?"""
    programme = fetch(steered_programmes(request.actor), key)
    counts = task_counts(programme, timezone.localdate(request.now))
    context = programme_head(request, programme) | {
        "piece": page_of(listed(programme).order_by("-id"), request.GET.get("sau")),
        "open": sum(counts[one] for one in (Status.OVERDUE, Status.AT_RISK, Status.ON_TRACK, Status.WAITING)),
        "late": counts[Status.OVERDUE],
        "done": counts[Status.DONE] + counts[Status.DONE_LATE],
        "may_call": allowed("meeting.call", request.actor, programme),
    }
    context["crumbs"] = [*context["crumbs"], (_("Giao ban"), "")]
    return render(request, "steering/meetings.html", context)


@official
@require_GET
def meeting(request: Request, key: int) -> HttpResponse:
    """What is talked about, who comes, what was concluded, and what became of it?"""
    found = meeting_for(request, key)
    may = allowed("meeting.change", request.actor, found)  # one rule for all that prepares and concludes it
    concluded = found.state == Meeting.State.CONCLUDED
    context: dict[str, Any] = {
        "crumbs": crumbs_to_meetings(found.programme, (found.title, "")),
        "meeting": found,
        "items": list(found.items.all()),
        "came": attendance_of(found),
        "may": may,
        "shows_conclusions": concluded or may,
        "conclusions": conclusions_of(found, timezone.localdate(request.now)) if concluded or may else [],
        "ahead": found.held_on > timezone.localdate(request.now),
        "history": history(found),
    }
    return render(request, "steering/meeting.html", context)


@official
@require_http_methods(["GET", "POST"])
def call(request: Request, key: int) -> HttpResponse:
    """A new meeting; its agenda is filled by itself."""
    programme = fetch(steered_programmes(request.actor).select_related("standing_body"), key)
    permit("meeting.call", request.actor, programme)
    today = timezone.localdate(request.now)
    known = who_takes_part(programme)
    form = CallForm(sent(request), known=known, chosen=known, initial=_usual(programme, request))

    def do(data: dict[str, Any]) -> Meeting:
        units = living(data.pop("units"), data.pop("classes"), today)
        made: Meeting = actions.call(programme, units=units, **data, **doing(request))
        return made

    return form_page(
        request,
        form,
        do,
        success=_("Đã triệu tập cuộc họp; chương trình họp được lập từ việc còn lại."),
        back=lambda made: made.get_absolute_url() if made else meetings_url(programme),
        title=_("Triệu tập giao ban"),
        button=_("Triệu tập"),
        lead=str(programme),
        crumbs=crumbs_to_meetings(programme, (_("Triệu tập"), "")),
        cancel=meetings_url(programme),
    )


@official
@require_http_methods(["GET", "POST"])
def change(request: Request, key: int) -> HttpResponse:
    """Another day, place or chair."""
    found = meeting_for(request, key)
    permit("meeting.change", request.actor, found)
    shown = {name: getattr(found, name) for name in _FACTS}
    form = MeetingForm(sent(request), initial={**shown, "seen": found.revision})
    return form_page(
        request,
        form,
        lambda data: actions.change(found, **{**data, "seen": data["seen"] or 0}, **doing(request)),
        success=_("Đã lưu."),
        back=found.get_absolute_url(),
        title=_("Sửa thông tin cuộc họp"),
        crumbs=crumbs_below(found, (_("Sửa"), "")),
    )


@official
@require_http_methods(["GET", "POST"])
def cancel(request: Request, key: int) -> HttpResponse:
    """It does not take place."""
    found = meeting_for(request, key)
    if found.state == Meeting.State.CANCELLED:  # by a second press, or by somebody else
        return redirect(found)
    permit("meeting.cancel", request.actor, found)
    return form_page(
        request,
        ReasonForm(sent(request)),
        lambda data: actions.cancel(found, **data, **doing(request)),
        success=_("Đã ghi nhận không họp."),
        back=found.get_absolute_url(),
        title=_("Không họp"),
        lead=found.title,
        button=_("Ghi nhận không họp"),
        danger=True,
        crumbs=crumbs_below(found, (_("Không họp"), "")),
    )


@official
@require_http_methods(["GET", "POST"])
def minutes(request: Request, key: int) -> HttpResponse:
    """What was said."""
    found = meeting_for(request, key)
    permit("meeting.record", request.actor, found)
    form = MinutesForm(sent(request), initial={"minutes": found.minutes, "seen": found.revision})
    return form_page(
        request,
        form,
        lambda data: actions.record_minutes(found, minutes=data["minutes"], seen=data["seen"] or 0, **doing(request)),
        success=_("Đã lưu."),
        back=found.get_absolute_url(),
        title=_("Diễn biến cuộc họp"),
        lead=found.title,
        crumbs=crumbs_below(found, (_("Diễn biến"), "")),
    )


@official
@require_http_methods(["GET", "POST"])
def conclude(request: Request, key: int) -> HttpResponse:
    """The meeting is over: its conclusions become tasks and nothing changes any more."""
    found = meeting_for(request, key)
    if found.state == Meeting.State.CONCLUDED:  # by a second press, or by somebody else
        return redirect(found)
    permit("meeting.conclude", request.actor, found)
    unmarked = found.attendances.filter(state=Attendance.State.INVITED).count()
    return form_page(
        request,
        Form(sent(request)),
        lambda data: actions.conclude(found, **doing(request)),
        success=_("Đã kết luận cuộc họp; các đơn vị đã nhận việc."),
        back=found.get_absolute_url(),
        title=_("Kết luận cuộc họp"),
        lead=_(
            "Sau bước này, biên bản và các kết luận không sửa được nữa. "
            "Kết luận có đơn vị và hạn thành việc của từng đơn vị."
        )
        + (f" {_unmarked(unmarked)}" if unmarked else ""),
        button=_("Kết luận cuộc họp"),
        crumbs=crumbs_below(found, (_("Kết luận"), "")),
    )


def _unmarked(n: int) -> str:
    return ngettext("Còn %(n)s đơn vị chưa điểm danh.", "Còn %(n)s đơn vị chưa điểm danh.", n) % {"n": n}


def _usual(programme: Programme, request: Request) -> dict[str, Any]:
    """What the form of a new meeting shows: this month's, as the last one was held."""
    today = timezone.localdate(request.now)
    with translation.override(settings.LANGUAGE_CODE):
        title = _("Giao ban tháng {month}/{year}").format(month=today.month, year=today.year)
    last = Meeting.objects.filter(programme=programme).order_by("-held_on", "-id").first()
    kept = ("begins_at", "place", "chair", "chair_office", "clerk")
    return {"title": title, "held_on": today, **({name: getattr(last, name) for name in kept} if last else {})}
