"""Repairs that are certain are made, others are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.reading.files.letters import clean, is_ornament
from phoihop.reading.files.lines import has_label, is_kind, joined
from phoihop.reading.files.repair import mend_text
from phoihop.reading.files.syllables import join_broken


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("C NG HOÀ XÃ H I CH NGH A VI T NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("CNG HÒA XÃ HI CH NGHA VIT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Đ c l p - T do - H nh phúc", "Độc lập - Tự do - Hạnh phúc"),
        ("Y BAN NHÂN DÂN HUYỆN", "ỦY BAN NHÂN DÂN HUYỆN"),
        ("B ĐỘI BIÊN PHÒNG", "BỘ ĐỘI BIÊN PHÒNG"),
        ("Nghị định ca Chính phủ", "Nghị định của Chính phủ"),
        ("I. NHI ỆM VỤ ch ủ trì, TỔ CH ỨC THỰC HIỆN", "I. NHIỆM VỤ chủ trì, TỔ CHỨC THỰC HIỆN"),
        ("các ngh iệp đoàn phối h ợp thực hi ện vi ệc này", "các nghiệp đoàn phối hợp thực hiện việc này"),
    ],
)
def test_certain_repairs(broken: str, whole: str) -> None:
    assert mend_text(broken) == whole


@pytest.mark.parametrize(
    "right",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Uỷ ban nhân dân xã A Dơk",
        "Ủy ban nhân dân xã Ia Ơm, xã Đak Sơ Mei, làng Kon Ốp",
        "bảo đảm an ninh ở cơ sở",
        "b) ý kiến của Nhân dân",
        "theo quy định tại điểm c khoản 2 Điều 5",
        "đi ủng hộ đồng bào",
        "tư ấy, thu ông, mi oan",
        "Ea H’leo và Krông Ana",
    ],
)
def test_right_text_stays(right: str) -> None:
    assert mend_text(right) == right


@given(st.text())
def test_cleaning_is_idempotent(text: str) -> None:
    assert clean(clean(text)) == clean(text)


LABELLED = [
    "I. MỤC", "II- NỘI DUNG", "1. Một", "1.2. Hai", "1.2 Hai",
    "2) Ba",
    "a) Bốn", "đ) Năm", "- Sáu", "+ Bảy", "Điều 3. Tám", "Chương II", "IV.3. Chín", "(1) Mười", "1/ Một", "1- Một",
]  # fmt: skip
UNLABELLED = [
    "15/6 và 15/11", "2022-2026", "19/2008/NQLT", "30 hộ nghèo", "Ủy ban",
    "VI phạm", "ở. ", "100% hộ", "3,5 triệu", "12.500 đồng",
]  # fmt: skip


@pytest.mark.parametrize("line", LABELLED)
def test_labels(line: str) -> None:
    assert has_label(line)


@pytest.mark.parametrize("line", UNLABELLED)
def test_no_labels(line: str) -> None:
    assert not has_label(line)


def test_kind_lines_ornaments_and_joins() -> None:
    assert is_kind("CHƯƠNG TRÌNH PHỐI HỢP") and is_kind("KẾ HOẠCH") and not is_kind("KẾ HOẠCH TUYÊN TRUYỀN")
    assert is_ornament("-----") and is_ornament("* * *") and is_ornament("---o0o---") and not is_ornament("A")
    assert joined("Nghị định số 21/2023/NĐ-", "CP") == "Nghị định số 21/2023/NĐ-CP"
    assert joined("kinh tế", "- xã hội") == "kinh tế - xã hội"


def test_capitals_without_small_letters_stay_as_they_are() -> None:
    bold = (
        "\U0001d413\U0001d407 \U0001d400\U0001d40d"  # mathematical bold letters, as posts on social networks use them
    )
    assert mend_text(bold)  # composition may turn them into plain letters; reading ends in any case
    assert join_broken(bold) == bold
