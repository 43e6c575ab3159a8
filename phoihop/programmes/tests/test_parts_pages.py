"""Editing what a draft holds: facts, parties, contents, duties, assignments."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.programmes.models import Duty, Programme
from tests.cast import Cast, Person

SignIn = Callable[[Person], Client]


def at(name: str, row: Any) -> str:
    return reverse(f"programmes:{name}", args=[row.pk])


def duty_form(duty: Duty, **changes: Any) -> dict[str, Any]:
    return {"content": duty.content_id or "", "label": duty.label, "text": duty.text, "seen": duty.revision, **changes}


@pytest.fixture
def duty(draft: Programme) -> Duty:
    return draft.duties.get(label="a")


def test_facts_are_edited(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    form = {
        "title": "  Tên   mới ",
        "number": "07-CTr/BDVHU-UBND",
        "starts_on": "1/1/2026",
        "ends_on": "31/12/2028",
        "seen": 1,
    }
    assert signed_in(cast.ha).post(at("facts", draft), form).status_code == 302
    draft.refresh_from_db()
    assert (draft.title, draft.ends_on, draft.revision) == ("Tên mới", dt.date(2028, 12, 31), 2)


def test_facts_that_are_wrong_keep_what_was_typed(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    form = {"title": "Tên khác", "starts_on": "2026-05-01", "ends_on": "2026-04-30", "seen": 1}
    answer = signed_in(cast.ha).post(at("facts", draft), form)
    assert answer.status_code == 422
    assert "Tên khác" in answer.content.decode()
    assert "Ngày kết thúc không thể trước ngày bắt đầu." in answer.content.decode()


def test_who_saw_an_older_revision_is_told_and_loses_nothing(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    browser = signed_in(cast.ha)
    form = {"title": "Bản một", "number": "", "seen": 1}
    browser.post(at("facts", draft), form)
    answer = browser.post(at("facts", draft), {**form, "title": "Bản hai"})
    assert answer.status_code == 422
    assert "Có người vừa thay đổi" in answer.content.decode()
    assert "Bản hai" in answer.content.decode()


def test_a_party_comes_changes_and_goes(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    browser = signed_in(cast.ha)
    browser.post(at("add_party", draft), {"name": "UBND xã Glar", "unit": "xa glar", "once": "p1"})
    browser.post(at("add_party", draft), {"name": "UBND xã Glar", "unit": "xa glar", "once": "p1"})
    party = draft.parties.get(name="UBND xã Glar")
    assert party.unit == cast.glar
    browser.post(at("party", party), {"name": "UBND xã Glar", "unit": "", "signatory_name": "Y Mẫu"})
    party.refresh_from_db()
    assert (party.unit, party.signatory_name) == (None, "Y Mẫu")
    browser.post(at("remove_party", party))
    assert draft.parties.count() == 2


def test_the_same_unit_signs_once(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    answer = signed_in(cast.ha).post(at("add_party", draft), {"name": "UBND huyện", "unit": "UBND huyện Đak Đoa"})
    assert answer.status_code == 422
    assert draft.parties.count() == 2


def test_contents_come_change_places_and_go(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    browser = signed_in(cast.ha)
    browser.post(at("add_content", draft), {"label": "3", "kind": "", "text": "Nội dung ba"})
    third = draft.contents.get(label="3")
    browser.post(
        at("content", third), {"label": "3", "kind": "general", "text": "Nội dung ba", "position": 1, "seen": 1}
    )
    assert [one.label for one in draft.contents.all()] == ["3", "1", "2"]
    browser.post(at("remove_content", third))
    assert [one.label for one in draft.contents.all()] == ["1", "2"]


def test_a_duty_is_moved_among_its_like(cast: Cast, signed_in: SignIn, draft: Programme, duty: Duty) -> None:
    signed_in(cast.ha).post(at("duty", duty), duty_form(duty, schedule="continuous", position=2))
    assert [one.label for one in draft.duties.filter(content=duty.content)] == ["b", "a"]


def test_the_form_shows_the_schedule_in_its_own_words(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    html = signed_in(cast.ha).get(at("duty", draft.duties.get(label="b"))).content.decode()
    assert 'value="15/6, 15/11"' in html
    assert '<option value="dates" selected>' in html


@pytest.mark.parametrize(
    ("chosen", "rrule"),
    [
        ({"every": "monthly", "days": "10, 25"}, "FREQ=MONTHLY;BYMONTHDAY=10,25"),
        ({"every": "quarterly"}, "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
        ({"every": "nine_months"}, "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=-1"),
        ({"every": "weekly", "weekdays": ["MO", "FR"]}, "FREQ=WEEKLY;BYDAY=MO,FR"),
        ({"every": "dates", "dates": "15/6 và 15/11"}, "FREQ=YEARLY;BYMONTH=6,11;BYMONTHDAY=15"),
        ({"every": "rule", "rrule": "freq=yearly;bymonth=5;bymonthday=19"}, "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=19"),
    ],
)
def test_a_recurring_schedule_is_chosen(
    cast: Cast, signed_in: SignIn, duty: Duty, chosen: dict[str, Any], rrule: str
) -> None:
    answer = signed_in(cast.ha).post(at("duty", duty), duty_form(duty, schedule="recurring", **chosen))
    assert answer.status_code == 302
    duty.refresh_from_db()
    assert (duty.schedule, duty.rrule) == ("recurring", rrule)


@pytest.mark.parametrize(
    "chosen",
    [
        {"schedule": "recurring"},
        {"schedule": "recurring", "every": "dates", "dates": "31/2"},
        {"schedule": "recurring", "every": "monthly", "days": "40"},
        {"schedule": "recurring", "every": "rule", "rrule": "FREQ=SOMETIMES"},
        {"schedule": "once"},
        {"schedule": "once", "starts_on": "2026-05-01", "due_on": "2026-04-01"},
        {"schedule": "continuous", "text": ""},
    ],
)
def test_a_schedule_that_means_nothing_is_refused(
    cast: Cast, signed_in: SignIn, duty: Duty, chosen: dict[str, Any]
) -> None:
    answer = signed_in(cast.ha).post(at("duty", duty), duty_form(duty, label="Sửa", **chosen))
    assert answer.status_code == 422
    assert 'value="Sửa"' in answer.content.decode()
    before = duty.rrule
    duty.refresh_from_db()
    assert (duty.rrule, duty.label) == (before, "a")


def test_a_schedule_that_was_once_recurring_loses_its_rule(cast: Cast, signed_in: SignIn, duty: Duty) -> None:
    signed_in(cast.ha).post(at("duty", duty), duty_form(duty, schedule="once", due_on="2026-06-30", every="monthly"))
    duty.refresh_from_db()
    assert (duty.rrule, duty.due_on) == ("", dt.date(2026, 6, 30))


def test_a_duty_comes_and_goes(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    browser, content = signed_in(cast.ha), draft.contents.get(label="2")
    shown = browser.get(f"{at('add_duty', draft)}?noi-dung={content.pk}").content.decode()
    assert f'<option value="{content.pk}" selected>' in shown
    form = {"content": content.pk, "text": "Việc mới", "schedule": "continuous", "once": "n1"}
    for _ in range(2):
        browser.post(at("add_duty", draft), form)
    made = draft.duties.get(text="Việc mới")
    assert made.content == content
    browser.post(at("remove_duty", made))
    assert not draft.duties.filter(text="Việc mới").exists()


def test_assignments_come_change_and_go(cast: Cast, signed_in: SignIn, duty: Duty) -> None:
    browser = signed_in(cast.ha)
    browser.post(at("add_assignment", duty), {"who": "UBND các xã, thị trấn", "role": "support"})
    made = duty.assignments.get(unit_class=cast.communes)
    browser.post(at("assignment", made), {"who": "UBND xã Glar", "role": "monitor"})
    made.refresh_from_db()
    assert (made.unit, made.unit_class, made.role) == (cast.glar, None, "monitor")
    browser.post(at("remove_assignment", made))
    assert duty.assignments.count() == 2


def test_a_second_lead_needs_the_texts_word(cast: Cast, signed_in: SignIn, duty: Duty) -> None:
    browser, form = signed_in(cast.ha), {"who": "UBND xã Glar", "role": "lead"}
    answer = browser.post(at("add_assignment", duty), form)
    assert answer.status_code == 422
    assert "Nhiệm vụ đã có đơn vị chủ trì." in answer.content.decode()
    browser.post(at("duty", duty), duty_form(duty, schedule="continuous", joint_leads="on"))
    assert browser.post(at("add_assignment", duty), form).status_code == 302
    assert duty.assignments.filter(role="lead", accountable=True).count() == 1


def test_strangers_get_404(cast: Cast, signed_in: SignIn, draft: Programme, duty: Duty) -> None:
    pages = [at("facts", draft), at("duty", duty), at("content", duty.content), at("party", draft.parties.first())]
    pages += [at("assignment", duty.assignments.first()), at("add_assignment", duty), at("add_duty", draft)]
    browser = signed_in(cast.binh)
    assert {browser.get(page).status_code for page in pages} == {404}
    assert {
        browser.post(at("remove_duty", duty)).status_code,
        browser.post(at("remove_party", draft.parties.first())).status_code,
    } == {404}


def test_a_frozen_programme_is_not_edited(cast: Cast, signed_in: SignIn) -> None:
    from tests.worlds import in_force  # lazily: makes rows

    programme = in_force(cast)
    duty = programme.duties.first()
    browser = signed_in(cast.ha)
    assert browser.get(at("duty", duty)).status_code == 403
    assert browser.post(at("remove_duty", duty)).status_code == 403
    assert signed_in(cast.binh).get(at("facts", programme)).status_code == 403


def test_removing_by_get_is_405(cast: Cast, signed_in: SignIn, duty: Duty) -> None:
    assert signed_in(cast.ha).get(at("remove_duty", duty)).status_code == 405
