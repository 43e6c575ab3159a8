"""Deadlines become dates and rules that yield exactly the days meant."""

from datetime import date, datetime

import pytest
from dateutil.rrule import rruleset, rrulestr
from hypothesis import given
from hypothesis import strategies as st

from phoihop.reading.grammar.recurrence import is_day, yearly
from phoihop.reading.grammar.schedules import Times, read_schedule

FIVE_YEARS = Times(date(2025, 3, 10), (date(2025, 1, 1), date(2029, 12, 31)))
ONE_YEAR = Times(date(2025, 3, 10), (date(2025, 1, 1), date(2025, 12, 31)))


def days(rules: str, year: int = 2026) -> list[tuple[int, int]]:
    """The days (day, month) of a year on which the rules fall."""
    found = rruleset()
    for rule in rules.split("\n"):
        found.rrule(rrulestr(rule, dtstart=datetime(year, 1, 1)))
    return [(day.day, day.month) for day in found.between(datetime(year, 1, 1), datetime(year, 12, 31), inc=True)]


@pytest.mark.parametrize(
    ("text", "start", "due"),
    [
        ("Quý II/2025", "2025-04-01", "2025-06-30"),
        ("Quí IV-2025", "2025-10-01", "2025-12-31"),
        ("Tháng 9/2025", "2025-09-01", "2025-09-30"),
        ("trong tháng 2 năm 2028", "2028-02-01", "2028-02-29"),
        ("Năm 2026", "2026-01-01", "2026-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("Trước ngày 15/6/2025", None, "2025-06-15"),
        ("Trước ngày 30 tháng 6 năm 2025", None, "2025-06-30"),
        ("Chậm nhất là ngày 05/9/2025", None, "2025-09-05"),
        ("Hoàn thành trong quý III năm 2025", "2025-07-01", "2025-09-30"),
        ("Đến hết năm 2026", "2026-01-01", "2026-12-31"),
        ("6 tháng đầu năm 2025", "2025-01-01", "2025-06-30"),
        ("Từ tháng 01 đến ngày 15/3/2026", "2026-01-01", "2026-03-15"),
        ("Từ 01/4/2025 đến 30/6/2025", "2025-04-01", "2025-06-30"),
        ("Giai đoạn 2026 - 2030", "2026-01-01", "2030-12-31"),
        ("2025-2027", "2025-01-01", "2027-12-31"),
        ("Trước tháng 9/2025", None, "2025-08-31"),
        ("Tháng 4 - 6/2025", "2025-04-01", "2025-06-30"),
    ],
)
def test_once(text: str, start: str | None, due: str) -> None:
    schedule = read_schedule(text, 7, FIVE_YEARS)
    assert schedule is not None
    assert (schedule.kind, schedule.start and schedule.start.isoformat(), str(schedule.due)) == ("once", start, due)
    assert text[schedule.span[0] - 7 : schedule.span[1] - 7] == schedule.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trước ngày 15/6 và 15/11", [(15, 6), (15, 11)]),
        ("trước ngày 01/6 và 15/11 hằng năm", [(1, 6), (15, 11)]),
        ("Ngày 27/7 hằng năm", [(27, 7)]),
        ("Hằng năm", [(31, 12)]),
        ("Hàng quý", [(31, 3), (30, 6), (30, 9), (31, 12)]),
        ("Định kỳ 6 tháng, năm", [(30, 6), (31, 12)]),
        ("6 tháng một lần", [(30, 6), (31, 12)]),
        ("3 tháng/lần", [(31, 3), (30, 6), (30, 9), (31, 12)]),
        ("02 lần/năm", [(30, 6), (31, 12)]),
        ("Tháng 6, tháng 12 hằng năm", [(30, 6), (31, 12)]),
        ("Quý I hằng năm", [(31, 3)]),
        ("Trước ngày 25 tháng cuối quý", [(25, 3), (25, 6), (25, 9), (25, 12)]),
        ("trước ngày 10 của tháng đầu quý sau", [(10, 1), (10, 4), (10, 7), (10, 10)]),
        ("Báo cáo 6 tháng trước ngày 10/6, năm trước ngày 10/12", [(10, 6), (10, 12)]),
        ("sơ kết vào tháng 6, tổng kết vào tháng 12 hằng năm", [(30, 6), (31, 12)]),
    ],
)
def test_recurring_within_a_year(text: str, expected: list[tuple[int, int]]) -> None:
    schedule = read_schedule(text, 0, FIVE_YEARS)
    assert schedule is not None and schedule.rrule is not None
    assert schedule.kind == "recurring"
    assert days(schedule.rrule) == expected


