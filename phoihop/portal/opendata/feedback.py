"""What citizens said: counts that give nobody away, and the moderated words that are public, with their answers."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractQuarter, ExtractYear
from django.utils.translation import gettext_lazy as _

from phoihop.publishing.models import Posting
from phoihop.publishing.queries import current_postings
from phoihop.units.models import Unit
from phoihop.voices.answers import LEAST, too_few
from phoihop.voices.models import Feedback
from phoihop.voices.queries import before, public_feedback, quarter_began

from .about import promises_named
from .columns import day, key, text, whole
from .dataset import Asked, Dataset, Row
from .promises import OF_CONTENT, OF_PROGRAMME
from .units import OF_UNIT, UNIT


def _counted(found: list[Unit], asked: Asked) -> Iterator[tuple[int, Row]]:
    words = before(quarter_began(asked.day)).filter(unit__in=found).order_by()
    by_quarter: QuerySet[Any] = words.annotate(year=ExtractYear("received_on"), quarter=ExtractQuarter("received_on"))
    parts = {name: Count("pk", filter=condition) for name, condition in _parts(asked.day).items()}
    rows: dict[int, list[Row]] = defaultdict(list)
    for row in by_quarter.values("unit", "year", "quarter").annotate(**parts).order_by("year", "quarter"):
        numbers = {name: row[name] for name in parts}
        rows[row["unit"]].append((row["year"], row["quarter"], *told(numbers)))
    for one in found:
        for counted in rows[one.pk]:
            yield one.pk, (one.pk, one.name, *counted)


def _parts(on: dt.date) -> dict[str, Q]:
    """Reopened is answered once: what citizens do from day to day must not show in a quarter that is over."""
    unanswered = Q(state__in=(Feedback.State.RECEIVED, Feedback.State.HANDLING))
    return {
        "answered": Q(state__in=(Feedback.State.ANSWERED, Feedback.State.REOPENED)),
        "refused": Q(state=Feedback.State.REFUSED),
        "waiting": unanswered & Q(due_on__gte=on),
        "late": unanswered & Q(due_on__lt=on),
    }


def told(parts: Mapping[str, int]) -> tuple[int | None, ...]:
    """The whole and its parts, without those that are so small that they tell of single persons."""
    whole_ = sum(parts.values())
    hidden = set(parts) if whole_ < LEAST else too_few(parts)
    shown = (None if name in hidden else part for name, part in parts.items())
    return (whole_ if whole_ >= LEAST else None, *shown)


TOTALS = Dataset(
    "so-phan-anh",
    _("Số phản ánh, kiến nghị"),
    _(
        "Mỗi dòng là một đơn vị trong một quý đã qua. Số nhỏ hơn 5, hoặc số mà từ đó tính ra được số nhỏ hơn 5, "
        "để trống để không ai đoán được người gửi."
    ),
    (
        OF_UNIT,
        UNIT,
        whole("year", _("Năm nhận")),
        whole("quarter", _("Quý nhận")),
        whole("received", _("Đã nhận")),
        whole("answered", _("Đã trả lời")),
        whole("refused", _("Không tiếp nhận")),
        whole("waiting", _("Chưa trả lời, còn trong hạn")),
        whole("late", _("Chưa trả lời, đã quá hạn")),
    ),
    lambda on: Unit.objects.filter(pk__in=before(quarter_began(on)).values("unit")),
    _counted,
    piece=300,
)


def _words(on: dt.date) -> QuerySet[Posting]:
    """By their postings: the numbers of feedback would tell how much came between two of them."""
    label = Feedback._meta.label_lower
    return current_postings(on).filter(object_kind=label, object_id__in=public_feedback(on).order_by().values("pk"))


def _said(found: list[Posting], asked: Asked) -> Iterator[tuple[int, Row]]:
    public = public_feedback(asked.day).select_related("public_from__unit")
    said = public.in_bulk([one.object_id for one in found])
    named = promises_named(said.values(), asked)
    for one in found:
        word = said[one.object_id]
        if answer := word.public_from:
            yield one.pk, (
                one.pk, *named[word.pk], word.public_text, answer.unit_id, str(answer.unit), word.public_answer,
                answer.day,
            )  # fmt: skip


WORDS = Dataset(
    "loi-nguoi-dan",
    _("Lời người dân và trả lời"),
    _("Mỗi dòng là một phản ánh mà người gửi đồng ý công khai, đã biên tập, cùng trả lời của cơ quan."),
    (
        key("id", _("Mã lần công khai (tập da-cong-khai)")),
        OF_PROGRAMME,
        OF_CONTENT,
        text("text", _("Lời người dân, đã biên tập")),
        key("unit_id", _("Mã đơn vị trả lời (tập don-vi)")),
        text("unit", _("Đơn vị trả lời")),
        text("answer", _("Trả lời")),
        day("answered_on", _("Ngày trả lời")),
    ),
    _words,
    _said,
    piece=300,
)
