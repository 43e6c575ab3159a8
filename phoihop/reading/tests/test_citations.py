"""Cited documents: number, kind, issuer, day and abstract in whatever order they are written."""

from __future__ import annotations

from datetime import date

import pytest

from phoihop.reading.grammar.citations import Citation, find_mentions, gather


def cited(text: str, year: int | None = None) -> list[Citation]:
    return gather(find_mentions(text, year=year), set())


def one_of(text: str, year: int | None = None) -> Citation:
    (found,) = cited(text, year)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Kế hoạch số 72-KH/HU ngày 9/11/2021 của Ban Thường vụ Huyện ủy về học tập và làm theo Bác;",
        "Kế hoạch số 72-KH/HU của Ban Thường vụ Huyện ủy, ngày 09 tháng 11 năm 2021 về học tập và làm theo Bác.",
        "Kế hoạch của Ban Thường vụ Huyện ủy số 72-KH/HU (ngày 9-11-2021) về học tập và làm theo Bác.",
        "Ngày 9/11/2021, Ban Thường vụ Huyện ủy ban hành Kế hoạch số 72-KH/HU về học tập và làm theo Bác.",
        "kế hoạch 72 - KH/HU, ngày 9.11.2021, của Ban Thường vụ Huyện ủy về việc học tập và làm theo Bác./.",
    ],
)
def test_facts_stand_in_any_order(text: str) -> None:
    found = one_of(text)
    assert (found.number, found.kind, found.issuer, found.issued_on, found.abstract) == (
        "72-KH/HU",
        "kế hoạch",
        "Ban Thường vụ Huyện ủy",
        date(2021, 11, 9),
        "học tập và làm theo Bác",
    )
    for fact, words in (("number", "72"), ("issuer", "Ban Thường vụ Huyện ủy"), ("issued_on", "2021")):
        assert words in text[slice(*found.spans[fact])]


def test_what_stands_in_a_row_shares_kind_day_and_issuer() -> None:
    found = cited("Căn cứ Quyết định số 217-QĐ/TW và Quyết định số 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị;")
    assert [(one.number, one.issuer, one.issued_on) for one in found] == [
        ("217-QĐ/TW", "Bộ Chính trị", date(2013, 12, 12)),
        ("218-QĐ/TW", "Bộ Chính trị", date(2013, 12, 12)),
    ]


def test_a_sequence_without_symbol_borrows_the_next_ones() -> None:
    text = "Căn cứ các Quyết định số 217, 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị;"
    assert [one.number for one in cited(text)] == ["217-QĐ/TW", "218-QĐ/TW"]


def test_a_decree_of_another_year_does_not_share_the_day() -> None:
    text = "Căn cứ Nghị định số 04/2022/NĐ-CP và Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ;"
    assert [one.issued_on for one in cited(text)] == [None, date(2023, 8, 14)]


def test_nested_documents_are_each_cited() -> None:
    text = (
        "Thực hiện Kế hoạch số 15-KH/HU ngày 2/3/2023 của Huyện ủy về thực hiện Kết luận số 30-KL/TU ngày 5/1/2023 của "
        "Tỉnh ủy về tiếp tục thực hiện Chỉ thị số 08-CT/TU ngày 4/4/2018 của Ban Thường vụ Tỉnh ủy;"
    )
    found = cited(text)
    assert [(one.number, one.issuer) for one in found] == [
        ("15-KH/HU", "Huyện ủy"),
        ("30-KL/TU", "Tỉnh ủy"),
        ("08-CT/TU", "Ban Thường vụ Tỉnh ủy"),
    ]
    assert (found[0].abstract or "").startswith("thực hiện Kết luận số 30-KL/TU")


