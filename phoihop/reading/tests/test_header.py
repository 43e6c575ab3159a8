"""Letterheads in every layout: two columns, flattened, run together; State, Party and joint; blanks and losses."""

from __future__ import annotations

from datetime import date

import pytest

from phoihop.reading.files.txt import from_text
from phoihop.reading.grammar.layout import lines_of
from phoihop.reading.grammar.paper import Paper, read_paper
from phoihop.reading.reader import understand
from phoihop.reading.tests.papers import made

BODY = "\nCăn cứ Luật Tổ chức chính quyền địa phương;\nI. NỘI DUNG\n1. Tuyên truyền.\n2. Kiểm tra.\n"
STATE = "ỦY BAN NHÂN DÂN\nTỈNH AN SƠN\n{}\nSố: 15/KH-UBND\n{}\n"
RIGHT = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
LAYOUTS = {
    "flattened": f"ỦY BAN NHÂN DÂN\nTỈNH AN SƠN\n-------\n{RIGHT}\n-----\nSố: 15/KH-UBND\nAn Sơn, ngày 5 tháng 6 năm 2024\n",
    "left first": f"ỦY BAN NHÂN DÂN\nTỈNH AN SƠN\nSố: 15/KH-UBND\n{RIGHT}\nAn Sơn, ngày 5 tháng 6 năm 2024\n",
    "right first": f"{RIGHT}\nAn Sơn, ngày 5 tháng 6 năm 2024\nỦY BAN NHÂN DÂN\nTỈNH AN SƠN\nSố: 15/KH-UBND\n",
    "run together": (
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH AN SƠN Độc lập - Tự do - Hạnh phúc\n"
        "Số: 15/KH-UBND An Sơn, ngày 5 tháng 6 năm 2024\n"
    ),
    "set with blanks": (
        "   ỦY BAN NHÂN DÂN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "     TỈNH AN SƠN                    Độc lập - Tự do - Hạnh phúc\n"
        "    Số: 15/KH-UBND               An Sơn, ngày 05 tháng 6 năm 2024\n"
    ),
    "short date": f"ỦY BAN NHÂN DÂN\nTỈNH AN SƠN\n{RIGHT}\nSố 15 / KH – UBND\nAn Sơn, ngày 5/6/2024\n",
    "letters lost": (
        "Y BAN NHÂN DÂN\nTỈNH AN SƠN\nC NG HOÀ XÃ H I CHỦ NGHĨA VIỆT NAM\nĐ c lập - Tự do - Hạnh phúc\n"
        "Số: 15/KH-UBND\nAn Sơn, ngày 5 tháng 6 năm 2024\n"
    ),
}


def paper(text: str) -> Paper:
    source = from_text(text)
    read = read_paper(source, lines_of(source))
    assert read is not None
    for name, (start, end) in read.header.spans.items():
        assert source.text[start:end].strip() == source.text[start:end], name
    return read


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_facts_from_every_layout(layout: str) -> None:
    header = paper(LAYOUTS[layout] + "\nKẾ HOẠCH\nCông tác dân vận năm 2024\n" + BODY).header
    assert header.number is not None
    assert header.number.canonical == "15/KH-UBND"
    assert (header.kind, header.title) == ("kế hoạch", "Công tác dân vận năm 2024")
    assert (header.place, header.signed_on) == ("An Sơn", date(2024, 6, 5))


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name != "letters lost"])
def test_the_issuer_is_joined_from_its_lines(layout: str) -> None:
    assert paper(LAYOUTS[layout] + "\nKẾ HOẠCH\nCông tác dân vận\n" + BODY).issuer == "Ủy ban nhân dân tỉnh An Sơn"


def test_a_letterhead_in_a_table() -> None:
    source = made(
        [["ỦY BAN NHÂN DÂN\nTỈNH AN SƠN", RIGHT], ["Số: 15/KH-UBND", "An Sơn, ngày 5 tháng 6 năm 2024"]],
        "KẾ HOẠCH\nCông tác dân vận\nI. NỘI DUNG\n1. Tuyên truyền.\n2. Kiểm tra.",
    )
    read = read_paper(source, lines_of(source))
    assert read is not None
    assert (read.issuer, read.header.place, read.header.title) == (
        "Ủy ban nhân dân tỉnh An Sơn",
        "An Sơn",
        "Công tác dân vận",
    )


