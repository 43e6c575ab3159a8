"""Articles and minutes that tell of programmes: the press words the same ceremony in many ways."""

from __future__ import annotations

from typing import Any

import pytest

from phoihop.reading.files.txt import from_text
from phoihop.reading.reader import understand

MORNING = """Đak Mây ký kết chương trình phối hợp về công tác dân vận

29/04/2022 16:20

(Báo An Sơn)- Sáng 29-4, Ban Dân vận Huyện ủy Đak Mây (tỉnh An Sơn) và UBND huyện tổ chức lễ ký kết Chương trình phối hợp thực hiện công tác dân vận chính quyền giai đoạn 2022-2026. Chương trình gồm 8 nội dung phối hợp.

Cùng ngày, Ban Dân vận Huyện ủy, Ban Chỉ huy Quân sự huyện và Công an huyện cũng đã ký kết chương trình phối hợp công tác dân vận năm 2022, với 7 nội dung chung và 10 nội dung cụ thể.

Các chương trình phối hợp được ký kết nhằm thực hiện Nghị quyết số 46/NQ-HĐND ngày 10-8-2021 của HĐND tỉnh và Kế hoạch số 72-KH/HU ngày 9-11-2021 của Ban Thường vụ Huyện ủy về thực hiện Kết luận số 01-KL/TW ngày 18-5-2021 của Bộ Chính trị về tiếp tục thực hiện Chỉ thị số 05-CT/TW ngày 15-5-2016 của Bộ Chính trị.
"""
PORTAL = """Trang chủ
Tin tức - Sự kiện
Thứ Sáu, 29/04/2022 | 15:32 GMT+7
Huyện Đak Mây ký kết các chương trình phối hợp công tác dân vận
Ngày 29/4, tại Hội trường Huyện ủy, Ban Dân vận Huyện ủy phối hợp với UBND huyện Đak Mây tổ chức Hội nghị ký kết Chương trình phối hợp “Thực hiện công tác dân vận của chính quyền trên địa bàn huyện” giai đoạn 2022-2026. Dự hội nghị có đồng chí Phó Bí thư Thường trực Huyện ủy; lãnh đạo các phòng, ban của huyện.
Theo đó, chương trình đề ra tám nội dung phối hợp, tập trung thực hiện quy chế dân chủ ở cơ sở, cải cách hành chính.
Cũng trong dịp này, Ban Dân vận Huyện ủy, Ban CHQS huyện, Công an huyện đã ký kết Chương trình phối hợp công tác dân vận năm 2022 với 07 nội dung chung và 10 nội dung cụ thể của từng đơn vị.
Việc ký kết nhằm cụ thể hóa Nghị quyết số 46/NQ-HĐND, ngày 10/8/2021 của Hội đồng nhân dân tỉnh; Kế hoạch số 72-KH/HU, ngày 09/11/2021 của Ban Thường vụ Huyện ủy thực hiện Kết luận số 01-KL/TW, ngày 18/5/2021 của Bộ Chính trị khóa XIII về tiếp tục thực hiện Chỉ thị 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị khóa XII.
"""
OFFICES = """ĐAK MÂY: KÝ KẾT CHƯƠNG TRÌNH PHỐI HỢP VỀ CÔNG TÁC DÂN VẬN
Chiều 29/4/2022, đồng chí Trưởng Ban Dân vận Huyện ủy và đồng chí Chủ tịch UBND huyện đã ký Chương trình phối hợp về công tác dân vận chính quyền giai đoạn 2022 - 2026, gồm 8 nội dung.
Ngay sau đó, ba đơn vị gồm Ban Dân vận Huyện ủy, Ban Chỉ huy Quân sự huyện và Công an huyện ký kết chương trình phối hợp thực hiện công tác dân vận trong năm 2022 gồm 17 nội dung (7 nội dung chung, 10 nội dung cụ thể).
Trước đó, ngày 10-8-2021, HĐND tỉnh ban hành Nghị quyết số 46/NQ-HĐND về kế hoạch phát triển kinh tế - xã hội. Ngày 9-11-2021, Ban Thường vụ Huyện ủy ban hành Kế hoạch số 72-KH/HU thực hiện Kết luận số 01-KL/TW ngày 18-5-2021 của Bộ Chính trị về tiếp tục thực hiện Chỉ thị số 05-CT/TW ngày 15-5-2016.
"""


