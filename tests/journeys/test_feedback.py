"""A citizen speaks on a phone over a poor line, the unit answers at its desk, the citizen reads, and everybody may."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from phoihop.publishing import actions as publishing
from phoihop.voices.models import GuardedDay
from tests.cast import Cast, person
from tests.worlds import in_force

from .looking import faults
from .test_cycle import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}  # bytes a second


@pytest.mark.parametrize("javascript", [True, False])
def test_said_answered_and_read(opened: Callable[..., Page], cast: Cast, on_sqlite: None, *, javascript: bool) -> None:
    programme, today = in_force(cast), timezone.localdate()
    publishing.publish(programme, basis="Luật số 10/2022/QH15", valid_from=today, by=cast.ha.actor, now=timezone.now())
    publisher = person("dang", "Người đăng", cast.glar, "secretary")
    phone, desk = opened(390, javascript=javascript), opened(1280)
    phone.on("dialog", lambda asked: asked.accept())
    line = phone.context.new_cdp_session(phone)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW_3G)

    content = programme.contents.get()
    phone.goto(f"/cam-ket/{programme.pk}/noi-dung/{content.pk}/")
    phone.get_by_role("link", name="Phản ánh về nội dung này").click()
    phone.wait_for_load_state()  # nobody types before the script is there
    assert not faults(phone) if javascript else True
    phone.get_by_label("Gửi tới").select_option(label="UBND xã Glar")
    phone.get_by_label("Bạn muốn nói gì?").fill(f"Đường ngập sau mưa {'x' * 3000}")
    phone.get_by_label("Tôi đồng ý cho cơ quan đăng lời này").check()
    phone.get_by_role("button", name="Gửi").click()
    expect(phone.locator("h1")).to_have_text("Đã gửi. Hãy giữ mã này")
    code = phone.locator(".code").inner_text()
    assert not faults(phone) if javascript else True
    phone.go_back()  # the words do not come back beside a new seed: sent again they would be a second word
    expect(phone.get_by_label("Bạn muốn nói gì?")).to_have_value("")
    came = GuardedDay.objects.get(form="feedback")
    assert (came.proven, came.unproven) == (int(javascript), int(not javascript))

    enter(desk, publisher)
    desk.goto("/y-kien/")
    assert not faults(desk), "a word without an end stays within the page"
    desk.get_by_role("link", name="Phản ánh số").click()
    assert not faults(desk)
    desk.get_by_role("link", name="Trả lời").click()
    desk.get_by_label("Nội dung gửi người dân").fill("Đã khơi cống ngày hôm nay")
    desk.get_by_role("button", name="Gửi").click()
    desk.get_by_role("link", name="Đăng công khai").click()
    desk.get_by_role("button", name="Đăng").click()
    expect(desk.locator("main")).to_contain_text("Đang công khai")
    assert not faults(desk)

    phone.goto("/phan-anh/")
    phone.get_by_role("link", name="Xem trả lời").click()
    phone.get_by_label("Mã theo dõi").fill(code)
    phone.get_by_role("button", name="Xem").click()
    expect(phone.locator("main")).to_contain_text("Đã khơi cống ngày hôm nay")
    phone.get_by_label("Chưa được").check()
    phone.get_by_role("button", name="Gửi đánh giá").click()
    phone.get_by_text("Việc chưa được giải quyết?").click()
    phone.locator("#reopen_text").fill("Vẫn ngập")
    phone.get_by_role("button", name="Đề nghị xem lại").click()
    expect(phone.locator(".tag")).to_have_text("Người dân đề nghị xem lại")

    phone.goto(f"/cam-ket/{programme.pk}/noi-dung/{content.pk}/")
    expect(phone.locator("main")).to_contain_text("Đã khơi cống ngày hôm nay")
    assert not faults(phone) if javascript else True
