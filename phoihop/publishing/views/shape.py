"""What the pages of this room share."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models import Model
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.ground.form_page import form_page as one_form
from phoihop.ground.pages import Request, fetch

from ..kinds import Offered, offered, offered_at
from ..models import Channel, Posting
from ..queries import object_of, visible_postings
from ..rules import posted_it

form_page = partial(one_form, template="publishing/form.html")
Crumbs = list[tuple[str, str]]


def crumbs_to(*more: tuple[str, str]) -> Crumbs:
    """Below the room's own page."""
    return [(_("Công khai"), reverse("publishing:unit")), *more]


def about_for(request: Request, kind: str, key: int) -> tuple[Offered, Any]:
    """An object that may be public and that the actor may see, with how its kind is offered."""
    how = offered_at(kind)
    return how, fetch(how.visible(request.actor), key)


def about_url(about: Model) -> str:
    """The page that says how it stands with an object's publication."""
    how = offered(about)
    assert how is not None
    return reverse("publishing:about", args=[how.slug, about.pk])


def posting_for(request: Request, key: int) -> Posting:
    """A posting that the actor may see; also one that another unit made of what is theirs to publish."""
    whole = "unit", "subject"
    if seen := visible_postings(request.actor).select_related(*whole).filter(pk=key).first():
        return seen
    found = fetch(Posting.objects.select_related(*whole), key)
    if not posted_it(request.actor, found):
        raise Http404
    return found


def channel_for(request: Request, key: int) -> Channel:
    """A channel of such a posting."""
    found = fetch(Channel.objects.all(), key)
    found.posting = posting_for(request, found.posting_id)
    return found


def title_of(posting: Posting) -> str:
    """What was posted, by its name."""
    return str(object_of(posting) or "")


def crumbs_to_posting(posting: Posting, *more: tuple[str, str], title: str | None = None) -> Crumbs:
    """The way to a posting's page, and below it."""
    return crumbs_to(
        (_short(title_of(posting) if title is None else title), posting.get_absolute_url() if more else ""), *more
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rsplit(' ', 1)[0]}…"
