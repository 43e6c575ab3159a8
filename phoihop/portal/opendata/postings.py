"""What was made public."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from phoihop.ground.addresses import address
from phoihop.publishing.models import Posting
from phoihop.publishing.queries import current_postings

from ..pages import published_lines
from .columns import PAGE, day, key, text
from .dataset import Asked, Dataset, Row
from .units import OF_UNIT, UNIT


def _postings(found: list[Posting], asked: Asked) -> Iterator[tuple[int, Row]]:
    for line in published_lines(found):
        one = line.posting
        yield one.pk, (
            one.pk, line.kind, line.title, one.unit_id, one.unit.name, one.subject.words if one.subject else "",
            one.basis, one.decided_on, one.valid_from, one.valid_to,
            f"{asked.site}{address('portal:posting', one.pk)}",
        )  # fmt: skip


POSTINGS = Dataset(
    "da-cong-khai",
    _("Đã công khai"),
    _("Mỗi dòng là một lần công khai còn hiệu lực: điều gì, theo căn cứ nào, từ ngày nào."),
    (
        key("id", _("Mã lần công khai")),
        text("kind", _("Loại")),
        text("title", _("Tên")),
        OF_UNIT,
        UNIT,
        text("subject", _("Nội dung phải công khai theo luật")),
        text("basis", _("Căn cứ công khai")),
        day("decided_on", _("Ngày ban hành quyết định, văn bản")),
        day("valid_from", _("Công khai từ ngày")),
        day("valid_to", _("Công khai đến hết ngày")),
        PAGE,
    ),
    lambda on: current_postings(on).select_related("unit", "subject"),
    _postings,
    piece=500,
)
