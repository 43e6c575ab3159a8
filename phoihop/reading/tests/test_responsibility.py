"""Who leads and who supports, as sentences word it."""

import pytest

from phoihop.reading.grammar.responsibility import read_clauses
from phoihop.reading.grammar.roles import read_roles

L, S, M, K = "lead", "support", "monitor", "know"
CASES = [
    ("Sở Tài chính chủ trì, phối hợp với các sở, ngành, cơ quan liên quan bố trí kinh phí chi thường xuyên.",
     [[("Sở Tài chính", L), ("các sở, ngành, cơ quan liên quan", S)]]),
    ("Giao Phòng Nội vụ chủ trì phối hợp cùng Phòng Tài chính - Kế hoạch tham mưu UBND huyện.",
     [[("Phòng Nội vụ", L), ("Phòng Tài chính - Kế hoạch", S)]]),
    ("Ban Dân vận Tỉnh ủy chủ trì, Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh phối hợp tổ chức sơ kết.",
     [[("Ban Dân vận Tỉnh ủy", L), ("Công an tỉnh", S), ("Bộ Chỉ huy Quân sự tỉnh", S)]]),
    ("UBND các xã, thị trấn có trách nhiệm tuyên truyền đến Nhân dân.", [[("UBND các xã, thị trấn", L)]]),
    ("Đề nghị Ủy ban MTTQ Việt Nam tỉnh phối hợp tuyên truyền, giám sát.", [[("Ủy ban MTTQ Việt Nam tỉnh", L)]]),
    ("Chủ tịch UBND tỉnh yêu cầu Giám đốc các sở; Chủ tịch UBND các xã, phường tổ chức quán triệt.",
     [[("Giám đốc các sở", L), ("Chủ tịch UBND các xã, phường", L)]]),
    ("Sở Nội vụ tham mưu ban hành kế hoạch; Sở Y tế cấp phát thuốc; UBND các xã huy động lực lượng.",
     [[("Sở Nội vụ", L)], [("Sở Y tế", L)], [("UBND các xã", L)]]),
    ("Văn phòng UBND tỉnh là cơ quan thường trực, có trách nhiệm theo dõi, đôn đốc.", [[("Văn phòng UBND tỉnh", L)]]),
    ("Định kỳ 6 tháng, Công an xã và Ban Dân vận Đảng ủy tổ chức "
     "giao ban.", [[("Công an xã", L), ("Ban Dân vận Đảng ủy", L)]]),
    ("Hội nghị sơ kết do Ban Dân vận chủ trì, tổ chức vào tháng 6.", [[("Ban Dân vận", L)]]),
    ("Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các cơ quan, đơn vị phản ánh về Sở "
     "Nội vụ.", [[("các cơ quan, đơn vị", L)]]),
    ("Chế độ báo cáo: Định kỳ hằng quý, các phòng, ban gửi báo cáo về Văn phòng.", [[("các phòng, ban", L)]]),
    ("Sở Y tế đã ban hành kế hoạch năm trước.", [[]]),
    ("Kinh phí thực hiện được bố trí từ ngân sách.", [[]]),
    ("Công an xã tuần tra ban đêm. Đoàn Thanh niên cử đoàn viên "
     "tham gia.", [[("Công an xã", L)], [("Đoàn Thanh niên", L)]]),
    ("Phòng Kinh tế chủ trì, phối hợp với phòng, ban, ngành, Ủy ban nhân dân xã rà soát quỹ đất.",
     [[("Phòng Kinh tế", L), ("phòng, ban, ngành", S), ("Ủy ban nhân dân xã", S)]]),
    ("Sở Công Thương phối hợp Sở Y tế, Ủy ban nhân dân phường và đơn vị có liên quan kiểm tra chợ.",
     [[("Sở Công Thương", L), ("Sở Y tế", S), ("Ủy ban nhân dân phường", S), ("đơn vị có liên quan", S)]]),
    ("Hội Nông dân tỉnh chủ trì cùng Sở Nội vụ tổ chức hội thi.", [[("Hội Nông dân tỉnh", L), ("Sở Nội vụ", S)]]),
    ("Các đơn vị cấp nước trên địa bàn huyện có trách nhiệm công khai giá nước.",
     [[("Các đơn vị cấp nước trên địa bàn huyện", L)]]),
    ("Các phòng quản lý quy hoạch theo chức năng, nhiệm vụ được giao có trách nhiệm công bố bản đồ.",
     [[("Các phòng quản lý quy hoạch", L)]]),
    ("Hai bên phân công cán bộ làm đầu mối.", [[("Hai bên", L)]]),
    ("Thống kê, theo dõi số hộ nghèo trên địa bàn.", [[]]),
    ("Căn cứ nhiệm vụ được giao, chỉ đạo các trường mầm non, các trường tiểu học dạy trẻ hát dân ca.", [[]]),
    ("Trên cơ sở đề nghị của các hội, chủ trì thẩm định, phối hợp với các phòng, Công an xã trình phê duyệt.",
     [[("các phòng", S), ("Công an xã", S)]]),
    ("Do Huyện đoàn chủ trì, Hội Cựu chiến binh huyện phối hợp, tổ chức vào dịp 30/4.",
     [[("Huyện đoàn", L), ("Hội Cựu chiến binh huyện", S)]]),
    ("Phòng Tư pháp tập huấn hòa giải viên; Thanh tra huyện theo dõi, đôn đốc.",
     [[("Phòng Tư pháp", L), ("Thanh tra huyện", M)]]),
    ("Phòng Y tế chủ trì, Công an xã phối hợp, Văn phòng UBND xã theo dõi việc thực hiện.",
     [[("Phòng Y tế", L), ("Công an xã", S), ("Văn phòng UBND xã", M)]]),
    ("Công an xã tuần tra dưới sự giám sát của Ban công tác Mặt trận thôn.",
     [[("Công an xã", L), ("Ban công tác Mặt trận thôn", M)]]),
    ("Ban Dân vận tổng hợp danh sách, gửi Huyện đoàn, Hội Nông dân huyện để biết.",
     [[("Ban Dân vận", L), ("Huyện đoàn", K), ("Hội Nông dân huyện", K)]]),
    ("Rà soát hộ nghèo. UBND xã Glar chủ trì, phối hợp với Công an xã thực hiện, hoàn thành trước ngày 30/9.",
     [[("UBND xã Glar", L), ("Công an xã", S)]]),
    ("Rà soát hộ nghèo, UBND xã Glar chủ trì, phối hợp với Công an xã thực hiện, hoàn thành trước ngày 30/9.",
     [[("UBND xã Glar", L), ("Công an xã", S)]]),
    ("Rà soát hộ nghèo - UBND xã Glar chủ trì, Công an xã, Mặt trận xã phối hợp thực hiện; xong trong quý III/2026.",
     [[("UBND xã Glar", L), ("Công an xã", S), ("Mặt trận xã", S)]]),
    ("Rà soát hộ nghèo; các xã, thị trấn chủ trì, phối hợp Công an xã tổ chức thực hiện. Hoàn thành trước ngày 30/9.",
     [[("các xã, thị trấn", L), ("Công an xã", S)]]),
    ("Rà soát hộ nghèo. UBND xã Glar chủ trì, phối hợp với Công an xã tuần tra ban đêm.",
     [[], [("UBND xã Glar", L), ("Công an xã", S)]]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_clauses_name_their_units(sentence: str, expected: list[list[tuple[str, str]]]) -> None:
    clauses = read_clauses(sentence, 0, len(sentence))
    assert [[(one.unit, one.role) for one in clause.assignments()] for clause in clauses] == expected


def test_what_is_told_begins_behind_the_unit() -> None:
    sentence = "Hằng năm, Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra các cơ sở."
    (clause,) = read_clauses(sentence, 0, len(sentence))
    assert sentence[slice(*clause.told)].startswith("chủ trì, phối hợp với")


@pytest.mark.parametrize("joint", [". ", ": ", "; ", ", giao "])
def test_what_is_told_holds_what_stands_before_who_does_it(joint: str) -> None:
    sentence = f"Rà soát hộ nghèo{joint}UBND xã Glar chủ trì, phối hợp với Công an xã thực hiện, xong trước ngày 30/9."
    (clause,) = read_clauses(sentence, 0, len(sentence))
    assert sentence[slice(*clause.told)] == sentence
    assert [one.unit for one in clause.assignments()] == ["UBND xã Glar", "Công an xã"]


def test_below_a_heading_the_sentence_belongs_to_its_unit() -> None:
    heading = read_clauses("Sở Y tế chỉ đạo.", 0, 16)[0].leads
    sentence = "Chủ trì, phối hợp với Công an tỉnh kiểm tra; định kỳ trước ngày 15/6 báo cáo UBND tỉnh."
    clauses = read_clauses(sentence, 0, len(sentence), heading)
    assert [[(one.unit, one.role) for one in clause.assignments()] for clause in clauses] == [
        [("Sở Y tế", L), ("Công an tỉnh", S)],
        [("Sở Y tế", L)],
    ]
    sentence = "Yêu cầu các cơ sở giáo dục công khai khoản thu."
    assert [one.unit for one in read_clauses(sentence, 0, len(sentence), heading)[0].assignments()] == ["Sở Y tế"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ban Dân vận chủ trì, Công an phối hợp", [("Ban Dân vận", L), ("Công an", S)]),
        ("Chủ trì: Sở Nội vụ; phối hợp: Sở Y tế, UBND các xã", [("Sở Nội vụ", L), ("Sở Y tế", S), ("UBND các xã", S)]),
        (
            "Sở Nội vụ chủ trì, phối hợp với Sở Y tế; Văn phòng UBND tỉnh theo dõi",
            [("Sở Nội vụ", L), ("Sở Y tế", S), ("Văn phòng UBND tỉnh", M)],
        ),
        (
            "Sở Nội vụ chủ trì; Sở Y tế theo dõi; Sở Tài chính để biết",
            [("Sở Nội vụ", L), ("Sở Y tế", M), ("Sở Tài chính", K)],
        ),
        ("UBND xã (chủ trì), Công an xã (phối hợp)", [("UBND xã", L), ("Công an xã", S)]),
    ],
)
def test_roles_in_a_field(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(unit.name, role) for unit, role in read_roles(text, 0, len(text))] == expected