def read(text: str) -> dict[str, Any]:
    return understand(from_text(text))


def names(programme: dict[str, Any]) -> list[str]:
    return [party["name"] for party in programme["parties"]]


@pytest.mark.parametrize("article", [MORNING, PORTAL, OFFICES], ids=["morning", "portal", "offices"])
def test_one_ceremony_in_three_wordings(article: str) -> None:
    answer = read(article)
    long, short = answer["programmes"]
    assert [len(names(one)) for one in (long, short)] == [2, 3]
    assert names(long)[0].startswith("Ban Dân vận Huyện ủy")
    assert names(long)[1].startswith("UBND huyện")
    assert names(short)[2] == "Công an huyện"
    assert (long["period"]["start"], long["period"]["end"]) == ("2022-01-01", "2026-12-31")
    assert (short["period"]["start"], short["period"]["end"]) == ("2022-01-01", "2022-12-31")
    assert long["signed_on"] == short["signed_on"] == "2022-04-29"
    assert (long["stated_counts"], short["stated_counts"]) == ({"contents": 8}, {"general": 7, "specific": 10})
    assert "công tác dân vận" in long["title"]
    assert {one["number"]: one["issued_on"] for one in answer["citations"]} == {
        "46/NQ-HĐND": "2021-08-10",
        "72-KH/HU": "2021-11-09",
        "01-KL/TW": "2021-05-18",
        "05-CT/TW": "2016-05-15",
    }
    links = {(link["from"], link["kind"], link["to"]) for link in answer["links"]}
    assert {("72-KH/HU", "implements", "01-KL/TW"), ("01-KL/TW", "continues", "05-CT/TW")} <= links
    missing = [one for one in answer["doubts"] if one["code"] == "contents_not_listed"]
    assert [(one["about"], one["values"]["stated"]) for one in missing] == [
        ("/programmes/0/contents", 8),
        ("/programmes/1/contents", 17),
    ]


@pytest.mark.parametrize("article", [MORNING, PORTAL], ids=["morning", "portal"])
def test_what_the_programmes_rest_on_hangs_on_each_of_them(article: str) -> None:
    links = {(link["from"], link["kind"], link["to"]) for link in read(article)["links"]}
    for programme in ("#1", "#2"):
        assert (programme, "implements", "46/NQ-HĐND") in links
        assert (programme, "implements", "72-KH/HU") in links


def test_spans_point_to_the_words() -> None:
    answer = read(MORNING)
    text = answer["text"]
    for programme in answer["programmes"]:
        assert text[slice(*programme["period"]["span"])] == programme["period"]["text"]
        assert [text[slice(*party["span"])] for party in programme["parties"]] == names(programme)
        assert text[slice(*programme["spans"]["signed_on"])].endswith("29-4")


def test_subject_and_partner_stand_on_both_sides_of_the_verb() -> None:
    answer = read(
        "Dân vận nửa cuối năm\nNgày 20/8/2025, Ban Tuyên giáo và Dân vận Thành ủy ký kết kế hoạch phối hợp thực hiện công tác dân vận "
        "6 tháng cuối năm 2025 với Bộ Chỉ huy Quân sự thành phố.\nKế hoạch phối hợp gồm 3 nội dung: trao đổi thông tin; "
        "tuyên truyền, vận động Nhân dân; sơ kết, tổng kết.\n"
    )
    (programme,) = answer["programmes"]
    assert names(programme) == ["Ban Tuyên giáo và Dân vận Thành ủy", "Bộ Chỉ huy Quân sự thành phố"]
    assert (programme["period"]["start"], programme["period"]["end"]) == ("2025-07-01", "2025-12-31")
    assert [one["text"] for one in programme["contents"]] == [
        "trao đổi thông tin",
        "tuyên truyền, vận động Nhân dân",
        "sơ kết, tổng kết",
    ]
    assert not [one for one in answer["doubts"] if one["about"].endswith("/contents")]


