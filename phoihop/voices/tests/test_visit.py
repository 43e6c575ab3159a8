"""A visit of a people's board: recorded, sent, answered in time or late."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.test import Client

from phoihop.ground.deadlines import deadline
from phoihop.ground.errors import Conflict, NotAllowed, Refused
from phoihop.ledger.acts import key_of
from phoihop.voices.actions import visit as acts
from phoihop.voices.deadlines import VisitDeadlines
from phoihop.voices.models import Visit
from phoihop.voices.queries import visible_visits
from phoihop.voices.visit_terms import visit_due
from tests.cast import NOW, Cast, person

from .deeds import noted, picture

DUE = dt.date(2026, 3, 17)  # fifteen days after 2 March, a Tuesday


@pytest.mark.parametrize("body", Visit.Body.values)
def test_the_term_is_in_calendar_days_and_does_not_end_on_a_day_off(cast: Cast, body: str) -> None:
    assert visit_due(body, NOW.date()) == DUE
    assert visit_due(body, dt.date(2026, 3, 6)) == dt.date(2026, 3, 23)  # 21 March is a Saturday
    assert visit_due(body, dt.date(2023, 6, 30)) is None  # before the law


def test_sent_it_is_owed_by_the_authority(cast: Cast) -> None:
    visit = noted(cast)
    clerk = person("vt", "Văn thư", cast.committee, "clerk")
    assert visit in visible_visits(clerk.actor)  # it stands above the commune
    home = person("nv", "Nội vụ", cast.home_affairs, "reporter")
    assert visit not in visible_visits(home.actor)
    acts.send(visit, to=cast.home_affairs, **cast.binh.by)
    assert visit in visible_visits(home.actor)
    (owed,) = VisitDeadlines().of([cast.home_affairs.pk], DUE, DUE)
    assert (owed.unit, owed.due_on, owed.state) == (cast.home_affairs.pk, DUE, "open")
    assert "Đường" not in owed.title and deadline(key_of(visit)) == owed
    with pytest.raises(NotAllowed):
        acts.answer(visit, text="Tự trả lời", **cast.binh.by)
    acts.answer(visit, text="Đã yêu cầu nhà thầu làm lại", by=home.actor, now=NOW.replace(day=20))
    assert (visit.state, visit.days_late(NOW.date())) == ("answered", 3)
    assert not list(VisitDeadlines().due([DUE]))


def test_late_is_late(cast: Cast) -> None:
    visit = acts.send(noted(cast), to=cast.committee, **cast.binh.by)
    assert (visit.days_late(DUE), visit.days_late(DUE + dt.timedelta(days=2))) == (0, 2)


def test_what_is_sent_stands(cast: Cast) -> None:
    visit = acts.send(noted(cast), to=cast.committee, **cast.binh.by)
    for act, more in (
        (acts.edit, {"seen": 1, "asks": "Khác"}),
        (acts.check, {"text": "Thêm", "verdict": "met"}),
        (acts.show, {"photos": [picture()]}),
        (acts.finish, {}),
    ):
        with pytest.raises(NotAllowed):
            act(visit, **more, **cast.binh.by)


def test_without_a_request_it_is_finished(cast: Cast) -> None:
    with pytest.raises(Refused):
        acts.finish(noted(cast), **cast.binh.by)
    with pytest.raises(Refused):
        acts.send(noted(cast, asks=""), to=cast.committee, **cast.binh.by)
    with pytest.raises(Refused):
        acts.finish(noted(cast, asks="", findings=""), **cast.binh.by)
    assert acts.finish(noted(cast, asks=""), **cast.binh.by).state == "finished"


def test_only_the_front_and_communes_record_visits(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        acts.note(None, visited_on=NOW.date(), **cast.ha.by)
    with pytest.raises(Refused):
        noted(cast, visited_on=NOW.date() + dt.timedelta(days=1))


@time_machine.travel(NOW, tick=False)
def test_the_pages_of_both_sides(cast: Cast, client: Client) -> None:
    client.force_login(cast.binh.account)
    told = {
        "body": "investment", "of": "đường thôn", "title": "Đường mới", "visited_on": "2/3/2026",
        "findings": "Bê tông nứt", "asks": "Kiểm tra lại",
    }  # fmt: skip
    assert client.post("/y-kien/kiem-tra/ghi/", told).status_code == 302
    visit = noted(cast)
    page = f"/y-kien/kiem-tra/{visit.pk}/"
    check = {"text": "Có biển công trình", "verdict": "met", "note": ""}
    assert client.post(f"{page}dieu/", check).status_code == 302
    assert client.post(f"{page}anh/", {"photos": picture().content, "caption": "Đoạn cuối"}).status_code == 302
    shown = client.get(page).content.decode()
    assert "Có biển công trình" in shown and "Đoạn cuối" in shown and "Gửi kiến nghị" in shown
    assert client.post(f"{page}gui/", {"to": "UBND huyện Đak Đoa"}).status_code == 302
    assert "17/3/2026" in client.get(page).content.decode()
    clerk = person("vt", "Văn thư", cast.committee, "clerk")
    client.force_login(clerk.account)
    assert "Đường thôn Tuơh Ktu" in client.get("/y-kien/kiem-tra/?cho=1").content.decode()
    assert client.post(f"{page}tra-loi/", {"text": "Sẽ làm lại trước 30/4"}).status_code == 302
    assert "Sẽ làm lại" in client.get(page).content.decode()
    client.force_login(cast.dung.account)
    assert client.get(page).status_code == 404


def test_a_form_that_does_not_say_what_it_saw_changes_nothing(cast: Cast) -> None:
    visit = noted(cast)
    with pytest.raises(Conflict):
        acts.edit(visit, seen=None, title="Khác", **cast.binh.by)
    assert Visit.objects.get().title != "Khác"
