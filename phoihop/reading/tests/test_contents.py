"""Which lines are the contents of a programme."""

import pytest

from phoihop.reading.grammar.contents import part_named
from phoihop.reading.tests.papers import read


def contents(text: str, kind: str = "kế hoạch") -> list[tuple[str | None, str | None, str]]:
    body, _ = read(text, kind=kind)
    return [(content.label, content.kind, content.text) for content in body.contents]


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("NỘI DUNG PHỐI HỢP", "contents"),
        ("Nhiệm vụ và giải pháp", "contents"),
        ("NHIỆM VỤ TRỌNG TÂM NĂM 2025", "contents"),
        ("Lộ trình thực hiện và nội dung tuyên truyền", "contents"),
        ("MỤC TIÊU, NHIỆM VỤ", "contents"),
        ("Nội dung thực hiện", "contents"),
        ("MỤC ĐÍCH, YÊU CẦU", "background"),
        ("Quan điểm, mục tiêu", "background"),
        ("ĐÁNH GIÁ TÌNH HÌNH", "background"),
        ("KHẨU HIỆU TUYÊN TRUYỀN", "background"),
        ("Những quy định chung", "background"),
        ("TỔ CHỨC THỰC HIỆN", "organise"),
        ("Phân công trách nhiệm", "organise"),
        ("Trách nhiệm của Công an tỉnh", "organise"),
        ("NHIỆM VỤ CỦA CÁC ĐƠN VỊ", "organise"),
        ("Điều khoản thi hành", "organise"),
        ("KINH PHÍ THỰC HIỆN", "funds"),
        ("Phương thức phối hợp", "means"),
        ("Công tác tuyên truyền", None),
        ("Giáo dục và đào tạo", None),
    ],
)
def test_parts_by_their_headings(heading: str, part: str | None) -> None:
    assert part_named(heading) == part


def test_numbered_subjects_under_their_heading() -> None:
    assert contents("""
        I- MỤC ĐÍCH, YÊU CẦU
        1- Tạo sự thống nhất.
        II- NỘI DUNG, GIẢI PHÁP
        1- Công tác tuyên truyền
        - Tổ chức quán triệt Kết luận.
        2- Chăm lo đời sống Nhân dân; vận động xây dựng nông thôn mới.
        III- TỔ CHỨC THỰC HIỆN
        1- Các chi bộ xây dựng kế hoạch.""") == [
        ("1", None, "Công tác tuyên truyền"),
        ("2", None, "Chăm lo đời sống Nhân dân; vận động xây dựng nông thôn mới."),
    ]


def test_general_and_specific_contents() -> None:
    assert contents(
        """
        II. NỘI DUNG PHỐI HỢP
        1. Nội dung chung
        1.1. Quán triệt các chủ trương về công tác dân vận.
        2. Nội dung cụ thể
        2.1. Tuyên truyền, vận động
        - Tổ chức hội nghị.
        2.2. Xây dựng mô hình
        - Khảo sát mô hình.
        III. TỔ CHỨC THỰC HIỆN""",
        "chương trình",
    ) == [
        ("1.1", "general", "Quán triệt các chủ trương về công tác dân vận."),
        ("2.1", "specific", "Tuyên truyền, vận động"),
        ("2.2", "specific", "Xây dựng mô hình"),
    ]


def test_articles_of_a_regulation() -> None:
    text = """
        Chương I
        QUY ĐỊNH CHUNG
        Điều 1. Nguyên tắc
        Bình đẳng, tôn trọng.
        Chương II
        NỘI DUNG PHỐI HỢP
        Điều 2. Trao đổi thông tin
        Sở Y tế cung cấp số liệu.
        Điều 3. Kiểm tra, giám sát
        Hai bên kiểm tra.
        Chương III
        TRÁCH NHIỆM CÁC BÊN
        Điều 4. Trách nhiệm của Sở Y tế
        1. Bố trí kinh phí."""
    assert [label for label, *_ in contents(text, "quy chế")] == ["Điều 2", "Điều 3"]
    clauses = """
        Điều 1. Nguyên tắc phối hợp
        Bình đẳng.
        Điều 2. Nội dung phối hợp
        1. Trao đổi thông tin.
        2. Tổ chức kết nghĩa.
        Điều 3. Trách nhiệm của Hội Nông dân
        1. Vận động hội viên."""
    assert [text for *_, text in contents(clauses, "quy chế")] == ["Trao đổi thông tin.", "Tổ chức kết nghĩa."]


