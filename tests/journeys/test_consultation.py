"""A citizen is asked on a phone over a poor line, the unit sorts and answers at its desk, and everybody reads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from phoihop.ledger.guard import unguarded
from phoihop.voices import actions
from phoihop.voices.models import Consultation, ConsultationAnswer
from tests.cast import Cast

from .looking import faults
from .test_cycle import enter
from .test_feedback import SLOW_3G

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def asked(cast: Cast) -> Consultation:
    """Open since 30 days, until today."""
    now = timezone.now() - dt.timedelta(days=30)
    by = {"by": cast.ha.actor, "now": now}
    about = actions.draft(
        None, title="Làm đường thôn 2", question="Nên rộng bao nhiêu?", asked="Thôn 2", choosing="choose",
        options=["3 m", "4 m"], **by,
    )  # fmt: skip
    actions.add_section(about, heading="Điều 1. Bề rộng", text="Bốn mét", **by)
    today = timezone.localdate()
    return actions.open_it(about, closes_on=today, results_by=today + dt.timedelta(days=9), basis="Luật", **by)


@pytest.mark.parametrize("javascript", [True, False])
def test_asked_sorted_answered_and_read(
    opened: Callable[..., Page], cast: Cast, on_sqlite: None, *, javascript: bool
) -> None:
    about = asked(cast)
    phone, desk = opened(390, javascript=javascript), opened(1280)
    line = phone.context.new_cdp_session(phone)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW_3G)

    phone.goto("/lay-y-kien/")
    phone.get_by_role("link", name="Làm đường thôn 2").click()
    expect(phone.locator("main")).to_contain_text("Hôm nay là ngày cuối")
    phone.get_by_role("link", name="Trả lời").first.click()
    assert not faults(phone) if javascript else True
    phone.get_by_label("Góp ý cho mục này").fill("Rộng hơn nữa")
    phone.get_by_label("4 m").check()
    phone.get_by_role("button", name="Gửi").dblclick()
    expect(phone.locator("h1")).to_have_text("Đã gửi. Cảm ơn bạn đã góp ý")
    assert ConsultationAnswer.objects.count() == 1

    yesterday = timezone.localdate() - dt.timedelta(days=1)
    with unguarded("a day has passed"):
        Consultation.objects.filter(pk=about.pk).update(closes_on=yesterday)
    enter(desk, cast.ha)
    desk.goto("/y-kien/")
    desk.get_by_role("link", name="Lấy ý kiến", exact=True).click()
    desk.get_by_role("link", name="Làm đường thôn 2").click()
    expect(desk.locator(".refusal")).to_contain_text("Còn 1 ý kiến chưa xếp vào nhóm.")
    desk.get_by_role("link", name="1 ý kiến chờ xếp").click()
    assert not faults(desk)
    desk.get_by_label("Ý kiến số").check()
    desk.get_by_label("Tóm tắt cho nhóm mới").fill("Làm đường rộng hơn")
    desk.get_by_role("button", name="Xếp các ý kiến đã chọn").click()
    expect(desk.locator(".message.success")).to_have_text("Đã xếp 1 ý kiến.")
    desk.goto(about.get_absolute_url())
    desk.get_by_role("link", name="Làm đường rộng hơn").click()
    desk.get_by_label("Giải trình, không tiếp thu").check()
    desk.get_by_label("Sửa gì, hoặc vì sao không").fill("Không đủ đất")
    desk.get_by_role("button", name="Lưu").click()
    desk.get_by_role("link", name="Công bố kết quả").click()
    desk.get_by_label("Thông qua như dự thảo").check()
    desk.get_by_label("Phương án được chọn").select_option(label="3 m")
    desk.get_by_label("Nội dung quyết định").fill("Làm rộng 3 m")
    desk.get_by_role("button", name="Công bố").click()
    expect(desk.locator("main")).to_contain_text("phải giải trình vì sao")
    desk.get_by_label("Giải trình khi khác ý kiến đa số").fill("Đất chỉ có 3 m")
    desk.get_by_role("button", name="Công bố").click()
    expect(desk.locator("main")).to_contain_text("Đã công bố kết quả")

    phone.goto(f"/lay-y-kien/{about.pk}/")
    for words in ("Làm rộng 3 m", "Đất chỉ có 3 m", "Làm đường rộng hơn", "Không đủ đất"):
        expect(phone.locator("main")).to_contain_text(words)
    expect(phone.locator("main")).not_to_contain_text("Rộng hơn nữa")
    assert not faults(phone) if javascript else True
