"""Lists of units and memberships, and who may see them."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import translation

from phoihop.ground.pages import Slice, key_of, sliced
from phoihop.ground.periods import holds_on
from phoihop.ground.prepared import expression, prepared
from phoihop.ground.search.query import Query
from phoihop.ground.text import fold
from phoihop.ledger.actor import Actor

from .models import POWERS, Account, DayOff, Invitation, Membership, Post, PostHolding, Role, Unit, UnitClass


def living_units(day: dt.date) -> QuerySet[Unit]:
    """The units that exist on that day."""
    return Unit.objects.filter(holds_on(day))


def search_units(words: str | Query, day: dt.date | None = None) -> QuerySet[Unit]:
    """Units whose name or abbreviation holds the words; of that day, or of all time."""
    return (living_units(day) if day else Unit.objects.all()).filter(folded__words=words)


def visible_units(actor: Actor) -> QuerySet[Unit]:
    """Every official may look up which units there are, living and ended."""
    return Unit.objects.all() if actor.can("see") or actor.can("system") else Unit.objects.none()


def level(units: QuerySet[Unit], within: Unit | None, day: dt.date | None) -> QuerySet[Unit]:
    """The units right below ``within``, or the topmost.

    With a day: of that day alone, and a unit whose superior has ended stands among the topmost.
    """
    if within:
        units = units.filter(parent=within)
    elif day:
        units = units.filter(Q(parent=None) | ~holds_on(day, "parent__"))
    else:
        units = units.filter(parent=None)
    return units.filter(holds_on(day)) if day else units


def tell_below(units: Iterable[Unit], day: dt.date | None) -> None:
    """Sets ``below`` on each unit: how many stand right below it, on that day or ever. One query for a whole page."""
    shown = {unit.pk: unit for unit in units}
    children = Unit.objects.filter(parent__in=shown).order_by()
    children = children.filter(holds_on(day)) if day else children
    counts = dict(children.values_list("parent").annotate(n=Count("pk")))
    for key, unit in shown.items():
        unit.below = counts.get(key, 0)  # type: ignore[attr-defined]


def by_name(rows: QuerySet[Any], after: str | None, size: int = 50) -> Slice:
    """A slice of rows that carry ``folded``, in its order, after the row whose key ``after`` names."""
    rows = rows.order_by("folded", "pk")
    if (key := key_of(after)) is not None:
        last = rows.model._base_manager.filter(pk=key).values_list("folded", flat=True).first()
        if last is not None:
            rows = rows.filter(Q(folded__gt=last) | Q(folded=last, pk__gt=key))
    return sliced(list(rows[: size + 1]), first=not after, size=size)


def visible_classes(actor: Actor) -> QuerySet[UnitClass]:
    """As units: every official may look them up."""
    return UnitClass.objects.all() if actor.can("see") or actor.can("system") else UnitClass.objects.none()


def visible_posts(actor: Actor) -> QuerySet[Post]:
    """As units: every official may look them up."""
    return Post.objects.filter(unit__in=visible_units(actor)).select_related("unit")


def people_of(unit: Unit, day: dt.date) -> QuerySet[Account]:
    """The accounts that act for a unit on that day, in whatever role."""
    acting = Membership.objects.filter(holds_on(day), unit=unit)
    return Account.objects.filter(pk__in=acting.values("account"), is_active=True).order_by("full_name")


def chain_of(unit: Unit) -> list[Unit]:
    """The units above a unit, the topmost first."""
    keys = unit.line[:-1]
    found = Unit.objects.in_bulk(keys) if keys else {}
    return [found[key] for key in keys if key in found]


def posts_of(unit: Unit, day: dt.date) -> QuerySet[Post]:
    """The living posts of a unit, each with ``holder`` (full name, or None) and ``held_since``."""
    holdings = PostHolding.objects.filter(holds_on(day), post=OuterRef("pk")).order_by("-valid_from")
    return Post.objects.filter(holds_on(day), unit=unit).annotate(
        holder=Subquery(holdings.values("account__full_name")[:1]),
        held_since=Subquery(holdings.values("valid_from")[:1]),
    )


def acting_for(unit: Unit, day: dt.date) -> QuerySet[Membership]:
    """Who may act for a unit on that day; locked accounts not."""
    found = Membership.objects.filter(holds_on(day), unit=unit, account__is_active=True)
    return found.select_related("account").order_by("account__full_name", "role")


def visible_accounts(actor: Actor) -> QuerySet[Account]:
    """Administrators see accounts; nobody else."""
    return Account.objects.all() if actor.can("accounts") or actor.can("system") else Account.objects.none()


def visible_memberships(actor: Actor) -> QuerySet[Membership]:
    """Of the accounts that the actor may see."""
    return Membership.objects.filter(account__in=visible_accounts(actor)).select_related("account", "unit")


def acting_by_account(accounts: Iterable[Account], day: dt.date) -> dict[int, list[Membership]]:
    """Whom each account acts for on that day, in one query."""
    found: dict[int, list[Membership]] = {}
    held = Membership.objects.filter(holds_on(day), account__in=[account.pk for account in accounts])
    for one in held.select_related("unit"):
        found.setdefault(one.account_id, []).append(one)
    return found


def waiting_for_slip(accounts: QuerySet[Account], now: dt.datetime) -> QuerySet[Account]:
    """Of these accounts those that can sign in by nothing yet: no password, and no slip that still serves."""
    served = Invitation.objects.filter(account=OuterRef("pk"), used_at=None, expires_at__gt=now)
    no_password = Q(password="") | Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return accounts.filter(no_password, ~Exists(served), is_active=True).order_by("folded", "pk")


def search_accounts(accounts: QuerySet[Account], words: str) -> QuerySet[Account]:
    """Those whose name or user name holds the words."""
    return accounts.filter(folded__words=words)


def administrators(day: dt.date) -> QuerySet[Membership]:
    """The memberships by which somebody administers on that day."""
    return Membership.objects.filter(
        holds_on(day), holds_on(day, "unit__"), role=Role.ADMINISTRATOR, account__is_active=True
    )


def hash_code(code: str) -> str:
    """How an invitation's code is kept: 80 random bits need no slow hash. Blanks, dashes and case do not count."""
    return hashlib.sha256("".join(ch for ch in code.upper() if ch.isalnum()).encode()).hexdigest()


