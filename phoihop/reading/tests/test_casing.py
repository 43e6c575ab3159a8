"""Capitals brought back to the case of the running text."""

from __future__ import annotations

from phoihop.reading.files.txt import from_text
from phoihop.reading.grammar.casing import Casing
from phoihop.reading.grammar.layout import lines_of

TEXT = "Các xã thuộc tỉnh An Sơn thực hiện chương trình. Từ đó, Luật Việc làm đi vào cuộc sống tại Đak Mây."


def restored(words: str) -> str:
    return Casing(lines_of(from_text(TEXT)), ["Krông Hoa"]).restore(words)


def test_names_learnt_from_the_text() -> None:
    assert restored("THI HÀNH LUẬT VIỆC LÀM TẠI TỈNH AN SƠN") == "Thi hành Luật Việc làm tại tỉnh An Sơn"


def test_names_of_bodies_and_places() -> None:
    assert restored("ỦY BAN NHÂN DÂN HUYỆN KRÔNG HOA") == "Ủy ban nhân dân huyện Krông Hoa"
    assert restored("BAN CHỈ HUY QUÂN SỰ XÃ LA ÊE NĂM 2024") == "Ban Chỉ huy Quân sự xã La Êe năm 2024"


def test_abbreviations_stay() -> None:
    assert restored("UBND XÃ VÀ UBMTTQ PHỐI HỢP") == "UBND xã và UBMTTQ phối hợp"


def test_what_is_not_in_capitals_is_left_alone() -> None:
    assert restored("Phối hợp   công tác") == "Phối hợp công tác"
