"""What is public on a day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django.apps import apps
from django.db.models import F, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from phoihop.ground.periods import holds_on
from phoihop.ground.prepared import prepared, some
from phoihop.ledger.actor import Actor

from .models import Announcement, Posting

M = TypeVar("M", bound=Model)


def postings_of(about: Model) -> QuerySet[Posting]:
    """All postings of an object, newest first."""
    return Posting.objects.filter(object_kind=about._meta.label_lower, object_id=about.pk)


def is_live(posting: Posting) -> bool:
    """It was not withdrawn; what was public to its last day counts too."""
    return posting.withdrawn_at is None


def posted_ids(kind: type[Model], day: dt.date) -> QuerySet[Posting, int]:
    """The keys of the objects of a kind that are public on that day; a subquery."""
    return (
        Posting.objects.filter(holds_on(day), withdrawn_at=None, object_kind=kind._meta.label_lower)
        .values_list("object_id", flat=True)
        .order_by()
    )


def current_posting(about: Model, day: dt.date) -> Posting | None:
    """The posting that makes an object public on that day."""
    return postings_of(about).filter(holds_on(day), withdrawn_at=None).select_related("unit").first()


@dataclass(frozen=True)
class Term:
    """What a public page says of its posting."""

    pk: int
    basis: str
    unit: str
    valid_from: dt.date
    valid_to: dt.date | None


def with_term(found: QuerySet[M], day: dt.date) -> QuerySet[M]:
    """Public objects with their posting on that day beside them, for ``term_of``: in the same query."""
    facts = {name: F(name) for name in ("pk", "basis", "valid_from", "valid_to")} | {"unit": F("unit__name")}
    posting = current_postings(day).filter(object_kind=found.model._meta.label_lower, object_id=OuterRef("pk"))
    told = Subquery(posting.values(facts=JSONObject(**facts))[:1])
    return cast(QuerySet[M], found.annotate(term=told))


def term_of(about: Any) -> Term:
    """The posting of an object that was fetched ``with_term``."""
    facts = about.term
    days = {name: facts[name] and dt.date.fromisoformat(facts[name]) for name in ("valid_from", "valid_to")}
    return Term(**facts | days)


def current_postings(day: dt.date) -> QuerySet[Posting]:
    """All that is public on that day."""
    return Posting.objects.filter(holds_on(day), withdrawn_at=None)


def overlapping(about: Model, first: dt.date, last: dt.date | None) -> QuerySet[Posting]:
    """Postings of an object that hold on a day from ``first`` to ``last`` (None: open)."""
    found = postings_of(about).filter(Q(valid_to=None) | Q(valid_to__gte=first), withdrawn_at=None)
    return found.filter(Q(valid_from=None) | Q(valid_from__lte=last)) if last else found


def visible_postings(actor: Actor) -> QuerySet[Posting]:
    """How something was made public is the business of its unit and of those above it; auditors see all."""
    if not actor.can("see") or actor.unit_id is None:
        return Posting.objects.none()
    return (
        Posting.objects.all() if actor.can("audit") else Posting.objects.filter(unit__path__startswith=actor.unit_path)
    )


def visible_announcements(actor: Actor) -> QuerySet[Announcement]:
    """A unit's texts stay its own until they are public (then the portal shows them)."""
    if not actor.can("see") or actor.unit_id is None:
        return Announcement.objects.none()
    return Announcement.objects.filter(unit=actor.unit_id)


def object_of(posting: Posting) -> Model | None:
    """What was posted; None where it is gone."""
    return objects_of([posting]).get(posting.pk)


def objects_of(postings: Iterable[Posting]) -> dict[int, Model]:
    """The same for many, by the posting's key. One query a kind."""
    wanted: dict[str, set[int]] = defaultdict(set)
    postings = list(postings)
    for one in postings:
        wanted[one.object_kind].add(one.object_id)
    found = {label: {one.pk: one for one in _with_keys(some(keys), label=label)} for label, keys in wanted.items()}
    return {one.pk: about for one in postings if (about := found[one.object_kind].get(one.object_id))}


@prepared
def _with_keys(keys: tuple[int, ...], *, label: str) -> QuerySet[Model]:
    return apps.get_model(label)._default_manager.filter(pk__in=keys).order_by()


def unposted(announcements: QuerySet[Announcement]) -> QuerySet[Announcement]:
    """Those that nobody has published yet, or that were withdrawn."""
    posted = Posting.objects.filter(object_kind=Announcement._meta.label_lower, withdrawn_at=None)
    return announcements.exclude(pk__in=posted.values("object_id"))
