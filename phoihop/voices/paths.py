"""What the law gives a path of its own: complaints and denunciations are shown the way there, and not kept here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from phoihop.ground.text import nfc, squeeze


@dataclass(frozen=True)
class Path:
    """A path of the law: by which words it is recognised, what it asks for, and where it begins."""

    key: str
    name: Any
    words: re.Pattern[str]
    law: str
    asks: Any
    where: Any


PATHS = (
    Path(
        "denunciation",
        _("Tố cáo"),
        re.compile(r"\b(tố|to) (cáo|cao|giác|giac)\b|\bdenounc|\bdenunciation"),
        "Luật Tố cáo số 25/2018/QH14",
        _(
            "Trong đơn, ghi rõ họ tên, địa chỉ của bạn, tố cáo ai, về việc gì. "
            "Ký tên hoặc điểm chỉ. Tên bạn được giữ kín."
        ),
        _(
            "Gửi người đứng đầu cơ quan quản lý người đó, hoặc đến nói trực tiếp ở nơi tiếp công dân. "
            "Báo tội phạm: gọi 113."
        ),
    ),
    Path(
        "complaint",
        _("Khiếu nại"),
        re.compile(r"\b(khiếu|khieu) (nại|nai)\b"),
        "Luật Khiếu nại số 02/2011/QH13",
        _(
            "Trong đơn, ghi rõ họ tên, địa chỉ của bạn, khiếu nại quyết định hay việc làm nào. "
            "Ký tên hoặc điểm chỉ. Gửi trong 90 ngày từ khi bạn biết."
        ),
        _("Gửi chính cơ quan đã ra quyết định hay làm việc đó, hoặc đến nói trực tiếp ở nơi tiếp công dân."),
    ),
)


def other_path(text: str) -> Path | None:
    """The path that these words seem to belong to."""
    words = squeeze(nfc(text)).casefold()
    return next((path for path in PATHS if path.words.search(words)), None)
