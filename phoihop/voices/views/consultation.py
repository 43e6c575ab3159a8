"""Consultations of the unit: the list, one of them, its draft and its days."""

from __future__ import annotations

from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, fetch, form_only, official, page_of, telling
from phoihop.ground.shell import blocks_for
from phoihop.ledger.acts import allowed, permit
from phoihop.ledger.history import history
from phoihop.programmes.queries import signed_programmes
from phoihop.publishing.figures import subjects_on

from .. import actions
from ..actions.consultation import SUBJECT
from ..actions.response_table import faults_of
from ..consultation_figures import DAYS, Figure, Figures
from ..consultation_queries import visible_consultations
from ..consultation_results import sorted_of, tallies_of, votes_of
from ..forms.consultation import (
    CancelForm,
    ConsultationForm,
    EditSectionForm,
    ExtendForm,
    OpenForm,
    PasteForm,
    SectionForm,
    ToldForm,
    initial_of,
    proposed_days,
)
from ..models import Consultation, ConsultationSection
from .consultation_shape import act_page, consultation_for, crumbs_below
from .shape import form_page

_ACTS = ("edit", "drop", "open", "extend", "close", "cancel", "tell_result", "sort", "record_vote", "write_down")


@official
@require_GET
def consultations(request: Request) -> HttpResponse:
    """What do we ask the people, and what of it waits for our answer?"""
    context = {
        "crumbs": [*crumbs_below()[:-1], (_("Lấy ý kiến"), "")],
        "piece": page_of(visible_consultations(request.actor).order_by("-id"), request.GET.get("sau")),
        "may_draft": allowed("consultation.draft", request.actor),
        "today": timezone.localdate(request.now),
    }
    return render(request, "voices/consultations.html", context)


@official
@require_GET
def consultation(request: Request, key: int) -> HttpResponse:
    """What is asked, until when, what came in, and what is left to do?"""
    found = consultation_for(request, key)
    today = timezone.localdate(request.now)
    draft, over = found.state == Consultation.State.DRAFT, found.over_on(today)
    may = {name: allowed(f"consultation.{name}", request.actor, found) for name in _ACTS}
    may["extend"] &= not found.results_by or found.results_by >= today  # late is late
    if found.majority:
        prefetch_related_objects([found], "votes__proofs")
    table, votes = (None, None) if draft else (sorted_of(found), votes_of(found))
    context: dict[str, Any] = {
        "crumbs": crumbs_below((found.title, "")),
        "consultation": found,
        "sections": list(found.sections.all()),
        "may": may,
        "may_read": request.actor.can("answer"),
        "over": over,
        "days_left": found.days_left(today),
        "tallies": tallies_of(found) if found.choosing else [],
        "votes": votes,
        "sorted": table,
        "faults": faults_of(found, table, votes, today) if table and may["close"] and over else [],
        "blocks": blocks_for(request, "consultation", found),
        "history": history(found, named=False),  # the page asks much already
    }
    return render(request, "voices/consultation.html", context)


@official
@require_http_methods(["GET", "POST"])
def draft(request: Request) -> HttpResponse:
    """A new one."""
    permit("consultation.draft", request.actor)
    programmes = signed_programmes(request.actor)
    named = request.GET.get("chuong-trinh", "")
    about = programmes.filter(pk=named).first() if named.isdecimal() else None
    form = ConsultationForm(sent(request), programmes=programmes, initial={"comments": True, "programme": about})
    return form_page(
        request,
        form,
        lambda data: actions.draft(None, **_facts(data), **doing(request)),
        success=_("Đã lưu dự thảo. Hãy đưa từng mục của văn bản vào, rồi công khai."),
        back=lambda made: made.get_absolute_url() if made else reverse("voices:consultations"),
        title=_("Soạn việc lấy ý kiến"),
        crumbs=crumbs_below((_("Soạn"), "")),
        cancel=reverse("voices:consultations"),
    )


@official
@require_http_methods(["GET", "POST"])
def edit(request: Request, key: int) -> HttpResponse:
    """Changes it before it begins."""
    found = consultation_for(request, key)
    return act_page(
        request,
        found,
        "edit",
        actions.edit,
        ConsultationForm(sent(request), programmes=signed_programmes(request.actor), initial=initial_of(found)),
        success=_("Đã lưu."),
        title=_("Sửa việc lấy ý kiến"),
        here=_("Sửa"),
    )


@official
@form_only
def drop(request: Request, key: int) -> HttpResponse:
    """The draft is not used."""
    found = fetch(visible_consultations(request.actor), key)
    with telling(request, _("Đã bỏ dự thảo.")):
        actions.drop(found, **doing(request))
    return redirect("voices:consultations")


