"""A duty's words without its units."""

import pytest

from phoihop.programmes.wording import told


@pytest.mark.parametrize(
    ("text", "units", "says"),
    [
        (
            "chủ trì, phối hợp với Phòng Nội vụ tổ chức hội nghị quán triệt.",
            ["Phòng Nội vụ"],
            "Tổ chức hội nghị quán triệt.",
        ),
        (
            "chủ trì, phối hợp với Phòng Dân tộc, UBND các xã và các cơ quan liên quan rà soát hộ nghèo",
            ["Phòng Dân tộc", "UBND các xã", "các cơ quan liên quan"],
            "Rà soát hộ nghèo",
        ),
        ("chủ trì tham mưu ban hành kế hoạch", [], "Tham mưu ban hành kế hoạch"),
        (
            "chủ trì tổ chức hội nghị; mời Phòng Tư pháp dự",
            ["Phòng Tư pháp"],
            "Tổ chức hội nghị; mời Phòng Tư pháp dự",
        ),
        ("đăng ký mô hình với Ban Dân vận", ["Ban Dân vận"], "Đăng ký mô hình với Ban Dân vận"),
        ("chủ trì, phối hợp với Công an huyện.", ["Công an huyện"], "Chủ trì, phối hợp với Công an huyện."),
    ],
)
def test_told(text: str, units: list[str], says: str) -> None:
    spans = [(text.index(unit), text.index(unit) + len(unit)) for unit in units]
    assert told(text, (0, len(text)), spans) == says


def test_spans_count_in_the_whole_text() -> None:
    text = "1. Phòng Nội vụ chủ trì, phối hợp với Thanh tra kiểm tra kỷ luật."
    unit = (text.index("Thanh tra"), text.index("Thanh tra") + 9)
    assert told(text, (text.index("chủ trì"), len(text)), [unit]) == "Kiểm tra kỷ luật."
