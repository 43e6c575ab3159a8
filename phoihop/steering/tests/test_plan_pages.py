"""The pages of yearly plans, and the plan as a Word file."""

from typing import Any

import pytest

from phoihop.programmes.models import Programme
from phoihop.steering import actions
from phoihop.steering.models import PlanLine, YearlyPlan
from phoihop.tasks.models import Task
from tests.cast import NOW, Cast
from tests.worlds import draft

from .conftest import At
from .test_meeting_pages import text_of
from .test_pages import words
from .test_plans import EARLIER, JUNE, line_of, own_work, sharpened


@pytest.fixture
def plan(cast: Cast, programme: Programme) -> YearlyPlan:
    """The draft of 2026."""
    return actions.open_plan(programme, year=2026, **cast.ha.by)


def tab(programme: Programme, query: str = "") -> str:
    return f"/chuong-trinh/{programme.pk}/ke-hoach-nam/{query}"


def test_the_whole_way_of_a_plan(at: At, cast: Cast, programme: Programme) -> None:
    browser = at("ha")
    assert "Chưa có kế hoạch năm nào" in browser.get(tab(programme)).content.decode()
    assert 'value="2026" selected' in browser.get(tab(programme, "lap/")).content.decode()
    for _ in range(2):
        assert browser.post(tab(programme, "lap/"), {"year": "2026", "once": "o"}).status_code == 302
    plan = YearlyPlan.objects.get()
    about, line = plan.get_absolute_url(), line_of(plan)
    page = browser.get(f"{about}chon/").content.decode()
    assert page.count("checked") == 2 and "Báo cáo kết quả thực hiện dân chủ" in page
    days = browser.get(f"/ke-hoach-nam/viec/{line.pk}/han/").content.decode()
    assert "Hạn đã ký 15/6/2026; hạn trong kế hoạch" in days and "15/11/2026" in days and "15/6/2027" not in days
    late = {"day_2026-06-15": "20/6/2026", "seen": "1", "once": "d1"}
    refused = browser.post(f"/ke-hoach-nam/viec/{line.pk}/han/", late)
    assert refused.status_code == 422 and "kế hoạch chỉ được rút ngắn" in refused.content.decode()
    saved = {"day_2026-06-15": "1/6/2026", "day_2026-11-15": "", "seen": "1", "once": "d2"}
    assert browser.post(f"/ke-hoach-nam/viec/{line.pk}/han/", saved).status_code == 302
    work = {"text": "Hội thi Dân vận khéo", "due_on": "15/10/2026", "others": "phong noi vu", "once": "w"}
    for _ in range(2):
        assert browser.post(f"{about}viec/", work).status_code == 302
    page = words(browser.get(about).content.decode())
    assert "Hạn trong kế hoạch 1/6/2026, đã ký 15/6/2026" in page and "Hội thi Dân vận khéo" in page
    assert "Không có việc nào còn lại từ trước" in page
    assert at("binh").get(about).status_code == 404  # a draft stays with the secretariat
    for _ in range(2):
        given = {"issued_on": "2/3/2026", "number": "12-KH/BDVHU", "once": "i"}
        assert at("ha").post(f"{about}ban-hanh/", given).status_code == 302
    page = words(at("binh").get(about).content.decode())
    assert "Ban hành ngày 2/3/2026" in page and "Đặt hạn" not in page and "Đúng tiến độ" in page
    assert "12-KH/BDVHU" in at("binh").get(tab(programme)).content.decode()
    task = Task.objects.get(unit=cast.home_affairs, text="Hội thi Dân vận khéo")
    shown = words(at("ha").get(task.get_absolute_url()).content.decode())
    assert "Nguồn giao Kế hoạch năm: Kế hoạch thực hiện chương trình năm 2026" in shown
    june = Task.objects.get(unit=cast.glar, nominal_on=JUNE)
    shown = words(at("binh").get(june.get_absolute_url()).content.decode())
    assert "1/6/2026 (theo văn bản: 15/6/2026)" in shown


