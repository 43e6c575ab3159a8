"""What a citizen's search finds: promises, the places and bodies that they are of, what is done with citizens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from django.db.models import Case, Exists, OuterRef, Prefetch, Q, QuerySet, When
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from phoihop.ground.dates import written
from phoihop.ground.pages import Slice, page_of, sliced
from phoihop.ground.search.lists import searched
from phoihop.ground.search.marking import marked
from phoihop.ground.search.query import A_FEW, Query
from phoihop.ground.search.wanted import each_wanted, wanted
from phoihop.ground.shell import Found, FoundGroup
from phoihop.programmes.models import Assignment, Content, Duty, Programme
from phoihop.programmes.queries import answered_by, public_programmes, search_programmes
from phoihop.units.models import Unit
from phoihop.units.places import is_place, living_places, name_of, places
from phoihop.units.queries import by_name

from .happenings import found_happenings
from .pages import cards_of
from .queries import part_of, public_units, running_first

_A_PAGE = 20  # results of a group that is asked alone
PLACES, PROGRAMMES, CONTENTS, DUTIES, ANSWERED, HAPPENINGS = (
    "noi", "chuong-trinh", "noi-dung", "nhiem-vu", "don-vi", "viec-chung",
)  # fmt: skip
P = TypeVar("P", Content, Duty)
_SHOWN = 320  # letters of a long text


def found_for(query: Query, day: dt.date, only: str, after: str | None) -> list[FoundGroup]:
    """A few results of each group, or a page of the group ``only``. Twelve queries at most."""
    finders: dict[str, Callable[[Query, dt.date, str | None, int], Slice]] = {
        PLACES: _places,
        PROGRAMMES: _programmes,
        CONTENTS: _contents,
        HAPPENINGS: _happenings,
        DUTIES: _duties,
        ANSWERED: _answered,
    }
    labels = {
        PLACES: _("Nơi và cơ quan"),
        PROGRAMMES: _("Chương trình"),
        CONTENTS: _("Nội dung cam kết"),
        HAPPENINGS: _("Lấy ý kiến, cùng làm, khảo sát, kiểm tra, công khai"),
        DUTIES: _("Nhiệm vụ"),
        ANSWERED: _("Nhiệm vụ theo đơn vị chịu trách nhiệm"),
    }
    names, key, size = ([only], after, _A_PAGE) if only in finders else (list(finders), None, A_FEW)
    groups = (FoundGroup(name, labels[name], finders[name](query, day, key, size)) for name in names)
    return [group for group in groups if group.piece.rows]


def _places(query: Query, day: dt.date, after: str | None, size: int) -> Slice:
    """A People's Committee leads to its place, another body to its own page."""
    shown = Q(pk__in=living_places(day).values("pk")) | Q(pk__in=public_units(day).values("pk"))
    named = Unit.objects.filter(shown, folded__words=wanted(query)).select_related("parent")
    if size > A_FEW:
        piece = by_name(named, after, size)
    else:  # places before other bodies of the name
        first = named.order_by(Case(When(pk__in=places().values("pk"), then=0), default=1), "folded", "pk")
        piece = sliced(list(first[: size + 1]), first=True, size=size)
    return replace(piece, rows=[_body(one, query) for one in piece.rows])


def _body(one: Unit, query: Query) -> Found:
    above = [one.parent.name] if one.parent else []
    if is_place(one):
        title, url = capfirst(name_of(one)), reverse("portal:place", args=[one.pk])
        return Found(marked(title, query), url, [one.name, *above])
    return Found(marked(one.name, query), reverse("portal:unit", args=[one.pk]), [one.get_kind_display(), *above])


def _happenings(query: Query, day: dt.date, after: str | None, size: int) -> Slice:
    piece = found_happenings(query, day, after, size)
    rows = [Found(marked(one.title, query), one.url, [one.words, written(one.day)]) for one in piece.rows]
    return replace(piece, rows=rows)


def _programmes(query: Query, day: dt.date, after: str | None, size: int) -> Slice:
    piece = running_first(part_of(search_programmes(public_programmes(day), each_wanted(query))), after, size)
    if size > A_FEW:  # asked alone; beside other groups there is no time to count how each stands
        return replace(piece, rows=cards_of(piece.rows, day)) if piece.rows else piece
    return replace(piece, rows=[_programme(one, query) for one in piece.rows])


def _programme(one: Programme, query: Query) -> Found:
    period = f"{written(one.starts_on)} – {written(one.ends_on)}"
    about = [marked(one.number, query), period] if one.number else [period]
    return Found(marked(one.title, query), reverse("portal:programme", args=[one.pk]), about)


def _contents(query: Query, day: dt.date, after: str | None, size: int) -> Slice:
    piece = _public_contents.newest(query, after, size, day)
    return replace(piece, rows=[_content(one, query) for one in piece.rows])


def _of_public(kind: type[P], day: dt.date) -> QuerySet[P]:
    """Contents or duties of public programmes, which are not listed first but asked for, result by result."""
    public = public_programmes(day).filter(pk=OuterRef("programme"))
    return kind._default_manager.filter(Exists(public)).select_related("programme")


@searched
def _public_contents(day: dt.date) -> QuerySet[Content]:
    return _of_public(Content, day)


@searched
def _public_duties(day: dt.date) -> QuerySet[Duty]:
    return _of_public(Duty, day)


def _content(one: Content, query: Query) -> Found:
    title = marked(f"{one.label or one.order}. {one.text}", query, _SHOWN)
    return Found(title, reverse("portal:content", args=[one.programme_id, one.pk]), [one.programme.title])


def _duties(query: Query, day: dt.date, after: str | None, size: int) -> Slice:
    piece = _public_duties.newest(query, after, size, day)
    return replace(piece, rows=[_duty(one, query) for one in piece.rows])


def _duty(one: Duty, query: Query) -> Found:
    product = [marked(one.product, query, _SHOWN)] if one.product else []
    return Found(marked(one.text, query, _SHOWN), _place(one), [*product, one.programme.title])


def _answered(query: Query, day: dt.date, after: str | None, size: int) -> Slice:
    leads = Assignment.objects.filter(role=Assignment.Role.LEAD).select_related("unit", "unit_class")
    rows = answered_by(_of_public(Duty, day), query).prefetch_related(Prefetch("assignments", leads, "leads"))
    piece = page_of(rows.order_by("-id"), after, size)
    return replace(piece, rows=[_led(one, query) for one in piece.rows])


def _led(one: Duty, query: Query) -> Found:
    leads = ", ".join(str(lead) for lead in one.leads)  # type: ignore[attr-defined]
    who = format_html(_("Chịu trách nhiệm: {units}"), units=marked(leads, query, _SHOWN))
    return Found(marked(one.text, None, _SHOWN), _place(one), [who, one.programme.title])


def _place(one: Duty) -> str:
    return f"{reverse('portal:content', args=[one.programme_id, one.content_id or 0])}#d{one.pk}"
