"""Stated counts of contents, in digits and words, and the doubt where they differ from what is found."""

from __future__ import annotations

import pytest

from phoihop.reading.files.txt import from_text
from phoihop.reading.grammar.counts import number_in_words, stated_counts
from phoihop.reading.reader import understand


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chương trình gồm 8 nội dung", {"contents": 8}),
        ("với 08 nội dung phối hợp trọng tâm", {"contents": 8}),
        ("thống nhất tám nội dung", {"contents": 8}),
        ("gồm mười hai nội dung phối hợp", {"contents": 12}),
        ("gồm 07 nội dung chung và 10 nội dung cụ thể", {"general": 7, "specific": 10}),
        ("gồm 17 nội dung (bảy nội dung chung, mười nội dung riêng)", {"general": 7, "specific": 10}),
        ("năm nội dung phối hợp", {"contents": 5}),
    ],
)
def test_reads_stated_counts(text: str, expected: dict[str, int]) -> None:
    counts = stated_counts(text, [(0, len(text))])
    assert counts is not None
    assert counts.to_json() == expected


@pytest.mark.parametrize(
    "text", ["trong năm nội dung được đổi mới", "Nghị quyết có 5 nội dung", "một nội dung mới", "8 xã"]
)
def test_other_numbers_are_no_counts(text: str) -> None:
    assert stated_counts(text, [(0, len(text))]) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [("07", 7), ("mười", 10), ("mười một", 11), ("hai mươi", 20), ("bẩy", 7), ("0", None), ("x", None)],
)
def test_numbers_in_words(words: str, value: int | None) -> None:
    assert number_in_words(words) == value


def test_a_difference_is_a_doubt() -> None:
    answer = understand(
        from_text(
            "ỦY BAN NHÂN DÂN\nXÃ AN SƠN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 9/KH-UBND\n"
            "An Sơn, ngày 5 tháng 6 năm 2024\nKẾ HOẠCH\nDân vận khéo\nUBND xã ban hành Kế hoạch gồm 3 nội dung như sau:\n"
            "I. NỘI DUNG\n1. Hội Nông dân xã tuyên truyền.\n2. Công an xã tuần tra.\n"
        )
    )
    assert answer["programmes"][0]["stated_counts"] == {"contents": 3}
    (doubt,) = [one for one in answer["doubts"] if one["code"] == "counts_differ"]
    assert (doubt["about"], doubt["values"]) == ("/programmes/0/contents", {"stated": 3, "found": 2})
    assert doubt["says"] == "Văn bản nêu 3 nội dung nhưng chỉ đọc được 2."
