"""How a round fills up, for hundreds of units; the lists; opening by the form."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from phoihop.programmes.models import Programme
from phoihop.rounds import actions
from phoihop.rounds.models import Report, Round
from phoihop.rounds.said import Said
from phoihop.units.models import Unit
from tests.cast import Cast, Person

from .conftest import at, open_for

As = Callable[[Person], Client]


def fill(cast: Cast, report: Report, day: str) -> None:
    """Bình hands in xã Glar's report on a day."""
    for line in report.lines.all():
        line.report = report
        actions.save_line(line, by=cast.binh.actor, now=at(day), seen=0, said=Said("done", "Đã làm", ""))
    actions.submit(report, by=cast.binh.actor, now=at(day))


def test_who_came_who_is_late_what_is_missing(
    cast: Cast, round: Round, report: Report, as_: As, on_the_day: Any
) -> None:
    fill(cast, report, "2026-03-19")
    on_the_day.move_to(at("2026-03-20"))
    browser = as_(cast.ha)
    page = browser.get(round.get_absolute_url()).content.decode()
    assert "1/3" in page and "Quá hạn 3 ngày" in page and "(nộp muộn 2 ngày)" in page
    assert "Quá hạn chưa nộp 2, nộp muộn 1." in page and "Đôn đốc 2 đơn vị chưa nộp" in page
    late = browser.get(round.get_absolute_url() + "?xem=qua-han").content.decode()
    assert "UBND xã A Dơk" in late and "UBND xã Glar" not in late


@pytest.mark.parametrize("units", [1, 300])
def test_hundreds_of_units_cost_no_more(
    cast: Cast, programme: Programme, as_: As, unguarded: Any, django_assert_max_num_queries: Any, units: int
) -> None:
    with unguarded():
        made = Unit.objects.bulk_create(
            Unit(name=f"UBND xã số {n}", kind="peoples_committee", level="commune", parent=cast.committee)
            for n in range(units)
        )
        for one in made:
            one.path = f"{cast.committee.path}{one.pk}/"
        Unit.objects.bulk_update(made, ["path"])
    with django_assert_max_num_queries(40):  # in bulk, whatever the number
        round = open_for(cast, programme)
    assert round.reports.count() == units + 3
    browser = as_(cast.ha)
    with django_assert_max_num_queries(12):
        page = browser.get(round.get_absolute_url())
    assert len(page.content) < 100_000
    seen, address = 0, "?"
    while address:
        html = browser.get(round.get_absolute_url() + address).content.decode()
        seen += html.count('<th scope="row">')
        following = re.search(r'href="(\?sau=\d+)"', html)
        address = following[1] if following else ""
    assert seen == units + 3


def test_strangers_and_the_asked_do_not_look_into_a_round(cast: Cast, round: Round, as_: As) -> None:
    assert as_(cast.dung).get(round.get_absolute_url()).status_code == 404
    assert as_(cast.binh).get(round.get_absolute_url()).status_code == 404


def test_the_form_opens_what_the_regime_says(cast: Cast, programme: Programme, as_: As) -> None:
    browser, address = as_(cast.ha), reverse("rounds:open") + "?loai=quarterly"
    html = browser.get(address).content.decode()
    for day in ("2025-12-15", "2026-03-14", "2026-03-17"):
        assert f'value="{day}"' in html
    assert "Quý I năm 2026" in html and "Điều 12" in html
    assert 'value="2025-09-15"' in browser.get(f"{address}&ky=2025-4").content.decode()
    typed = {
        "title": "Báo cáo quý I", "programmes": programme.pk, "period_from": "2026-01-01", "period_to": "2026-03-31",
        "data_from": "2025-12-15", "closes_on": "14/3/2026", "due_on": "2026-03-17", "repeats": "on",
        "questions": "Kiến nghị?\n\nKhen thưởng?", "once": "k",
    }  # fmt: skip
    assert browser.post(address, typed | {"due_on": "2026-03-14"}).status_code == 422
    made = browser.post(address, typed | {"once": "k2"})
    round = Round.objects.get()
    assert made["Location"] == round.get_absolute_url() and round.repeats
    assert [str(one) for one in round.questions.all()] == ["Kiến nghị?", "Khen thưởng?"]
    assert browser.get(address + "&ky=2026-77").status_code == 200
    assert as_(cast.binh).get(address).status_code == 403


