"""What each petal of the flower means: the words that citizens read, and the records that are counted.

One rule holds for all six, for contents, programmes and units: a petal is full where something was carried through and
nothing is past its day; half where something was offered; else empty. It is computed, never typed in.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Count,
    Exists,
    F,
    IntegerField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    TextChoices,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phoihop.ground.periods import DaysAfter
from phoihop.ground.prepared import prepared, some
from phoihop.programmes.models import Programme
from phoihop.publishing.figures import number_of
from phoihop.publishing.models import Channel, ChannelProof, Posting
from phoihop.publishing.terms import BOARD, BOARDS, owed_for_a_term

from ..models import CivicActivity, Consultation, Feedback, Survey, Visit
from ..queries import OPEN, before

RESULT_DAYS = 30  # so long after a common work or a survey its result may be awaited; no law sets it


class Petals(TextChoices):
    """The six verbs of the motto, in its order."""

    KNOW = "know", pgettext_lazy("petal", "Biết")
    DISCUSS = "discuss", pgettext_lazy("petal", "Bàn")
    DO = "do", pgettext_lazy("petal", "Làm")
    INSPECT = "inspect", pgettext_lazy("petal", "Kiểm tra")
    SUPERVISE = "supervise", pgettext_lazy("petal", "Giám sát")
    BENEFIT = "benefit", pgettext_lazy("petal", "Thụ hưởng")


class Stage(TextChoices):
    """How far a petal has opened."""

    EMPTY = "empty", pgettext_lazy("petal", "chưa có")
    HALF = "half", pgettext_lazy("petal", "đã mở, chưa trọn")
    FULL = "full", pgettext_lazy("petal", "trọn vẹn")


@dataclass(frozen=True)
class Definition:
    """A petal in words: what is counted, when it is half and full, what counts as past its day."""

    verb: Petals
    counted: Lazy
    carried: Lazy
    half: Lazy
    full: Lazy
    late: Lazy


DEFINITIONS = {
    one.verb: one
    for one in (
        Definition(
            Petals.KNOW,
            _("Lần công khai"),
            _("đã niêm yết đủ ngày"),
            _("Cam kết đã được công khai trên trang này."),
            _("Cam kết còn được dán trên bảng tin (niêm yết) đủ số ngày theo luật, có ảnh hoặc biên bản làm chứng."),
            _("Luật buộc xã phải niêm yết, nhưng đã quá số ngày đó mà xã chưa niêm yết đủ."),
        ),
        Definition(
            Petals.DISCUSS,
            _("Lần lấy ý kiến"),
            _("đã công bố kết quả"),
            _("Bà con được hỏi ý kiến về cam kết này."),
            _("Cơ quan đã trả lời các ý kiến: ý nào nhận, ý nào không, vì sao."),
            _("Đã quá ngày cơ quan hứa công bố kết quả."),
        ),
        Definition(
            Petals.DO,
            _("Việc cùng làm"),
            _("đã có kết quả"),
            _("Có việc mời bà con cùng làm."),
            _("Việc đã làm xong và kết quả đã được công khai: bao nhiêu người, đóng góp gì, dùng vào đâu."),
            _("Sau ngày làm 30 ngày vẫn chưa có kết quả."),
        ),
        Definition(
            Petals.INSPECT,
            _("Lần kiểm tra"),
            _("đã được trả lời"),
            _("Ban Thanh tra nhân dân hoặc Ban Giám sát đầu tư của cộng đồng đã đến kiểm tra."),
            _("Cơ quan được kiểm tra đã trả lời kiến nghị, hoặc không có kiến nghị nào."),
            _("Đã quá ngày cơ quan phải trả lời."),
        ),
        Definition(
            Petals.SUPERVISE,
            _("Phản ánh"),
            _("đã trả lời"),
            _("Bà con gửi được phản ánh về cam kết này ngay trên trang này."),
            _("Đã có phản ánh được trả lời, và không phản ánh nào quá hạn."),
            _("Có phản ánh đã quá hạn mà chưa được trả lời."),
        ),
        Definition(
            Petals.BENEFIT,
            _("Khảo sát"),
            _("đã công bố kết quả"),
            _("Bà con được hỏi có hài lòng, có được hưởng lợi không."),
            _("Kết quả khảo sát đã được công bố."),
            _("Khảo sát đã kết thúc 30 ngày mà chưa công bố kết quả."),
        ),
    )
}


@dataclass(frozen=True)
class _Group:
    """By what records are counted (programme and content, or unit), and which; what ended before ``since`` is late."""

    names: tuple[str, ...]
    keys: Any
    day: Any
    since: Any

    def of(self, found: QuerySet[Any], **named: Any) -> QuerySet[Any]:
        """The records of the group, its names beside them; ``named`` where the fields are called otherwise."""
        given = {f"by_{name}": named.get(name, F(name)) for name in self.names}
        return found.order_by().annotate(**given).filter(**{f"by_{self.names[0]}__in": self.keys})


Rows = QuerySet[Any, tuple[Any, ...]]


def rows_of(keys: tuple[int, ...], day: dt.date, *, by: tuple[str, ...]) -> list[tuple[Any, ...]]:
    """(verb, …what is counted ``by``, offered, carried through, past their day), where there are records. One query."""
    if not keys:
        return []
    return _rows_of(some(keys), day, day - dt.timedelta(days=RESULT_DAYS), by=by)


@prepared
def _rows_of(keys: tuple[int, ...], day: dt.date, since: dt.date, *, by: tuple[str, ...]) -> Rows:
    group = _Group(by, keys, day, since)
    first, *others = (rows(group) for rows in (_know, _discuss, _do, _inspect, _supervise, _benefit))
    return first.union(*others, all=True)


def _counted(verb: Petals, group: _Group, found: QuerySet[Any], through: Q, late: Q) -> Rows:
    names = [f"by_{name}" for name in group.names]
    counts = {"offered": Count("pk"), "through": Count("pk", filter=through), "late": Count("pk", filter=late)}
    return (
        found.annotate(verb=Value(verb)).values("verb", *names).annotate(**counts).values_list("verb", *names, *counts)
    )


def _know(group: _Group) -> Rows:
    term = Coalesce(number_of(BOARD, group.day), 0)  # where no checked figure of the law holds, a proof alone counts
    hung = Channel.objects.annotate(until=DaysAfter("valid_from", term)).filter(
        Exists(ChannelProof.objects.filter(channel=OuterRef("pk"))),
        Q(valid_to=None) | Q(valid_to__gte=F("until")),
        posting=OuterRef("pk"),
        kind__in=BOARDS,
        until__lte=group.day,
    )
    found = Posting.objects.filter(withdrawn_at=None, valid_from__lte=group.day)
    found = found.annotate(hung=Exists(hung), until=DaysAfter("valid_from", term))
    if "programme" in group.names:
        found = found.filter(object_kind=Programme._meta.label_lower)
        found = group.of(found, programme=F("object_id"), content=Value(None, IntegerField()))
    else:
        found = group.of(found)
    owed = owed_for_a_term() & Q(hung=False, until__lt=group.day)
    return _counted(Petals.KNOW, group, found, Q(hung=True), owed)


def _discuss(group: _Group) -> Rows:
    state = Consultation.State
    found = group.of(_posted(Consultation, group.day).filter(state__in=(state.OPEN, state.CLOSED)))
    return _counted(Petals.DISCUSS, group, found, Q(state=state.CLOSED), Q(state=state.OPEN, results_by__lt=group.day))


def _do(group: _Group) -> Rows:
    state = CivicActivity.State
    found = _posted(CivicActivity, group.day).exclude(state=state.CANCELLED)
    found = group.of(found.annotate(over_on=Coalesce("held_until", "held_on")))
    late = Q(state=state.PLANNED, over_on__lt=group.since)
    return _counted(Petals.DO, group, found, Q(state=state.HELD), late)


def _inspect(group: _Group) -> Rows:
    """For a unit: what it was asked; the board itself has none of its own."""
    state = Visit.State
    found = group.of(_posted(Visit, group.day).exclude(state=state.DRAFT), unit=Coalesce("to_unit", "unit"))
    through = Q(state__in=(state.ANSWERED, state.FINISHED))
    return _counted(Petals.INSPECT, group, found, through, Q(state=state.SENT, due_on__lt=group.day))


def _supervise(group: _Group) -> Rows:
    found = group.of(before(group.day).exclude(state=Feedback.State.REFUSED))
    late = Q(state__in=OPEN, due_on__lt=group.day)
    return _counted(Petals.SUPERVISE, group, found, Q(state=Feedback.State.ANSWERED), late)


def _benefit(group: _Group) -> Rows:
    found = Survey.objects.exclude(state=Survey.State.DRAFT).annotate(shown=Exists(_postings(Survey, group.day)))
    late = Q(shown=False, closes_on__lt=group.since)
    return _counted(Petals.BENEFIT, group, group.of(found), Q(state=Survey.State.CLOSED, shown=True), late)


def _postings(kind: type[Model], day: dt.date) -> QuerySet[Posting]:
    """What was ever made public of an object and not withdrawn: a record is not undone when its term is over."""
    live = Posting.objects.filter(withdrawn_at=None, valid_from__lte=day, object_kind=kind._meta.label_lower)
    return live.filter(object_id=OuterRef("pk"))


def _posted(kind: type[Any], day: dt.date) -> QuerySet[Any]:
    return kind._default_manager.filter(Exists(_postings(kind, day)))