def test_the_plan_in_word(at: At, cast: Cast, programme: Programme, plan: YearlyPlan) -> None:
    sharpened(cast, plan)
    own_work(cast, plan, product="Kế hoạch hội thi")
    url = f"{plan.get_absolute_url()}ke-hoach.docx"
    assert at("binh").get(url).status_code == 404
    actions.issue(plan, issued_on=NOW.date(), **cast.ha.by)
    for who in ("ha", "binh"):
        text = text_of(at(who).get(url).content)
        assert "KẾ HOẠCH" in text
        assert "2 nhiệm vụ của chương trình (trong đó 1 nhiệm vụ đặt hạn sớm hơn hạn đã ký) và 1 việc" in text
        assert "riêng kỳ 15/6/2026: 1/6/2026" in text and "Kế hoạch hội thi" in text
        assert "UBND các xã, thị trấn" in text and "1. Thực hiện dân chủ ở cơ sở" in text


def test_own_work_is_edited_and_left_out_by_form(at: At, cast: Cast, plan: YearlyPlan) -> None:
    line = own_work(cast, plan)
    url = f"/ke-hoach-nam/viec/{line.pk}/"
    form = at("ha").get(url).content.decode()
    assert "Hội thi Dân vận khéo" in form and f"Phòng Nội vụ [{cast.home_affairs.pk}]" not in form  # it is ticked
    given = {"text": "Hội thi", "due_on": "1/9/2026", "who": [f"u{cast.glar.pk}"], "seen": "1", "once": "e"}
    assert at("ha").post(url, given).status_code == 302
    stale = at("ha").post(url, {**given, "text": "Khác", "once": "e2"})
    assert stale.status_code == 422 and "Có người vừa thay đổi" in stale.content.decode()
    for _ in range(2):
        answer = at("ha").post(f"{plan.get_absolute_url()}viec/{line.pk}/bo/", {"once": "x"})
        assert answer.headers["Location"] == plan.get_absolute_url()
    assert not PlanLine.objects.filter(kind="own").exists()


def test_chosen_and_thrown_away(at: At, programme: Programme, plan: YearlyPlan) -> None:
    url = f"{plan.get_absolute_url()}chon/"
    assert at("ha").post(url, {"once": "c"}).status_code == 302  # nothing is ticked
    assert "Kế hoạch chưa có việc nào" in at("ha").get(plan.get_absolute_url()).content.decode()
    for _ in range(2):
        answer = at("ha").post(tab(programme, f"{plan.pk}/bo/"), {"reason": "Lập nhầm", "once": "d"})
        assert answer.headers["Location"] == tab(programme)
    assert not YearlyPlan.objects.exists()


@pytest.mark.parametrize("path", ["", "chon/", "ban-hanh/", "viec/", "ke-hoach.docx", "sua/"])
def test_strangers_get_404_and_readers_403(at: At, cast: Cast, plan: YearlyPlan, path: str) -> None:
    url = f"{plan.get_absolute_url()}{path}"
    actions.change_plan(plan, seen=1, title=plan.title, **cast.ha.by)
    assert at("dung").get(url).status_code == 404
    actions.issue(plan, issued_on=NOW.date(), **cast.ha.by)
    assert at("dung").get(url).status_code == 404
    expected = {"": 200, "ke-hoach.docx": 200, "ban-hanh/": 302}.get(path, 403)
    assert at("binh").get(url).status_code == expected


def test_a_draft_programme_has_no_plans(at: At, cast: Cast) -> None:
    assert at("ha").get(tab(draft(cast))).status_code == 404


@pytest.mark.parametrize("issued", [False, True])
@pytest.mark.parametrize("page", ["list", "plan", "choose", "sharpen"])
def test_twelve_queries_whatever_it_holds(
    at: At, cast: Cast, programme: Programme, plan: YearlyPlan, queries_at_most: Any, page: str, issued: bool
) -> None:
    sharpened(cast, plan, EARLIER)
    for _ in range(3):
        own_work(cast, plan, classes=[cast.communes])
    if issued:
        actions.issue(plan, issued_on=NOW.date(), **cast.ha.by)
    address = {
        "list": tab(programme),
        "plan": plan.get_absolute_url(),
        "choose": f"{plan.get_absolute_url()}chon/",
        "sharpen": f"/ke-hoach-nam/viec/{line_of(plan).pk}/han/",
    }[page]
    browser = at("ha")
    with queries_at_most():
        assert browser.get(address).status_code == (403 if issued and page in ("choose", "sharpen") else 200)