def test_sections_without_a_heading_for_them() -> None:
    assert [
        text
        for *_, text in contents("""
        I. Mục đích
        Nâng cao hiệu quả.
        II. Công tác tuyên truyền
        1. Tổ chức hội nghị.
        III. Công tác giúp dân
        Giúp dân thu hoạch.
        IV. Tổ chức thực hiện
        1. Công an xã: Cử báo cáo viên.""")
    ] == ["Công tác tuyên truyền", "Công tác giúp dân"]


def test_parts_of_a_long_plan() -> None:
    assert [
        text
        for *_, text in contents("""
        Phần thứ nhất
        ĐÁNH GIÁ KẾT QUẢ
        1. Đã tổ chức 5 lớp.
        Phần thứ hai
        NHIỆM VỤ, GIẢI PHÁP
        I. MỤC TIÊU
        1. Đạt chuẩn.
        II. NHIỆM VỤ CHỦ YẾU
        1. Nhóm việc về tuyên truyền
        1.1. Tổ chức hội thi.
        2. Nhóm việc về kinh tế
        2.1. Hỗ trợ hợp tác xã.""")
    ] == ["Nhóm việc về tuyên truyền", "Nhóm việc về kinh tế"]


def test_named_and_unnumbered_contents() -> None:
    assert [
        label
        for label, *_ in contents(
            "II. NỘI DUNG\nNội dung 1: Nắm tình hình\n- Trao đổi.\nNội dung 2: Xây dựng lực lượng\n- Rà soát."
        )
    ] == ["1", "2"]
    assert (
        contents(
            "NỘI DUNG PHỐI HỢP\n- Tuyên truyền pháp luật.\n- Xây dựng mô hình.\nTỔ CHỨC THỰC HIỆN\n- Công an xã: Cử "
            "người."
        )[0][2]
        == "Tuyên truyền pháp luật."
    )


def test_a_directive_has_duties_but_no_contents() -> None:
    body, _ = read("1. Sở Y tế\na) Cấp thuốc.\n2. Công an tỉnh\na) Tuần tra.", kind="chỉ thị")
    assert body.contents == []
    assert [duty.text for duty in body.duties] == ["Cấp thuốc.", "Tuần tra."]


def test_a_plan_without_contents_is_doubted() -> None:
    body, _ = read("Kính gửi các đơn vị.")
    assert [(doubt.about, doubt.code) for doubt in body.doubts] == [("/contents", "contents_not_found")]


def test_a_subject_that_begins_with_a_verb_is_no_part_of_the_paper() -> None:
    text = """
        II. NỘI DUNG KẾ HOẠCH
        1. Tổ chức các nội dung hỗ trợ bà con vùng hạn
        - Cơ quan thực hiện: Phòng Kinh tế.
        2. Tổ chức triển khai thực hiện phong trào vườn rau sạch
        Hội Liên hiệp Phụ nữ xã vận động hội viên.
        III. TỔ CHỨC THỰC HIỆN
        1. Phòng Kinh tế theo dõi."""
    assert [one[2] for one in contents(text)] == [
        "Tổ chức các nội dung hỗ trợ bà con vùng hạn",
        "Tổ chức triển khai thực hiện phong trào vườn rau sạch",
    ]


def test_a_long_heading_of_responsibility_is_no_content() -> None:
    text = """
        Chương II
        NỘI DUNG VÀ TRÁCH NHIỆM PHỐI HỢP
        Điều 3. Nội dung phối hợp
        1. Vận động Nhân dân bảo vệ rừng.
        2. Hòa giải ở cơ sở.
        Điều 4. Trách nhiệm của Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam thành phố
        1. Tập hợp ý kiến của cử tri."""
    assert [one[2] for one in contents(text, "quy chế")] == ["Vận động Nhân dân bảo vệ rừng.", "Hòa giải ở cơ sở."]
