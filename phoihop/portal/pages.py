"""What the public pages print. Contents stand for promises; their status rolls up from the tasks of the leads."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from phoihop.ground.dates import written
from phoihop.ground.prepared import prepared, some
from phoihop.programmes.models import Assignment, Content, Duty, Party, Programme
from phoihop.programmes.pages import when_of
from phoihop.programmes.queries import contents_of
from phoihop.publishing.kinds import offered
from phoihop.publishing.models import Posting
from phoihop.publishing.queries import objects_of
from phoihop.steering.cycle import cycle_of
from phoihop.steering.models import Verb
from phoihop.steering.queries import STEERED
from phoihop.tasks.models import Task
from phoihop.tasks.queries import overdue
from phoihop.tasks.standing import Heap, next_due, standing_of, standings_of
from phoihop.tasks.status import LOOKS, Status, worst
from phoihop.voices.flower import Flower, Flowers

_LATE_SHOWN = 10


@dataclass(frozen=True)
class Sign:
    """A status as citizens see it: shape, colour and word."""

    word: str
    shape: str
    colour: str


@dataclass(frozen=True)
class Who:
    """A body or a class of bodies as a page names it; ``key`` leads to the body's page, a class (0) has none."""

    name: str
    key: int = 0


@dataclass(frozen=True)
class Tally:
    """So many promises of a programme stand like this."""

    number: int
    sign: Sign


@dataclass(frozen=True)
class LateTask:
    """What a unit should have done: by when, and how many days ago that was."""

    unit: str
    text: str
    due_on: dt.date
    days: int


@dataclass
class Promise:
    """A content of a programme (``key`` 0: the duties that hang on no content) and how it stands.

    ``group``: general or specific, where the programme tells them apart; each of the two is numbered from 1.
    """

    key: int
    label: str
    text: str
    sign: Sign
    leads: list[Who] = field(default_factory=list)
    late: int = 0
    late_since: dt.date | None = None
    group: str = ""
    flower: Flower | None = None


@dataclass(frozen=True)
class Card:
    """A programme in the list of promises."""

    programme: Programme
    parties: list[str]
    promises: int
    tallies: list[Tally]
    flower: Flower | None


@dataclass(frozen=True)
class DutyShown:
    """A duty with who answers for it and how it stands."""

    duty: Duty
    when: str
    leads: list[Who]
    supports: list[Who]
    sign: Sign
    next_due: dt.date | None
    late: list[LateTask]
    late_more: int


def _word(status: Status) -> str:
    return _("Đã làm, chờ kiểm tra") if status == Status.WAITING else str(status.label)  # no official term for citizens


def sign_of(status: Status | None, programme: Programme) -> Sign:
    """The sign of a status; without one it is said why there is none."""
    if status is not None:
        look = LOOKS[status]
        return Sign(_word(status), look.shape, look.colour)
    match programme.state:
        case Programme.State.SIGNED:
            return Sign(_("Chưa bắt đầu thực hiện"), "dot", "idle")
        case Programme.State.IN_FORCE:
            return Sign(_("Chưa ghi việc nào"), "dot", "idle")
    return Sign(_("Không có số liệu"), "dot", "idle")


def late_since(heaps: Mapping[str, Heap]) -> dt.date | None:
    """The day on which the first of these that are overdue was due."""
    late = heaps.get(Status.OVERDUE)
    return late.first_due if late else None


def cards_of(programmes: list[Programme], today: dt.date, flowers: Flowers | None = None) -> list[Card]:
    """Programmes with parties, how many promises stand how, and a flower where these are given. Four queries."""
    shown = some(one.pk for one in programmes)
    parties: dict[int, list[str]] = defaultdict(list)
    for programme, name in _parties_within(shown) if shown else ():
        parties[programme].append(name)
    keys = _promise_keys(shown)
    standings = standings_of([one.pk for one in programmes], today)
    cards = []
    for one in programmes:
        statuses = standings[one.pk].promised.by(lambda heap: heap.content, lead=True)
        counted = Counter(worst(statuses.get(key, {})) for key in keys[one.pk])
        known = [Tally(counted[status], sign_of(status, one)) for status in Status if counted[status]]
        unknown = [Tally(counted[None], sign_of(None, one))] if counted[None] else []
        flower = flowers.of(one.pk) if flowers else None
        promises = sum(key is not None for key in keys[one.pk])
        cards.append(Card(one, parties[one.pk], promises, known + unknown, flower))
    return cards


