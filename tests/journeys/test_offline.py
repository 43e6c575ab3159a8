"""A phone loses its line: what was read stays readable; what is written then waits there, and is sent later."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from phoihop.ledger.actor import CITIZEN
from phoihop.programmes.models import Programme
from phoihop.publishing import actions as publishing
from phoihop.voices import actions as voices
from phoihop.voices.codes import code_from
from phoihop.voices.models import Feedback
from tests.cast import Cast
from tests.worlds import in_force

from .looking import faults

CONTROLLED = """navigator.serviceWorker.controller || new Promise(
    (done) => navigator.serviceWorker.addEventListener("controllerchange", () => done(), { once: true })
)"""
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def programme(on_sqlite: None, cast: Cast) -> Programme:
    """In force and public today."""
    made, now = in_force(cast), timezone.now()
    publishing.publish(made, basis="Luật số 10/2022/QH15", valid_from=now.date(), by=cast.ha.actor, now=now)
    return made


@pytest.fixture
def phone(on_sqlite: None, opened: Callable[..., Page]) -> Page:
    """It has opened the portal once, so that the app is there."""
    page = opened(390)
    page.on("dialog", lambda asked: asked.accept())
    page.goto("/")
    page.evaluate(CONTROLLED)
    return page


def line(page: Page, *, there: bool) -> None:
    """Takes the line away, or gives it back."""
    page.context.set_offline(not there)


def test_written_without_a_line_and_sent_when_it_is_back(phone: Page, programme: Programme) -> None:
    where = f"/cam-ket/{programme.pk}/noi-dung/{programme.contents.get().pk}/"
    phone.goto(where)
    line(phone, there=False)
    phone.goto(where)
    phone.get_by_role("link", name="Phản ánh về việc này").first.click()
    expect(phone.locator("h1")).to_have_text("Viết khi chưa có mạng")
    assert not faults(phone)
    phone.get_by_label("Bạn muốn nói gì?").fill("Cầu treo hỏng ván")
    phone.get_by_label("Ở đâu?").fill("Làng Ktu")
    phone.get_by_role("button", name="Giữ lại, gửi khi có mạng").click()
    expect(phone.locator("[data-waiting]")).to_contain_text("Cầu treo hỏng ván")
    assert not faults(phone)
    assert not Feedback.objects.exists()

    line(phone, there=True)
    expect(phone.locator("h1")).to_have_text("Đã gửi. Hãy giữ mã này", timeout=15_000)
    said = Feedback.objects.get()
    assert (said.text, said.place, said.content) == ("Cầu treo hỏng ván", "Làng Ktu", programme.contents.get())
    assert said.duty == programme.duties.first()
    phone.goto("/phan-anh/cho-gui/")
    expect(phone.locator("[data-none]")).to_be_visible()


def test_a_phone_that_believes_in_a_line_too_early_tries_again(phone: Page, programme: Programme) -> None:
    where = f"/cam-ket/{programme.pk}/noi-dung/{programme.contents.get().pk}/phan-anh/"
    line(phone, there=False)
    phone.goto(where)
    phone.get_by_label("Bạn muốn nói gì?").fill("Cầu treo hỏng ván")
    phone.get_by_role("button", name="Giữ lại, gửi khi có mạng").click()
    expect(phone.locator("[data-waiting]")).to_contain_text("Cầu treo hỏng ván")
    phone.evaluate("Object.defineProperty(navigator, 'onLine', {get: () => true}); dispatchEvent(new Event('online'))")
    expect(phone.locator("h1")).to_have_text("Viết khi chưa có mạng")

    line(phone, there=True)
    expect(phone.locator("h1")).to_have_text("Đã gửi. Hãy giữ mã này", timeout=15_000)
    assert Feedback.objects.get().text == "Cầu treo hỏng ván"


def test_a_denunciation_does_not_stay_on_the_phone(phone: Page, programme: Programme) -> None:
    line(phone, there=False)
    phone.goto(f"/cam-ket/{programme.pk}/noi-dung/{programme.contents.get().pk}/phan-anh/")
    phone.get_by_label("Bạn muốn nói gì?").fill("Tôi tố cáo ông A nhận tiền")
    phone.get_by_role("button", name="Giữ lại, gửi khi có mạng").click()
    expect(phone.locator("[data-waiting]")).to_contain_text("tố cáo")
    line(phone, there=True)
    expect(phone.get_by_role("alert")).to_contain_text("tố cáo", timeout=15_000)
    phone.goto("/phan-anh/cho-gui/")
    expect(phone.locator("[data-none]")).to_be_visible()
    assert not Feedback.objects.exists()


def test_the_line_breaks_at_the_moment_of_sending(phone: Page, cast: Cast, programme: Programme) -> None:
    phone.goto(f"/cam-ket/{programme.pk}/noi-dung/{programme.contents.get().pk}/phan-anh/")
    phone.get_by_label("Gửi tới").select_option(label="UBND xã Glar")
    phone.get_by_label("Bạn muốn nói gì?").fill("Loa hỏng")
    expect(phone.locator("[name=proof]")).to_have_value(re.compile("."))
    seed = phone.locator("[name=seed]").input_value()
    line(phone, there=False)
    phone.get_by_role("button", name="Gửi").click()
    expect(phone.locator("[data-waiting]")).to_contain_text("Loa hỏng")
    voices.send(
        code_from(seed), to=cast.glar, text="Loa hỏng", may_publish=False, programme=programme, proven=True,
        by=CITIZEN, now=timezone.now(),
    )  # fmt: skip  # it had arrived; only the answer was lost
    line(phone, there=True)
    expect(phone.locator("h1")).to_have_text("Đã gửi. Hãy giữ mã này")
    assert phone.locator(".code").inner_text() == code_from(seed)
    assert Feedback.objects.count() == 1


def test_a_page_that_was_not_read_says_so_and_a_word_can_be_deleted(phone: Page, programme: Programme) -> None:
    line(phone, there=False)
    phone.goto("/lay-y-kien/")
    expect(phone.locator("h1")).to_have_text("Chưa có mạng")
    phone.goto(f"/cam-ket/{programme.pk}/noi-dung/0/phan-anh/")
    phone.get_by_label("Bạn muốn nói gì?").fill("Thôi")
    phone.get_by_role("button", name="Giữ lại, gửi khi có mạng").click()
    phone.get_by_role("button", name="Xóa khỏi máy này").click()
    expect(phone.locator("[data-none]")).to_be_visible()
    expect(phone.locator("[data-outbox]")).to_be_hidden()
