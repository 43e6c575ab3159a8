"""Minutes, notices and plans by an office's own templates."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from phoihop.programmes.models import Programme
from phoihop.steering import actions
from phoihop.steering.models import Meeting, YearlyPlan
from phoihop.steering.papers import minutes_of, notice_of, plan_of
from phoihop.steering.papers.fields import minutes_fields, notice_fields, plan_fields
from phoihop.steering.plan_pages import picture_of
from phoihop.templating.tests.test_templates import used
from phoihop.writing.docx_templates import example, head_of_paper
from phoihop.writing.faults import Fault, WritingError
from phoihop.writing.tests.templating import texts
from tests.cast import NOW, Cast

from .conftest import At, Calls
from .test_plans import own_work


@pytest.fixture
def meeting(cast: Cast, calls: Calls) -> Meeting:
    """A meeting with a point and a conclusion."""
    made = calls("2026-03-02")
    actions.add_item(made, text="Kinh phí hội thi", **cast.ha.by)
    units, due_on = [cast.glar], dt.date(2026, 4, 1)
    actions.draft_conclusion(made, text="Niêm yết lại", units=units, due_on=due_on, **cast.ha.by)
    return Meeting.objects.get(pk=made.pk)


@pytest.fixture
def plan(cast: Cast, programme: Programme) -> YearlyPlan:
    """The draft of 2026 with work of its own."""
    made = actions.open_plan(programme, year=2026, **cast.ha.by)
    own_work(cast, made)
    return made


def same_shape(asked: dict[str, Any], given: dict[str, Any]) -> None:
    """Every field that is offered is filled, and no other."""
    assert asked.keys() == given.keys()
    for name, value in asked.items():
        if isinstance(value, list) and given[name] and isinstance(value[0], dict):
            assert value[0].keys() == given[name][0].keys()


def test_every_field_is_filled(meeting: Meeting, plan: YearlyPlan) -> None:
    same_shape(example("minutes"), head_of_paper(minutes_of(meeting)) | minutes_fields(meeting))
    same_shape(example("conclusions"), head_of_paper(notice_of(meeting, None)) | notice_fields(meeting))
    picture = picture_of(plan, NOW.date())
    same_shape(example("plan"), head_of_paper(plan_of(plan, picture)) | plan_fields(plan, picture))


def test_a_meetings_papers(at: At, cast: Cast, meeting: Meeting) -> None:
    browser, address = at("ha"), meeting.get_absolute_url()
    assert f'href="{address}bien-ban.docx?mau="' in browser.get(address).content.decode()
    assert "chưa đưa mẫu nào vào dùng" in browser.get(f"{address}bien-ban.docx?mau=").content.decode()
    minutes = used(
        cast.ha, "{{ issuer }} {{ symbol }}", "{%p for point in points %}", "{{ point.text }}", "{%p endfor %}"
    )
    notice = used(
        cast.ha,
        "{%p for conclusion in conclusions %}",
        "{{ conclusion.unit }}: {{ conclusion.text }} trước {{ conclusion.due }}",
        "{%p endfor %}",
        kind="conclusions",
        title="Thông báo ngắn",
    )
    page = browser.get(f"{address}bien-ban.docx?mau=").content.decode()
    assert f'<li><a href="{address}">{meeting.title}</a></li>' in page, "the way back to where one came from"
    assert f'href="?mau={minutes.pk}"' in page and "Thông báo ngắn" not in page
    made = texts(browser.get(f"{address}bien-ban.docx?mau={minutes.pk}").content)
    assert made == ["Ban Dân vận Huyện ủy BB/BDVHU", "Kinh phí hội thi"]
    made = texts(browser.get(f"{address}thong-bao-ket-luan.docx?mau={notice.pk}").content)
    assert made == ["UBND xã Glar: Niêm yết lại trước 1/4/2026"]
    assert browser.get(f"{address}bien-ban.docx?mau={notice.pk}").status_code == 404  # of another kind


def test_a_plan(at: At, cast: Cast, plan: YearlyPlan) -> None:
    found = used(
        cast.ha, "{{ year }}: {% for task in tasks %}{{ task.text }} ({{ task.due }}); {% endfor %}", kind="plan"
    )
    address = plan.get_absolute_url()
    assert f"{address}ke-hoach.docx?mau=" in at("ha").get(address).content.decode()
    (made,) = texts(at("ha").get(f"{address}ke-hoach.docx?mau={found.pk}").content)
    assert made.startswith("2026: Báo cáo kết quả thực hiện dân chủ ở cơ sở (hằng năm, ngày 15/6 và 15/11)")
    assert "Hội thi Dân vận khéo (15/10/2026)" in made


def test_what_fails_all_the_same_is_said(at: At, cast: Cast, meeting: Meeting, monkeypatch: Any) -> None:
    found = used(cast.ha, "{{ meeting }}")

    def fails(*_given: Any) -> bytes:
        raise WritingError(Fault("too_much"))

    monkeypatch.setattr("phoihop.templating.filling.filled", fails)
    answer = at("ha").get(f"{meeting.get_absolute_url()}bien-ban.docx?mau={found.pk}")
    assert answer.status_code == 422 and "Mẫu tạo ra văn bản quá dài" in answer.content.decode()


def test_numbers_that_are_not_there_are_blank(at: At, cast: Cast, meeting: Meeting) -> None:
    listed = ("{%p for unit in units %}", "{{ unit.name }}: {{ unit.people|number }}", "{%p endfor %}")
    found = used(cast.ha, *listed)
    made = texts(at("ha").get(f"{meeting.get_absolute_url()}bien-ban.docx?mau={found.pk}").content)
    assert made == ["UBND xã Glar: ", "UBND xã A Dơk: "]