@pytest.mark.parametrize(
    ("kind", "title", "first", "last"),
    [
        ("interim", "Báo cáo sơ kết năm 2026", "2026-01-01", "2026-03-02"),
        ("final", "Báo cáo tổng kết giai đoạn 2026-2027", "2026-01-01", "2027-12-31"),
    ],
)
def test_the_form_proposes_the_time_of_a_review(
    cast: Cast, programme: Programme, as_: As, kind: str, title: str, first: str, last: str
) -> None:
    form = as_(cast.ha).get(reverse("rounds:open"), {"loai": kind}).context["form"]
    days = {name: str(form.initial[name]) for name in ("period_from", "period_to", "data_from", "closes_on")}
    assert form.initial["title"] == title
    assert days == {"period_from": first, "period_to": last, "data_from": first, "closes_on": last}
    assert form.initial["due_on"] > form.initial["closes_on"]


def test_changing_and_locking_by_the_pages(cast: Cast, round: Round, as_: As) -> None:
    browser = as_(cast.ha)
    change, lock = (reverse(f"rounds:{name}", args=[round.pk]) for name in ("change", "lock"))
    typed = {"title": "Báo cáo quý I", "due_on": "2026-03-20", "once": "k", "seen": "1"}
    assert browser.post(change, typed).status_code == 302
    assert browser.post(change, typed | {"title": "Cũ", "once": "k2"}).status_code == 422  # somebody was first
    assert browser.post(lock, {"reason": "Đã tổng hợp", "once": "k3"}).status_code == 302
    page = browser.get(round.get_absolute_url()).content.decode()
    assert "Đợt báo cáo đã khóa" in page and "Mở khóa" in page
    assert browser.post(reverse("rounds:unlock", args=[round.pk]), {"once": "k4"}).status_code == 302
    round.refresh_from_db()
    assert (round.title, round.due_on, round.locked_on) == ("Báo cáo quý I", dt.date(2026, 3, 20), None)


def test_lists_and_blocks(
    cast: Cast, round: Round, report: Report, as_: As, django_assert_max_num_queries: Any
) -> None:
    binh, ha = as_(cast.binh), as_(cast.ha)
    for address in (reverse("rounds:ours"), "/viec/", "/tong-quan/"):
        with django_assert_max_num_queries(12):
            assert report.round.title in binh.get(address).content.decode(), address
    for address in (reverse("rounds:rounds"), "/tong-quan/"):
        with django_assert_max_num_queries(12):
            html = ha.get(address).content.decode()
        assert round.title in html and ("0/3" in html or "3/3 đơn vị chưa nộp" in html)
    fill(cast, report, "2026-03-02")
    assert "Đơn vị không còn báo cáo nào phải nộp" in binh.get(reverse("rounds:ours")).content.decode()


def test_one_of_a_kind_is_singular_in_english(
    cast: Cast, round: Round, report: Report, as_: As, on_the_day: Any
) -> None:
    actions.ask_time(report, until=dt.date(2026, 3, 26), reason="Mưa lũ", **cast.binh.by)
    ha = as_(cast.ha)
    ha.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = ha.get("/tong-quan/").content.decode()
    assert "3 of 3 not handed in, 0 reports to look at, 1 request for more time" in page
    fill(cast, Report.objects.select_related("round__unit", "unit").get(pk=report.pk), "2026-03-02")
    assert "2 of 3 not handed in, 1 report to look at, 1 request" in ha.get("/tong-quan/").content.decode()
    on_the_day.move_to(at("2026-03-18"))
    ha.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"  # a session of that day
    ha.force_login(cast.ha.account)
    assert "(1 day overdue)" in ha.get(reverse("rounds:urge", args=[round.pk])).content.decode()


def test_a_head_s_say_is_set_on_the_list(cast: Cast, round: Round, as_: As) -> None:
    thu = as_(cast.thu)
    assert thu.post(reverse("rounds:approval"), {"wanted": "1", "once": "k"}).status_code == 302
    assert "phải được thủ trưởng duyệt trước khi nộp" in thu.get(reverse("rounds:ours")).content.decode()
    assert as_(cast.binh).post(reverse("rounds:approval"), {"wanted": "0", "once": "k2"}).status_code == 403


def test_returned_by_the_page_line_by_line(cast: Cast, round: Round, report: Report, as_: As) -> None:
    fill(cast, report, "2026-03-02")
    line = report.lines.all()[0]
    address = reverse("rounds:return_report", args=[report.pk])
    ha = as_(cast.ha)
    assert line.narrative and line.narrative in ha.get(address).content.decode(), "what the unit wrote stands above"
    assert ha.post(address, {"once": "k"}).status_code == 422
    assert ha.post(address, {f"remark_l{line.pk}": "Nêu rõ số thôn", "once": "k2"}).status_code == 302
    page = as_(cast.binh).get(report.get_absolute_url()).content.decode()
    assert "Cần sửa: Nêu rõ số thôn" in page and f'<a href="#dong-{line.pk}">' in page
    assert ha.get(address).status_code == 403
