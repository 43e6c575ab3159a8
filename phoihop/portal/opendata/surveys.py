"""What surveys found, as their pages show it: few answers are not told, nor what would give them away."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from phoihop.ground.addresses import address
from phoihop.voices.answers import Asked as Answered
from phoihop.voices.answers import results_by
from phoihop.voices.models import Question, Survey
from phoihop.voices.queries import public_surveys

from .about import promises_named
from .columns import PAGE, code, day, key, number, text, whole, yes_no
from .dataset import Asked, Dataset, Row
from .promises import OF_CONTENT, OF_PROGRAMME
from .units import OF_UNIT, UNIT

_NOTHING: Row = (None,) * 10


def _surveys(found: list[Survey], asked: Asked) -> Iterator[tuple[int, Row]]:
    named, found_by = promises_named(found, asked), results_by(found)
    for one in found:
        results = found_by[one.pk]
        head = (
            one.pk, one.unit_id, one.unit.name, *named[one.pk], one.title, one.service, one.by_code, one.opened_on,
            one.closed_on,
        )  # fmt: skip
        page = f"{asked.site}{address('portal:survey', one.pk)}"
        parts: list[tuple[str, int, int | None, list[Answered]]] = [
            ("", results.printed, results.answered, results.asked)
        ]
        parts += [(part.name, part.printed, part.answered, part.asked) for part in results.parts]
        for place, (name, printed, answered, questions) in enumerate(parts):
            for row in [line for question in questions for line in _lines(question)] or [_NOTHING]:
                yield one.pk, (*head, place > 0, name, printed or None, answered, *row, page)


def _lines(found: Answered) -> Iterator[Row]:
    question = found.question
    figures = [None if value is None else round(value, 2) for value in (found.margin, found.mean)]
    for place, share in enumerate(found.shares if found.shown else [], 1):
        yield (
            question.order, question.text, question.kind, found.answers, place, share.words, share.number,
            share.percent, *figures,
        )  # fmt: skip


SURVEYS = Dataset(
    "khao-sat",
    _("Kết quả khảo sát"),
    _("Mỗi dòng là một câu trả lời cho một câu hỏi, của cả cuộc hoặc một nhóm. Nhóm dưới 5 trả lời không nêu riêng."),
    (
        key("survey_id", _("Mã khảo sát")),
        OF_UNIT,
        UNIT,
        OF_PROGRAMME,
        OF_CONTENT,
        text("title", _("Tên khảo sát")),
        text("service", _("Về dịch vụ nào")),
        yes_no("by_code", _("Mỗi mã chỉ trả lời một lần; sai: đường dẫn mở, chỉ để tham khảo")),
        day("opened_on", _("Hỏi từ ngày")),
        day("closed_on", _("Hỏi đến ngày")),
        yes_no("is_group", _("Dòng của một nhóm; sai: của cả cuộc")),
        text("group", _("Tên nhóm")),
        whole("codes", _("Số mã đã phát")),
        whole("answered", _("Số phiếu đã trả lời; trống: không nêu riêng")),
        whole("question_number", _("Thứ tự câu hỏi")),
        text("question", _("Câu hỏi")),
        code("question_kind", _("Kiểu trả lời"), Question.Kind.choices),
        whole("question_answers", _("Số trả lời của câu này")),
        whole("answer_number", _("Thứ tự câu trả lời")),
        text("answer", _("Câu trả lời")),
        whole("number", _("Số người chọn")),
        whole("percent", _("Tỷ lệ phần trăm")),
        number("margin", _("Sai số nhiều nhất, điểm phần trăm, độ tin cậy 95%")),
        number("mean", _("Điểm trung bình, khi chấm từ 1 đến 5")),
        PAGE,
    ),
    public_surveys,
    _surveys,
    piece=50,
)
