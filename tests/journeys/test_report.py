"""A unit writes its report: over a lost line, in a closed tab, by two people at once, without scripts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from phoihop.rounds import actions
from phoihop.rounds.models import Report, ReportLine
from phoihop.tasks import actions as tasks
from phoihop.tasks.models import Task
from tests.cast import Cast, Person
from tests.worlds import in_force

from .looking import faults

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SAVED = "Đã lưu lúc"


@pytest.fixture
def report(cast: Cast) -> Report:
    """Xã Glar's report on this month, with something said of its task."""
    programme, now = in_force(cast), timezone.now()
    task = Task.objects.filter(unit=cast.glar, lead=True).order_by("due_on")[0]
    tasks.report(task, percent=40, note="Đã họp 3 thôn", by=cast.binh.actor, now=now)
    today = timezone.localdate(now)
    day = {name: today + dt.timedelta(days=n) for name, n in (("from", -60), ("to", 0), ("due", 7))}
    actions.open_round(
        cast.mass_mobilisation, by=cast.ha.actor, now=now, programmes=[programme], title="Báo cáo sơ kết",
        kind="interim", period_from=day["from"], period_to=day["to"], data_from=day["from"], closes_on=day["to"],
        due_on=day["due"],
    )  # fmt: skip
    return Report.objects.get(unit=cast.glar)


@pytest.fixture
def at_work(opened: Callable[..., Page], report: Report) -> Callable[..., Page]:
    """``at_work(cast.binh)``: the report in a window of this person's."""

    def window(person: Person, width: int = 390, *, javascript: bool = True) -> Page:
        client, page = Client(), opened(width, javascript=javascript)
        client.force_login(person.account)
        page.goto("/robots.txt")
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": page.url}])
        page.goto(report.get_absolute_url())
        return page

    return window


def lead_line(report: Report) -> ReportLine:
    """The line that xã Glar leads."""
    return report.lines.get(lead=True)


def test_two_browsers_one_report(cast: Cast, report: Report, at_work: Callable[..., Page]) -> None:
    line = lead_line(report)
    binh, thu = at_work(cast.binh), at_work(cast.thu, 1280)
    text = f"#n-{line.pk}"
    binh.fill(text, "Bình: đã họp 4 thôn")
    binh.locator(f"#o-{line.pk}").focus()  # leaving a field saves the line
    expect(binh.locator(f"#dong-{line.pk} [data-told]")).to_contain_text(SAVED)
    assert lead_line(report).narrative == "Bình: đã họp 4 thôn"

    thu.fill(text, "Thu: đã họp 5 thôn")
    thu.locator(f"#o-{line.pk}").focus()
    clash = thu.locator(f"#dong-{line.pk} .conflict")
    expect(clash).to_contain_text("Bình: đã họp 4 thôn")
    expect(thu.locator(text)).to_have_value("Thu: đã họp 5 thôn")
    assert faults(thu) == []
    thu.fill(f"#o-{line.pk}", "Thiếu loa")  # while both texts stand there nothing goes out
    thu.locator(f"#s-{line.pk}").focus()
    assert lead_line(report).narrative == "Bình: đã họp 4 thôn"
    thu.fill(text, "Đã họp 5 thôn, kể cả 4 thôn của Bình")
    clash.get_by_role("button", name="Lưu bản của tôi").click()
    expect(clash).to_have_count(0)
    expect(thu.locator(f"#dong-{line.pk} [data-told]")).to_contain_text("Y Thu")
    assert lead_line(report).narrative == "Đã họp 5 thôn, kể cả 4 thôn của Bình"
    assert lead_line(report).obstacles == "Thiếu loa"


def test_a_lost_line_and_a_closed_tab_lose_nothing(cast: Cast, report: Report, at_work: Callable[..., Page]) -> None:
    line = lead_line(report)
    page = at_work(cast.binh)
    told = page.locator(f"#dong-{line.pk} [data-told]")
    page.context.set_offline(True)
    page.fill(f"#n-{line.pk}", "Viết khi mất mạng")
    page.locator(f"#o-{line.pk}").focus()
    expect(told).to_contain_text("tự lưu khi có mạng")
    assert not lead_line(report).version
    page.context.set_offline(False)
    expect(told).to_contain_text(SAVED)
    assert lead_line(report).narrative == "Viết khi mất mạng"

    page.context.set_offline(True)
    page.fill(f"#n-{line.pk}", "Viết rồi đóng")
    page.locator(f"#o-{line.pk}").focus()
    expect(told).to_contain_text("tự lưu khi có mạng")
    page.wait_for_function("Object.values(localStorage).some(kept => kept.includes('Viết rồi đóng'))")
    context, address = page.context, page.url
    page.evaluate("() => { window.fetch = () => Promise.reject() }")  # or the browser sends its last word
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".unsent")).to_contain_text("Có nội dung chưa gửi")
    page.get_by_role("button", name="Khôi phục").click()
    expect(page.locator(f"#dong-{line.pk} [data-told]")).to_contain_text(SAVED)
    assert lead_line(report).narrative == "Viết rồi đóng"
    page.reload()
    expect(page.locator(f"#n-{line.pk}")).to_have_value("Viết rồi đóng")
    expect(page.locator(".unsent")).to_have_count(0)


@pytest.mark.parametrize("javascript", [True, False])
def test_written_and_handed_in(cast: Cast, report: Report, at_work: Callable[..., Page], *, javascript: bool) -> None:
    page = at_work(cast.binh, javascript=javascript)
    expect(page.locator("main")).to_contain_text("Gợi ý, chưa lưu")
    page.fill(f"#o-{lead_line(report).pk}", "Mưa nhiều")
    page.locator("form.report button[value=submit]").click()
    expect(page.locator(".message.success")).to_contain_text("Đã nộp báo cáo")
    expect(page.locator("main")).to_contain_text("Đã họp 3 thôn")
    assert lead_line(report).obstacles == "Mưa nhiều"
    assert report.lines.filter(version=0).count() == 0
