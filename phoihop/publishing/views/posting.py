"""One posting: where it hangs and is read out, what proves it, in which languages it speaks, its end."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.dates import written
from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, fetch, form_only, official, telling
from phoihop.ground.proofs import ProofForm
from phoihop.ground.serving import serve_file
from phoihop.ledger.acts import allowed, permit
from phoihop.ledger.history import history
from phoihop.units.queries import own_days

from .. import actions
from ..forms.posting import ChannelForm, EndForm, VersionForm, WithdrawForm
from ..kinds import posting_page
from ..models import Channel, ChannelProof, Version
from ..pages import line_of
from ..queries import object_of, visible_postings
from ..terms import Figures, asked_of, deadline_of, until_of
from .shape import about_url, channel_for, crumbs_to_posting, form_page, posting_for, title_of


@official
@require_GET
def posting(request: Request, key: int) -> HttpResponse:
    """Where is it known, does that satisfy the law, what proves it?"""
    found = posting_for(request, key)
    today = timezone.localdate(request.now)
    figures, channels = Figures(), list(found.channels.prefetch_related("proofs"))
    due = deadline_of(found, figures, own_days())
    about = object_of(found)
    context = {
        "crumbs": crumbs_to_posting(found, title=str(about or "")),
        "posting": found,
        "title": str(about or ""),
        "back": about_url(about) if about else "",
        "public": reverse(posting_page(), args=[found.pk]),
        "line": line_of(found, today),
        "asked": asked_of(found, channels, today, figures),
        "channels": [(one, until_of(found.subject, one.kind, one.valid_from or today, figures)) for one in channels],
        "due": due,
        "late": bool(due and found.valid_from and found.valid_from > due),
        "versions": list(found.versions.all()),
        "may": allowed("posting.channel", request.actor, found),
        "may_withdraw": found.withdrawn_at is None and allowed("posting.withdraw", request.actor, found),
        "today": today,
        "history": history(found),
    }
    return render(request, "publishing/posting.html", context)


@official
@require_http_methods(["GET", "POST"])
def withdraw(request: Request, key: int) -> HttpResponse:
    """Take it out of public view, with the reason."""
    found = posting_for(request, key)
    permit("posting.withdraw", request.actor, found)
    if found.withdrawn_at:  # by a second press or by somebody else
        return redirect(found)
    title = _("Thôi công khai")
    return form_page(
        request,
        WithdrawForm(sent(request)),
        lambda data: actions.withdraw(found, reason=data["reason"], **doing(request)),
        success=_("Đã thôi công khai."),
        back=found.get_absolute_url(),
        title=title,
        lead=title_of(found),
        help=[_("Trang công khai đóng lại ngay. Lần công khai và lý do vẫn được lưu.")],
        danger=True,
        crumbs=crumbs_to_posting(found, (title, "")),
    )


@official
@require_http_methods(["GET", "POST"])
def add_channel(request: Request, key: int) -> HttpResponse:
    """It hangs somewhere, or is read out; ``?hinh-thuc=`` names how."""
    found = posting_for(request, key)
    permit("posting.channel", request.actor, found)
    kind = request.GET.get("hinh-thuc", "")
    shown: dict[str, Any] = {"valid_from": found.valid_from, "kind": kind if kind in Channel.Kind.values else ""}
    until = until_of(found.subject, kind, found.valid_from, Figures()) if kind and found.valid_from else None
    title = _("Ghi nơi niêm yết, thông tin")
    return form_page(
        request,
        ChannelForm(sent(request), request.FILES or None, initial=shown),
        lambda data: actions.add_channel(found, **data, **doing(request)),
        success=_("Đã ghi."),
        back=found.get_absolute_url(),
        title=title,
        lead=title_of(found),
        help=[_("Nếu bắt đầu từ {first} thì phải giữ đến hết {day}.").format(
            first=written(found.valid_from), day=written(until))] if until else [],
        button=_("Ghi"),
        crumbs=crumbs_to_posting(found, (title, "")),
    )  # fmt: skip


@official
@require_http_methods(["GET", "POST"])
def end_channel(request: Request, key: int) -> HttpResponse:
    """It was taken down."""
    found = channel_for(request, key)
    permit("posting.end_channel", request.actor, found)
    title = _("Ghi ngày gỡ niêm yết")
    return form_page(
        request,
        EndForm(sent(request), initial={"last": timezone.localdate(request.now)}),
        lambda data: actions.end_channel(found, **data, **doing(request)),
        success=_("Đã ghi."),
        back=found.posting.get_absolute_url(),
        title=title,
        lead=str(found),
        button=_("Ghi"),
        crumbs=crumbs_to_posting(found.posting, (title, "")),
    )


@official
@require_http_methods(["GET", "POST"])
def prove(request: Request, key: int) -> HttpResponse:
    """A photo of the board, the minutes."""
    found = channel_for(request, key)
    permit("posting.prove", request.actor, found)
    title = _("Thêm minh chứng")
    return form_page(
        request,
        ProofForm(sent(request), request.FILES or None),
        lambda data: actions.prove(found, **data, **doing(request)),
        success=_("Đã thêm minh chứng."),
        back=found.posting.get_absolute_url(),
        title=title,
        lead=str(found),
        crumbs=crumbs_to_posting(found.posting, (title, "")),
    )


@official
@form_only
def drop_channel(request: Request, key: int, channel_key: int) -> HttpResponse:
    """It was written down by mistake."""
    found = posting_for(request, key)
    channel = Channel.objects.filter(posting=found, pk=channel_key).first()
    if channel:  # else it was taken out before, by a second press or by somebody else
        channel.posting = found
        with telling(request, _("Đã bỏ.")):
            actions.drop_channel(channel, **doing(request))
    return redirect(found)


@official
@require_GET
def proof(request: Request, key: int) -> HttpResponseBase:
    """A file, for those who may see what it proves."""
    visible = visible_postings(request.actor).order_by()
    proofs = ChannelProof.objects.filter(channel__posting__in=visible, file__isnull=False)
    found = fetch(proofs.select_related("file"), key)
    assert found.file is not None  # the queryset says so
    return serve_file(found.file, found.name)


@official
@require_http_methods(["GET", "POST"])
def translate(request: Request, key: int) -> HttpResponse:
    """The same in another language, as somebody wrote it; ``?tieng=`` names it."""
    found = posting_for(request, key)
    permit("posting.translate", request.actor, found)
    language = request.GET.get("tieng", "")
    there = Version.objects.filter(posting=found, language=language).first()
    title = _("Ghi bản tiếng dân tộc, tiếng nước ngoài")
    return form_page(
        request,
        VersionForm(sent(request), there=there),
        lambda data: actions.translate(found, **data, **doing(request)),
        success=_("Đã lưu."),
        back=found.get_absolute_url(),
        title=title,
        lead=title_of(found),
        help=[_("Do người biết tiếng viết, không dịch máy. Bản này hiện trên trang công khai và dùng để đọc loa.")],
        button=_("Lưu"),
        action=f"{request.path}?tieng={there.language}" if there else request.path,
        crumbs=crumbs_to_posting(found, (title, "")),
    )