def open_invitation(code: str, now: dt.datetime) -> Invitation | None:
    """The slip of this code where it may still be used, with its account."""
    slips = Invitation.objects.filter(used_at=None, expires_at__gt=now, account__is_active=True)
    return slips.select_related("account").filter(code_hash=hash_code(code)).first()


def below(unit: Unit) -> QuerySet[Unit]:
    """The unit and all below it."""
    return Unit.objects.filter(path__startswith=unit.path)


def members_of(unit_class: UnitClass, day: dt.date) -> QuerySet[Unit]:
    """The living units of a class on that day."""
    found = living_units(day).filter(kind=unit_class.kind, path__startswith=unit_class.within.path)
    return found.filter(level=unit_class.level) if unit_class.level else found


def classes_of(unit: Unit, day: dt.date) -> list[UnitClass]:
    """The classes that a unit belongs to on that day."""
    return classes_with([unit]) if unit.holds(day) else []


def classes_with(units: Iterable[Unit]) -> list[UnitClass]:
    """The classes that hold at least one of these units. One query."""
    by_kind: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_kind[unit.kind].append(unit)
    return [
        one
        for one in UnitClass.objects.filter(kind__in=by_kind).select_related("within")
        if any(one.level in ("", unit.level) and unit.path.startswith(one.within.path) for unit in by_kind[one.kind])
    ]


def class_ids_of(actor: Actor) -> QuerySet[UnitClass, int]:
    """The keys of the classes that the actor's unit belongs to; a subquery."""
    classes = UnitClass.objects.filter(kind=actor.unit_kind, level__in=["", actor.unit_level]).order_by()
    return (
        classes.alias(own=expression(actor.unit_path))
        .filter(own__startswith=F("within__path"))
        .values_list("pk", flat=True)
    )


def count_along(name: str, count: Any) -> None:
    """Lets a higher room have a number beside each membership, in the query that every request makes anyway."""
    _along[name] = count


_along: dict[str, Any] = {}


def memberships_of(account: Account, day: dt.date) -> list[Membership]:
    """Whom an account may act for on that day, in the order of the units' tree.

    Every request asks; an account has few of them, so that days and order are looked at here and not in the query.
    """
    if not account.is_active:
        return []
    held = (one for one in _memberships(account.pk) if one.holds(day) and one.unit.holds(day))
    return sorted(held, key=lambda one: (one.unit.path, one.role))


@prepared
def _memberships(account: int) -> QuerySet[Membership]:
    return Membership.objects.filter(account=account).select_related("unit").annotate(**_along).order_by()


def actor_of(membership: Membership) -> Actor:
    """The actor of a membership; ``membership.unit`` should be selected. Pages translate the role."""
    return Actor(
        unit=membership.unit.name,
        role=_words_of(membership.role),
        powers=POWERS[membership.role],
        unit_id=membership.unit_id,
        unit_path=membership.unit.path,
        unit_kind=membership.unit.kind,
        unit_level=membership.unit.level,
        account_id=membership.account_id,
        membership_id=membership.pk,
    )


@functools.cache
def _words_of(role: str) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return str(Role(role).label)


def own_days() -> dict[dt.date, bool]:
    """The office's own list: day → worked."""
    return dict(DayOff.objects.values_list("day", "worked"))


def matching_units(phrase: str, units: Iterable[Unit]) -> list[Unit]:
    """Units whose name or abbreviation is the phrase, folded."""
    wanted = fold(phrase)
    return [u for u in units if wanted in (fold(u.name), fold(u.abbreviation))]
