"""Composed and folded text."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from phoihop.ground.text import alphabet_key, fold, nfc, squeeze, tone_key


def test_folding_takes_diacritics_case_and_d_with_stroke() -> None:
    assert fold("Uỷ ban  Nhân dân xã ĐAK Sơmei – Glar") == "uy ban nhan dan xa dak somei - glar"


def test_tone_placement_does_not_count() -> None:
    assert tone_key("hoà thuỷ") == tone_key("hòa thủy") and tone_key("hoà") != tone_key("hoá")
    assert tone_key("đ") != tone_key("d")


@given(st.text())
def test_composed_and_decomposed_input_are_one(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert squeeze(squeeze(text)) == squeeze(text) == nfc(squeeze(text))


def test_lists_follow_the_vietnamese_alphabet() -> None:
    names = ["xã Ia Băng", "xã Đak Krong", "xã Adơk", "xã Dun", "xã A Dơk"]
    assert sorted(names, key=alphabet_key) == ["xã A Dơk", "xã Adơk", "xã Dun", "xã Đak Krong", "xã Ia Băng"]
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma", "mơ", "mô", "mo"], key=alphabet_key) == [
        "ma", "mà", "mả", "mã", "má", "mạ", "mo", "mô", "mơ",
    ]  # fmt: skip
