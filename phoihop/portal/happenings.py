"""What can be done with some units now, and what happened with them: what is public of it, in one list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, DateField, F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import pgettext_lazy

from phoihop.ground.pages import Slice
from phoihop.ground.prepared import prepared
from phoihop.ground.search.query import Query
from phoihop.ground.search.wanted import wanted
from phoihop.programmes.queries import public_programmes
from phoihop.publishing.models import Announcement
from phoihop.publishing.queries import current_postings
from phoihop.reviews.publishing import public_reviews
from phoihop.steering.publishing import public_plans
from phoihop.voices.consultation_queries import over, public_consultations, taking_answers
from phoihop.voices.models import CivicActivity
from phoihop.voices.queries import (
    open_surveys,
    public_activities,
    public_feedback,
    public_surveys,
    public_visits,
    shown_surveys,
)

_A_PAGE, _OPEN = 12, 30
_LETTERS = 160  # of a title
# what a row is called, and the address that takes its key
_SORTS: dict[str, tuple[Any, str]] = {
    "activity": (pgettext_lazy("one", "Bà con cùng làm"), "activity"),
    "announcement": (pgettext_lazy("one", "Bản công khai"), "posting"),
    "consultation": (pgettext_lazy("one", "Lấy ý kiến"), "consultation"),
    "feedback": (pgettext_lazy("one", "Phản ánh đã trả lời"), "posting"),
    "plan": (pgettext_lazy("one", "Kế hoạch năm"), "posting"),
    "programme": (pgettext_lazy("one", "Chương trình"), "posting"),
    "review": (pgettext_lazy("one", "Báo cáo"), "posting"),
    "survey": (pgettext_lazy("one", "Khảo sát"), "survey"),
    "visit": (pgettext_lazy("one", "Nhân dân kiểm tra"), "visit"),
}
_Row = tuple[str, int, str, dt.date]


@dataclass(frozen=True)
class Happening:
    """Something with its day: when it was, or until when one can take part."""

    sort: str
    words: str
    title: str
    url: str
    day: dt.date


def open_now(units: Collection[int], day: dt.date) -> list[Happening]:
    """What these units ask citizens to say or to do, what ends first on top. One query."""
    return [_told(row) for row in _open(tuple(units), day)]


@prepared
def _open(units: tuple[int, ...], day: dt.date) -> QuerySet[Any, _Row]:
    works = public_activities(day).filter(state=CivicActivity.State.PLANNED)
    works = works.alias(ends=Coalesce("held_until", "held_on")).filter(ends__gte=day)
    rows = (
        _rows("consultation", _of(units, taking_answers(day)), "title", "closes_on"),
        _rows("survey", _of(units, open_surveys(day)), "title", "closes_on"),
        _rows("activity", _of(units, works), "title", "held_on"),
    )
    return _together(rows).order_by("on", "sort", "key")[:_OPEN]


def what_happened(units: Collection[int], day: dt.date, after: str | None) -> Slice:
    """What these units did with citizens, if public, newest first; behind what ``after`` names. One query."""
    keys = tuple(units)
    if _place_of(after):
        return _newest(_happened(keys, day), after, _A_PAGE)
    return _slice(_lately(keys, day), _A_PAGE, first=True)


@prepared
def _lately(units: tuple[int, ...], day: dt.date) -> QuerySet[Any, _Row]:
    return _ordered(_happened(units, day))[: _A_PAGE + 1]


def _happened(units: tuple[int, ...], day: dt.date) -> tuple[QuerySet[Any], ...]:
    works = public_activities(day).exclude(state=CivicActivity.State.PLANNED)
    run = "programme__standing_body"
    return (
        _rows("activity", _of(units, works), "title", "held_on"),
        _rows("consultation", _of(units, over(day)), "title", Coalesce("closed_on", "closes_on")),
        _rows("survey", _of(units, public_surveys(day)), "title", "closed_on"),
        _rows("visit", _of(units, public_visits(day), "unit", "to_unit"), "title", "visited_on"),
        _posted("feedback", _of(units, public_feedback(day)), "public_text", day),
        _posted("announcement", _of(units, Announcement.objects.all()), "title", day),
        _posted("programme", _of(units, public_programmes(day), "standing_body"), "title", day),
        _posted("plan", _of(units, public_plans(day), run), "title", day),
        _posted("review", _of(units, public_reviews(day)), "abstract", day),
    )


def _of(units: tuple[int, ...], found: QuerySet[Any], *names: str) -> QuerySet[Any]:
    """Those of these units: one of the fields named has one of them."""
    theirs = Q()
    for place, name in enumerate(names or ("unit",)):
        found = found.alias(**{f"whose_{place}": F(name)})  # a query that is being prepared takes places here alone
        theirs |= Q(**{f"whose_{place}__in": units})
    return found.filter(theirs)


def found_happenings(words: Query, day: dt.date, after: str | None, size: int) -> Slice:
    """What citizens can join or read whose title holds the words, the newest first. One query."""
    found = {"folded__words": wanted(words)}
    rows = (
        _rows("activity", public_activities(day).filter(**found), "title", "held_on"),
        _rows("consultation", public_consultations(day).filter(**found), "title", "opened_on"),
        _rows("survey", shown_surveys(day).filter(**found), "title", "opened_on"),
        _rows("visit", public_visits(day).filter(**found), "title", "visited_on"),
        _posted("announcement", Announcement.objects.filter(**found), "title", day),
    )
    return _newest(rows, after, size)


def _newest(rows: tuple[QuerySet[Any], ...], after: str | None, size: int) -> Slice:
    last = _place_of(after)
    if last:
        rows = tuple(_behind(one, *last) for one in rows)
    return _slice(list(_ordered(rows)[: size + 1]), size, first=not last)


def _slice(found: list[_Row], size: int, *, first: bool) -> Slice:
    shown = found[:size]
    following = f"{shown[-1][3]:%Y%m%d}-{shown[-1][0]}-{shown[-1][1]}" if len(found) > size else None
    return Slice([_told(row) for row in shown], following, first)


def _ordered(rows: tuple[QuerySet[Any], ...]) -> QuerySet[Any, _Row]:
    return _together(rows).order_by("-on", "sort", "-key")


def _rows(sort: str, found: QuerySet[Any], title: str, on: Any) -> QuerySet[Any]:
    on = F(on) if isinstance(on, str) else on
    return found.order_by().annotate(
        sort=Value(sort, CharField()), key=F("pk"), what=Cast(title, TextField()), on=Cast(on, DateField())
    )


def _posted(sort: str, found: QuerySet[Any], title: str, day: dt.date) -> QuerySet[Any]:
    """The postings of these objects, from the day when they were made public."""
    found = found.order_by()
    posted = current_postings(day).filter(object_kind=found.model._meta.label_lower, object_id__in=found.values("pk"))
    words = Subquery(found.model._base_manager.filter(pk=OuterRef("object_id")).values(title)[:1])
    return posted.order_by().annotate(
        sort=Value(sort, CharField()), key=F("pk"), what=Cast(words, TextField()), on=F("valid_from")
    )


def _behind(rows: QuerySet[Any], day: dt.date, sort: str, key: int) -> QuerySet[Any]:
    """Those of one sort that come after a row of the list."""
    own = rows.query.annotations["sort"].value  # type: ignore[attr-defined]  # a Value of ours
    same = Q(on=day) if own > sort else Q(on=day, pk__lt=key)
    return rows.filter(Q(on__lt=day) | same) if own >= sort else rows.filter(on__lt=day)


def _together(rows: tuple[QuerySet[Any], ...]) -> QuerySet[Any, _Row]:
    first, *others = [one.values_list("sort", "key", "what", "on") for one in rows]
    return first.union(*others, all=True)


def _place_of(after: str | None) -> tuple[dt.date, str, int] | None:
    """The row that an address names; nothing where it names none."""
    day, _dash, rest = (after or "").partition("-")
    sort, _dash, key = rest.partition("-")
    try:
        return dt.datetime.strptime(day, "%Y%m%d").date(), sort, min(int(key), 2**62)  # a day
    except ValueError:
        return None


def _told(row: _Row) -> Happening:
    sort, key, title, day = row
    words, page = _SORTS[sort]
    return Happening(sort, str(words), Truncator(title).chars(_LETTERS), reverse(f"portal:{page}", args=[key]), day)
