"""Lists of units are cut at the right commas, and end where the doing begins."""

import pytest

from phoihop.reading.grammar.units import only_units, read_units
from phoihop.reading.grammar.words import words_of

SENTENCES = [
    ("Sở Nội vụ, Sở Giáo dục và Đào tạo, Sở Tài chính và UBND các xã, phường, đặc khu tổ chức thực hiện",
     ["Sở Nội vụ", "Sở Giáo dục và Đào tạo", "Sở Tài chính", "UBND các xã, phường, đặc khu"]),
    ("Sở Văn hóa, Thể thao và Du lịch, Công an tỉnh chủ trì", ["Sở Văn hóa, Thể thao và Du lịch", "Công an tỉnh"]),
    ("Trung tâm Văn hóa, Thể thao và Truyền thông xây dựng "
     "chuyên mục", ["Trung tâm Văn hóa, Thể thao và Truyền thông"]),
    ("các sở: Nội vụ, Tài chính, Giáo dục và Đào tạo "
     "tham mưu", ["Sở Nội vụ", "Sở Tài chính", "Sở Giáo dục và Đào tạo"]),
    ("các Sở Nội vụ, Tài chính, Y tế và Công an tỉnh "
     "triển khai", ["các Sở Nội vụ", "Sở Tài chính", "Sở Y tế", "Công an tỉnh"]),
    ("HĐND và UBND các xã, thị trấn ban hành", ["HĐND và UBND các xã, thị trấn"]),
    ("Văn phòng HĐND và UBND xã, Phòng Kinh tế phối hợp", ["Văn phòng HĐND và UBND xã", "Phòng Kinh tế"]),
    ("Ban Tuyên giáo và Dân vận Đảng ủy, Ủy ban MTTQ Việt Nam xã "
     "vận động", ["Ban Tuyên giáo và Dân vận Đảng ủy", "Ủy ban MTTQ Việt Nam xã"]),
    ("Mặt trận Tổ quốc, Đoàn Thanh niên, Hội Phụ nữ hỗ trợ "
     "người dân", ["Mặt trận Tổ quốc", "Đoàn Thanh niên", "Hội Phụ nữ"]),
    ("Thủ trưởng các sở, ban, ngành và Chủ tịch UBND các xã, phường chịu trách nhiệm",
     ["Thủ trưởng các sở, ban, ngành", "Chủ tịch UBND các xã, phường"]),
    ("Chủ tịch UBND các xã có rừng chịu trách nhiệm", ["Chủ tịch UBND các xã có rừng"]),
    ("Giám đốc các Sở: Nội vụ, Tài chính; Chủ tịch UBND các xã "
     "thi hành", ["Giám đốc các Sở: Nội vụ, Tài chính", "Chủ tịch UBND các xã"]),
    ("các cơ quan, tổ chức chính trị - xã hội và đơn vị liên quan tổ chức quán triệt",
     ["các cơ quan, tổ chức chính trị - xã hội và đơn vị liên quan"]),
    ("Các cấp ủy tổ chức quán triệt", ["Các cấp ủy"]),
    ("Cấp ủy, chính quyền, Mặt trận Tổ quốc các cấp tuyên "
     "truyền", ["Cấp ủy", "chính quyền", "Mặt trận Tổ quốc các cấp"]),
    ("Ban Dân vận các huyện, thành ủy phối hợp", ["Ban Dân vận các huyện, thành ủy"]),
    ("Đồng chí Trưởng Ban xây dựng Đảng - Trưởng Tiểu ban: Phụ trách chung", ["Đồng chí Trưởng Ban xây dựng Đảng"]),
    ("Công an tỉnh (qua Phòng Tham mưu) tổng hợp", ["Công an tỉnh"]),
    ("Ủy ban nhân dân (UBND) tỉnh, Ban Dân vận Tỉnh ủy "
     "tổ chức", ["Ủy ban nhân dân (UBND) tỉnh", "Ban Dân vận Tỉnh ủy"]),
    ("Báo và Đài Phát thanh - Truyền hình tỉnh đưa tin", ["Báo và Đài Phát thanh - Truyền hình tỉnh"]),
    ("Sở LĐ-TB&XH chủ trì, phối hợp với Sở GD&ĐT", ["Sở LĐ-TB&XH"]),
    ("Trưởng thôn, già làng, người có uy tín vận động bà con", ["Trưởng thôn", "già làng", "người có uy tín"]),
    ("Phòng Văn hoá - Xã hội, Uỷ ban nhân dân xã thực hiện", ["Phòng Văn hoá - Xã hội", "Uỷ ban nhân dân xã"]),
    ("Hai bên luân phiên chủ trì", ["Hai bên"]),
    ("Các Bộ: Y tế, Khoa học và Công nghệ, Công an chỉ đạo", ["Bộ Y tế", "Bộ Khoa học và Công nghệ", "Bộ Công an"]),
    ("Bộ trưởng các Bộ: Quốc phòng, Công an, Y tế chỉ đạo", ["Bộ trưởng các Bộ: Quốc phòng, Công an, Y tế"]),
    ("Bí thư tỉnh ủy, Chủ tịch UBND các tỉnh: An Giang, Cà Mau và Đồng Tháp tiếp tục",
     ["Bí thư tỉnh ủy", "Chủ tịch UBND các tỉnh: An Giang, Cà Mau và Đồng Tháp"]),
    ("UBND các xã, phường: Tổ chức phun thuốc", ["UBND các xã, phường"]),
    ("Đài Tiếng nói Việt Nam, Thông tấn xã Việt Nam đưa tin", ["Đài Tiếng nói Việt Nam", "Thông tấn xã Việt Nam"]),
    ("Văn phòng thường trực phòng thủ dân sự huyện trực ban", ["Văn phòng thường trực phòng thủ dân sự huyện"]),
    ("Ban Quản lý các công trình thủy lợi vận hành cống", ["Ban Quản lý các công trình thủy lợi"]),
    ("Phó Thủ tướng Chính phủ Nguyễn Văn Mẫu chỉ đạo", ["Phó Thủ tướng Chính phủ Nguyễn Văn Mẫu"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "names"), SENTENCES)
def test_a_list_of_units_is_read(sentence: str, names: list[str]) -> None:
    found = read_units(sentence, words_of(sentence))
    assert found is not None
    assert [unit.name for unit in found.units] == names
    for unit in found.units:
        assert unit.name.endswith(" ".join(sentence[slice(*unit.span)].split()))


@pytest.mark.parametrize(
    "sentence",
    ["Tổ chức tập huấn cho "
     "cán bộ", "Tiêu chảy cấp, tả, thương hàn", "Báo cáo kết quả thực hiện", "Hội nghị sơ kết", "Nhà nước và Nhân dân",
     "Phòng, chống tội phạm", "Bộ tiêu chí đánh giá", "Đoàn kết toàn dân", "Thống kê số lượng gia súc"],
)  # fmt: skip
def test_what_only_looks_like_a_unit_is_none(sentence: str) -> None:
    assert read_units(sentence, words_of(sentence)) is None


def test_a_heading_of_units_alone() -> None:
    assert only_units("Sở Y tế:")
    assert only_units("Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường")
    assert only_units("Công an xã\nBan Chỉ huy Quân sự xã")
    assert only_units("Sở Y tế tổ chức tập huấn") is None
    assert only_units("Công tác tuyên truyền") is None


def test_a_generic_phrase_knows_that_it_names_nobody() -> None:
    units = only_units("Sở Y tế và các cơ quan, đơn vị có liên quan")
    assert units is not None
    assert [unit.is_generic for unit in units] == [False, True]


@pytest.mark.parametrize("sentence", ["Bản sao sổ hộ khẩu nộp kèm đơn", "Nhóm nhiệm vụ về môi trường triển khai"])
def test_copies_and_groups_of_tasks_are_no_units(sentence: str) -> None:
    assert read_units(sentence, words_of(sentence)) is None
