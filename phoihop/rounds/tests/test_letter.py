"""The official urging letter: to one unit or all, in the format of who asks."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import docx
from django.test import Client
from django.urls import reverse

from phoihop.programmes.models import Programme
from phoihop.rounds import actions
from phoihop.rounds.letter import Facts, letter_of, owing
from phoihop.rounds.models import Report, Round
from phoihop.units import actions as units
from phoihop.units.models import Unit
from phoihop.writing.docx import write
from phoihop.writing.papers import check
from tests.cast import NOW, Cast, Person, person

from .conftest import at, open_for

As = Callable[[Person], Client]
ASKED = {"place": "Đak Đoa", "until": "2026-06-30", "symbol": "CV/BDVHU", "post": "Trưởng ban", "name": "Hà"}


def words_in(content: bytes) -> str:
    """All words of a Word file, those of tables too."""
    paper = docx.Document(io.BytesIO(content))
    return "\n".join(node.text or "" for node in paper.element.body.iter() if node.tag.endswith("}t"))


def test_to_one_unit_with_its_duties(cast: Cast, round: Round, report: Report, as_: As, on_the_day: Any) -> None:
    on_the_day.move_to(at("2026-06-22"))
    browser = as_(cast.ha)
    page = browser.get(reverse("rounds:urge", args=[round.pk]), {"bao-cao": report.pk}).content.decode()
    assert "Công văn đôn đốc" in page and 'value="2026-06-29"' in page and 'value="CV/BDVHU"' in page
    answer = browser.get(reverse("rounds:letter", args=[round.pk]), {**ASKED, "bao-cao": report.pk})
    assert "cong-van-don-doc" in answer.headers["Content-Disposition"]
    words = words_in(answer.content)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in words and "HUYỆN ỦY ĐAK ĐOA" in words, "a body of the Party asks"
    assert "Kính gửi: UBND xã Glar" in words and "CV/BDVHU" in words and "TRƯỞNG BAN" in words
    assert "Báo cáo quý I năm 2026" in words and "Báo cáo kết quả thực hiện dân chủ ở cơ sở" in words
    assert "17/3/2026" in words and "97" in words.split("\n"), "so many days late"
    assert "A Dơk" not in words


def test_to_all_that_lack_or_are_late(cast: Cast, round: Round, report: Report, on_the_day: Any) -> None:
    owed = owing(round, dt.date(2026, 6, 22))
    assert [one.unit.name for one in owed] == ["Phòng Nội vụ", "UBND xã Glar", "UBND xã A Dơk"]
    assert [len(one.tasks) for one in owed] == [0, 1, 1]
    paper = letter_of(round, owed, Facts("Đak Đoa", dt.date(2026, 6, 30), "Trưởng ban"), dt.date(2026, 6, 22))
    assert not check(paper) and len(paper.addressees) == 3 and not paper.appendices
    assert "còn 3 đơn vị chưa gửi báo cáo và còn 2 nhiệm vụ quá hạn" in words_in(write(paper))


def test_many_units_stand_in_an_appendix(
    cast: Cast, programme: Programme, unguarded: Callable[[], AbstractContextManager[None]]
) -> None:
    with unguarded():
        for number in range(12):
            units.create_unit(
                cast.committee, name=f"UBND xã {number}", kind="peoples_committee", level="commune", **cast.an.by
            )
        head = person("chu", "Ksor Chủ", cast.committee, "secretary")
        Programme.objects.update(standing_body=cast.committee)
    programme.refresh_from_db()
    round = open_for(cast, programme, unit=cast.committee, by={"by": head.actor, "now": NOW})
    owed = owing(round, dt.date(2026, 3, 20))
    facts = Facts("Đak Đoa", dt.date(2026, 3, 31), "Phó Chủ tịch", "Ksor Chủ")
    paper = letter_of(round, owed, facts, dt.date(2026, 3, 20))
    words = words_in(write(paper))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words and "Các đơn vị có tên trong phụ lục kèm theo" in words
    assert "TM. ỦY BAN NHÂN DÂN" in words.replace("\xa0", " ") and "KT. CHỦ TỊCH" in words.replace("\xa0", " ")
    assert "UBND xã 11" in words and "Phụ lục" in words


def test_nothing_to_urge_and_who_may_not(cast: Cast, round: Round, as_: As, unguarded: Any, on_the_day: Any) -> None:
    address = reverse("rounds:letter", args=[round.pk])
    assert as_(cast.ha).get(address, {"place": ""}).status_code == 422
    assert as_(cast.binh).get(address, ASKED).status_code == 404
    with unguarded():
        Report.objects.update(state="submitted", submitted_on=dt.date(2026, 3, 2))
    assert as_(cast.ha).get(address, ASKED).status_code == 302


def test_other_reports_that_the_unit_owes_stand_in_its_letter(cast: Cast, programme: Programme, round: Round) -> None:
    open_for(cast, programme, title="Báo cáo riêng")
    locked = open_for(cast, programme, title="Báo cáo đã khóa")
    actions.lock(locked, reason="Đã tổng hợp", **cast.ha.by)
    (one,) = owing(round, dt.date(2026, 3, 20), Unit.objects.get(pk=cast.adok.pk))
    assert [report.round.title for report in one.reports] == ["Báo cáo quý I năm 2026", "Báo cáo riêng"]
