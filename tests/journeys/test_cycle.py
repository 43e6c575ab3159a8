"""The whole cycle in a browser: a round, twelve reports, the review that is made of them, its Word file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from docx import Document
from playwright.sync_api import Page, expect

from phoihop.ledger.guard import unguarded
from phoihop.notices.models import Notice
from phoihop.reviews.models import Review
from phoihop.rounds.models import Report, ReportLine, Round
from tests.cast import NOW, Cast, Person, person, unit
from tests.worlds import in_force

from .looking import faults

OPENED = NOW.replace(day=16)  # a Monday, two days after the data close
LATER = OPENED.replace(day=23)
NAMES = ("Đak Krong", "Đak Sơ Mei", "Hà Bầu", "Hà Đông", "Hải Yang", "H'neng", "H'nol", "Ia Băng", "Ia Pết", "K'dang")
LATE = NAMES[-2:]
STATES = ("done", "doing", "done", "not_done")


@pytest.fixture
def reporters(cast: Cast) -> dict[str, Person]:
    """Who reports for each of twelve communes, by name; Phòng Nội vụ is asked too and has nobody who would."""
    with unguarded("the communes of the cycle"):
        made = {name: unit(cast.committee, f"UBND xã {name}", "peoples_committee", level="commune") for name in NAMES}
        who = {name: person(f"x{n}", name, one, "reporter") for n, (name, one) in enumerate(made.items())}
        return {"Glar": cast.binh, "A Dơk": person("adok", "A Dơk", cast.adok, "reporter"), **who}


def enter(page: Page, who: Person) -> None:
    """The window is this person's from now on."""
    client = Client()
    client.force_login(who.account)
    page.goto("/robots.txt")
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": page.url}])


def lines_of(round: Round, name: str) -> dict[str, ReportLine]:
    """A commune's lines as they stand: what it leads, the question."""
    lines = ReportLine.objects.filter(report__round=round, report__unit__name=f"UBND xã {name}")
    return {"led": lines.get(lead=True, duty__isnull=False), "asked": lines.get(duty=None)}


