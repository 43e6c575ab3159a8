"""What was promised and how it stands: programmes, who signed them, their contents and duties."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from phoihop.ground.addresses import address
from phoihop.programmes.models import Assignment, Content, Duty, Party, Programme
from phoihop.programmes.pages import when_of
from phoihop.programmes.queries import PUBLIC_STATES, public_programmes
from phoihop.tasks.standing import next_due, standings_of
from phoihop.tasks.status import Status, worst
from phoihop.voices.flower import DEFINITIONS, Flower, Stage, flowers_of

from ..pages import cards_of, late_since, sign_of, sign_of_duty
from .columns import PAGE, code, day, key, text, whole
from .dataset import Asked, Dataset, Row

_BETWEEN = "; "
OF_PROGRAMME = key("programme_id", _("Mã chương trình (tập chuong-trinh)"))
OF_CONTENT = key("content_id", _("Mã nội dung (tập noi-dung); trống: của cả chương trình"))
STATUS = code(
    "status",
    _("Tình trạng ngày lấy dữ liệu, theo việc xấu nhất của đơn vị chủ trì; trống: không có việc được theo dõi"),
    Status.choices,
)
PETALS = tuple(
    code(
        f"petal_{one.verb.value}",
        format_lazy("{flower}: {verb}", flower=_("Hoa sáu cánh"), verb=one.verb.label),
        Stage.choices,
    )
    for one in DEFINITIONS.values()
)
IN_WORDS = text("status_words", _("Tình trạng bằng lời, như trên trang"))


def _programmes(found: list[Programme], asked: Asked) -> Iterator[tuple[int, Row]]:
    flowers = flowers_of([one.pk for one in found], asked.day)
    for card in cards_of(found, asked.day):
        one = card.programme
        yield one.pk, (
            one.pk, one.number, one.title, one.kind, one.state, one.signed_on, one.starts_on, one.ends_on, one.place,
            one.standing_body_id, one.standing_body.name, card.promises, *_stages(flowers.of(one.pk)),
            f"{asked.site}{address('portal:programme', one.pk)}",
        )  # fmt: skip


def _stages(flower: Flower) -> Iterator[str]:
    return (petal.stage.value for petal in flower.petals)


PROGRAMMES = Dataset(
    "chuong-trinh",
    _("Chương trình phối hợp"),
    _("Mỗi dòng là một chương trình đã ký và đang được công khai."),
    (
        key("id", _("Mã chương trình")),
        text("number", _("Số, ký hiệu")),
        text("title", _("Tên chương trình")),
        text("kind", _("Loại văn bản")),
        code("state", _("Giai đoạn của chương trình"), [(one.value, one.label) for one in PUBLIC_STATES]),
        day("signed_on", _("Ngày ký")),
        day("starts_on", _("Thực hiện từ ngày")),
        day("ends_on", _("Thực hiện đến ngày")),
        text("place", _("Nơi ký")),
        key("standing_body_id", _("Mã cơ quan thường trực (tập don-vi)")),
        text("standing_body", _("Cơ quan thường trực")),
        whole("contents", _("Số nội dung cam kết")),
        *PETALS,
        PAGE,
    ),
    lambda on: public_programmes(on).select_related("standing_body"),
    _programmes,
    piece=200,
)


def _parties(found: list[Party], asked: Asked) -> Iterator[tuple[int, Row]]:
    for one in found:
        unit = one.unit.name if one.unit else ""
        yield one.pk, (one.pk, one.programme_id, one.order, one.name, one.unit_id, unit, one.signed_on)


PARTIES = Dataset(
    "cac-ben",
    _("Các bên ký kết"),
    _("Mỗi dòng là một bên ký một chương trình."),
    (
        key("id", _("Mã dòng")),
        OF_PROGRAMME,
        whole("order", _("Thứ tự trong chương trình")),
        text("name", _("Tên bên ký, như trong văn bản")),
        key("unit_id", _("Mã đơn vị (tập don-vi)")),
        text("unit", _("Tên đơn vị")),
        day("signed_on", _("Ngày ký")),
    ),
    lambda on: Party.objects.filter(programme__in=public_programmes(on)).select_related("unit"),
    _parties,
)


def _contents(found: list[Content], asked: Asked) -> Iterator[tuple[int, Row]]:
    standings = standings_of({one.programme_id for one in found}, asked.day)
    statuses = {pk: one.promised.by(lambda heap: heap.content, lead=True) for pk, one in standings.items()}
    flowers = flowers_of(standings, asked.day)
    leads: dict[int, dict[str, None]] = defaultdict(dict)
    led = Assignment.objects.filter(duty__content__in=found, role=Assignment.Role.LEAD).order_by("duty__order", "order")
    for content, unit, group, phrase in led.values_list("duty__content", "unit__name", "unit_class__name", "phrase"):
        leads[content or 0][unit or group or phrase] = None
    for one in found:
        heaps = statuses[one.programme_id].get(one.pk, {})
        status = worst(heaps)
        yield one.pk, (
            one.pk, one.programme_id, one.order, one.label, one.kind, one.field, one.text, _BETWEEN.join(leads[one.pk]),
            status and status.value, sign_of(status, one.programme).word, late_since(heaps), next_due(heaps.values()),
            *_stages(flowers.of_content(one.programme_id, one.pk)),
            f"{asked.site}{address('portal:content', one.programme_id, one.pk)}",
        )  # fmt: skip


CONTENTS = Dataset(
    "noi-dung",
    _("Nội dung cam kết"),
    _("Mỗi dòng là một nội dung mà các bên đã cam kết, ai chịu trách nhiệm và đang đến đâu."),
    (
        key("id", _("Mã nội dung")),
        OF_PROGRAMME,
        whole("order", _("Thứ tự trong chương trình")),
        text("label", _("Số thứ tự, như trong văn bản")),
        code("kind", _("Nội dung chung hay cụ thể"), Content.Kind.choices),
        code("field", _("Lĩnh vực"), Content.Field.choices),
        text("text", _("Nội dung, nguyên văn")),
        text("leads", _("Đơn vị chịu trách nhiệm, cách nhau bằng dấu chấm phẩy")),
        STATUS,
        IN_WORDS,
        day("late_since", _("Có việc quá hạn từ ngày")),
        day("next_due", _("Hạn kế tiếp")),
        *PETALS,
        PAGE,
    ),
    lambda on: Content.objects.filter(programme__in=public_programmes(on)).select_related("programme"),
    _contents,
)


def _all_duties(on: dt.date) -> QuerySet[Duty]:
    assigned = Prefetch("assignments", Assignment.objects.select_related("unit", "unit_class"))
    found = Duty.objects.filter(programme__in=public_programmes(on))
    return found.select_related("programme").prefetch_related(assigned)


def _duties(found: list[Duty], asked: Asked) -> Iterator[tuple[int, Row]]:
    standings = standings_of({one.programme_id for one in found}, asked.day)
    statuses = {pk: one.promised.by(lambda heap: heap.duty, lead=True) for pk, one in standings.items()}
    for one in found:
        heaps = statuses[one.programme_id].get(one.pk, {})
        status = worst(heaps)
        page = f"{asked.site}{address('portal:content', one.programme_id, one.content_id or 0)}#d{one.pk}"
        yield one.pk, (
            one.pk, one.programme_id, one.content_id, one.order, one.label, one.text, one.product,
            _of_role(one, Assignment.Role.LEAD), _of_role(one, Assignment.Role.SUPPORT), one.schedule, when_of(one),
            status and status.value, sign_of_duty(one, heaps, one.programme).word, late_since(heaps),
            next_due(heaps.values()), page,
        )  # fmt: skip


def _of_role(duty: Any, role: str) -> str:
    return _BETWEEN.join(str(one) for one in duty.assignments.all() if one.role == role)


DUTIES = Dataset(
    "nhiem-vu",
    _("Nhiệm vụ"),
    _("Mỗi dòng là một nhiệm vụ đã ký, đơn vị chủ trì, đơn vị phối hợp và thời hạn."),
    (
        key("id", _("Mã nhiệm vụ")),
        OF_PROGRAMME,
        OF_CONTENT,
        whole("order", _("Thứ tự")),
        text("label", _("Số thứ tự, như trong văn bản")),
        text("text", _("Nhiệm vụ, nguyên văn")),
        text("product", _("Kết quả cần đạt")),
        text("leads", _("Đơn vị chịu trách nhiệm, cách nhau bằng dấu chấm phẩy")),
        text("supports", _("Đơn vị phối hợp, cách nhau bằng dấu chấm phẩy")),
        code("schedule", _("Kiểu thời hạn"), Duty.Schedule.choices),
        text("when", _("Thời hạn bằng lời")),
        STATUS,
        IN_WORDS,
        day("late_since", _("Có việc quá hạn từ ngày")),
        day("next_due", _("Hạn kế tiếp")),
        PAGE,
    ),
    _all_duties,
    _duties,
)
