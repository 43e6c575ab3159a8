"""To know: a commune writes, publishes and hangs its budget; a citizen reads it on a phone without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from phoihop.ledger.guard import unguarded
from phoihop.publishing.models import Channel, Posting
from tests.cast import Cast, Person, person

from .looking import faults


def enter(page: Page, who: Person) -> None:
    """The window is this person's from now on."""
    client = Client()
    client.force_login(who.account)
    page.goto("/robots.txt")
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": page.url}])


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("javascript", [True, False])
def test_from_the_desk_to_the_phone(cast: Cast, opened: Callable[..., Page], javascript: bool) -> None:
    with unguarded("who publishes for the commune"):
        lan = person("lan", "Lan", cast.glar, "publisher")
    desk, phone = opened(1280, javascript=javascript), opened(390, javascript=False)
    phone.goto("/da-cong-khai/")
    expect(phone.locator("main")).to_contain_text("Chưa có gì được công khai")

    enter(desk, lan)
    desk.goto("/cong-khai/")
    expect(desk.locator("main")).to_contain_text("13 nội dung luật buộc công khai mà chưa công khai")
    desk.get_by_role("link", name="Soạn bản công khai").click()
    desk.get_by_label("Tên").fill("Dự toán ngân sách xã")
    desk.get_by_label("Nội dung").fill("Tổng thu: 8,5 tỷ đồng.\nTổng chi: 8,2 tỷ đồng.")
    desk.get_by_role("button", name="Lưu").click()
    desk.get_by_role("link", name="Công khai", exact=True).last.click()
    desk.get_by_label("Căn cứ công khai").select_option("10-2022-11-2")
    desk.get_by_role("button", name="Công khai").click()
    expect(desk.locator(".message.success")).to_contain_text("Đã công khai")
    posting = Posting.objects.get()

    desk.locator("a[href*='hinh-thuc=village']").click()
    desk.get_by_label("Nơi thực hiện").fill("Nhà rông làng Mrăh")
    desk.get_by_label("Đến hết ngày").fill(posting.valid_from.isoformat())  # type: ignore[union-attr]  # a day only
    desk.get_by_role("button", name="Ghi").click()
    expect(desk.locator("main")).to_contain_text("Ngắn hơn luật yêu cầu")
    assert not Channel.objects.exists()
    desk.get_by_label("Đến hết ngày").fill("")
    desk.get_by_role("button", name="Ghi").click()
    expect(desk.locator("main")).to_contain_text("Phải giữ đến hết ngày")
    assert not javascript or not faults(desk)  # axe is a script itself

    phone = opened(390, javascript=False)  # the first one keeps its page for a minute
    phone.goto("/da-cong-khai/")
    phone.get_by_role("link", name="Dự toán ngân sách xã").click()
    expect(phone.locator("main")).to_contain_text("Tổng chi: 8,2 tỷ đồng.")
    expect(phone.locator("main")).to_contain_text("Nhà rông làng Mrăh")
    assert not phone.context.cookies()