@official
@require_http_methods(["GET", "POST"])
def add_section(request: Request, key: int) -> HttpResponse:
    """One more section."""
    return act_page(
        request,
        consultation_for(request, key),
        "add_section",
        actions.add_section,
        SectionForm(sent(request)),
        success=_("Đã thêm mục."),
        title=_("Thêm mục của dự thảo"),
        here=_("Thêm mục"),
    )


@official
@require_http_methods(["GET", "POST"])
def paste(request: Request, key: int) -> HttpResponse:
    """A whole draft, cut into sections."""
    return act_page(
        request,
        consultation_for(request, key),
        "paste_sections",
        lambda found, draft, **by: actions.paste_sections(found, sections=draft, **by),
        PasteForm(sent(request)),
        success=_("Đã đưa dự thảo vào theo từng mục. Hãy xem lại."),
        title=_("Dán cả dự thảo"),
        here=_("Dán dự thảo"),
    )


@official
@require_http_methods(["GET", "POST"])
def edit_section(request: Request, key: int, section_key: int) -> HttpResponse:
    """Other words of a section."""
    section = _section(request, key, section_key)
    return act_page(
        request,
        section.consultation,
        "edit_section",
        actions.edit_section,
        EditSectionForm(
            sent(request), initial={"heading": section.heading, "text": section.text, "seen": section.revision}
        ),
        row=section,
        success=_("Đã lưu."),
        title=_("Sửa mục của dự thảo"),
        here=_("Sửa mục"),
    )


@official
@form_only
def drop_section(request: Request, key: int, section_key: int) -> HttpResponse:
    """Takes a section out."""
    section = _section(request, key, section_key)
    with telling(request, _("Đã bỏ mục.")):
        actions.drop_section(section, **doing(request))
    return redirect(section.consultation)


@official
@require_http_methods(["GET", "POST"])
def open_it(request: Request, key: int) -> HttpResponse:
    """Asks the people from today on."""
    found = consultation_for(request, key)
    today = timezone.localdate(request.now)
    least = Figures().on(DAYS, today)
    basis = next((one.words for one in subjects_on(today).filter(key=SUBJECT)), "")
    initial = {**proposed_days(today, least.days if least else None), "basis": basis}
    return act_page(
        request,
        found,
        "open",
        actions.open_it,
        OpenForm(sent(request), initial=initial),
        success=_("Đã công khai. Người dân trả lời được từ bây giờ."),
        title=_("Công khai lấy ý kiến"),
        lead=_opening_words(least),
        button=_("Công khai"),
        here=_("Công khai"),
    )


@official
@require_http_methods(["GET", "POST"])
def extend(request: Request, key: int) -> HttpResponse:
    """More days to answer."""
    found = consultation_for(request, key)
    return act_page(
        request,
        found,
        "extend",
        actions.extend,
        ExtendForm(sent(request), initial={"closes_on": found.closes_on, "results_by": found.results_by}),
        success=_("Đã gia hạn."),
        title=_("Gia hạn lấy ý kiến"),
        button=_("Gia hạn"),
        here=_("Gia hạn"),
    )


@official
@require_http_methods(["GET", "POST"])
def cancel(request: Request, key: int) -> HttpResponse:
    """Nobody is asked any more; everybody reads why."""
    return act_page(
        request,
        consultation_for(request, key),
        "cancel",
        actions.cancel,
        CancelForm(sent(request)),
        success=_("Đã hủy. Trang công khai nói rõ lý do."),
        title=_("Hủy lấy ý kiến"),
        lead=_("Hủy rồi thì không mở lại được. Ý kiến đã nhận vẫn được giữ. Thôn đã biểu quyết thì không hủy được."),
        button=_("Hủy lấy ý kiến"),
        here=_("Hủy"),
    )


@official
@require_http_methods(["GET", "POST"])
def tell_result(request: Request, key: int) -> HttpResponse:
    """Writes down when the result went to the People's Committee and the Front."""
    return act_page(
        request,
        consultation_for(request, key),
        "tell_result",
        actions.tell_result,
        ToldForm(sent(request), initial={"told_on": timezone.localdate(request.now)}),
        success=_("Đã ghi ngày gửi kết quả."),
        title=_("Gửi kết quả tới UBND và Mặt trận"),
        lead=_("Gửi bản Word của bảng tiếp thu, giải trình theo đường văn bản của đơn vị, rồi ghi ngày gửi ở đây."),
        here=_("Gửi kết quả"),
    )


def _opening_words(least: Figure | None) -> str:
    if least is None:
        return _("Số ngày theo luật chưa được đối chiếu với văn bản. Công khai rồi thì không sửa được nội dung.")
    return _("Ít nhất {days} ngày kể từ ngày công khai ({basis}). Công khai rồi thì không sửa được nội dung.").format(
        days=least.days, basis=least.cited
    )


def _section(request: Request, key: int, section_key: int) -> ConsultationSection:
    found = consultation_for(request, key)
    section = fetch(found.sections.all(), section_key)
    section.consultation = found
    return section


def _facts(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != "seen"}
