"""What the people were asked about, and what came of it; never who said what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import QuerySet, prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from phoihop.ground.addresses import address
from phoihop.voices.consultation_figures import Figures
from phoihop.voices.consultation_queries import PUBLIC, public_consultations, with_answers
from phoihop.voices.consultation_results import sorted_by, tallies_by, votes_of
from phoihop.voices.models import CommentGroup, Consultation

from .about import promises_named
from .columns import PAGE, code, day, key, text, whole, yes_no
from .dataset import Asked, Dataset, Row
from .promises import OF_CONTENT, OF_PROGRAMME
from .units import OF_UNIT, UNIT


def _asked(on: dt.date) -> QuerySet[Consultation]:
    return with_answers(public_consultations(on)).select_related("unit", "chosen")


def _consultations(found: list[Consultation], asked: Asked) -> Iterator[tuple[int, Row]]:
    named = promises_named(found, asked)
    for one in found:
        answers = one.answered if one.over_on(asked.day) else None  # type: ignore[attr-defined]
        yield one.pk, (
            one.pk, one.unit_id, one.unit.name, *named[one.pk], one.title, one.question, one.asked, one.state,
            one.opened_on, one.closes_on, one.results_by, one.closed_on, answers, one.outcome,
            one.chosen.text if one.chosen else "", one.decision, one.differs, one.explanation,
            f"{asked.site}{address('portal:consultation', one.pk)}",
        )  # fmt: skip


CONSULTATIONS = Dataset(
    "lay-y-kien",
    _("Lấy ý kiến"),
    _("Mỗi dòng là một lần lấy ý kiến người dân, với quyết định và giải trình khi đã có kết quả."),
    (
        key("id", _("Mã lần lấy ý kiến")),
        OF_UNIT,
        UNIT,
        OF_PROGRAMME,
        OF_CONTENT,
        text("title", _("Tên việc lấy ý kiến")),
        text("question", _("Câu hỏi")),
        text("asked", _("Hỏi ý kiến ai")),
        code("state", _("Giai đoạn"), [(one.value, one.label) for one in PUBLIC]),
        day("opened_on", _("Nhận ý kiến từ ngày")),
        day("closes_on", _("Nhận ý kiến đến hết ngày")),
        day("results_by", _("Phải có kết quả chậm nhất ngày")),
        day("closed_on", _("Ngày công bố kết quả")),
        whole("answers", _("Số lượt trả lời trên cổng; trống khi còn đang nhận ý kiến")),
        code("outcome", _("Quyết định"), Consultation.Outcome.choices),
        text("chosen", _("Phương án được chọn")),
        text("decision", _("Nội dung quyết định")),
        yes_no("differs", _("Quyết định khác ý kiến đa số")),
        text("explanation", _("Giải trình khi khác ý kiến đa số")),
        PAGE,
    ),
    _asked,
    _consultations,
    piece=300,
)

_LINES = (
    ("option", _("phương án: số lượt chọn, hoặc xếp đầu")),
    ("village", _("biểu quyết của một thôn: số hộ đồng ý")),
    ("contribution", _("nhóm góp ý: số ý kiến và trả lời của cơ quan")),
)


def _results(found: list[Consultation], asked: Asked) -> Iterator[tuple[int, Row]]:
    tallies = tallies_by(one for one in found if one.choosing)
    prefetch_related_objects(found, "votes")
    law = Figures()
    answered = sorted_by(one for one in found if one.state == Consultation.State.CLOSED)
    for one in found:
        for tally in tallies.get(one.pk, []):
            yield one.pk, (
                one.pk, "option", tally.option.text, tally.number, None, tally.share, tally.points, None, None, None,
            )  # fmt: skip
        votes = votes_of(one, law)
        for village in votes.villages if votes else []:
            vote = village.vote
            yield one.pk, (
                one.pk, "village", vote.village, vote.votes_for, vote.households, village.share, None, village.passed,
                None, None,
            )  # fmt: skip
        for group in answered[one.pk].groups if one.pk in answered else []:
            yield one.pk, (
                one.pk, "contribution", group.group.title, group.number, None, None, None, None,
                group.group.outcome, group.group.answer,
            )  # fmt: skip


RESULTS = Dataset(
    "ket-qua-lay-y-kien",
    _("Kết quả lấy ý kiến"),
    _("Chỉ có tổng số, khi đã hết hạn: mỗi dòng là một phương án, một thôn biểu quyết hoặc một nhóm góp ý."),
    (
        key("consultation_id", _("Mã lần lấy ý kiến (tập lay-y-kien)")),
        code("line", _("Dòng nói về gì"), _LINES),
        text("words", _("Phương án, thôn, hoặc tóm tắt góp ý")),
        whole("number", _("Số lượt chọn, số hộ đồng ý, hoặc số ý kiến")),
        whole("households", _("Tổng số hộ của thôn")),
        whole("percent", _("Tỷ lệ phần trăm")),
        whole("points", _("Điểm, khi xếp thứ tự các phương án")),
        yes_no("passed", _("Thôn thông qua")),
        code("answer", _("Tiếp thu hay giải trình"), CommentGroup.Outcome.choices),
        text("answer_words", _("Sửa gì, hoặc vì sao không")),
    ),
    lambda on: public_consultations(on).filter(closes_on__lt=on),
    _results,
    piece=50,
)
