"""One public programme, and one of its contents."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.ground.pages import Request, the_one
from phoihop.ground.prepared import prepared
from phoihop.programmes.models import Content, Programme
from phoihop.programmes.queries import parties_of, public_programmes
from phoihop.publishing.queries import term_of, with_term
from phoihop.voices.consultation_queries import taking_answers
from phoihop.voices.flower import flowers_of

from ..caching import public_page
from ..heard import said_of
from ..measured import measured_of
from ..pages import deeds_of, duties_of, late_tasks, promises_of, tallies_of
from ..together import together_of


@public_page
def programme(request: Request, key: int) -> HttpResponse:
    """Its contents, who answers for each, how each stands, and what is late."""
    today = timezone.localdate(request.now)
    about = the_one(_with_what_it_asks(key, today))
    flowers = flowers_of([about.pk], today)
    promises = promises_of(about, flowers, today)
    late = late_tasks(about, today)
    late_count = sum(one.late for one in promises)
    context = {
        "crumbs": [(_("Cam kết"), reverse("portal:home")), (_name(about), "")],
        "programme": about,
        "parties": parties_of(key),
        "promises": promises,
        "flower": flowers.of(about.pk),
        "tallies": tallies_of(promises),
        "late": late,
        "late_more": late_count - len(late),
        "late_count": late_count,
        "deeds": deeds_of(about, today),
        "share_passed": about.share_passed(today),
        "measured": measured_of(about, today),
        "posting": term_of(about),
    }
    return render(request, "portal/programme.html", context)


@public_page
def content(request: Request, key: int, content_key: int) -> HttpResponse:
    """The duties of one content (0: those of the programme itself)."""
    today = timezone.localdate(request.now)
    about = the_one(_with_its_term(key, today))
    chosen = the_one(_content_of(key, content_key)) if content_key else None
    duties = duties_of(about, chosen, today)
    if chosen is None and not duties:
        raise Http404
    here = _("Nhiệm vụ chung")
    if chosen:
        kind = chosen.get_kind_display() or _("Nội dung")
        here = f"{kind} {chosen.label or chosen.order}"
    context = {
        "crumbs": [
            (_("Cam kết"), reverse("portal:home")),
            (_name(about), reverse("portal:programme", args=[about.pk])),
            (here, ""),
        ],
        "programme": about,
        "content": chosen,
        "here": here,
        "duties": duties,
        "flower": flowers_of([about.pk], today).of_content(about.pk, chosen.pk) if chosen else None,
        "together": together_of(about, chosen, today),
        "said": said_of(about, chosen, today),
        "posting": term_of(about),
    }
    return render(request, "portal/content.html", context)


@prepared
def _with_its_term(key: int, today: dt.date) -> QuerySet[Programme]:
    return with_term(public_programmes(today), today).filter(pk=key)


@prepared
def _with_what_it_asks(key: int, today: dt.date) -> QuerySet[Programme]:
    asks = Exists(taking_answers(today).filter(programme=OuterRef("pk")).order_by())
    return with_term(public_programmes(today), today).filter(pk=key).annotate(asks=asks)


@prepared
def _content_of(programme: int, key: int) -> QuerySet[Content]:
    return Content.objects.filter(programme=programme, pk=key)


def _name(about: Programme) -> str:
    return about.title if len(about.title) <= 60 else f"{about.title[:57].rsplit(' ', 1)[0]}…"
