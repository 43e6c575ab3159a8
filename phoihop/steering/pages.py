"""What the pages of the cycle print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce, RowNumber

from phoihop.programmes.models import Programme

from .cycle import Standing
from .models import ActProof, CycleAct
from .queries import within_year
from .sources import Deed

LISTED = 10  # acts of a verb where all verbs are shown
PAGE = 40  # acts of one verb


@dataclass(frozen=True)
class Year:
    """The acts of one year, the newest first."""

    year: int
    acts: list[CycleAct]


@dataclass
class Section:
    """A verb with what was done: as people recorded it by year, and as the house knows it by itself (``known``)."""

    standing: Standing
    years: list[Year] = field(default_factory=list)
    known: list[Deed] = field(default_factory=list)
    more: bool = False


def sections_of(programme: Programme, cycle: list[Standing], year: int | None) -> list[Section]:
    """All verbs with their newest acts; those without an act in that year are left out. Two queries."""
    rank = Window(RowNumber(), partition_by=F("verb"), order_by=[F("held_on").desc(), F("id").desc()])
    found = _acts(programme, year).annotate(rank=rank).filter(rank__lte=LISTED + 1).order_by("-held_on", "-id")
    by_verb: dict[str, list[CycleAct]] = {}
    for act in _with_parts(found):
        by_verb.setdefault(act.verb, []).append(act)
    sections = []
    for standing in cycle:
        acts, deeds = by_verb.get(standing.verb, []), _known(standing, year)
        if acts or deeds or year is None:
            sections.append(Section(standing, _by_year(acts[:LISTED]), deeds, len(acts) > LISTED))
    return sections


def section_of(programme: Programme, standing: Standing, year: int | None, after: str | None) -> tuple[Section, str]:
    """One verb with a page of its acts behind the key ``after`` ("2026-03-02.7"), and the next key. Two queries."""
    acts = _acts(programme, year).filter(verb=standing.verb).order_by("-held_on", "-id")
    day, _dot, pk = (after or "").partition(".")
    try:
        key = (dt.date.fromisoformat(day), int(pk))
    except ValueError:
        key = None
    if key:
        acts = acts.filter(held_on__lte=key[0]).exclude(held_on=key[0], pk__gte=key[1])
    found = list(_with_parts(acts)[: PAGE + 1])
    shown = found[:PAGE]
    following = f"{shown[-1].held_on.isoformat()}.{shown[-1].pk}" if len(found) > PAGE else ""
    known = [] if key else _known(standing, year)
    return Section(standing, _by_year(shown), known), following


def _acts(programme: Programme, year: int | None) -> QuerySet[CycleAct]:
    acts = CycleAct.objects.filter(programme=programme)
    return within_year(acts, year) if year else acts


def _with_parts(acts: QuerySet[CycleAct]) -> QuerySet[CycleAct]:
    proofs = ActProof.objects.filter(cycle_act=OuterRef("pk")).order_by().values("cycle_act")
    number = Coalesce(Subquery(proofs.annotate(n=Count("pk")).values("n")), 0)
    return acts.select_related("unit").annotate(proof_count=number).prefetch_related("documents")


def _known(standing: Standing, year: int | None) -> list[Deed]:
    return [deed for deed in standing.known if year in (None, deed.held_on.year)]


def _by_year(acts: Iterable[CycleAct]) -> list[Year]:
    return [Year(year, list(some)) for year, some in groupby(acts, key=lambda act: act.held_on.year)]
