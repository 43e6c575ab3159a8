"""What came of a consultation: totals, never who. Online choices are advice; villages decide by the law's majority."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F

from .consultation_figures import VILLAGES, Figure, Figures
from .models import Comment, CommentGroup, Consultation, ConsultationOption, HouseholdVote


@dataclass(frozen=True)
class Tally:
    """An option: how many chose it (of an order: put it first), its points in an order, its share in per cent."""

    option: ConsultationOption
    number: int
    points: int
    share: int
    leads: bool


@dataclass(frozen=True)
class VillageVote:
    """A village's vote and whether it passes; None where nobody checked the law's share for that day."""

    vote: HouseholdVote
    passed: bool | None
    share: int


@dataclass(frozen=True)
class VoteResult:
    """All votes; ``passed`` is None where the law counts no sum of villages (each decides for itself).

    So it is where nobody checked a share that counts.
    """

    villages: list[VillageVote]
    figure: Figure | None
    asked: int
    passed_in: int
    passed: bool | None


def tallies_of(consultation: Consultation) -> list[Tally]:
    """The options in their order. One query."""
    return tallies_by([consultation])[consultation.pk]


def tallies_by(consultations: Iterable[Consultation]) -> dict[int, list[Tally]]:
    """The same of several, by their keys. One query."""
    found = {one.pk: one for one in consultations}
    rows: dict[int, list[Any]] = defaultdict(list)
    options = ConsultationOption.objects.filter(consultation__in=found).order_by("order", "id")  # grouped: not its own
    for one in options.annotate(rank=F("choices__rank"), number=Count("choices")):
        rows[one.consultation_id].append(one)
    return {key: _tallies(one, rows[key]) for key, one in found.items()}


def _tallies(consultation: Consultation, rows: list[Any]) -> list[Tally]:
    """In an order of n options the first gets n points, the second n - 1, one that was left out none."""
    options: dict[int, ConsultationOption] = {}
    counted: list[tuple[int, int, int]] = []
    for one in rows:
        options[one.pk] = one
        if one.rank is not None:
            counted.append((one.pk, one.rank, one.number))
    first: dict[int, int] = {}
    points: dict[int, int] = {}
    for option, rank, number in counted:
        if rank == 1:
            first[option] = number
        points[option] = points.get(option, 0) + number * (len(options) + 1 - rank)
    ranking = consultation.choosing == Consultation.Choosing.RANK
    weight = points if ranking else first
    most, total = max(weight.values(), default=0), sum(weight.values())
    return [
        Tally(
            one,
            first.get(one.pk, 0),
            points.get(one.pk, 0),
            round(100 * weight.get(one.pk, 0) / total) if total else 0,
            most > 0 and weight.get(one.pk, 0) == most,
        )
        for one in options.values()
    ]


def votes_of(consultation: Consultation, law: Figures | None = None) -> VoteResult | None:
    """The votes of villages by the figures that held on the day of each meeting. Two queries at most."""
    if not consultation.majority:
        return None
    law = law or Figures()
    villages = [_village(one, law.majority(consultation.majority, one.met_on)) for one in consultation.votes.all()]
    asked, passed_in = consultation.villages or 1, sum(one.passed is True for one in villages)
    day = max((one.vote.met_on for one in villages), default=consultation.opened_on)
    assert day is not None  # a vote is recorded of an open one alone
    if not villages:
        passed: bool | None = False
    elif asked == 1:
        passed = villages[0].passed
    elif consultation.majority == Consultation.Majority.CONTRIBUTIONS and (least := law.on(VILLAGES, day)):
        passed = None if any(one.passed is None for one in villages) else least.reached_by(passed_in, asked)
    else:
        passed = None
    return VoteResult(villages, law.majority(consultation.majority, day), asked, passed_in, passed)


def _village(vote: HouseholdVote, figure: Figure | None) -> VillageVote:
    passed = figure.reached_by(vote.votes_for, vote.households) if figure else None
    return VillageVote(vote, passed, round(100 * vote.votes_for / vote.households))


def differs_from_majority(
    consultation: Consultation, votes: VoteResult | None, outcome: str, chosen: ConsultationOption | None
) -> bool:
    """Whether a decision goes another way than most choices or than the vote of the villages. One query."""
    carried_out = outcome != Consultation.Outcome.DROPPED
    if votes and votes.passed is not None and votes.passed != carried_out:
        return True
    leaders = {one.option.pk for one in tallies_of(consultation) if one.leads} if consultation.choosing else set()
    return bool(leaders) and (not carried_out or chosen is None or chosen.pk not in leaders)


@dataclass(frozen=True)
class GroupShown:
    """A line of the response table with how many contributions it answers."""

    group: CommentGroup
    number: int


@dataclass(frozen=True)
class Sorted:
    """How far the contributions are sorted: by group, and what waits, by section (None: the whole)."""

    groups: list[GroupShown]
    waiting: int
    waiting_in: dict[int | None, int]
    number: int


def sorted_of(consultation: Consultation) -> Sorted:
    """The groups, the largest first, and what waits to be sorted. Two queries."""
    return sorted_by([consultation])[consultation.pk]


def sorted_by(consultations: Iterable[Consultation]) -> dict[int, Sorted]:
    """The same of several, by their keys. Two queries."""
    found = {one.pk: one for one in consultations}
    counted: dict[int, list[tuple[int | None, int | None, int]]] = defaultdict(list)
    rows = Comment.objects.filter(consultation__in=found).order_by().values_list("consultation", "group", "section")
    for key, *row in rows.annotate(number=Count("pk")):
        counted[key].append(tuple(row))
    groups: dict[int, list[CommentGroup]] = defaultdict(list)
    for one in CommentGroup.objects.filter(consultation__in=found):
        one.consultation = found[one.consultation_id]  # pages ask it what may be done
        groups[one.consultation_id].append(one)
    return {key: _sorted(groups[key], counted[key]) for key in found}


def _sorted(groups: list[CommentGroup], counted: list[tuple[int | None, int | None, int]]) -> Sorted:
    by_group: dict[int | None, int] = defaultdict(int)
    waiting_in: dict[int | None, int] = {}
    for group, section, number in counted:
        by_group[group] += number
        if group is None:
            waiting_in[section] = number
    shown = [GroupShown(one, by_group[one.pk]) for one in groups]
    shown.sort(key=lambda one: (-one.number, one.group.pk))
    return Sorted(shown, by_group[None], waiting_in, sum(by_group.values()))
