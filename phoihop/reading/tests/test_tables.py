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


MATRIX = [
    ["TT", "Nội dung", "BDV", "Công an huyện", "UBND các xã", "Thời gian"],
    ["I", "Tuyên truyền", LEFT, LEFT, LEFT, LEFT],
    ["1", "Phát tờ rơi tại chợ phiên", "CT", "PH", "", "Tháng 5/2025"],
    ["2", "Chiếu phim lưu động ở làng", "Phối hợp", "-", "Chủ trì", "Quý III/2025"],
    ["3", "Đối thoại với già làng", "x", "TD", "x", "Hằng quý"],
]


def test_a_table_with_a_column_for_each_unit() -> None:
    body, _ = read("II. NỘI DUNG", MATRIX)
    assert [[(one.unit, one.role) for one in duty.assignments] for duty in body.every_duty()] == [
        [("BDV", "lead"), ("Công an huyện", "support")],
        [("BDV", "support"), ("UBND các xã", "lead")],
        [("BDV", "lead"), ("Công an huyện", "monitor"), ("UBND các xã", "lead")],
    ]
    assert [duty.schedule and duty.schedule.kind for duty in body.every_duty()] == ["once", "once", "recurring"]


def test_marks_mean_what_the_legend_says() -> None:
    rows = [
        ["STT", "Nhiệm vụ", "Hội Nông dân xã", "Công an xã", "Huyện đoàn"],
        ["1", "Vận động hiến đất làm đường", "A", "B", "C"],
        ["2", "Trồng cây dọc đường mới", "B", "A", ""],
    ]
    body, _ = read("II. NỘI DUNG\nGhi chú: A: chủ trì; B: phối hợp; C: để biết", rows)
    assert [[(one.unit, one.role) for one in duty.assignments] for duty in body.every_duty()] == [
        [("Hội Nông dân xã", "lead"), ("Công an xã", "support"), ("Huyện đoàn", "know")],
        [("Hội Nông dân xã", "support"), ("Công an xã", "lead")],
    ]


def test_ticks_support_where_a_cell_of_the_row_names_the_lead() -> None:
    rows = [
        ["TT", "Công việc", "Phòng Y tế", "Trạm Y tế"],
        ["1", "Khám sức khỏe người cao tuổi", "CT", "x"],
        ["2", "Phun thuốc diệt muỗi", "x", "x"],
    ]
    body, _ = read("II. NỘI DUNG", rows)
    assert [[one.role for one in duty.assignments] for duty in body.every_duty()] == [
        ["lead", "support"],
        ["lead", "lead"],
    ]


@pytest.mark.parametrize(
    "header",
    [
        ["TT", "Nội dung", "Tháng 1", "Tháng 2", "Tháng 3"],
        ["TT", "Nội dung", "Đạt", "Chưa đạt", "Vượt chỉ tiêu đề ra"],
    ],
)
def test_marks_under_months_or_results_are_no_units(header: list[str]) -> None:
    body, _ = read(
        "II. NỘI DUNG", [header, ["1", "Trồng rừng đầu nguồn", "x", "", "x"], ["2", "Thả cá giống", "", "x", "x"]]
    )
    assert [one for duty in body.every_duty() for one in duty.assignments] == []


def test_figures_and_names_in_the_place_of_a_task_make_no_duty() -> None:
    rows = [
        ["STT", "Cơ quan", "Số thủ tục", "Thời hạn"],
        ["1", "Phòng Y tế", "19", "Quý I"],
        ["2", "Công an xã", "7", ""],
    ]
    body, _ = read("II. NỘI DUNG\n1. Công khai thủ tục", rows)
    assert list(body.every_duty()) == []


def test_who_needs_only_know_has_a_column() -> None:
    rows = [
        ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị để biết"],
        ["1", "Khảo sát nhu cầu vay vốn", "Hội Nông dân xã", "Công an xã; Huyện đoàn"],
    ]
    body, _ = read("II. NỘI DUNG", rows)
    (survey,) = body.every_duty()
    assert (units(survey), units(survey, "know")) == (["Hội Nông dân xã"], ["Công an xã", "Huyện đoàn"])


def test_a_name_goes_on_in_the_next_line_of_its_cell() -> None:
    rows = [
        ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"],
        ["1", "Nối mạng nhà văn hóa", "Công an huyện, Ban\nQuản lý chợ", "Quý I"],
    ]
    body, _ = read("II. NỘI DUNG", rows)
    (duty,) = body.every_duty()
    assert units(duty) == ["Công an huyện", "Ban Quản lý chợ"]