def test_a_party_paper() -> None:
    read = paper(
        "ĐẢNG BỘ TỈNH AN SƠN\nHUYỆN ỦY ĐAK MÂY\n*\nSố 72-KH/HU\nĐẢNG CỘNG SẢN VIỆT NAM\nĐak Mây, ngày 09 tháng 11 năm 2021\n"
        "KẾ HOẠCH\nthực hiện Kết luận số 01-KL/TW, ngày 18-5-2021 của Bộ Chính trị\n-----\n"
        "Thực hiện Kế hoạch số 105-KH/TU, ngày 05-10-2021 của Tỉnh ủy; Ban Thường vụ Huyện ủy xây dựng kế hoạch như sau:\n"
        + BODY
    )
    assert (read.issuer, read.header.place, read.header.signed_on) == ("Huyện ủy Đak Mây", "Đak Mây", date(2021, 11, 9))
    assert read.header.title == "Thực hiện Kết luận số 01-KL/TW, ngày 18-5-2021 của Bộ Chính trị"


def test_a_committee_is_named_with_its_parent() -> None:
    head = (
        "HUYỆN ỦY ĐAK MÂY\nBAN DÂN VẬN\n*\nSố 12-HD/BDVHU\nĐẢNG CỘNG SẢN VIỆT NAM\nĐak Mây, ngày 09 tháng 11 năm 2021\n"
    )
    assert paper(head + "HƯỚNG DẪN\nnội dung công tác dân vận quý I\n" + BODY).issuer == "Ban Dân vận Huyện ủy Đak Mây"


@pytest.mark.parametrize("blank", ["Số:      /KH-UBND", "Số: …./KH-UBND", "Số      -KH/BCĐ", "Số:"])
def test_a_number_left_blank_is_none(blank: str) -> None:
    header = paper(
        f"ỦY BAN NHÂN DÂN\nXÃ AN SƠN\n{RIGHT}\n{blank}\nAn Sơn, ngày    tháng 12 năm 2025\nKẾ HOẠCH\nDân vận\n{BODY}"
    ).header
    assert (header.number, header.number_blank) == (None, True)
    assert (header.place, header.signed_on) == ("An Sơn", None)


def test_a_title_over_lines_ends_where_the_act_begins() -> None:
    title = "VỀ VIỆC BAN HÀNH QUY CHẾ PHỐI HỢP TRONG CÔNG TÁC DÂN VẬN\nTRÊN ĐỊA BÀN TỈNH AN SƠN\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"
    text = STATE.format(RIGHT, "An Sơn, ngày 5 tháng 6 năm 2024").replace("KH-", "QĐ-")
    body = "\nCăn cứ Luật Tổ chức chính quyền địa phương;\nCông tác dân vận tại tỉnh An Sơn được quan tâm.\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành.\n"
    header = paper(f"{text}QUYẾT ĐỊNH\n{title}\n{body}").header
    assert header.title == "Ban hành quy chế phối hợp trong công tác dân vận trên địa bàn tỉnh An Sơn"


@pytest.mark.parametrize(
    "below",
    [
        "Trong những năm qua, công tác dân vận đã có nhiều chuyển biến",
        "Năm 2024 là năm bản lề của nhiệm kỳ",
        "Về công tác phối hợp, hai bên thống nhất như dưới đây",
    ],
)
def test_a_paragraph_is_no_part_of_the_title_above_it(below: str) -> None:
    text = LAYOUTS["flattened"] + "KẾ HOẠCH\nCông tác dân vận\nGiai đoạn 2024 - 2026\n\n"
    assert paper(f"{text}{below}\n{BODY}").header.title == "Công tác dân vận Giai đoạn 2024 - 2026"


def test_the_kind_and_title_on_one_line_keep_the_word_of_coordination() -> None:
    header = paper(LAYOUTS["flattened"] + "KẾ HOẠCH PHỐI HỢP TUYÊN TRUYỀN BIỂN, ĐẢO\n" + BODY).header
    assert (header.kind, header.title) == ("kế hoạch", "Phối hợp tuyên truyền biển, đảo")


def test_a_portal_puts_facts_and_menus_before_the_paper() -> None:
    before = (
        "Trang chủ\nVăn bản\nSố hiệu:\n15/KH-UBND\nLoại văn bản:\nKế hoạch\nNgày ban hành:\n05/06/2024\n"
        + "Mục lục\n" * 20
    )
    header = paper(before + LAYOUTS["flattened"] + "KẾ HOẠCH\nCông tác dân vận\n" + BODY).header
    assert (header.place, header.signed_on, header.title) == ("An Sơn", date(2024, 6, 5), "Công tác dân vận")


