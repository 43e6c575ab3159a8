"""What somebody typed is never lost: not by leaving a page, not by a session that ended."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Page, expect

from phoihop.site.demo import PASSWORD, load
from phoihop.tasks.models import Progress

from .looking import faults
from .test_programme import sign_in

NOTE = "textarea[name=note]"


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("way", ["signed out", "another key"])
def test_typed_text_comes_back(way: str, opened: Callable[..., Page]) -> None:
    load(timezone.now())
    page = opened(390)
    sign_in(page, "glar")
    page.goto("/viec/")
    page.locator("article :is(h2, h3) a").first.click()
    page.wait_for_url(re.compile(r"/viec/\d+/$"))
    task = page.url
    offered = page.locator(".unsent")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    # leaving asks only where something was typed, and the text is offered back
    page.goto("/viec/")
    page.goto(task)
    assert asked == []
    expect(offered).to_have_count(0)
    page.locator(NOTE).press_sequentially("Đã họp thôn")
    page.goto("/viec/")
    assert asked == ["beforeunload"]
    page.goto(task)
    expect(offered).to_contain_text("Có nội dung chưa gửi lúc")
    assert faults(page) == []
    page.get_by_role("button", name="Khôi phục").click()
    expect(page.locator(NOTE)).to_have_value("Đã họp thôn")

    # the session ends before the report is sent
    if way == "signed out":
        Session.objects.all().delete()
    else:
        page.context.clear_cookies()
    page.locator("#report button.btn:not([type=button])").click()
    expect(page.locator("[data-kept]")).to_be_visible()
    expect(page.locator("main")).to_contain_text(re.compile("chưa có gì được gửi|Chưa gửi được gì"))
    if way == "another key":
        page.get_by_role("link", name="Đăng nhập rồi mở lại biểu mẫu").click()
    page.fill("input[name=login]", "glar")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(task)
    page.get_by_role("button", name="Khôi phục").click()
    expect(page.locator(NOTE)).to_have_value("Đã họp thôn")
    page.select_option("select[name=progress]", "50")
    page.locator("#report button.btn:not([type=button])").click()
    expect(page.locator(".message.success")).to_be_visible()
    assert Progress.objects.filter(note="Đã họp thôn").count() == 1

    # what was sent, dropped or left behind at sign-out is not offered again
    page.goto(task)
    expect(page.locator(NOTE)).to_have_value("")
    expect(offered).to_have_count(0)
    page.locator(NOTE).press_sequentially("Thử")
    page.goto(task)
    page.get_by_role("button", name="Bỏ", exact=True).click()
    page.goto(task)
    expect(offered).to_have_count(0)
    page.locator(NOTE).press_sequentially("Thử")
    page.goto("/tai-khoan/dang-xuat/")
    page.locator("main form button.btn").click()
    sign_in(page, "glar")
    page.goto(task)
    expect(page.locator(NOTE)).to_be_visible()
    expect(offered).to_have_count(0)
