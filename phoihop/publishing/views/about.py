"""Whether something is public; to publish it. One pair of pages for all that may be public."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, official
from phoihop.ground.shell import blocks_for
from phoihop.ledger.acts import allowed, permit

from .. import actions
from ..forms.posting import PublishForm
from ..models import Announcement
from ..pages import standing_of
from .shape import about_for, about_url, crumbs_to, form_page


@official
@require_GET
def about(request: Request, kind: str, key: int) -> HttpResponse:
    """Is it public, since when, on what basis?"""
    how, found = about_for(request, kind, key)
    standing = standing_of(found, timezone.localdate(request.now))
    own = isinstance(found, Announcement)
    context = {
        "crumbs": crumbs_to((str(how.words), "")),
        "how": how,
        "about": found,
        "standing": standing,
        "ready": how.ready(found),
        "may_publish": standing.live is None and allowed("posting.publish", request.actor, found),
        "may_withdraw": standing.live is not None and allowed("posting.withdraw", request.actor, standing.live),
        "may_edit": own and allowed("announcement.edit", request.actor, found),
        "files": found.files.all() if own else [],
        "own": own,
        "blocks": blocks_for(request, "published", found) if standing.live else [],
    }
    return render(request, "publishing/about.html", context)


@official
@require_http_methods(["GET", "POST"])
def publish(request: Request, kind: str, key: int) -> HttpResponse:
    """Make it public."""
    how, found = about_for(request, kind, key)
    permit("posting.publish", request.actor, found)
    told = how.told(found)
    form = PublishForm(sent(request), today=timezone.localdate(request.now), decided_on=told.decided_on)
    where = about_url(found)
    title = _("Công khai")
    return form_page(
        request,
        form,
        lambda data: actions.publish(
            found,
            subject=form.subject,
            basis=form.basis,
            **{name: data[name] for name in ("decided_on", "valid_from", "valid_to")},
            **doing(request),
        ),
        success=_("Đã công khai. Hãy ghi nơi niêm yết, phát loa ở dưới."),
        back=lambda made: made.get_absolute_url() if made else where,
        title=title,
        lead=told.title,
        crumbs=crumbs_to((str(how.words), where), (title, "")),
        cancel=where,
    )