def test_a_letter_has_its_subject_for_a_title() -> None:
    text = f"ỦY BAN NHÂN DÂN\nTỈNH AN SƠN\nSố: 450/UBND-NC\nV/v đôn đốc thực hiện chương trình phối hợp\n{RIGHT}\n"
    header = paper(
        text + "An Sơn, ngày 5 tháng 6 năm 2024\nKính gửi: Các sở, ban, ngành.\nĐề nghị các sở báo cáo./."
    ).header
    assert (header.kind, header.title) == ("công văn", "Đôn đốc thực hiện chương trình phối hợp")


def test_an_enclosure_alone_bears_the_number_of_its_act() -> None:
    read = paper(
        "QUY CHẾ\nPHỐI HỢP TRONG CÔNG TÁC PHÒNG CHÁY RỪNG\n(Ban hành kèm theo Quyết định số 15/2024/QĐ-UBND ngày 20 tháng 5 năm 2024\n"
        "của Ủy ban nhân dân tỉnh An Sơn)\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nQuy chế này quy định.\nĐiều 2. Trách nhiệm\nCác sở báo cáo."
    )
    assert read.header.number is not None
    assert (read.header.number.canonical, read.header.signed_on) == ("15/2024/QĐ-UBND", date(2024, 5, 20))
    assert read.issuer == "Ủy ban nhân dân tỉnh An Sơn"


def test_a_decision_with_its_plan() -> None:
    source = from_text(
        f"ỦY BAN NHÂN DÂN\nTỈNH AN SƠN\n{RIGHT}\nSố: 15/QĐ-UBND\nAn Sơn, ngày 5 tháng 6 năm 2024\nQUYẾT ĐỊNH\n"
        "Ban hành Kế hoạch công tác dân vận\nCăn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:\n"
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.\nĐiều 2. Các sở thi hành Quyết định này./.\n"
        "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn Ví Dụ\nKẾ HOẠCH\nCông tác dân vận giai đoạn 2024-2026\n"
        "(Kèm theo Quyết định số 15/QĐ-UBND ngày 5/6/2024 của UBND tỉnh)\nI. NHIỆM VỤ\n1. Sở Nội vụ tổ chức tập huấn.\n2. Kiểm tra."
    )
    read = read_paper(source, lines_of(source))
    assert read is not None
    assert read.enclosed is not None
    assert (read.header.kind, read.enclosed.kind, read.enclosed.title) == (
        "quyết định",
        "kế hoạch",
        "Công tác dân vận giai đoạn 2024-2026",
    )
    assert source.text[slice(*read.main)].startswith("I. NHIỆM VỤ")


@pytest.mark.parametrize(
    "text",
    [
        "Chị Hoa kể chuyện làng.\nMùa rẫy năm nay được mùa.",
        "Lễ viếng nguyên Chủ tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam được tổ chức trọng thể.",
        "Mẫu đơn theo Nghị định số 30/2020/NĐ-CP\nngày 5 tháng 3 năm 2020 của Chính phủ như thế nào?",
    ],
)
def test_other_texts_are_no_papers(text: str) -> None:
    source = from_text(text)
    assert read_paper(source, lines_of(source)) is None


def test_a_telegram_begins_behind_its_addressees() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH AN SƠN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 3/CĐ-UBND\n"
        "An Sơn, ngày 5 tháng 9 năm 2024\nCÔNG ĐIỆN\nVề ứng phó mưa lũ\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:\n"
        "- Giám đốc các sở: Y tế, Xây dựng;\n- Chủ tịch UBND các xã.\n"
        "Mưa lớn đã làm ngập nhiều thôn và cuốn trôi một cây cầu.\n1. Giám đốc Sở Y tế cấp đủ thuốc cho các trạm.\n"
        "2. Chủ tịch UBND các xã sơ tán người dân khỏi vùng trũng./.\n"
    )
    (programme,) = understand(from_text(text))["programmes"]
    assert [
        (duty["text"].split()[0], [one["unit"] for one in duty["assignments"]]) for duty in programme["duties"]
    ] == [
        ("cấp", ["Giám đốc Sở Y tế"]),
        ("sơ", ["Chủ tịch UBND các xã"]),
    ]
