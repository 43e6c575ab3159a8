"""Tables of assignments: columns by their names, groups, merged cells, pages that continue."""

from datetime import date

import pytest

from phoihop.reading.grammar.fields import field_of
from phoihop.reading.tests.papers import ABOVE, LEFT, read, units


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("STT", "number"),
        ("TT", "number"),
        ("Nội dung", "task"),
        ("Tên nhiệm vụ", "task"),
        ("Nội dung công việc", "task"),
        ("Nội dung, nhiệm vụ", "task"),
        ("Đơn vị chủ trì", "lead"),
        ("Cơ quan chủ trì thực hiện", "lead"),
        ("Đơn vị thực hiện", "lead"),
        ("Phân công thực hiện", "lead"),
        ("Cơ quan phối hợp", "support"),
        ("Đơn vị phối hợp thực hiện", "support"),
        ("Cơ quan chủ trì, phối hợp", "both"),
        ("Lãnh đạo theo dõi", "monitor"),
        ("Thời gian hoàn thành", "time"),
        ("Thời gian thực hiện", "time"),
        ("Tiến độ", "time"),
        ("Thời hạn", "time"),
        ("Sản phẩm", "product"),
        ("Kết quả, sản phẩm", "product"),
        ("Sản phẩm dự kiến", "product"),
        ("Ghi chú", "other"),
        ("Công tác tuyên truyền", None),
        ("Sở Y tế", None),
    ],
)
def test_names_of_columns(name: str, field: str | None) -> None:
    assert field_of(name) == field


PLAN = """I. NỘI DUNG
1. Công tác tuyên truyền
- Tổ chức tuyên truyền pháp luật.
2. Cải cách hành chính
- Rà soát thủ tục.
PHỤ LỤC
BẢNG PHÂN CÔNG NHIỆM VỤ"""
HEADER = [
    ["TT", "Nội dung công việc", "Đơn vị thực hiện", LEFT, "Thời gian hoàn thành", "Sản phẩm"],
    [ABOVE, ABOVE, "Chủ trì", "Phối hợp", ABOVE, ABOVE],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
]
TABLE = [
    *HEADER,
    ["I", "CÔNG TÁC TUYÊN TRUYỀN", LEFT, LEFT, LEFT, LEFT],
    [
        "1",
        "Tổ chức 02 hội nghị",
        "Phòng Văn hóa - Xã hội",
        "- Công an xã\n- Ủy ban MTTQ Việt Nam xã\n- Các thôn, làng",
        "Quý II/2025",
        "Báo cáo",
    ],
    ["2", "Phát thanh trên loa", "Trung tâm Văn hóa, Thể thao\nvà Truyền thông", "nt", "Hằng tuần", "Bản tin"],
    ["II", "Cải cách hành chính", "", "", "", ""],
    ["1", "Rà soát thủ tục hành chính", "Văn phòng HĐND và UBND xã", "Các cơ quan, đơn vị liên quan", "30/6/2025", ""],
]
NEXT_PAGE = [
    ["2", "Công khai kết quả", "Văn phòng HĐND và UBND xã; Phòng Kinh tế", "", "Thường xuyên", "Niêm yết"],
    ["", "tại trụ sở và nhà văn hóa thôn", "", "Trưởng thôn", "", ""],
]


def test_rows_hang_on_the_contents_that_their_groups_name() -> None:
    body, _ = read(PLAN, TABLE, NEXT_PAGE)
    publicity, reform = body.contents
    _, meeting, radio = publicity.duties
    assert (meeting.label, meeting.text, meeting.product) == ("1", "Tổ chức 02 hội nghị", "Báo cáo")
    assert (units(meeting), units(meeting, "support")) == (
        ["Phòng Văn hóa - Xã hội"],
        ["Công an xã", "Ủy ban MTTQ Việt Nam xã", "Các thôn, làng"],
    )
    assert meeting.schedule and meeting.schedule.due == date(2025, 6, 30)
    assert units(radio) == ["Trung tâm Văn hóa, Thể thao và Truyền thông"]
    assert units(radio, "support") == units(meeting, "support"), "nt: as above"
    _, review, posting = reform.duties
    assert (units(review), units(review, "support")) == (
        ["Văn phòng HĐND và UBND xã"],
        ["Các cơ quan, đơn vị liên quan"],
    )
    assert posting.text == "Công khai kết quả tại trụ sở và nhà văn hóa thôn"
    assert (units(posting), units(posting, "support")) == (
        ["Văn phòng HĐND và UBND xã", "Phòng Kinh tế"],
        ["Trưởng thôn"],
    )
    assert body.duties == []