@pytest.mark.parametrize(
    ("text", "name", "day"),
    [
        ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;", "Luật Tổ chức chính quyền địa phương", date(2015, 6, 19)),
        ("Căn cứ Luật Phòng, chống bạo lực gia đình;", "Luật Phòng, chống bạo lực gia đình", None),
        ("theo quy định của Hiến pháp năm 2013 và pháp luật", "Hiến pháp năm 2013", None),
        ("Căn cứ Pháp lệnh Bộ đội Biên phòng ngày 28 tháng 3 năm 1997;", "Pháp lệnh Bộ đội Biên phòng", date(1997, 3, 28)),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Đất đai ngày 22/11/2019;",
            "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Đất đai",
            date(2019, 11, 22),
        ),
    ],
)  # fmt: skip
def test_laws_are_cited_by_name(text: str, name: str, day: date | None) -> None:
    found = one_of(text)
    assert (found.number, found.name, found.issued_on) == (None, name, day)
    assert text[slice(*found.span)] == name


def test_a_law_with_its_number_keeps_its_name_and_is_cited_once() -> None:
    text = "Căn cứ Luật Phí và lệ phí số 97/2015/QH13;\nThực hiện Luật Phí và lệ phí, các sở báo cáo."
    found = one_of(text)
    assert (found.number, found.name, found.kind) == ("97/2015/QH13", "Luật Phí và lệ phí", "luật")


def test_other_words_with_luat_are_no_laws() -> None:
    assert cited("Hội Luật gia tỉnh phổ biến pháp luật; luật sư trợ giúp pháp lý theo Luật.") == []


def test_mentions_of_one_document_are_one_citation_with_all_facts() -> None:
    text = (
        "Thực hiện Chỉ thị số 40-CT/TW của Ban Bí thư;\n"
        "Chỉ thị 40-CT/TW, ngày 22/11/2014 được quán triệt.\nTheo Chỉ thị số 40-CT/TW ngày 23/11/2014"
    )
    found = one_of(text)
    assert (found.issuer, found.issued_on) == ("Ban Bí thư", date(2014, 11, 22))
    assert found.doubts == [("dates_differ", date(2014, 11, 23))]


def test_the_documents_own_number_is_no_citation() -> None:
    mentions = find_mentions("Kế hoạch số 12/KH-UBND này thay thế Kế hoạch số 10/KH-UBND.")
    assert [one.number for one in gather(mentions, {"12khubnd"})] == ["10/KH-UBND"]


def test_who_asked_is_the_issuer_of_the_request() -> None:
    found = one_of("Xét đề nghị của Sở Văn hóa, Thể thao và Du lịch tại Tờ trình số 64/TTr-SVHTTDL ngày 26/3/2024.")
    assert (found.kind, found.issuer) == ("tờ trình", "Sở Văn hóa, Thể thao và Du lịch")


def test_an_issuer_with_comma_and_dash_is_read_whole() -> None:
    text = "Báo cáo thẩm tra số 104/BC-BVHXH ngày 4/11/2025 của Ban Văn hóa - Xã hội Hội đồng nhân dân tỉnh;"
    assert one_of(text).issuer == "Ban Văn hóa - Xã hội Hội đồng nhân dân tỉnh"


def test_a_list_of_letters_shares_the_issuer_behind_it() -> None:
    found = cited(
        "Thực hiện các văn bản số: 112/VPUB-NC ngày 3/4/2025, 113/VPUB-NC ngày 5/4/2025 của Văn phòng UBND tỉnh."
    )
    assert [(one.issuer, one.issued_on) for one in found] == [
        ("Văn phòng UBND tỉnh", date(2025, 4, 3)),
        ("Văn phòng UBND tỉnh", date(2025, 4, 5)),
    ]


def test_an_issuer_ends_where_the_next_document_begins() -> None:
    first, _ = cited("Chỉ thị số 12-CT/TW ngày 3/4/2025 của Ban Bí thư, Kế hoạch số 9-KH/TU ngày 1/6/2025 của Tỉnh ủy.")
    assert first.issuer == "Ban Bí thư"