def promises_of(programme: Programme, flowers: Flowers, today: dt.date) -> list[Promise]:
    """The contents of a programme with who leads and how each stands; loose duties last. Three queries."""
    leads: dict[int | None, dict[Who, None]] = defaultdict(dict)
    for content, key, unit, unit_class, phrase in _leads_within(programme.pk):
        leads[content][Who(unit or unit_class or phrase, key or 0)] = None
    statuses = standing_of(programme, today).promised.by(lambda heap: heap.content, lead=True)
    contents = contents_of(programme.pk)
    grouped = len({one.kind for one in contents}) > 1
    rows = [(c.pk, c.label or str(c.order), c.text, c.get_kind_display() if grouped else "") for c in contents]
    if None in leads:
        rows.append((0, "", _("Nhiệm vụ chung của chương trình"), ""))
    promises = []
    for key, label, text, group in rows:
        found = statuses.get(key or None, {})
        sign = sign_of(worst(found), programme)
        promises.append(
            Promise(
                key,
                label,
                text,
                sign,
                list(leads[key or None]),
                late=found[Status.OVERDUE].number if Status.OVERDUE in found else 0,
                late_since=late_since(found),
                group=group,
                flower=flowers.of_content(programme.pk, key) if key else None,
            )
        )
    return promises


@prepared
def _leads_within(programme: int) -> QuerySet[Any, tuple[Any, ...]]:
    found = Assignment.objects.filter(duty__programme=programme, role=Assignment.Role.LEAD)
    in_order = found.order_by("duty__order", "order")
    return in_order.values_list("duty__content", "unit", "unit__name", "unit_class__name", "phrase")


def tallies_of(promises: list[Promise]) -> list[Tally]:
    """How many of these promises stand how, worst first."""
    counted = Counter(promise.sign for promise in promises)
    order = [_word(status) for status in Status]
    rank = {word: place for place, word in enumerate(order)}
    return [Tally(counted[sign], sign) for sign in sorted(counted, key=lambda one: rank.get(one.word, len(order)))]


def late_tasks(programme: Programme, today: dt.date) -> list[LateTask]:
    """The tasks of leads that are longest overdue. One query."""
    return [_late(*row, today) for row in _longest_late(programme.pk, today)]


@prepared
def _longest_late(programme: int, today: dt.date) -> QuerySet[Task, tuple[str, str, dt.date]]:
    found = overdue(promised_tasks().filter(programme=programme), today)
    return found.values_list("unit__name", "text", "due_on")[:_LATE_SHOWN]


def promised_tasks() -> QuerySet[Task]:
    """The tasks of leads that the signed duties ask for; what meetings and plans give beside them is not public."""
    return Task.objects.filter(lead=True, assignment__isnull=False)


def duties_of(programme: Programme, content: Content | None, today: dt.date) -> list[DutyShown]:
    """The duties of a content (None: of the programme itself). Four queries."""
    within = programme.pk, content.pk if content else None
    duties = _duties_within(*within)
    assigned: dict[int, list[Assignment]] = defaultdict(list)
    for one in _assigned_within(*within) if duties else ():
        assigned[one.duty_id].append(one)
    statuses = standing_of(programme, today).promised.by(lambda heap: heap.duty, lead=True)
    late: dict[int, list[LateTask]] = defaultdict(list)
    for duty, unit, text, due_on in _late_within(*within, today):
        late[duty].append(_late(unit, text, due_on, today))
    return [_shown(one, assigned[one.pk], programme, statuses.get(one.pk, {}), late[one.pk]) for one in duties]


@prepared
def _duties_within(programme: int, content: int | None) -> QuerySet[Duty]:
    return Duty.objects.filter(programme=programme, content=content)


@prepared
def _assigned_within(programme: int, content: int | None) -> QuerySet[Assignment]:
    found = Assignment.objects.filter(duty__programme=programme, duty__content=content)
    return found.select_related("unit", "unit_class")


@prepared
def _late_within(programme: int, content: int | None, today: dt.date) -> QuerySet[Task, tuple[Any, ...]]:
    """Those of each duty that are longest overdue: duty, unit, text, day."""
    place = Window(RowNumber(), partition_by="duty", order_by=["due_on", "id"])
    found = overdue(promised_tasks().filter(programme=programme, content=content), today)
    most = found.annotate(place=place).filter(place__lte=_LATE_SHOWN)
    return most.values_list("duty", "unit__name", "text", "due_on")