def test_recurring_within_a_month() -> None:
    monthly = read_schedule("Trước ngày 20 hằng tháng", 0, FIVE_YEARS)
    assert monthly and monthly.rrule and days(monthly.rrule) == [(20, month) for month in range(1, 13)]
    monthly = read_schedule("Hằng tháng", 0, FIVE_YEARS)
    assert monthly and monthly.rrule and days(monthly.rrule)[1] == (28, 2)
    weekly = read_schedule("Thứ sáu hằng tuần", 0, FIVE_YEARS)
    assert weekly and weekly.rrule and days(weekly.rrule)[0] == (2, 1)  # 2026-01-02 is a Friday
    daily = read_schedule("Hằng ngày", 0, FIVE_YEARS)
    assert daily and daily.rrule and len(days(daily.rrule)) == 365


def test_two_days_of_one_year_end_with_it() -> None:
    schedule = read_schedule("Trước ngày 30/6 và 30/11/2025", 0, FIVE_YEARS)
    assert schedule and schedule.rrule
    assert days(schedule.rrule, 2025) == [(30, 6), (30, 11)]
    assert days(schedule.rrule, 2026) == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Thường xuyên", None),
        ("Thường xuyên, hằng năm", None),
        ("Năm 2025 và các năm tiếp theo", "2025-01-01"),
        ("Từ năm 2026", "2026-01-01"),
        ("Từ quý III/2025 trở đi", "2025-07-01"),
        ("Trong suốt giai đoạn thực hiện", None),
    ],
)
def test_continuous(text: str, start: str | None) -> None:
    schedule = read_schedule(text, 0, FIVE_YEARS)
    assert schedule is not None
    assert (schedule.kind, schedule.start and schedule.start.isoformat(), schedule.due) == ("continuous", start, None)


@pytest.mark.parametrize(
    "text",
    [
        "Khi có yêu cầu",
        "Theo yêu cầu",
        "Ngay sau khi Kế hoạch được ban hành",
        "Theo kế hoạch của UBND tỉnh",
        "Đột xuất",
    ],
)
def test_on_event(text: str) -> None:
    schedule = read_schedule(text, 0, FIVE_YEARS)
    assert schedule is not None and schedule.kind == "on_event"


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện Nghị quyết số 66/NQ-CP ngày 26/3/2025 của Chính phủ",
        "bố trí kinh phí chi thường xuyên theo quy định",
        "từ nguồn ngân sách nhà nước hằng năm",
        "theo quy hoạch thời kỳ 2021 - 2030, tầm nhìn đến năm 2050",
        "tuyên truyền Luật Đất đai năm 2024",
        "đánh giá chỉ số cải cách hành chính năm 2025 và các năm tiếp theo",
        "đạt 16/20 tiêu chí, tăng 2/3 so với trước",
    ],
)
def test_other_dates_in_a_sentence_are_no_deadline(sentence: str) -> None:
    assert read_schedule(sentence, 0, FIVE_YEARS, prose=True) is None


