"""Places: what citizens live in, found in the register of units, so that nobody keeps a second register.

A commune, a district or a province has one People's Committee, and every People's Committee administers one of them. So
the committee is the place: its key is the place's key, its name without "UBND" is the place's name. Of the place are
the committee, what stands below it at its own level, and every body that bears the place's name at the end of its own
("Đảng ủy xã Ia Băng") with what stands below that. Where several committees bear one name, a body belongs to the one in
its province; where that is not known, to none. A body whose name tells no place belongs to none either.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet

from phoihop.ground.periods import holds_on
from phoihop.ground.text import fold

from .models import Kind, Level, Unit

LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)
_OFFICE = re.compile(r"(?:ubnd|uy ban nhan dan) ")
_SORT = re.compile(r"(?<!thi )(?:xa|phuong|thi tran|dac khu|quan|huyen|thi xa|tinh|thanh pho) ")
_NAMED = re.compile(rf"(?:.* )?({_SORT.pattern}.+)")
# what the Party's committee of such a place is called, where its name does not hold the place's
_PARTY = {"tinh": "tinh uy", "thanh pho": "thanh uy", "huyen": "huyen uy", "quan": "quan uy", "thi xa": "thi uy"}
_Above = Mapping[str, str]  # level → folded name of what stands above at that level


def name_of(committee: Unit) -> str:
    """The place that a People's Committee administers, as one says it within a sentence: xã Ia Băng."""
    office = _OFFICE.match(fold(committee.name))
    return committee.name[office.end() :] if office else committee.name


def is_place(unit: Unit) -> bool:
    """Whether a unit is the People's Committee of a place."""
    return unit.kind == Kind.PEOPLES_COMMITTEE and unit.level in LEVELS


def places() -> QuerySet[Unit]:
    """The committees of all places, of today and of before."""
    return Unit.objects.filter(kind=Kind.PEOPLES_COMMITTEE, level__in=LEVELS)


def living_places(day: dt.date) -> QuerySet[Unit]:
    """Those of the places that exist on that day."""
    return places().filter(holds_on(day))


def topmost(day: dt.date) -> QuerySet[Unit]:
    """The living places right below no other living one."""
    inside = living_places(day).filter(holds_on(day, "parent__"), parent__in=places())
    return living_places(day).exclude(pk__in=inside.values("pk"))


def within(committee: Unit, day: dt.date) -> QuerySet[Unit]:
    """The living places in a place."""
    return living_places(day).filter(path__startswith=committee.path).exclude(pk=committee.pk)


def units_of(committee: Unit) -> list[Unit]:
    """The units of a place, living and ended, in the order of the units' tree. Two queries."""
    levels = _levels(committee)
    named = [
        one
        for one in Unit.objects.filter(_holding(_names(committee)), level__in=levels)
        if _tells(one.name, _names(committee))
    ]
    below = Q(path__startswith=committee.path)
    for one in named:
        if not any(other is not one and one.path.startswith(other.path) for other in named):
            below |= Q(path__startswith=one.path)
    above = {key for one in (committee, *named) for key in one.line[:-1]}
    found = {one.pk: one for one in Unit.objects.filter(Q(pk__in=above) | (below & Q(level__in=levels)))}
    twins = [one for one in named if _is_committee(one, committee.level)]
    here = _above(committee, found)
    own = [one for one in named if _belongs(_above(one, found), here, alone=len(twins) <= 1)]
    paths = tuple({committee.path, *(one.path for one in own)})
    within = (one for one in found.values() if one.level in levels and one.path.startswith(paths))
    return sorted(within, key=lambda one: one.line)


def place_of(unit: Unit, chain: Iterable[Unit]) -> Unit | None:
    """The committee of the place that a unit is of; ``chain`` are the units above it. One query at most."""
    line = [*chain, unit]
    level = Level.COMMUNE if unit.level == Level.VILLAGE else unit.level
    for one in reversed(line):
        if _is_committee(one, level):
            return one
    told = [name for one in line if one.level in (level, Level.VILLAGE) for name in _told_by(one.name)]
    if not told or level not in LEVELS:
        return None
    found = [
        one
        for one in places().filter(_holding(told), level=level).select_related("parent__parent")
        if any(_tells(name, _names(one)) for name in told)
    ]
    here = _above(unit, {one.pk: one for one in line})
    own = [one for one in found if _belongs(here, _above(one, _parents(one)), alone=len(found) == 1)]
    return own[0] if len(own) == 1 else None


def _levels(committee: Unit) -> tuple[str, ...]:
    return (Level.COMMUNE, Level.VILLAGE) if committee.level == Level.COMMUNE else (committee.level,)


def _is_committee(unit: Unit, level: str) -> bool:
    return unit.kind == Kind.PEOPLES_COMMITTEE and unit.level == level


def _names(committee: Unit) -> list[str]:
    """How the names of the place's bodies end, folded."""
    name = fold(name_of(committee))
    sort = _SORT.match(name)
    party = _PARTY.get(sort[0].rstrip()) if sort else None
    return [name, f"{party} {name[sort.end() :]}"] if sort and party else [name]


def _told_by(name: str) -> list[str]:
    """The place that a body's name tells, folded: that of "Đảng ủy xã Ia Băng", or of "Huyện ủy Đak Đoa"."""
    folded = fold(name)
    for sort, party in _PARTY.items():
        if folded.startswith(f"{party} "):
            return [f"{sort} {folded.removeprefix(f'{party} ')}"]
    found = _NAMED.match(folded)
    return [found[1]] if found else []


def _holding(names: Iterable[str]) -> Q:
    found = Q()
    for name in names:
        found |= Q(folded__words=f'"{name}"')
    return found


def _tells(name: str, names: Iterable[str]) -> bool:
    return f" {fold(name)}".endswith(tuple(f" {one}" for one in names))


def _above(unit: Unit, known: Mapping[int, Unit]) -> _Above:
    """By level, what stands above; the nearest where several do."""
    return {known[key].level: fold(known[key].name) for key in unit.line[:-1] if key in known}


def _parents(unit: Unit) -> dict[int, Unit]:
    found, one = {}, unit.parent
    for _step in range(2):
        if one:
            found[one.pk], one = one, one.parent
    return found


def _belongs(body: _Above, place: _Above, *, alone: bool) -> bool:
    """Whether a body that bears the place's name is of it: in the same province, or no other place has that name."""
    both = [level for level in (Level.PROVINCE, Level.DISTRICT) if level in body and level in place]
    same = [f" {body[level]}".endswith(f" {_bare(place[level])}") for level in both]
    return all(same) and (bool(same) or alone)


def _bare(name: str) -> str:
    """A folded name without office and sort: gia lai."""
    return _SORT.sub("", _OFFICE.sub("", name, count=1), count=1)