def test_groups_of_a_table_in_the_contents_are_contents() -> None:
    body, _ = read(
        "II. NỘI DUNG PHỐI HỢP",
        [
            ["STT", "Nhiệm vụ", "Cơ quan chủ trì, phối hợp", "Tiến độ"],
            ["A", "Nhiệm vụ thường xuyên", "", ""],
            ["1", "Nắm tình hình Nhân dân", "Công an xã chủ trì; Ban CHQS xã phối hợp", "Hằng tháng"],
            ["B", "Nhiệm vụ trọng tâm", "", ""],
            ["2", "Tổ chức ngày hội", "Ủy ban MTTQ Việt Nam xã (chủ trì), UBND xã (phối hợp)", "Tháng 11/2025"],
        ],
    )
    assert [content.text for content in body.contents] == ["Nhiệm vụ thường xuyên", "Nhiệm vụ trọng tâm"]
    first, second = body.contents[0].duties[0], body.contents[1].duties[0]
    assert (units(first), units(first, "support")) == (["Công an xã"], ["Ban CHQS xã"])
    assert (units(second), units(second, "support")) == (["Ủy ban MTTQ Việt Nam xã"], ["UBND xã"])


def test_repeated_headers_monitors_and_merged_cells() -> None:
    header = ["Stt", "Tên nhiệm vụ", "Đơn vị chủ trì", "Lãnh đạo theo dõi", "Thời hạn"]
    body, _ = read(
        "IV. TỔ CHỨC THỰC HIỆN",
        [
            header,
            ["1", "Xây dựng kế hoạch", "Phòng Nội vụ", "Phó Chủ tịch UBND xã", "31/01/2025"],
            header,
            ["2", "Tổ chức sơ kết", "Phòng Nội vụ", "Phó Chủ tịch UBND xã", "Khi có chỉ đạo"],
            ["3", "Tổ chức tổng kết", ABOVE, ABOVE, "Tháng 12"],
        ],
    )
    assert [(units(duty), units(duty, "monitor")) for duty in body.duties] == [
        (["Phòng Nội vụ"], ["Phó Chủ tịch UBND xã"])
    ] * 3
    assert [duty.schedule and duty.schedule.kind for duty in body.duties] == ["once", "on_event", "once"]


def test_what_is_not_sure_is_doubted() -> None:
    body, _ = read(
        "I. NỘI DUNG\n1. Việc chung\n- Làm tốt mọi việc được giao.\nPHỤ LỤC",
        [
            ["TT", "Nội dung", "Đơn vị chủ trì", "Thời gian"],
            ["1", "Trồng cây", "Anh em lái xe tải", "Mùa mưa"],
            ["2", "Dọn đường làng", "", "Hằng tháng"],
        ],
    )
    codes = [(doubt.about, doubt.code, doubt.values.get("phrase")) for doubt in body.doubts]
    assert ("/duties/0", "unit_uncertain", "Anh em lái xe tải") in codes
    assert ("/duties/0", "deadline_undated", "Mùa mưa") in codes
    assert ("/duties/1", "duty_without_unit", None) in codes


def test_a_table_of_prices_promises_nothing() -> None:
    body, _ = read(
        "PHỤ LỤC", [["STT", "Nội dung", "Mức thu (đồng)"], ["1", "Vé tham quan", "20.000"]], kind="nghị quyết"
    )
    assert list(body.every_duty()) == []
