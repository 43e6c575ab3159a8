"""A locked round says by which rule and day, and who can open it for one unit."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from phoihop.ground.errors import NotAllowed, Refused
from phoihop.programmes.models import Programme
from phoihop.rounds import actions
from phoihop.rounds.locks import lock_words
from phoihop.rounds.models import Report, Round
from phoihop.rounds.said import Said
from tests.cast import Cast

from .conftest import at, open_for

SAID = Said("doing", "Đã họp", "")


def save(cast: Cast, report: Report, day: str) -> None:
    """Bình writes on the first line that nobody has written."""
    line = report.lines.filter(version=0).first()
    assert line
    line.report = report
    actions.save_line(line, by=cast.binh.actor, now=at(day), seen=0, said=SAID)


def test_by_hand(cast: Cast, round: Round, report: Report) -> None:
    actions.lock(round, reason="Đã tổng hợp", **cast.ha.by)
    words = lock_words(round, dt.date(2026, 3, 2))
    assert "Ban Dân vận Huyện ủy khóa ngày 2/3/2026, lý do: Đã tổng hợp" in words
    assert "Thư ký chương trình của Ban Dân vận Huyện ủy mở được cho từng đơn vị" in words
    report.refresh_from_db()
    with pytest.raises(Refused, match="đã khóa"):
        save(cast, report, "2026-03-02")
    actions.unlock(round, **cast.ha.by)
    report.refresh_from_db()
    save(cast, report, "2026-03-02")


def test_by_itself_from_its_day_on(cast: Cast, programme: Programme) -> None:
    round = open_for(cast, programme, locks_on=dt.date(2026, 3, 25))
    report = Report.objects.select_related("round__unit").get(round=round, unit=cast.glar)
    save(cast, report, "2026-03-24")
    with pytest.raises(Refused, match=r"tự khóa từ ngày 25/3/2026 theo ngày khóa của đợt .hạn nộp 17/3/2026"):
        save(cast, report, "2026-03-25")
    with pytest.raises(Refused):
        actions.submit(report, by=cast.binh.actor, now=at("2026-03-25"))


def test_opened_for_one_unit_until_a_day(cast: Cast, round: Round, report: Report) -> None:
    actions.lock(round, reason="Đã tổng hợp", **cast.ha.by)
    report.round.refresh_from_db()
    with pytest.raises(NotAllowed):
        actions.open_again(report, until=dt.date(2026, 3, 5), reason="Mưa lũ", **cast.binh.by)
    actions.open_again(report, until=dt.date(2026, 3, 5), reason="Mưa lũ", **cast.ha.by)
    save(cast, report, "2026-03-05")
    with pytest.raises(Refused):
        save(cast, report, "2026-03-06")
    other = Report.objects.select_related("round__unit").get(round=round, unit=cast.adok)
    assert other.locked(dt.date(2026, 3, 3)) and not report.locked(dt.date(2026, 3, 3))


@pytest.mark.parametrize(("until", "reason"), [(dt.date(2026, 3, 1), "Mưa lũ"), (dt.date(2026, 3, 5), " ")])
def test_opening_needs_a_day_to_come_and_a_reason(
    cast: Cast, round: Round, report: Report, until: dt.date, reason: str
) -> None:
    actions.lock(round, reason="Đã tổng hợp", **cast.ha.by)
    report.round.refresh_from_db()
    with pytest.raises(Refused):
        actions.open_again(report, until=until, reason=reason, **cast.ha.by)


def test_what_is_open_is_not_opened_and_what_is_locked_not_locked(cast: Cast, round: Round, report: Report) -> None:
    with pytest.raises(Refused, match="chưa khóa"):
        actions.open_again(report, until=dt.date(2026, 3, 5), reason="x", **cast.ha.by)
    with pytest.raises(Refused):
        actions.lock(round, reason="", **cast.ha.by)
    actions.lock(round, reason="x", **cast.ha.by)
    with pytest.raises(NotAllowed):
        actions.lock(round, reason="x", **cast.ha.by)


def test_unlocking_takes_away_a_day_that_has_passed(cast: Cast, programme: Programme) -> None:
    round = open_for(cast, programme, locks_on=dt.date(2026, 3, 25))
    with time_machine.travel(at("2026-03-26"), tick=False):
        actions.lock(round, by=cast.ha.actor, now=at("2026-03-26"), reason="x")
        actions.unlock(round, by=cast.ha.actor, now=at("2026-03-26"))
    round.refresh_from_db()
    assert not round.locked(dt.date(2026, 4, 30))
