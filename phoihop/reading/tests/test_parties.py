"""Who signs: joint papers by title, opening, letterhead and signatures; papers of one issuer."""

from __future__ import annotations

from typing import Any

from phoihop.reading.files.txt import from_text
from phoihop.reading.reader import understand

RIGHT = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
END = "I. NỘI DUNG PHỐI HỢP\n1. Tuyên truyền, vận động Nhân dân.\n2. Kiểm tra, giám sát.\n"


def read(text: str) -> dict[str, Any]:
    return understand(from_text(text))


def parties(text: str) -> list[str]:
    answer = read(text)
    (programme,) = answer["programmes"]
    for party in programme["parties"]:
        if party["span"]:
            words = " ".join(answer["text"][slice(*party["span"])].split())
            assert words.casefold() == party["name"].casefold()
    return [party["name"] for party in programme["parties"]]


def test_by_the_title() -> None:
    head = f"SỞ TƯ PHÁP - HỘI LUẬT GIA TỈNH AN SƠN\n{RIGHT}Số: 02/CTr-STP-HLG\nAn Sơn, ngày 5 tháng 6 năm 2024\n"
    title = "CHƯƠNG TRÌNH PHỐI HỢP\nGIỮA SỞ TƯ PHÁP VÀ HỘI LUẬT GIA TỈNH TRONG TRỢ GIÚP PHÁP LÝ GIAI ĐOẠN 2024-2028\n"
    assert parties(head + title + "Hội Luật gia tỉnh và Sở Tư pháp cùng phối hợp.\n" + END) == [
        "Sở Tư pháp",
        "Hội Luật gia tỉnh",
    ]


def test_by_the_opening_sentence() -> None:
    head = f"BAN DÂN VẬN - UBND HUYỆN ĐAK MÂY\nSố 02-CTr/BDV-UBND\n{RIGHT}Đak Mây, ngày 12 tháng 3 năm 2022\n"
    opening = "Ban Dân vận Huyện ủy và Ủy ban nhân dân huyện nhiệm kỳ 2021-2026 thống nhất ký kết Chương trình phối hợp như sau:\n"
    text = head + "CHƯƠNG TRÌNH PHỐI HỢP\nCông tác dân vận của chính quyền\n" + opening + END
    assert parties(text) == ["Ban Dân vận Huyện ủy", "Ủy ban nhân dân huyện"]


def test_by_three_signatures_side_by_side() -> None:
    signatures = (
        "T/M BAN DÂN VẬN          TM. BAN CHỈ HUY QUÂN SỰ\nTRƯỞNG BAN               CHÍNH TRỊ VIÊN\n"
        "Trần Thị Hoa             Thượng tá Lê Văn Ba\n\nTM. CÔNG AN HUYỆN\nTRƯỞNG CÔNG AN\nĐại tá Y Thông\n"
    )
    head = f"Số 02-CTr/BDV-BCHQS-CAH\n{RIGHT}Đak Mây, ngày 12 tháng 3 năm 2022\nCHƯƠNG TRÌNH PHỐI HỢP\nCông tác dân vận năm 2022\n"
    answer = read(head + END + "Chương trình được triển khai từ ngày ký./.\n\n" + signatures)
    names = [party["name"] for party in answer["programmes"][0]["parties"]]
    assert names == ["Ban Dân vận", "Ban Chỉ huy Quân sự", "Công an huyện"]
    signed = [(one["name"], one["office"]) for one in answer["document"]["signatories"]]
    assert signed == [("Trần Thị Hoa", "Trưởng ban"), ("Lê Văn Ba", "Chính trị viên"), ("Y Thông", "Trưởng Công an")]


def test_a_plan_has_its_issuer_alone_although_its_title_says_between() -> None:
    head = f"ỦY BAN NHÂN DÂN\nXÃ AN SƠN\n{RIGHT}Số: 9/KH-UBND\nAn Sơn, ngày 5 tháng 6 năm 2024\n"
    title = "KẾ HOẠCH\nĐối thoại giữa người đứng đầu cấp ủy, chính quyền với Nhân dân\n"
    assert parties(head + title + END) == ["Ủy ban nhân dân xã An Sơn"]


def test_a_signatory_signs_for_the_party_of_the_programme() -> None:
    head = (
        f"ỦY BAN NHÂN DÂN\nXÃ AN SƠN\n{RIGHT}Số: 9/KH-UBND\nAn Sơn, ngày 5 tháng 6 năm 2024\nKẾ HOẠCH\nDân vận khéo\n"
    )
    end = "UBND xã yêu cầu thực hiện nghiêm túc./.\nNơi nhận:\n- Đảng ủy xã;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nSiu H'Loan\n"
    (one,) = read(head + END + end)["document"]["signatories"]
    assert (one["name"], one["office"], one["party"]) == ("Siu H'Loan", "Phó Chủ tịch", "Ủy ban nhân dân xã An Sơn")


def test_sides_are_the_bodies_that_the_paper_calls_so() -> None:
    head = f"{RIGHT}Số: 02/CTPH-HND-CA\nAn Sơn, ngày 5 tháng 6 năm 2024\nCHƯƠNG TRÌNH PHỐI HỢP\nGiữ gìn an ninh nông thôn năm 2024\n"
    sides = "BÊN A: HỘI NÔNG DÂN XÃ AN SƠN\nĐại diện: Bà Hoa - Chủ tịch\nBÊN B: CÔNG AN XÃ AN SƠN\n"
    agree = "Bên A và Bên B thống nhất ký kết Chương trình phối hợp như sau:\n"
    assert parties(head + sides + agree + END) == ["Hội Nông dân xã An Sơn", "Công an xã An Sơn"]
    called = "Chúng tôi gồm Hội Nông dân xã An Sơn (sau đây gọi tắt là Bên A) và Công an xã An Sơn (gọi là “Bên B”).\n"
    assert parties(head + called + agree + END) == ["Hội Nông dân xã An Sơn", "Công an xã An Sơn"]


def test_what_bodies_issued_before_makes_them_no_parties() -> None:
    head = (
        f"ỦY BAN NHÂN DÂN\nXÃ AN SƠN\n{RIGHT}Số: 9/KH-UBND\nAn Sơn, ngày 5 tháng 6 năm 2024\nKẾ HOẠCH\nDân vận khéo\n"
    )
    past = "Sau 8 năm, Đảng ủy xã, Ủy ban nhân dân xã đã ban hành nhiều kế hoạch. UBND xã ban hành Kế hoạch như sau:\n"
    assert parties(head + past + END) == ["Ủy ban nhân dân xã An Sơn"]
