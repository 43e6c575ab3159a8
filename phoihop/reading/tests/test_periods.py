"""A programme's own period, and the years that are not its own."""

from __future__ import annotations

from datetime import date

import pytest

from phoihop.reading.grammar.periods import period_of_scope, period_of_section, period_of_title


@pytest.mark.parametrize(
    ("title", "start", "end"),
    [
        ("Phối hợp công tác dân vận giai đoạn 2022-2026", date(2022, 1, 1), date(2026, 12, 31)),
        ("PHỐI HỢP CÔNG TÁC DÂN VẬN GIAI ĐOẠN 2022 – 2026", date(2022, 1, 1), date(2026, 12, 31)),
        ("Phối hợp công tác từ năm 2022 đến năm 2026", date(2022, 1, 1), date(2026, 12, 31)),
        ("Cho vay hộ nghèo (2021 - 2025)", date(2021, 1, 1), date(2025, 12, 31)),
        ("Phối hợp công tác dân vận năm 2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("Phối hợp công tác dân vận 6 tháng cuối năm 2025", date(2025, 7, 1), date(2025, 12, 31)),
        ("Công tác dân vận 6 tháng đầu năm 2025", date(2025, 1, 1), date(2025, 6, 30)),
        ("Công tác dân vận quý II năm 2025", date(2025, 4, 1), date(2025, 6, 30)),
        ("Quy chế phối hợp công tác nhiệm kỳ 2025 - 2030", date(2025, 1, 1), date(2030, 12, 31)),
        ("Phổ biến, giáo dục pháp luật năm 2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_title_says_the_period(title: str, start: date, end: date) -> None:
    found = period_of_title(title, (0, len(title)), yearly=True)
    assert found is not None
    assert (found.start, found.end) == (start, end)
    assert found.words == title[slice(*found.span)]


@pytest.mark.parametrize(
    "title",
    [
        "Phối hợp liên ngành làm công tác dân vận đợt II năm 2024",
        "Tổng kết Chương trình phối hợp giai đoạn 2016-2021",
        "Tuyên truyền bầu cử đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2026 - 2031",
        "Triển khai thi hành Luật Đất đai năm 2024 trên địa bàn tỉnh",
        "Thực hiện Chỉ thị số 32/CT-TTg ngày 21 tháng 10 năm 2025 của Thủ tướng Chính phủ",
        "Phát triển hạ tầng số đến năm 2030",
        "Công tác dân vận",
    ],
)
def test_other_years_in_a_title_are_no_period(title: str) -> None:
    assert period_of_title(title, (0, len(title)), yearly=True) is None


def test_a_bare_year_counts_for_plans_of_work_only() -> None:
    title = "Giao chỉ tiêu năm 2024"
    assert period_of_title(title, (0, len(title)), yearly=False) is None


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("Chương trình phối hợp này được thực hiện trong giai đoạn 2022-2026.", date(2022, 1, 1), date(2026, 12, 31)),
        ("Quy chế này có hiệu lực từ ngày 01/6/2025 đến ngày 31/12/2027.", date(2025, 6, 1), date(2027, 12, 31)),
        ("Thời gian thực hiện Chương trình: từ năm 2023 đến năm 2025.", date(2023, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_sentence_on_scope_says_the_period(sentence: str, start: date, end: date) -> None:
    found = period_of_scope(sentence, [], [(0, len(sentence))])
    assert found is not None
    assert (found.start, found.end) == (start, end)


def test_the_time_of_one_duty_is_no_period_of_the_whole() -> None:
    sentence = "Thời gian thực hiện: năm 2025 và các năm tiếp theo; hoàn thành trong giai đoạn 2024-2025."
    assert period_of_scope(sentence, [], [(0, len(sentence))]) is None


def test_a_section_of_its_own_says_the_period() -> None:
    text = "IV. THỜI GIAN THỰC HIỆN\nTừ năm 2022 đến hết năm 2026.\nV. KINH PHÍ"
    lines = [(0, 23), (24, 53), (54, 65)]
    found = period_of_section(text, lines)
    assert found is not None
    assert (found.start, found.end) == (date(2022, 1, 1), date(2026, 12, 31))