# The eight verbs of the steering cycle as citizens say them.
PLAIN_VERBS = {
    Verb.BRIEF: _l("Phổ biến cho cán bộ và Nhân dân"),
    Verb.ROLL_OUT: _l("Ra kế hoạch, triển khai"),
    Verb.GUIDE: _l("Hướng dẫn cách làm"),
    Verb.URGE: _l("Nhắc nhở, đôn đốc"),
    Verb.INSPECT: _l("Kiểm tra"),
    Verb.SUPERVISE: _l("Giám sát"),
    Verb.INTERIM: _l("Đánh giá từng năm (sơ kết)"),
    Verb.FINAL: _l("Đánh giá toàn bộ (tổng kết)"),
}


@dataclass(frozen=True)
class Deeds:
    """How often one verb was done to steer a programme, and when last."""

    words: str
    number: int
    last_on: dt.date | None


def deeds_of(programme: Programme, today: dt.date) -> list[Deeds]:
    """The eight verbs, in their order; none where the programme has not begun. One query."""
    if programme.state not in STEERED:
        return []
    return [Deeds(str(PLAIN_VERBS[one.verb]), one.number, one.last_on) for one in cycle_of(programme, today)]


def _shown(
    duty: Duty, assigned: list[Assignment], programme: Programme, statuses: dict[str, Heap], late: list[LateTask]
) -> DutyShown:
    by_role: dict[str, list[Who]] = defaultdict(list)
    for one in assigned:
        by_role[one.role].append(Who(str(one), one.unit_id or 0))
    sign = sign_of_duty(duty, statuses, programme)
    leads, supports = by_role[Assignment.Role.LEAD], by_role[Assignment.Role.SUPPORT]
    more = statuses[Status.OVERDUE].number - len(late) if late else 0
    return DutyShown(duty, capfirst(when_of(duty)), leads, supports, sign, next_due(statuses.values()), late, more)


def sign_of_duty(duty: Duty, statuses: Mapping[str, Heap], programme: Programme) -> Sign:
    """The sign of a duty by its tasks; one whose day was past before tasks were followed says so."""
    since = programme.tracked_from
    if not statuses and since and duty.due_on and duty.due_on < since:
        return Sign(_("Đã đến hạn trước khi bắt đầu ghi số liệu ({day})").format(day=written(since)), "dot", "idle")
    return sign_of(worst(statuses), programme)


def _late(unit: str, text: str, due_on: dt.date, today: dt.date) -> LateTask:
    return LateTask(unit, text, due_on, (today - due_on).days)


@prepared
def _parties_within(programmes: tuple[int, ...]) -> QuerySet[Party, tuple[int, str]]:
    return Party.objects.filter(programme__id__in=programmes).values_list("programme", "name")


def _promise_keys(programmes: tuple[int, ...]) -> dict[int, list[int | None]]:
    """The contents of each programme; None stands for its loose duties. Two queries."""
    keys: dict[int, list[int | None]] = defaultdict(list)
    for programme, content in _contents_within(programmes) if programmes else ():
        keys[programme].append(content)
    for programme in _with_loose_duties(programmes) if programmes else ():
        keys[programme].append(None)
    return keys


@prepared
def _contents_within(programmes: tuple[int, ...]) -> QuerySet[Content, tuple[int, int]]:
    return Content.objects.filter(programme__id__in=programmes).values_list("programme", "pk")


@prepared
def _with_loose_duties(programmes: tuple[int, ...]) -> QuerySet[Duty, int]:
    loose = Duty.objects.filter(programme__id__in=programmes, content=None).order_by()
    return loose.values_list("programme", flat=True).distinct()


@dataclass(frozen=True)
class PublishedLine:
    """A posting in the list of what was made public."""

    posting: Posting
    kind: str
    title: str


def published_lines(postings: list[Posting]) -> list[PublishedLine]:
    """Postings of what may be public. One query a kind."""
    about = objects_of(postings)
    lines = []
    for one in postings:
        what, how = about.get(one.pk), offered(one.object_kind)
        if what is not None and how is not None and how.ready(what):
            lines.append(PublishedLine(one, str(how.words), how.title(what)))
    return lines
