"""The whole answer: its shape, its spans, and that nothing is made of what is not said."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.reading.files.txt import from_text
from phoihop.reading.reader import read, understand

PLAN = """ỦY BAN NHÂN DÂN
XÃ AN SƠN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 9/KH-UBND
An Sơn, ngày 5 tháng 6 năm 2024
KẾ HOẠCH
Thực hiện phong trào Dân vận khéo năm 2024
Thực hiện Hướng dẫn số 12-HD/BDVHU ngày 02/3/2024 của Ban Dân vận Huyện ủy; UBND xã ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
Nâng cao chất lượng.
II. NỘI DUNG
1. Công tác tuyên truyền
Hội Nông dân xã chủ trì, phối hợp với Công an xã tuyên truyền, hoàn thành trước ngày 15/9/2024.
2. Công tác kiểm tra
Công chức Văn hóa - Xã hội kiểm tra, báo cáo UBND xã hằng quý./.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Mẫu
"""
LETTER_LINES = (
    *PLAN.splitlines(),
    "Căn cứ",
    "số 12-KH/",
    "ngày 31/2/2020",
    "giữa A và B",
    "|",
    "“",
    "T/M",
    "năm 2O22",
    "ký kết chương trình phối hợp",
)


def spans(value: object) -> Iterator[list[int]]:
    if isinstance(value, dict):
        if isinstance(value.get("span"), list):
            yield value["span"]
        if isinstance(value.get("spans"), dict):
            yield from value["spans"].values()
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def pointed(answer: dict[str, Any], pointer: str) -> object:
    value: Any = answer
    for part in pointer.split("/")[1:]:
        value = value[int(part)] if isinstance(value, list) else value[part]
    return value


def test_a_plan_whole() -> None:
    answer = understand(from_text(PLAN))
    document, (programme,) = answer["document"], answer["programmes"]
    assert (document["number"], document["kind"], document["issuer"]) == (
        "09/KH-UBND",
        "kế hoạch",
        "Ủy ban nhân dân xã An Sơn",
    )
    assert programme["title"] == document["title"] == "Thực hiện phong trào Dân vận khéo năm 2024"
    assert programme["period"]["text"] == "năm 2024"
    assert [one["name"] for one in programme["parties"]] == ["Ủy ban nhân dân xã An Sơn"]
    assert len(programme["contents"]) == 2
    assert [(one["name"], one["office"]) for one in document["signatories"]] == [("Nguyễn Văn Mẫu", "Chủ tịch")]
    assert [(one["from"], one["kind"], one["to"]) for one in answer["links"]] == [(None, "implements", "12-HD/BDVHU")]
    assert json.loads(json.dumps(answer)) == answer


def test_every_span_lies_in_the_text_and_every_doubt_points_to_something() -> None:
    answer = understand(from_text(PLAN))
    found = list(spans(answer))
    assert len(found) > 20
    assert all(0 <= start <= end <= len(answer["text"]) for start, end in found)
    for doubt in answer["doubts"]:
        pointed(answer, doubt["about"])


def test_facts_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN, encoding="utf-8")
    answer = read(path)
    assert (answer["file"], answer["sha256"]) == ("ke-hoach.txt", hashlib.sha256(PLAN.encode()).hexdigest())


@pytest.mark.parametrize("kind", ["NGHỊ QUYẾT", "BÁO CÁO", "TỜ TRÌNH"])
def test_papers_that_hand_out_no_work_make_no_programme(kind: str) -> None:
    assert understand(from_text(PLAN.replace("KẾ HOẠCH\n", f"{kind}\n")))["programmes"] == []


def test_a_directive_with_duties_is_a_programme_of_its_issuer() -> None:
    text = (
        PLAN.replace("KẾ HOẠCH\nThực hiện", "CHỈ THỊ\nVề việc thực hiện")
        .replace("II. NỘI DUNG\n", "")
        .replace("I. MỤC ĐÍCH\nNâng cao chất lượng.\n", "Yêu cầu:\n")
    )
    (programme,) = understand(from_text(text))["programmes"]
    assert [one["name"] for one in programme["parties"]] == ["Ủy ban nhân dân xã An Sơn"]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(LETTER_LINES), max_size=30))
def test_any_order_of_lines_is_read_without_error(lines: list[str]) -> None:
    answer = understand(from_text("\n".join(lines)))
    assert all(0 <= start <= end <= len(answer["text"]) for start, end in spans(answer))


@pytest.mark.parametrize("kind", ["KẾ HOẠCH", "HƯỚNG DẪN"])
def test_the_heading_of_an_article_makes_no_programme(kind: str) -> None:
    text = f"{kind}\nBÀI DẠY\nI. MỤC TIÊU\nEm biết đi xe an toàn.\nII. NỘI DUNG\n1. Xem tranh\n- Nêu nhận xét.\n2. Chơi trò chơi\n- Giơ thẻ."
    assert understand(from_text(text))["programmes"] == []


def test_a_form_that_an_act_carries_is_no_programme() -> None:
    text = PLAN.replace("KẾ HOẠCH\nThực hiện", "QUYẾT ĐỊNH\nBan hành mẫu thỏa thuận và thực hiện").split("I. MỤC ĐÍCH")[
        0
    ]
    text += "Điều 1. Ban hành mẫu kèm theo.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Mẫu\nTHỎA THUẬN\nVỀ SỬ DỤNG NHÀ VĂN HÓA\n(Ban hành kèm theo Quyết định số 9/QĐ-UBND)\n"
    assert understand(from_text(text))["programmes"] == []
