"""The whole way in a browser: upload, edit in place, match, fill in, confirm."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page

from phoihop.programmes.models import Programme
from phoihop.programmes.tests.test_upload_page import PAPER
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(chromium: Browser, cast: Cast, live_server: Any, client: Client) -> Iterator[Page]:
    """A page of Hà's browser, on a phone's width."""
    client.force_login(cast.ha.account)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    context = chromium.new_context(viewport={"width": 390, "height": 844}, base_url=live_server.url)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}])
    yield context.new_page()
    context.close()


def test_from_upload_to_a_programme_in_force(page: Page, tmp_path: Path, run_jobs: Callable[[], int]) -> None:
    paper = tmp_path / "chương trình.txt"
    paper.write_text(PAPER, encoding="utf-8")
    page.goto("/chuong-trinh/")
    page.get_by_role("link", name="Nhập văn bản").click()
    page.set_input_files("input[name=content]", paper)
    page.get_by_role("button", name="Đọc văn bản").click()
    page.get_by_text("Đang đọc văn bản").first.wait_for()
    run_jobs()
    page.wait_for_url("**/du-thao/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    first = page.locator("li[id^=d]").first
    first.get_by_role("link", name="Sửa nhiệm vụ 1").click()
    words = first.locator("textarea[name=text]")
    words.fill(words.input_value() + " (đã xem)")
    first.get_by_role("button", name="Lưu").click()
    page.get_by_text("(đã xem)").first.wait_for()

    page.get_by_role("link", name="Đối chiếu đơn vị").click()
    for group in page.locator(".match fieldset").all():
        group.locator("input[type=radio]").first.check()
    page.get_by_role("button", name="Lưu các mục đã chọn").click()
    page.get_by_text("Đã đối chiếu đơn vị.").wait_for()
    if page.get_by_role("link", name="Bổ sung một lượt").count():
        page.get_by_role("link", name="Bổ sung một lượt").click()
        page.get_by_label("Thời hạn cho các nhiệm vụ để trống").select_option("continuous")
        page.get_by_role("button", name="Lưu").click()
    page.get_by_role("link", name="Xác nhận văn bản đã ký").click()
    for field in page.locator("input[name^=name-]").all():
        field.fill("Người ký")
    page.get_by_role("button", name="Xác nhận, đưa vào thực hiện").click()
    page.get_by_text("Chương trình đã được đưa vào thực hiện.").wait_for()
    assert Programme.objects.get().state == Programme.State.IN_FORCE
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
