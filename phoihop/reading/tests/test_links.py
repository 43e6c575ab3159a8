"""How documents rest on each other, as the words before and between them tell."""

from __future__ import annotations

import pytest

from phoihop.reading.files.txt import from_text
from phoihop.reading.reader import understand

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH AN SƠN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 15/{code}-UBND\nAn Sơn, ngày 5 tháng 6 năm 2024\n\n{kind}\n{title}\n\n"
)


def links(kind: str, code: str, title: str, body: str) -> set[tuple[str | None, str, str]]:
    answer = understand(from_text(HEAD.format(kind=kind, code=code, title=title) + body))
    return {(link["from"], link["kind"], link["to"]) for link in answer["links"]}


def of_plan(preamble: str) -> set[tuple[str | None, str, str]]:
    body = f"{preamble}\nUBND tỉnh ban hành Kế hoạch như sau:\nI. NỘI DUNG\n1. Tuyên truyền sâu rộng.\n2. Kiểm tra, giám sát."
    return links("KẾ HOẠCH", "KH", "Công tác dân vận", body)


@pytest.mark.parametrize(
    ("preamble", "expected"),
    [
        ("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 5/3/2020 của Chính phủ;", {(None, "based_on", "30/2020/NĐ-CP")}),
        ("Thực hiện Chỉ thị số 5-CT/TU ngày 1/2/2024 của Tỉnh ủy;", {(None, "implements", "05-CT/TU")}),
        ("Tiếp tục thực hiện Chỉ thị số 5-CT/TU ngày 1/2/2024 của Tỉnh ủy;", {(None, "continues", "05-CT/TU")}),
        (
            "Căn cứ Nghị quyết số 06/2020/NQ-HĐND của HĐND tỉnh được sửa đổi, bổ sung bởi Nghị quyết số 16/2023/NQ-HĐND;",
            {(None, "based_on", "06/2020/NQ-HĐND"), ("16/2023/NQ-HĐND", "amends", "06/2020/NQ-HĐND")},
        ),
        (
            "Thực hiện Kế hoạch số 72-KH/TU ngày 9/1/2024 của Tỉnh ủy về thực hiện Kết luận số 01-KL/TW ngày 18/5/2023 của "
            "Bộ Chính trị về tiếp tục thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị;",
            {(None, "implements", "72-KH/TU"), ("72-KH/TU", "implements", "01-KL/TW"), ("01-KL/TW", "continues", "05-CT/TW")},
        ),
        (
            "Căn cứ:\n- Nghị quyết số 10/NQ-HĐND ngày 1/2/2024 của HĐND tỉnh;\n- Công văn số 45/BNV-CQĐP ngày 3/2/2024;",
            {(None, "based_on", "10/NQ-HĐND"), (None, "based_on", "45/BNV-CQĐP")},
        ),
    ],
)  # fmt: skip
def test_bases_and_chains(preamble: str, expected: set[tuple[str | None, str, str]]) -> None:
    assert of_plan(preamble) == expected


def test_a_document_named_in_passing_is_no_link() -> None:
    body = "Thực hiện Chỉ thị số 5-CT/TU ngày 1/2/2024;\nI. NỘI DUNG\n1. Rà soát theo Quyết định số 9/QĐ-UBND.\n2. Kiểm tra."
    assert links("KẾ HOẠCH", "KH", "Công tác dân vận", body) == {(None, "implements", "05-CT/TU")}


def test_replacing_and_amending() -> None:
    title = "Sửa đổi, bổ sung một số điều của Quy chế ban hành kèm theo Quyết định số 8/QĐ-UBND ngày 1/3/2020"
    body = (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;\nQUYẾT ĐỊNH:\nĐiều 1. Sửa đổi Điều 3 của Quy chế.\n"
        "Điều 2. Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 11/QĐ-UBND ngày 4/5/2021./."
    )
    assert links("QUYẾT ĐỊNH", "QĐ", title, body) == {(None, "amends", "08/QĐ-UBND"), (None, "replaces", "11/QĐ-UBND")}


def test_documents_below_a_line_that_ends_their_force_are_replaced() -> None:
    body = (
        "Điều 1. Ban hành quy chế bến đò.\nĐiều 2. Các quyết định sau đây hết hiệu lực kể từ ngày Quyết định này có hiệu lực:\n"
        "a) Quyết định số 12/2018/QĐ-UBND ngày 1/7/2018 của UBND tỉnh;\nb) Quyết định số 27/2022/QĐ-UBND ngày 2/8/2022 của UBND tỉnh.\n"
        "Điều 3. Sở Xây dựng thi hành Quyết định này."
    )
    assert links("QUYẾT ĐỊNH", "QĐ", "Ban hành Quy chế bến đò", body) == {
        (None, "replaces", "12/2018/QĐ-UBND"),
        (None, "replaces", "27/2022/QĐ-UBND"),
    }


def test_a_basis_goes_on_in_the_next_line() -> None:
    assert of_plan(
        "Thực hiện Chỉ thị số 5-CT/TU ngày 1/2/2024 của Tỉnh ủy;\nCông văn số 66/SNV-XD ngày 2/2/2024 của Sở Nội vụ về dân vận."
    ) == {(None, "implements", "05-CT/TU"), (None, "implements", "66/SNV-XD")}