def test_partners_listed_behind_a_number() -> None:
    answer = read(
        "Mặt trận ký chương trình năm mới\nNgày 5/1/2024, Ủy ban MTTQ Việt Nam huyện đã ký kết chương trình phối hợp thống nhất hành động "
        "năm 2024 với 3 tổ chức chính trị - xã hội: Hội Nông dân, Hội Liên hiệp Phụ nữ và Huyện đoàn.\n"
    )
    assert names(answer["programmes"][0]) == [
        "Ủy ban MTTQ Việt Nam huyện",
        "Hội Nông dân",
        "Hội Liên hiệp Phụ nữ",
        "Huyện đoàn",
    ]


def test_an_earlier_programme_is_told_of_but_not_signed_again() -> None:
    answer = read(
        "Ký kết phối hợp trên tuyến biên giới\nThứ tư, 13/03/2024 - 15:20\nChiều 13/3, Ban Dân vận Tỉnh ủy và Bộ Chỉ huy Bộ đội Biên phòng tỉnh "
        "tổ chức tổng kết Chương trình phối hợp số 14-CTr/BDVTU-BĐBP ngày 5/4/2019 giai đoạn 2019-2024 và ký kết Chương trình phối hợp "
        "công tác dân vận khu vực biên giới giai đoạn 2024 - 2029.\n"
    )
    (programme,) = answer["programmes"]
    assert (programme["number"], programme["period"]["end"], programme["signed_on"]) == (
        None,
        "2029-12-31",
        "2024-03-13",
    )
    assert [one["number"] for one in answer["citations"]] == ["14-CTr/BDVTU-BĐBP"]


def test_contents_listed_below() -> None:
    answer = read(
        "Hai cơ quan ký kết\n20/08/2021\nChiều 20/8, Bộ CHQS tỉnh và Ủy ban MTTQ Việt Nam tỉnh ký kết Chương trình phối hợp hoạt động giai đoạn "
        "2021 - 2026.\nHai bên phối hợp trên 4 nội dung trọng tâm:\n1. Tuyên truyền, giáo dục.\n2. Vận động nhân dân.\n"
        "3. Thực hiện chính sách hậu phương.\n4. Xây dựng cơ sở.\nÔng Chủ tịch phát biểu.\n"
    )
    contents = answer["programmes"][0]["contents"]
    assert [(one["order"], one["label"], one["text"]) for one in contents] == [
        (1, "1", "Tuyên truyền, giáo dục."),
        (2, "2", "Vận động nhân dân."),
        (3, "3", "Thực hiện chính sách hậu phương."),
        (4, "4", "Xây dựng cơ sở."),
    ]


def test_minutes_of_a_signing() -> None:
    answer = read(
        "UBND HUYỆN ĐAK MÂY\nPHÒNG NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐak Mây, ngày 3 tháng 4 năm 2023\n"
        "BIÊN BẢN\nHội nghị ký kết chương trình phối hợp công tác dân vận\nHôm nay, ngày 3/4/2023, Phòng Nội vụ huyện và Ban Dân vận Huyện ủy "
        "tổ chức hội nghị ký kết Chương trình phối hợp thực hiện dân chủ ở cơ sở giai đoạn 2023-2025.\nHai bên thống nhất 4 nội dung phối hợp.\n"
    )
    (programme,) = answer["programmes"]
    assert answer["document"]["kind"] == "biên bản"
    assert (programme["signed_on"], programme["stated_counts"], names(programme)) == (
        "2023-04-03",
        {"contents": 4},
        ["Phòng Nội vụ huyện", "Ban Dân vận Huyện ủy"],
    )


@pytest.mark.parametrize(
    "text",
    [
        "Giá cà phê hôm nay 29/4/2022 tăng nhẹ. Ký kết hợp đồng xuất khẩu tăng.",
        "Hội thi văn nghệ chào mừng ngày 30/4 đã diễn ra sôi nổi.",
        "Ca sĩ ký tặng người hâm mộ trong chương trình ca nhạc.",
    ],
)
def test_other_news_tell_of_no_programme(text: str) -> None:
    answer = read(text)
    assert answer["programmes"] == []
    assert [one["code"] for one in answer["doubts"]] == ["nothing_read"]


