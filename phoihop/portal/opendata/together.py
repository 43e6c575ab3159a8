"""What was done with citizens, what their boards looked at: totals, and the public answers."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from phoihop.ground.addresses import address
from phoihop.voices.models import ActivityContribution, CivicActivity, Visit
from phoihop.voices.pages import hands_by
from phoihop.voices.queries import public_activities, public_visits

from .about import promises_named
from .columns import PAGE, code, day, key, number, text, whole, yes_no
from .dataset import Asked, Dataset, Row
from .promises import OF_CONTENT, OF_PROGRAMME
from .units import OF_UNIT, UNIT


def _works(found: list[CivicActivity], asked: Asked) -> Iterator[tuple[int, Row]]:
    named, hands = promises_named(found, asked), hands_by(found)
    for one in found:
        yield one.pk, (
            one.pk, one.unit_id, one.unit.name, *named[one.pk], one.title, one.text, one.place, one.held_on,
            one.held_until, one.state, one.hands_needed, hands[one.pk], one.came, one.outcome,
            f"{asked.site}{address('portal:activity', one.pk)}",
        )  # fmt: skip


WORKS = Dataset(
    "cung-lam",
    _("Bà con cùng làm"),
    _("Mỗi dòng là một việc làm chung của bà con và cơ quan. Chỉ có tổng số người, không có tên ai."),
    (
        key("id", _("Mã việc")),
        OF_UNIT,
        UNIT,
        OF_PROGRAMME,
        OF_CONTENT,
        text("title", _("Tên việc")),
        text("text", _("Làm gì")),
        text("place", _("Địa điểm")),
        day("held_on", _("Ngày làm")),
        day("held_until", _("Làm đến ngày")),
        code("state", _("Đã làm hay chưa"), CivicActivity.State.choices),
        whole("hands_needed", _("Số người cần")),
        whole("signed_up", _("Số người đã ghi tên")),
        whole("came", _("Số người đã tham gia")),
        text("outcome", _("Kết quả, hoặc vì sao không làm")),
        PAGE,
    ),
    public_activities,
    _works,
    piece=300,
)


def _given(found: list[ActivityContribution], asked: Asked) -> Iterator[tuple[int, Row]]:
    for one in found:
        yield one.pk, (one.pk, one.activity_id, one.kind, one.what, one.given, one.used, one.use)


GIVEN = Dataset(
    "dong-gop",
    _("Đóng góp cho việc chung"),
    _("Mỗi dòng là tổng số tiền, ngày công hoặc hiện vật bà con đã góp cho một việc, và đã dùng vào đâu."),
    (
        key("id", _("Mã dòng")),
        key("work_id", _("Mã việc (tập cung-lam)")),
        code("kind", _("Loại đóng góp"), ActivityContribution.Kind.choices),
        text("what", _("Hiện vật gì, đơn vị tính")),
        number("given", _("Đã góp")),
        number("used", _("Đã dùng")),
        text("use", _("Dùng vào việc gì")),
    ),
    lambda on: ActivityContribution.objects.filter(activity__in=public_activities(on)),
    _given,
)


def _visits(found: list[Visit], asked: Asked) -> Iterator[tuple[int, Row]]:
    named = promises_named(found, asked)
    for one in found:
        to_unit = one.to_unit.name if one.to_unit else ""
        late = one.days_late(asked.day)
        in_time = (late == 0) if one.answered_on else (False if late else None)
        yield one.pk, (
            one.pk, one.body, one.of, *named[one.pk], one.title, one.place, one.visited_on, one.findings, one.asks,
            one.state, one.to_unit_id, to_unit, one.sent_on, one.due_on, one.answered_on, in_time, late, one.answer,
            f"{asked.site}{address('portal:visit', one.pk)}",
        )  # fmt: skip


VISITS = Dataset(
    "dan-kiem-tra",
    _("Nhân dân kiểm tra"),
    _("Mỗi dòng là một lần ban của Nhân dân kiểm tra: xem gì, kiến nghị gì, cơ quan trả lời đúng hạn hay không."),
    (
        key("id", _("Mã lần kiểm tra")),
        code("body", _("Ban nào kiểm tra"), Visit.Body.choices),
        text("of", _("Của xã nào, công trình nào")),
        OF_PROGRAMME,
        OF_CONTENT,
        text("title", _("Kiểm tra việc gì")),
        text("place", _("Địa điểm")),
        day("visited_on", _("Ngày kiểm tra")),
        text("findings", _("Thấy gì")),
        text("asks", _("Kiến nghị")),
        code("state", _("Đã trả lời hay chưa"), [one for one in Visit.State.choices if one[0] != Visit.State.DRAFT]),
        key("unit_id", _("Mã đơn vị phải trả lời (tập don-vi)")),
        text("unit", _("Đơn vị phải trả lời")),
        day("sent_on", _("Ngày gửi")),
        day("due_on", _("Hạn trả lời")),
        day("answered_on", _("Ngày trả lời")),
        yes_no("in_time", _("Trả lời đúng hạn; trống khi chưa đến hạn hoặc không phải trả lời")),
        whole("days_late", _("Số ngày chậm")),
        text("answer", _("Trả lời của cơ quan")),
        PAGE,
    ),
    public_visits,
    _visits,
    piece=300,
)
