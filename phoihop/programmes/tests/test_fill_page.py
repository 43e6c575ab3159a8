"""Leads and schedules that duties lack, in one form."""

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from phoihop.programmes.models import Duty, Programme
from tests.cast import Cast, Person

SignIn = Callable[[Person], Client]


def lacking(draft: Programme) -> Duty:
    return draft.duties.get(text__startswith="Các cơ quan")


def post(browser: Client, draft: Programme, **data: Any) -> Any:
    return browser.post(reverse("programmes:fill", args=[draft.pk]), data)


def test_only_duties_that_lack_something_are_shown(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    html = signed_in(cast.ha).get(reverse("programmes:fill", args=[draft.pk])).content.decode()
    assert "hưởng ứng phong trào" in html
    assert "báo cáo kết quả" not in html


def test_one_answer_for_all(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    browser = signed_in(cast.ha)
    for _ in range(2):
        assert post(browser, draft, all_lead="phong noi vu", all_when="continuous", once="f1").status_code == 302
    duty = lacking(draft)
    assert duty.schedule == "continuous"
    assert duty.assignments.get(accountable=True).unit == cast.home_affairs


def test_a_duty_of_its_own(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    key = lacking(draft).pk
    post(signed_in(cast.ha), draft, **{"all_when": "continuous", f"when-{key}": "quarterly"})
    assert lacking(draft).rrule == "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"


def test_once_needs_its_day_and_a_wrong_name_is_kept(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    key, browser = lacking(draft).pk, signed_in(cast.ha)
    assert post(browser, draft, **{f"when-{key}": "once"}).status_code == 422
    answer = post(browser, draft, **{f"when-{key}": "once", f"due-{key}": "30/6/2026", f"lead-{key}": "Không có"})
    assert answer.status_code == 422
    assert 'value="Không có"' in answer.content.decode()
    post(browser, draft, **{f"when-{key}": "once", f"due-{key}": "30/6/2026"})
    assert str(lacking(draft).due_on) == "2026-06-30"


def test_nothing_filled_in_is_told(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    answer = post(signed_in(cast.ha), draft)
    assert answer.status_code == 422
    assert "Chưa có mục nào được chọn." in answer.content.decode()


def test_strangers_get_404(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    assert post(signed_in(cast.binh), draft, all_when="continuous").status_code == 404
