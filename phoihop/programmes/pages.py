"""What the pages of a programme print: its head, the papers that it rests on, its tree of contents and duties."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.documents.models import Link, OfficialDocument
from phoihop.ground.addresses import address
from phoihop.ground.dates import written
from phoihop.ground.pages import Request
from phoihop.ground.prepared import prepared
from phoihop.ground.shell import blocks_for, tabs_for
from phoihop.ledger.acts import allowed

from .checks import shortened
from .models import Assignment, Content, Duty, Programme
from .queries import parties_of
from .schedule_words import words_of

_NEXT_ACTS = (
    "programme.sign",
    "programme.enforce",
    "programme.correct",
    "programme.classify",
    "programme.close",
    "programme.reopen",
)
_FIRST = ("implements", "continues", "based_on")  # which link a chain of papers follows where there are several


def programme_head(request: Request, programme: Programme) -> dict[str, Any]:
    """The context of "programmes/head.html" and of the tabs, on all of its pages. Two queries and the clock's."""
    today = timezone.localdate(request.now)
    return {
        "programme": programme,
        "crumbs": crumbs_of(programme),
        "tabs": tabs_for(request, "programme", programme),
        "parties": parties_of(programme.pk),
        "basis": chain_of(programme.document_id),
        "share_passed": programme.share_passed(today),
        "clock": blocks_for(request, "programme.clock", programme),
        "may": {name.split(".")[1]: allowed(name, request.actor, programme) for name in _NEXT_ACTS},
    }


def crumbs_of(programme: Programme, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a programme's page, and below it."""
    here = programme.get_absolute_url() if more else ""
    name = programme.number or shortened(programme.title, 50)
    return [(_("Chương trình"), address("programmes:list")), (name, here), *more]


def chain_of(document_id: int | None) -> list[OfficialDocument]:
    """The line of papers that a document rests on, nearest first, three steps at most. One query.

    Where it rests on several, the one that it implements, and of those the one that rests on others itself.
    """
    if document_id is None:
        return []
    links: dict[int, list[Link]] = defaultdict(list)
    known = set()
    for link in _links_above(document_id):
        if link.pk not in known:
            known.add(link.pk)
            links[link.source_id].append(link)
    chain: list[OfficialDocument] = []
    here = document_id
    while links[here] and len(chain) < 3:
        best = min(links[here], key=lambda one: (_FIRST.index(one.kind), not links[one.target_id]))
        chain.append(best.target)
        here = best.target_id
    return chain


@prepared
def _links_above(document: int) -> QuerySet[Link]:
    first = Q(source=document)
    second = Q(source__carried_by__source=document)
    third = Q(source__carried_by__source__carried_by__source=document)
    return Link.objects.filter(first | second | third, kind__in=_FIRST).select_related("target").order_by("id")


@dataclass(frozen=True)
class Who:
    """The units that have one role in a duty, in words."""

    role: str
    label: str
    assignments: list[Assignment]


@dataclass(frozen=True)
class DutyLine:
    """A duty as the pages print it."""

    duty: Duty
    when: str
    who: list[Who]
    mark: Any = None


@dataclass(frozen=True)
class ContentLine:
    """A content with its duties; ``content`` is None for the duties that hang on the programme itself."""

    content: Content | None
    duties: list[DutyLine] = field(default_factory=list)


def duties_of(programme: Programme) -> list[Duty]:
    """The duties of a programme with who has them. Two queries."""
    assigned = Prefetch("assignments", Assignment.objects.select_related("unit", "unit_class"))
    return list(programme.duties.prefetch_related(assigned))


def grown(contents: list[Content], duties: list[Duty], marks: dict[int, Any] | None = None) -> list[ContentLine]:
    """The tree of rows that are loaded already."""
    below: dict[int | None, list[DutyLine]] = defaultdict(list)
    for duty in duties:
        mark = (marks or {}).get(duty.pk)
        below[duty.content_id].append(DutyLine(duty, when_of(duty), who_of(duty), mark))
    lines = [ContentLine(content, below[content.pk]) for content in contents]
    return [*lines, ContentLine(None, below[None])] if below[None] else lines


def who_of(duty: Duty) -> list[Who]:
    """The assignments of a duty by role, the leads first."""
    by_role: dict[str, list[Assignment]] = defaultdict(list)
    for one in duty.assignments.all():
        by_role[one.role].append(one)
    return [Who(role.value, str(role.label), by_role[role]) for role in Assignment.Role if by_role[role]]


def when_of(duty: Duty) -> str:
    """By when, in words; "" where the draft does not say yet."""
    match duty.schedule:
        case Duty.Schedule.ONCE:
            if duty.starts_on and duty.due_on:
                return _("{start} đến {due}").format(start=written(duty.starts_on), due=written(duty.due_on))
            return _("chậm nhất ngày {due}").format(due=written(duty.due_on)) if duty.due_on else ""
        case Duty.Schedule.RECURRING:
            return words_of(duty.rrule)
        case Duty.Schedule.CONTINUOUS:
            return _("thường xuyên")
        case Duty.Schedule.ON_EVENT:
            return duty.schedule_text or _("khi phát sinh")
    return ""
