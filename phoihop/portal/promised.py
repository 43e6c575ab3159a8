"""What the units of a place, or one unit, have promised in public programmes, and how it stands."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.ground.pages import Slice, page_of
from phoihop.programmes.models import Assignment, Programme
from phoihop.programmes.queries import public_programmes
from phoihop.tasks.models import Task
from phoihop.tasks.standing import Share
from phoihop.tasks.status import Status, worst
from phoihop.units.models import Unit, UnitClass
from phoihop.units.queries import classes_with

from .pages import Sign, Who, sign_of

_PROGRAMMES = 4  # on one page
_ROLES = (Assignment.Role.LEAD, Assignment.Role.SUPPORT)
_Where = tuple[int, int | None]  # programme, content


@dataclass
class Promised:
    """A content of which these units lead or support something; their tasks alone say how it stands."""

    label: str
    text: str
    url: str
    sign: Sign
    leads: list[Who] = field(default_factory=list)
    supports: list[Who] = field(default_factory=list)
    late_since: dt.date | None = None


@dataclass(frozen=True)
class PromisedIn:
    """A programme with the contents that these units have a part in."""

    programme: Programme
    promises: list[Promised]


def promised_by(
    units: Collection[Unit], shares: Iterable[Share], today: dt.date, after: str | None, linked: Collection[int] = ()
) -> Slice:
    """Programmes (``PromisedIn``), the newest first; the names of units that are ``linked`` lead on. Three queries."""
    assigned, members = _assigned(units, today)
    own = public_programmes(today).filter(pk__in=assigned.order_by().values("duty__programme"))
    piece = page_of(own.order_by("-id"), after, _PROGRAMMES)
    about = {one.pk: one for one in piece.rows}
    stands: dict[_Where, list[Share]] = defaultdict(list)
    for share in shares:
        stands[share.programme, share.content].append(share)
    found: dict[_Where, Promised] = {}
    known = {one.pk: one for one in units}
    rows = assigned.filter(duty__programme__in=about).order_by("duty__content__order", "duty__order", "order")
    for programme, content, label, order, text, role, unit, unit_class in rows.values_list(
        "duty__programme", "duty__content", "duty__content__label", "duty__content__order", "duty__content__text",
        "role", "unit", "unit_class",
    ):  # fmt: skip
        where = (programme, content)
        if where not in found:
            found[where] = _promised(about[programme], content, label or str(order or ""), text, stands[where])
        names = found[where].leads if role == Assignment.Role.LEAD else found[where].supports
        for one in [known[unit]] if unit else members[unit_class]:
            who = Who(one.name, one.pk if one.pk in linked else 0)
            if who not in names:
                names.append(who)
    of: dict[int, list[Promised]] = defaultdict(list)
    for (programme, _content), promised in found.items():
        promised.supports = [who for who in promised.supports if who not in promised.leads]
        of[programme].append(promised)
    return replace(piece, rows=[PromisedIn(one, of[one.pk]) for one in piece.rows])


def _assigned(units: Collection[Unit], today: dt.date) -> tuple[QuerySet[Assignment], dict[int, list[Unit]]]:
    """Where these units lead or support: by name, or as one of a class; and who of them is of which class. One query.

    What a unit that has ended was asked for as one of a class is known by its tasks.
    """
    living = [one for one in units if one.holds(today)]
    ended = [one for one in units if not one.holds(today)]
    members = {one.pk: _members(one, living) for one in classes_with(living)}
    theirs = Q(unit__in=units) | Q(unit_class__in=members)
    if ended:
        theirs |= Q(pk__in=Task.objects.filter(unit__in=ended, assignment__isnull=False).values("assignment"))
    return Assignment.objects.filter(theirs, role__in=_ROLES), defaultdict(list, members)


def _members(unit_class: UnitClass, units: Iterable[Unit]) -> list[Unit]:
    return [
        one
        for one in units
        if one.kind == unit_class.kind
        and unit_class.level in ("", one.level)
        and one.path.startswith(unit_class.within.path)
    ]


def _promised(programme: Programme, content: int | None, label: str, text: str | None, shares: list[Share]) -> Promised:
    """Supports stand for it only where nobody of these units leads."""
    mine = [one for one in shares if one.lead] or shares
    late = [one.first_due for one in mine if one.status == Status.OVERDUE]
    return Promised(
        label,
        text or _("Nhiệm vụ chung của chương trình"),
        reverse("portal:content", args=[programme.pk, content or 0]),
        sign_of(worst(one.status for one in mine), programme),
        late_since=min(late, default=None),
    )
