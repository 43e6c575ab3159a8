"""The unit's report: prefilled, saved by its button, handed in, read by whom it was handed to."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.test import Client

from phoihop.ledger.models import Entry
from phoihop.rounds import actions
from phoihop.rounds.models import Report, ReportLine
from phoihop.rounds.said import Said
from phoihop.tasks import actions as tasks
from phoihop.tasks.models import Task
from tests.cast import Cast, Person

As = Callable[[Person], Client]


def form_of(browser: Client, report: Report) -> dict[str, str]:
    """What a browser would send back of the page as it came."""
    html = browser.get(report.get_absolute_url()).content.decode()
    found: dict[str, str] = {}
    for part in re.findall(r'<article class="duty line".*?</article>', html, re.DOTALL):
        hidden = dict(re.findall(r'name="([vm]-\d+)" value="(\w+)"', part))
        texts = dict(re.findall(r'name="([no]-\d+)"[^>]*>\n(.*?)</textarea>', part, re.DOTALL))
        key = next(iter(hidden)).split("-")[1]
        state = re.search(r'<option value="(\w+)" selected', part)
        found |= hidden | texts | {f"s-{key}": state[1] if state else ""}
    return found


def prefilled(cast: Cast) -> None:
    """Xã Glar said something of its task."""
    task = Task.objects.filter(unit=cast.glar, lead=True).order_by("due_on")[0]
    tasks.report(task, percent=40, note="Đã họp 3 thôn", **cast.binh.by)


def line_of(report: Report, *, lead: bool = True) -> ReportLine:
    """A line as it stands."""
    return report.lines.filter(duty__isnull=False, lead=lead).get()


def test_it_is_prefilled_visibly_and_within_the_budget(
    cast: Cast, report: Report, as_: As, django_assert_max_num_queries: Any
) -> None:
    prefilled(cast)
    browser = as_(cast.binh)
    with django_assert_max_num_queries(12):
        page = browser.get(report.get_absolute_url())
    html = page.content.decode()
    assert "Đã họp 3 thôn" in html and "Gợi ý, chưa lưu: 1 việc trong kỳ" in html and len(page.content) < 100_000
    assert not ReportLine.objects.filter(version__gt=0).exists()


def test_saving_by_the_button_takes_suggestions_over(cast: Cast, report: Report, as_: As) -> None:
    prefilled(cast)
    browser = as_(cast.binh)
    typed = form_of(browser, report) | {f"n-{line_of(report, lead=False).pk}": "Treo 4 băng rôn"}
    typed[f"s-{line_of(report, lead=False).pk}"] = "doing"
    assert browser.post(report.get_absolute_url(), typed | {"do": "save", "once": "k"}).status_code == 302
    assert line_of(report).narrative == "2/3/2026: Đã họp 3 thôn"
    assert Said.of(line_of(report, lead=False)) == Said("doing", "Treo 4 băng rôn", "")
    assert report.lines.filter(version=0).count() == 1  # the question


def test_a_page_sent_back_untouched_overwrites_nothing(cast: Cast, report: Report, as_: As) -> None:
    browser = as_(cast.binh)
    stale = form_of(browser, report)
    line = line_of(report)
    line.report = report
    actions.save_line(line, seen=0, said=Said("done", "Do Thu ghi", ""), **cast.thu.by)
    assert browser.post(report.get_absolute_url(), stale | {"do": "save", "once": "k"}).status_code == 302
    assert line_of(report).narrative == "Do Thu ghi"


def test_two_people_see_both_texts(cast: Cast, report: Report, as_: As) -> None:
    browser, line = as_(cast.binh), line_of(report)
    typed = form_of(browser, report) | {f"n-{line.pk}": "Do Bình ghi"}
    line.report = report
    actions.save_line(line, seen=0, said=Said("done", "Do Thu ghi", "Thiếu loa"), **cast.thu.by)
    clash = browser.post(report.get_absolute_url(), typed | {"do": "submit", "once": "k"})
    html = clash.content.decode()
    assert clash.status_code == 409 and "bản của bạn chưa lưu" in html
    assert "Do Bình ghi</textarea>" in html and "Do Thu ghi" in html and "Thiếu loa" in html
    assert line_of(report).narrative == "Do Thu ghi" and Report.objects.get(pk=report.pk).state == "draft"
    mended = typed | {f"n-{line.pk}": "Do cả hai ghi", f"v-{line.pk}": "1"}
    browser.post(report.get_absolute_url(), mended | {"do": "save", "once": "k2"})
    assert line_of(report).narrative == "Do cả hai ghi"


def test_handed_in_once_over_a_flaky_line(cast: Cast, report: Report, as_: As) -> None:
    browser = as_(cast.binh)
    question = report.lines.get(duty=None)
    typed = form_of(browser, report) | {f"n-{question.pk}": "Không có", "do": "submit", "once": "k"}
    for _try in range(2):
        assert browser.post(report.get_absolute_url(), typed).status_code == 302
    assert Entry.objects.filter(act="report.submit").count() == 1
    assert Report.objects.get(pk=report.pk).state == "submitted"
    page = browser.get(report.get_absolute_url()).content.decode()
    assert "<textarea" not in page and "Không có" in page
    assert browser.post(report.get_absolute_url(), typed | {"once": "other"}).status_code == 403


def test_what_is_missing_is_said_and_what_was_typed_is_saved(cast: Cast, report: Report, as_: As) -> None:
    browser, line = as_(cast.binh), line_of(report)
    question = report.lines.get(duty=None)
    typed = form_of(browser, report) | {f"n-{line.pk}": "Đã làm"}
    page = browser.post(report.get_absolute_url(), typed | {"do": "submit", "once": "k"})
    html = page.content.decode()
    assert page.status_code == 422 and "Còn 1 dòng chưa ghi" in html
    assert f'<a href="#dong-{question.pk}">Kiến nghị với cấp trên?</a>' in html and "Dòng này chưa ghi." in html
    assert line_of(report).narrative == "Đã làm"


def test_a_draft_is_its_unit_s_own(cast: Cast, report: Report, as_: As) -> None:
    address = report.get_absolute_url()
    to_round = as_(cast.ha).get(address)  # a reminder leads there
    assert to_round.status_code == 302 and to_round.headers["Location"].startswith("/bao-cao/dot/")
    assert as_(cast.ha).get(f"{address}ban-in/").status_code == 404
    assert as_(cast.dung).get(address).status_code == 404
    for line in report.lines.all():
        line.report = report
        actions.save_line(line, seen=0, said=Said("done", "Đã làm", ""), **cast.binh.by)
    actions.submit(report, **cast.binh.by)
    page = as_(cast.ha).get(address).content.decode()
    assert "Đã làm" in page and "Tiếp nhận báo cáo" in page and "Ghi một dòng" not in page
    assert as_(cast.dung).get(address).status_code == 404
    assert as_(cast.an).get(address).status_code in (200, 302)  # above xã Glar; an administrator needs a second factor


def test_a_locked_report_says_why_and_takes_nothing(cast: Cast, report: Report, as_: As) -> None:
    browser = as_(cast.binh)
    typed = form_of(browser, report) | {f"n-{line_of(report).pk}": "Đã làm"}
    actions.lock(report.round, reason="Đã tổng hợp", **cast.ha.by)
    page = browser.get(report.get_absolute_url()).content.decode()
    assert "Ban Dân vận Huyện ủy khóa ngày 2/3/2026" in page and "<textarea" not in page
    refused = browser.post(report.get_absolute_url(), typed | {"do": "save", "once": "k"})
    assert refused.status_code == 422 and "Đã làm" in refused.content.decode()
    assert not line_of(report).version


def test_a_long_report_is_written_leaf_by_leaf(
    cast: Cast, report: Report, as_: As, unguarded: Any, django_assert_max_num_queries: Any
) -> None:
    duty = line_of(report).duty
    with unguarded():
        ReportLine.objects.bulk_create(ReportLine(report=report, duty=duty, place=n) for n in range(10, 100))
    browser = as_(cast.binh)
    with django_assert_max_num_queries(12):
        first = browser.get(report.get_absolute_url())
    last = browser.get(f"{report.get_absolute_url()}?tu=90").content.decode()
    assert first.content.decode().count("data-line=") == 30 and len(first.content) < 100_000
    assert last.count("data-line=") == 3 and "Trang trước" in last
    refused = browser.post(f"{report.get_absolute_url()}?tu=90", {"do": "submit", "once": "k"}).content.decode()
    assert f'<a href="?tu=0#dong-{report.lines.get(duty=None).pk}">' in refused, "what is missing on another leaf"