def report(page: Page, who: Person, name: str, state: str) -> None:
    """On a phone: from the first page to the report, its lines, handed in."""
    enter(page, who)
    page.goto("/bao-cao/")
    page.get_by_role("link", name="Báo cáo quý I năm 2026").click()
    lines = lines_of(Round.objects.get(), name)
    led = lines["led"].pk
    page.select_option(f"#s-{led}", state)
    page.fill(f"#n-{led}", f"Xã {name} đã niêm yết tại nhà văn hóa")
    if state != "done":
        page.fill(f"#o-{led}", f"Đường vào làng ở {name} còn khó đi")
    page.fill(f"#n-{lines['asked'].pk}", "Đề nghị tập huấn")
    for other in page.locator("select[name^=s-]").all():
        if not other.input_value():
            other.select_option("doing")
    page.locator("form.report button[value=submit]").click()
    expect(page.locator(".message.success")).to_contain_text("Đã nộp báo cáo")


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_round_from_its_opening_to_the_word_file_of_its_review(
    opened: Callable[..., Page], cast: Cast, reporters: dict[str, Person], run_jobs: Callable[[], int], tmp_path: Path
) -> None:
    in_force(cast)
    desk, phone = opened(1280), opened(390, javascript=False)  # what saves by itself is in test_report
    with time_machine.travel(OPENED) as clock:
        # the secretariat opens the round
        enter(desk, cast.ha)
        desk.goto("/bao-cao/dot/mo/?loai=quarterly&ky=2026-1")
        expect(desk.get_by_label("Ngày chốt số liệu")).to_have_value("2026-03-14")
        desk.get_by_label("Câu hỏi thêm").fill("Kiến nghị với cấp trên?")
        desk.get_by_label("Hạn nộp báo cáo").fill("2026-03-18")
        desk.get_by_role("button", name="Mở đợt báo cáo").click()
        expect(desk.locator("main")).to_contain_text("0/13")
        round = Round.objects.get()
        home = desk.url

        # ten communes in time, one of them is sent back and says better
        for n, (name, who) in enumerate(reporters.items()):
            if name not in LATE:
                report(phone, who, name, STATES[n % 4])
        desk.goto(home)
        expect(desk.locator("main")).to_contain_text("10/13")
        desk.get_by_role("link", name="UBND xã A Dơk", exact=True).click()
        desk.get_by_role("link", name="Trả lại báo cáo").click()
        remark = lines_of(round, "A Dơk")["led"]
        desk.fill(f"[name=remark_l{remark.pk}]", "Ghi rõ số thôn")
        desk.locator("main form button.btn").first.click()
        expect(desk.locator("main")).to_contain_text("bị trả lại 1")
        enter(phone, reporters["A Dơk"])
        phone.goto(remark.report.get_absolute_url())
        expect(phone.locator(f"#dong-{remark.pk}")).to_contain_text("Cần sửa: Ghi rõ số thôn")
        phone.fill(f"#n-{remark.pk}", "Xã A Dơk đã niêm yết tại 6/6 thôn")
        phone.locator("form.report button[value=submit]").click()
        expect(phone.locator(".message.success")).to_contain_text("Đã nộp báo cáo")

        # a week later those that are late are urged; two come after it
        clock.move_to(LATER)
        enter(desk, cast.ha)  # the session of a week ago has ended
        desk.goto(home)
        expect(desk.locator("main")).to_contain_text("Quá hạn chưa nộp 3")
        desk.get_by_role("button", name="Đôn đốc 3 đơn vị chưa nộp").click()
        expect(desk.locator("#chat")).to_contain_text("UBND xã K'dang")
        desk.goto("about:blank")  # threads of one test share a database in memory, where a reader locks a writer out
        phone.goto("about:blank")
        run_jobs()
        assert Notice.objects.filter(account=reporters["K'dang"].account, reason="report.urged").exists()
        for name in LATE:
            report(phone, reporters[name], name, "doing")
        desk.goto(home)
        expect(desk.locator("main")).to_contain_text("12/13")
        expect(desk.locator("main")).to_contain_text("Quá hạn chưa nộp 1, nộp muộn 2")

        # the review writes itself, is mended in one place, headed and issued
        desk.get_by_role("link", name="Lập báo cáo tổng hợp").click()
        desk.get_by_role("button", name="Lập báo cáo").click()
        review = Review.objects.get()
        expect(desk.locator("#reporting")).to_contain_text("12/13 đơn vị đã gửi báo cáo")
        expect(desk.locator("#reporting")).to_contain_text("Phòng Nội vụ")
        desk.goto(f"{review.get_absolute_url()}muc/direction/")
        desk.locator("textarea[name=text]").fill("Nhân rộng cách làm của xã A Dơk.")
        desk.locator("main form button.btn").first.click()
        expect(desk.locator("#direction")).to_contain_text("Nhân rộng cách làm của xã A Dơk.")
        assert faults(desk) == []
        desk.get_by_role("link", name="Ban hành").click()
        desk.locator("input[name=number]").fill("15")
        desk.get_by_role("button", name="Ban hành").click()
        expect(desk.locator("main")).to_contain_text("Số 15, ban hành ngày 23/3/2026")
        desk.goto("about:blank")
        run_jobs()
        desk.goto(f"{review.get_absolute_url()}tep/")
        expect(desk.locator("#tep")).to_contain_text("Bản chính thức")
        assert faults(desk) == []
        with desk.expect_download() as fetched:
            desk.locator("#tep a[href*='/tong-hop/tep/']").first.click()
        fetched.value.save_as(tmp_path / "review.docx")

    # what the file says is what the database says
    document = Document(str(tmp_path / "review.docx"))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "12/13 đơn vị đã gửi báo cáo" in said and "Nhân rộng cách làm của xã A Dơk." in said
    led = ReportLine.objects.filter(report__round=round, lead=True, duty__isnull=False)
    came = led.filter(report__state__in=["submitted", "accepted"])
    total = [cell.text for cell in document.tables[1].rows[-1].cells]
    assert total[2:5] == [
        str(n) for n in (led.count(), came.filter(state="done").count(), came.filter(state="doing").count())
    ]
    rows = {cells[1].text: cells for cells in (row.cells for row in document.tables[-1].rows)}
    for one in Report.objects.filter(round=round).select_related("unit"):
        handed = "Chưa gửi" if not one.handed_in else "chậm" if one.unit.name.endswith(LATE) else "Đã gửi"
        assert re.search(handed, rows[one.unit.name][2].text, re.IGNORECASE), rows[one.unit.name][2].text
