"""What was made public: the list, its feed, one posting, and in full what has no page of its own elsewhere."""

from __future__ import annotations

import datetime as dt

from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.ground.pages import Request, fetch, page_of, public, sliced
from phoihop.ground.prepared import prepared
from phoihop.ground.serving import serve_file
from phoihop.programmes.queries import public_programmes
from phoihop.publishing.kinds import Offered, offered, page_name
from phoihop.publishing.models import Announcement, AnnouncementFile, Posting
from phoihop.publishing.queries import current_posting, current_postings, objects_of, posted_ids
from phoihop.reviews.freezing import frozen_whole
from phoihop.reviews.proposing.words import percent
from phoihop.reviews.publishing import public_reviews
from phoihop.reviews.tables import by_content
from phoihop.reviews.tables import indicators as by_indicator
from phoihop.steering.plan_pages import picture_of
from phoihop.steering.publishing import public_plans

from ..caching import public_page
from ..pages import published_lines

_PAGE, _IN_FEED = 20, 50


@public_page
def published(request: Request) -> HttpResponse:
    """What is public now, the newest first."""
    today = timezone.localdate(request.now)
    after = request.GET.get("sau")
    piece = page_of(_newest(today), after, _PAGE) if after else sliced(_first_page(today), first=True, size=_PAGE)
    context = {
        "crumbs": [(_("Cam kết"), reverse("portal:home")), (_("Đã công khai"), "")],
        "piece": piece,
        "lines": published_lines(piece.rows),
    }
    return render(request, "portal/published.html", context)


def _newest(day: dt.date) -> QuerySet[Posting]:
    return current_postings(day).select_related("unit", "subject").order_by("-id")


@prepared
def _first_page(day: dt.date) -> QuerySet[Posting]:
    return _newest(day)[: _PAGE + 1]


@public_page
def feed(request: Request) -> HttpResponse:
    """The same for programs that read news (Atom, RFC 4287)."""
    rows = _newest(timezone.localdate(request.now))
    made = Atom1Feed(
        title=_("Đã công khai với Nhân dân"),
        link=request.build_absolute_uri(reverse("portal:published")),
        description="",
        language=get_language(),
        feed_url=request.build_absolute_uri(),
    )
    for line in published_lines(list(rows[:_IN_FEED])):
        day = line.posting.valid_from
        assert day is not None  # what is public has a first day
        made.add_item(
            title=line.title,
            link=request.build_absolute_uri(reverse("portal:posting", args=[line.posting.pk])),
            description=line.posting.basis,
            author_name=line.posting.unit.name,
            pubdate=timezone.make_aware(dt.datetime.combine(day, dt.time())),
            updateddate=timezone.make_aware(dt.datetime.combine(day, dt.time())),
            categories=(line.kind,),
        )
    return HttpResponse(made.writeString("utf-8"), content_type=made.content_type)


@public_page
def posting(request: Request, key: int) -> HttpResponse:
    """What was made public, by whom, why, where it hangs, until when; in other languages too."""
    today = timezone.localdate(request.now)
    found = fetch(current_postings(today).select_related("unit", "subject"), key)
    about, how = _ready(found)
    name = page_name(found.object_kind)
    own = isinstance(about, Announcement)
    context = {
        "crumbs": [
            (_("Cam kết"), reverse("portal:home")),
            (_("Đã công khai"), reverse("portal:published")),
            (_short(how.title(about)), ""),
        ],
        "posting": found,
        "about": about,
        "title": how.title(about),
        "own": own,
        "files": about.files.all() if isinstance(about, Announcement) else [],
        "lines": [] if own or name else how.told(about).lines,
        "full": reverse(name, args=[about.pk]) if name else "",
        "channels": found.channels.all(),
        "versions": found.versions.all(),
        "today": today,
    }
    return render(request, "portal/posting_page.html", context)


@public
@require_safe
def file(request: Request, key: int) -> HttpResponseBase:
    """A file of an announcement that is public today."""
    open_now = posted_ids(Announcement, timezone.localdate(request.now))
    found = fetch(AnnouncementFile.objects.filter(announcement__in=open_now).select_related("file"), key)
    return serve_file(found.file, found.name)


@public_page
def plan(request: Request, key: int) -> HttpResponse:
    """What does the year take up, by whom, by when? Not how far it is: what was signed shows that."""
    today = timezone.localdate(request.now)
    about = fetch(public_plans(today).select_related("programme"), key)
    next_one = about.successor
    context = {
        "crumbs": [(_("Cam kết"), reverse("portal:home")), (_("Kế hoạch năm {year}").format(year=about.year), "")],
        "plan": about,
        "programme": public_programmes(today).filter(pk=about.programme_id).first(),
        "sections": picture_of(about, today).sections,
        "successor": public_plans(today).filter(pk=next_one.pk).first() if next_one else None,
        "replaced": about.state == about.State.REPLACED,
        "posting": current_posting(about, today),
    }
    return render(request, "portal/plan.html", context)


@public_page
def review(request: Request, key: int) -> HttpResponse:
    """What the issued review says, in words and figures, as they were frozen; no unit's single lines."""
    today = timezone.localdate(request.now)
    about = fetch(public_reviews(today), key)
    whole = frozen_whole(about)
    figures = whole.figures
    tables = [(_("Kết quả theo nội dung"), by_content(figures))]
    if figures.indicators:
        tables.append((_("Kết quả thực hiện chỉ tiêu"), by_indicator(figures)))
    context = {
        "crumbs": [(_("Cam kết"), reverse("portal:home")), (about.get_kind_display(), "")],
        "review": about,
        "period": figures.period,
        "total": figures.total,
        "share": percent(figures.total.share),
        "texts": whole.texts,
        "tables": tables,
        "posting": current_posting(about, today),
    }
    return render(request, "portal/review.html", context)


def _ready(found: Posting) -> tuple[Model, Offered]:
    """What was posted; 404 where it may not be public, whatever the posting says."""
    about, how = objects_of([found]).get(found.pk), offered(found.object_kind)
    if about is None or how is None or not how.ready(about):
        raise Http404
    return about, how


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rsplit(' ', 1)[0]}…"