def test_a_deadline_in_a_sentence() -> None:
    schedule = read_schedule("rà soát, lập danh sách; hoàn thành trước ngày 30/9/2025.", 0, FIVE_YEARS, prose=True)
    assert schedule and str(schedule.due) == "2025-09-30"
    schedule = read_schedule(
        "định kỳ trước ngày 01/6 và 15/11 hằng năm (hoặc đột xuất khi có yêu cầu) báo cáo", 0, FIVE_YEARS, prose=True
    )
    assert schedule and schedule.rrule and days(schedule.rrule) == [(1, 6), (15, 11)]
    schedule = read_schedule("Mỗi năm xây dựng ít nhất 02 mô hình", 0, FIVE_YEARS, prose=True)
    assert schedule and schedule.kind == "recurring"


def test_a_year_left_out() -> None:
    sure = read_schedule("Trước ngày 15/2", 0, ONE_YEAR)
    assert sure and str(sure.due) == "2025-02-15" and sure.doubt is None
    guessed = read_schedule("Tháng 2", 0, Times(date(2025, 3, 10)))
    assert guessed and str(guessed.due) == "2026-02-28"
    yearly_report = read_schedule("báo cáo kết quả trước ngày 15/12", 0, FIVE_YEARS, prose=True)
    assert yearly_report and yearly_report.doubt == "deadline_taken_as_yearly" and yearly_report.rrule
    assert read_schedule("Tháng 2", 0, Times()) is None


@given(
    st.lists(
        st.tuples(st.integers(1, 31), st.integers(1, 12)).filter(lambda day: is_day(*day) and day != (29, 2)),
        min_size=2,
        max_size=4,
        unique=True,
    )
)
def test_rules_yield_the_days_that_were_written(chosen: list[tuple[int, int]]) -> None:
    text = "trước ngày " + " và ".join(f"{day:02d}/{month}" for day, month in chosen) + " hằng năm"
    schedule = read_schedule(text, 0, FIVE_YEARS)
    assert schedule is not None and schedule.rrule is not None
    assert sorted(days(schedule.rrule)) == sorted(chosen)
    assert sorted(days(yearly(chosen))) == sorted(chosen)


@given(st.dates(date(2000, 1, 1), date(2098, 12, 31)))
def test_any_day_is_read_in_both_forms(day: date) -> None:
    for text in (
        f"Trước ngày {day.day}/{day.month}/{day.year}",
        f"xong trước ngày {day.day:02d} tháng {day.month:02d} năm {day.year}",
    ):
        schedule = read_schedule(text, 0, FIVE_YEARS)
        assert schedule is not None and schedule.due == day


@given(st.text(alphabet="0123456789/.-– ngàythángnămquýtrướchằngIVX,và ", max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    for prose in (True, False):
        schedule = read_schedule(text, 0, FIVE_YEARS, prose=prose)
        if schedule:
            assert 0 <= schedule.span[0] < schedule.span[1] <= len(text)
            if schedule.rrule:
                days(schedule.rrule)


def test_a_plan_that_runs_to_a_year_names_no_deadline() -> None:
    assert read_schedule("rà soát Đề án bảo tồn nhà dài đến năm 2030", prose=True) is None
    due = read_schedule("hoàn thành đường liên thôn đến năm 2027", prose=True)
    assert due and due.due == date(2027, 12, 31)


def test_from_time_to_time_recurs_on_days_that_a_person_must_name() -> None:
    found = read_schedule("Định kỳ báo cáo kết quả về Ban Dân vận.", prose=True)
    assert found and (found.kind, found.rrule, found.doubt) == ("recurring", None, "deadline_undated")
    assert read_schedule("tham gia kiểm tra định kỳ hay bất thường", prose=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "trả lời trong thời hạn 15 ngày kể từ ngày nhận được văn bản",
        "cử báo cáo viên khi Huyện đoàn đề nghị.",
    ],
)
def test_terms_that_begin_with_an_event(text: str) -> None:
    found = read_schedule(text, prose=True)
    assert found and found.kind == "on_event"
