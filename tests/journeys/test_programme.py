"""From the signed paper to accepted work, as people do it in a browser."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page, expect

from phoihop.programmes.models import Programme
from phoihop.site.demo import PASSWORD, load
from phoihop.tasks.models import Progress, Task

from .looking import faults

SAMPLE = Path(__file__).parents[2] / "docs" / "samples" / "chuong-trinh-mau.docx"


def sign_in(page: Page, username: str) -> None:
    """Signs in by the form."""
    page.goto("/tai-khoan/dang-nhap/")
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tổng quan")


def photo() -> dict[str, object]:
    """A picture to upload."""
    out = io.BytesIO()
    Image.new("RGB", (800, 600), "green").save(out, "JPEG")
    return {"name": "hop-thon.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_paper_becomes_duties_that_somebody_owns(opened: Callable[..., Page], run_jobs: Callable[[], int]) -> None:
    load(timezone.now())

    # a citizen, without an account
    citizen = opened(390)
    citizen.goto("/")
    expect(citizen.get_by_role("heading", level=1)).to_contain_text("Các cơ quan đã cam kết những gì")
    citizen.get_by_role("link", name="chính quyền giai đoạn 2022-2026").first.click()
    expect(citizen.locator("main")).to_contain_text("Quá hạn")
    assert faults(citizen) == []

    # the secretariat uploads a paper
    desk = opened(1280)
    sign_in(desk, "thuky")
    desk.goto("/chuong-trinh/nhap/")
    desk.set_input_files("input[name=content]", SAMPLE)
    desk.locator("main form button.btn").first.click()
    desk.wait_for_url("**/tep/*/")
    waiting = desk.url
    desk.goto("about:blank")  # threads of one test share a database in memory, where a reader locks a writer out
    run_jobs()
    desk.goto(waiting)
    desk.wait_for_url("**/du-thao/")
    expect(desk.locator("main")).to_contain_text("18 / 18")
    assert faults(desk) == []
    draft = Programme.objects.get(state="draft")
    desk.goto(f"/chuong-trinh/{draft.pk}/doi-chieu/")
    for _some_names in range(12):
        unmatched = desk.locator(".match fieldset")
        for place in range(unmatched.count()):
            unmatched.nth(place).locator("input[type=radio]").first.check()
        if unmatched.count():
            with desk.expect_navigation():
                desk.locator(".match").get_by_role("button", name="Lưu các mục đã chọn").click()
    assert not desk.locator(".match fieldset").count()
    desk.goto(f"/chuong-trinh/{draft.pk}/bo-sung/")
    while desk.locator("main select, main input[type=radio]").count() and "bo-sung" in desk.url:
        fill_gaps(desk)
    desk.goto(f"/chuong-trinh/{draft.pk}/xac-nhan/")
    for name in desk.locator("main input[type=text][required]").all():
        name.fill("Người ký thử")
    desk.get_by_label("Theo dõi từ ngày").fill("2026-01-01")
    desk.locator("main form button.btn").first.click()
    desk.wait_for_load_state()
    draft.refresh_from_db()
    assert draft.state == "in_force" and Task.objects.filter(programme=draft).count() > 50

    # the matrix, down to a task
    desk.goto(f"/chuong-trinh/{draft.pk}/ma-tran/")
    desk.locator("a.cell.lead").first.click()
    desk.locator("article :is(h2, h3) a").first.click()
    expect(desk.get_by_role("heading", name="Nhật ký")).to_be_visible()
    assert faults(desk) == []

    # a commune on a phone, on a line that sends twice
    phone = opened(390)
    sign_in(phone, "glar")
    phone.goto("/viec/")
    assert faults(phone) == []
    phone.locator("article :is(h2, h3) a").first.click()
    phone.wait_for_load_state()
    task = Task.objects.get(pk=phone.url.rstrip("/").rpartition("/")[2])
    phone.select_option("select[name=progress]", "100")
    phone.fill("textarea[name=note]", "Đã họp thôn, lập biên bản")
    phone.set_input_files("input[name=proofs]", [photo()])  # type: ignore[list-item]
    phone.locator("#report button.btn").dblclick()
    phone.wait_for_load_state()
    expect(phone.locator("main")).to_contain_text("Chờ nghiệm thu")
    assert Progress.objects.filter(task=task, note__startswith="Đã họp thôn").count() == 1
    assert faults(phone) == []

    # the secretariat accepts; the status follows everywhere
    desk.goto(f"/viec/{task.pk}/nghiem-thu/")
    desk.locator("main form button.btn").click()
    expect(desk.locator("main")).to_contain_text("Hoàn thành")
    phone.goto("/viec/?xem=da-xong")
    expect(phone.locator(f"a[href='/viec/{task.pk}/']")).to_be_visible()


def fill_gaps(desk: Page) -> None:
    """Answers every question of the page of gaps with its first real choice and saves."""
    for field in desk.locator("main select").all():
        values = [one.get_attribute("value") for one in field.locator("option").all()]
        field.select_option(next(value for value in values if value))
    desk.locator("main form button.btn").first.click()
    desk.wait_for_load_state()
