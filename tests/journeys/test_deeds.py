"""To do, to benefit, to inspect: from a phone over a poor line to the desk and back to the public page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from phoihop.ledger.actor import CITIZEN
from phoihop.ledger.guard import unguarded
from phoihop.publishing import actions as publishing
from phoihop.voices.actions import activity as works
from phoihop.voices.actions import survey as surveys
from phoihop.voices.models import CivicActivity, GuardedDay, Survey, Visit
from tests.cast import Cast, Person, person

from .looking import faults
from .test_cycle import enter
from .test_feedback import SLOW_3G

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Opened = Callable[..., Page]


def a_phone(opened: Opened, *, javascript: bool) -> Page:
    """390 px wide, on slow 3G."""
    phone = opened(390, javascript=javascript)
    line = phone.context.new_cdp_session(phone)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW_3G)
    return phone


def sound(page: Page, *, javascript: bool) -> None:
    """Loaded, and without faults (axe is a script itself)."""
    page.wait_for_load_state()
    assert not javascript or not faults(page)


def secretary(cast: Cast) -> tuple[Person, dict[str, Any]]:
    """Who answers and publishes for xã Glar, and the keywords of an act of today."""
    who = person("dang", "Người đăng", cast.glar, "secretary")
    return who, {"by": who.actor, "now": timezone.now()}


def publish_at(desk: Page) -> None:
    """From the page of something at the desk: makes it public."""
    desk.get_by_role("link", name="Công khai, niêm yết").click()
    desk.get_by_role("link", name="Công khai", exact=True).last.click()
    desk.get_by_label("Căn cứ công khai").select_option("10-2022-11-2")
    desk.get_by_role("button", name="Công khai").click()
    expect(desk.locator(".message.success")).to_contain_text("Đã công khai")


@pytest.mark.parametrize("javascript", [True, False])
def test_signed_up_counted_and_done(opened: Opened, cast: Cast, on_sqlite: None, *, javascript: bool) -> None:
    who, by = secretary(cast)
    today = timezone.localdate()
    facts: dict[str, Any] = {"text": "Phát cỏ, nạo vét 2 km kênh", "place": "Thôn Tuơh Ktu", "hands_needed": 30}
    made = works.plan(None, title="Dọn kênh mương", held_on=today + dt.timedelta(days=3), **facts, **by)
    publishing.publish(made, basis="Luật số 10/2022/QH15", valid_from=today, **by)
    phone, desk = a_phone(opened, javascript=javascript), opened(1280)

    phone.goto("/cung-lam/")
    phone.get_by_role("link", name="Dọn kênh mương").click()
    phone.get_by_role("link", name="Tôi muốn tham gia").click()
    sound(phone, javascript=javascript)
    phone.get_by_label("Gọi bạn là gì?").fill("Ama Thuận")
    phone.get_by_label("Đi mấy người?").fill("3")
    phone.get_by_role("button", name="Ghi tên").click()
    expect(phone.locator(".code")).to_be_visible()
    came = GuardedDay.objects.get(form="sign_up")
    assert (came.proven, came.unproven) == (int(javascript), int(not javascript))

    enter(desk, who)
    desk.goto(made.get_absolute_url())
    expect(desk.locator("main")).to_contain_text("Ama Thuận")
    assert not faults(desk)
    with unguarded("its day has come"):
        CivicActivity.objects.filter(pk=made.pk).update(held_on=today)
    desk.get_by_role("link", name="Ghi kết quả").click()
    desk.get_by_label("Số người đã tham gia").fill("41")
    desk.get_by_label("Kết quả").fill("Thông 2 km kênh")
    desk.get_by_role("button", name="Lưu").click()
    expect(desk.locator("main")).not_to_contain_text("Ama Thuận")

    phone.goto(f"/cung-lam/{made.pk}/")
    expect(phone.locator("main")).to_contain_text("41 người")
    expect(phone.locator("main")).to_contain_text("Thông 2 km kênh")
    expect(phone.locator("main")).not_to_contain_text("Ama Thuận")


def asked(cast: Cast, by: dict[str, Any], *, by_code: bool) -> Survey:
    """Open, with one question."""
    made = surveys.draft(None, title="Một cửa xã Glar", closes_on=timezone.localdate(), by_code=by_code, **by)
    surveys.ask(made, kind="rating", text="Bạn thấy bộ phận một cửa thế nào?", **by)
    return surveys.open_survey(made, **by)


@pytest.mark.parametrize(("javascript", "by_code"), [(True, False), (True, True), (False, True)])
def test_asked_answered_and_told_in_numbers(
    opened: Opened, cast: Cast, on_sqlite: None, *, javascript: bool, by_code: bool
) -> None:
    who, by = secretary(cast)
    made = asked(cast, by, by_code=by_code)
    codes = surveys.print_codes(made, seed="to-ma", number=6, **by) if by_code else [""] * 6
    question = made.questions.get()
    for code in codes[1:]:  # the others of the village
        surveys.answer(made, answers={question.pk: 4}, code=code, by=CITIZEN, now=by["now"])
    phone, desk = a_phone(opened, javascript=javascript), opened(1280)

    slip = codes[0].replace(" ", "")  # its QR holds the code behind "#"
    phone.goto(f"/khao-sat/{made.pk}/tra-loi/" + (f"#{slip}" if by_code else ""))
    sound(phone, javascript=javascript)
    if by_code and javascript:
        expect(phone.get_by_label("Mã trả lời")).to_have_value(slip)
        assert slip not in phone.url
    elif by_code:
        phone.get_by_label("Mã trả lời").fill(codes[0])
    phone.get_by_label("4 – Tốt").check()
    phone.get_by_role("button", name="Gửi trả lời").dblclick()
    expect(phone.locator("main")).to_contain_text("Cảm ơn")
    assert made.groups.get().answered == 6
    assert GuardedDay.objects.filter(form="survey").exists() is not by_code

    enter(desk, who)
    desk.goto(made.get_absolute_url())
    desk.get_by_role("button", name="Kết thúc khảo sát").click()
    expect(desk.locator("main")).to_contain_text("trung bình 4,0 trên 5")
    assert not faults(desk)
    publish_at(desk)

    phone.goto(f"/khao-sat/{made.pk}/")
    expect(phone.locator("main")).to_contain_text("trung bình 4,0 trên 5")
    if not by_code:
        expect(phone.locator("main")).to_contain_text("trả lời nhiều lần")


@pytest.mark.parametrize("javascript", [True, False])
def test_inspected_answered_and_read(opened: Opened, cast: Cast, on_sqlite: None, *, javascript: bool) -> None:
    who, _by = secretary(cast)
    authority = person("huyen", "Văn phòng", cast.committee, "secretary")
    desk, phone = opened(1280, javascript=javascript), a_phone(opened, javascript=javascript)
    enter(desk, who)
    desk.goto("/y-kien/kiem-tra/")
    desk.get_by_role("link", name="Ghi một lần kiểm tra").click()
    desk.get_by_label("Ban Thanh tra nhân dân").check()
    desk.get_by_label("Của xã nào, công trình nào").fill("xã Glar")
    desk.get_by_label("Kiểm tra việc gì").fill("Đường thôn Tuơh Ktu")
    desk.get_by_label("Ngày kiểm tra").fill(timezone.localdate().isoformat())
    desk.get_by_label("Thấy gì").fill("Mặt đường hẹp hơn thiết kế 40 cm")
    desk.get_by_label("Kiến nghị").fill("Làm lại đoạn cuối")
    desk.get_by_role("button", name="Lưu").click()
    desk.get_by_role("link", name="Gửi kiến nghị").click()
    desk.get_by_label("Gửi cơ quan nào").fill("UBND huyện Đak Đoa")
    desk.get_by_role("button", name="Gửi").click()
    made = Visit.objects.get()
    assert made.state == "sent"
    sound(desk, javascript=javascript)
    publish_at(desk)

    phone.goto("/dan-kiem-tra/")
    phone.get_by_role("link", name="Đường thôn Tuơh Ktu").click()
    expect(phone.locator("main")).to_contain_text("Làm lại đoạn cuối")
    sound(phone, javascript=javascript)

    enter(desk, authority)
    desk.goto(made.get_absolute_url())
    desk.get_by_role("link", name="Trả lời", exact=True).click()
    desk.get_by_label("Trả lời").fill("Đã yêu cầu nhà thầu làm lại")
    desk.get_by_role("button", name="Lưu").click()
    expect(desk.locator("main")).to_contain_text("Đã yêu cầu nhà thầu làm lại")

    fresh = a_phone(opened, javascript=javascript)  # the first one keeps its page for a minute
    fresh.goto(f"/dan-kiem-tra/{made.pk}/")
    expect(fresh.locator("main")).to_contain_text("Đã yêu cầu nhà thầu làm lại")