def test_people_sign_in_the_name_of_the_bodies() -> None:
    answer = read(
        "Hai cơ quan ký kết chương trình phối hợp\nSáng ngày 15 tháng 3 năm 2021, Ban Dân vận Tỉnh ủy và Đảng ủy Công an tỉnh tổ chức "
        "Lễ ký kết Chương trình phối hợp về công tác dân vận giai đoạn 2021 - 2025.\nThay mặt hai cơ quan, đồng chí Nguyễn Văn Mẫu, "
        "Trưởng Ban Dân vận Tỉnh ủy và Đại tá Lê Văn Thử, Giám đốc Công an tỉnh đã ký kết chương trình phối hợp.\n"
    )
    (programme,) = answer["programmes"]
    assert names(programme) == ["Ban Dân vận Tỉnh ủy", "Đảng ủy Công an tỉnh"]


def test_two_pairs_and_the_counts_of_each() -> None:
    answer = read(
        "Tăng cường phối hợp\nNgày 28/6/2023, Ban Dân vận Huyện ủy tổ chức ký kết Chương trình phối hợp giữa Ban Dân vận Huyện ủy với Phòng "
        "Nội vụ huyện giai đoạn 2023-2025; Chương trình phối hợp giữa Ban Dân vận Huyện ủy với Hội Nông dân huyện năm 2023.\n"
        "Chương trình phối hợp với Phòng Nội vụ gồm 6 nội dung; chương trình phối hợp với Hội Nông dân huyện gồm 4 nội dung.\n"
    )
    assert [(names(one)[1], one["stated_counts"]) for one in answer["programmes"]] == [
        ("Phòng Nội vụ huyện", {"contents": 6}),
        ("Hội Nông dân huyện", {"contents": 4}),
    ]


def test_a_numbered_programme_is_known_by_its_number() -> None:
    answer = read(
        "Phối hợp công tác dân vận\nNgày 15/12/2021, Ban Dân vận Tỉnh ủy và Ban cán sự đảng UBND tỉnh ký Chương trình phối hợp số "
        "03-CTr/BDVTU-BCSĐ về công tác dân vận của chính quyền các cấp giai đoạn 2021-2026, thay thế Chương trình phối hợp số "
        "79-CTr/BDVTU-BCSĐ ngày 11/10/2016.\n"
    )
    (programme,) = answer["programmes"]
    assert (programme["number"], programme["signed_on"]) == ("03-CTr/BDVTU-BCSĐ", "2021-12-15")
    assert [(one["from"], one["kind"], one["to"]) for one in answer["links"]] == [
        ("03-CTr/BDVTU-BCSĐ", "replaces", "79-CTr/BDVTU-BCSĐ")
    ]


def test_a_review_tells_of_the_programme_but_not_of_its_signing() -> None:
    answer = read(
        "Sơ kết hai năm phối hợp\nSáng 10/7/2024, Ban Dân vận Tỉnh ủy tổ chức hội nghị sơ kết Chương trình phối hợp giai đoạn 2021-2026 giữa "
        "Ban Dân vận Tỉnh ủy và Sở Nội vụ.\nHội nghị đánh giá cao kết quả.\n"
    )
    (programme,) = answer["programmes"]
    assert (programme["signed_on"], programme["period"]["start"]) == (None, "2021-01-01")
    assert names(programme) == ["Ban Dân vận Tỉnh ủy", "Sở Nội vụ"]


@pytest.mark.parametrize(
    "passing",
    [
        "Năm 2012, hai trường ký kết chương trình hợp tác với nhiều đơn vị trong và ngoài nước.",
        "Các loại văn bản gồm có nghị quyết liên tịch giữa Hội đồng nhân dân tỉnh và Ban Thường trực Mặt trận Tổ quốc tỉnh.",
    ],
)
def test_what_is_told_in_passing_makes_no_programme(passing: str) -> None:
    assert understand(from_text(f"Lịch sử một vùng đất\n{passing}\nDân làng trồng chè và dệt vải."))["programmes"] == []
    signed = "Ngày 5/6/2024, Hội Nông dân huyện và Công an huyện ký kết Chương trình phối hợp giữ gìn an ninh năm 2024."
    assert understand(from_text(f"Lịch sử một vùng đất\n{signed}"))["programmes"]
    late = "Đồi chè xanh quanh năm, bà con hái búp từ sáng sớm. " * 150
    assert understand(from_text(f"Lịch sử một vùng đất\n{late}\n{signed}"))["programmes"] == []
