"""A text as a voice reads it."""

import doctest

import pytest

from phoihop.writing import spoken as module
from phoihop.writing.spoken import number, seconds, spoken, unread


def test_examples() -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (1005, "một nghìn không trăm linh năm"),
        (10_021, "mười nghìn không trăm hai mươi mốt"),
        (1_000_005, "một triệu không trăm linh năm"),
        (8_500_000_000, "tám tỷ năm trăm triệu"),
    ],
)
def test_numbers(value: int, words: str) -> None:
    assert number(value) == words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ngày 9/11/2021", "ngày mùng chín tháng mười một năm hai nghìn không trăm hai mươi mốt"),
        ("30/4/2026", "ngày ba mươi tháng tư năm hai nghìn không trăm hai mươi sáu"),
        ("tháng 4/2026", "tháng tư năm hai nghìn không trăm hai mươi sáu"),
        ("quý IV/2026", "quý tư năm hai nghìn không trăm hai mươi sáu"),
        ("7h30 ngày 05/4", "bảy giờ ba mươi phút ngày mùng năm tháng tư"),
        ("85,5%", "tám mươi lăm phẩy năm phần trăm"),
        ("1.250.000 đ", "một triệu hai trăm năm mươi nghìn đồng"),
        ("3 - 5 hộ", "ba đến năm hộ"),
        ("12/14 lượt", "mười hai trên mười bốn lượt"),
        ("UBND xã", "Ủy ban nhân dân xã"),
        ("KT-XH", "kinh tế, xã hội"),
        ("số 72-KH/HU", "số bảy mươi hai ca hát hát u"),
        ("số 10/2022/QH15", "số mười năm hai nghìn không trăm hai mươi hai của Quốc hội khóa mười lăm"),
        ("năm 2022-2026", "từ năm hai nghìn không trăm hai mươi hai đến năm hai nghìn không trăm hai mươi sáu"),
    ],
)
def test_what_is_written_short_is_said_in_full(text: str, said: str) -> None:
    assert spoken(text) == said


def test_no_digit_is_left() -> None:
    text = "Số 03-CTr/BDVHU-BCHQS: 12 hộ, 30 triệu; 0905123456; 2,05 ha; khoản 2 Điều 13; đợt 1."
    assert not any(letter.isdigit() for letter in spoken(text))


def test_what_it_does_not_know_is_told_beforehand() -> None:
    assert unread("UBND xã và HTXNN Ia Pết") == ["HTXNN"]


def test_a_minute_holds_160_syllables() -> None:
    assert seconds(" ".join(["lời"] * 160)) == 60
    assert seconds("Một câu. Hai câu.") > seconds("Một câu Hai câu")
