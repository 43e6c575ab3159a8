"""To a military or police unit a citizen's word goes by the citizen's leave alone; by every path, nothing before it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.ground.errors import NotAllowed, Refused
from phoihop.ledger.actor import CITIZEN
from phoihop.ledger.models import Entry
from phoihop.voices import actions
from phoihop.voices.codes import code_from, new_seed
from phoihop.voices.models import Feedback, FeedbackContact
from phoihop.voices.queries import visible_feedback
from tests.cast import NOW, Cast, Person, person, unit

from .conftest import SAID, Send
from .deeds import picture

CITIZENS: dict[str, Any] = {"by": CITIZEN, "now": NOW}


@pytest.fixture
def officer(cast: Cast) -> Person:
    """The head of the commune's police."""
    force = unit(cast.committee, "Công an xã Glar", "police", level="commune")
    return person("congan", "Công an", force, "head")


def at_every_path(client: Client, officer: Person, one: Feedback) -> bool:
    """Whether the officer reads anything of it: list, search, page, picture, files, the house's search, the acts."""
    client.force_login(officer.account)
    photo = one.photos.get()
    pages = [
        client.get("/y-kien/"),
        client.get("/y-kien/", {"tinh-trang": "tat-ca", "tim": "ngap"}),
        client.get(f"/y-kien/phan-anh/{one.pk}/"),
        client.get(f"/y-kien/phan-anh/{one.pk}/anh/{photo.pk}/"),
        client.get(f"/y-kien/phan-anh/{one.pk}/tra-loi/"),
        client.get(f"/y-kien/phan-anh/{one.pk}/chuyen/"),
        client.post(f"/y-kien/phan-anh/{one.pk}/lien-he/"),
        client.get("/tim/", {"tim": "ngap"}),
        client.get("/"),
    ]
    seen = [
        page for page in pages if page.status_code == 200 and (not page.streaming) and SAID in page.content.decode()
    ]
    return bool(seen) or pages[3].status_code == 200 or visible_feedback(officer.actor).filter(pk=one.pk).exists()


def test_a_force_reads_it_only_after_its_sender_said_yes(
    cast: Cast, send: Send, officer: Person, client: Client
) -> None:
    made = send(photos=[picture()], contact="0905 000 111")
    due, force = made.due_on, officer.membership.unit
    joined = send(text="Cũng ngập")
    actions.merge(joined, into=made, **cast.binh.by)
    assert not at_every_path(client, officer, made)
    actions.ask_leave(made, to=force, reason="Việc trật tự giao thông", **cast.binh.by)
    assert not at_every_path(client, officer, made)
    with pytest.raises(NotAllowed):  # one question at a time
        actions.ask_leave(made, to=force, reason="Nữa", **cast.binh.by)
    with pytest.raises(NotAllowed):  # the unit does not say yes for its sender
        actions.answer_leave(made, to=force, leave=True, **cast.binh.by)
    actions.answer_leave(made, to=force, leave=True, **CITIZENS)
    made.refresh_from_db()
    assert (made.unit, made.addressed_to, made.state, made.due_on) == (force, force, "received", due)
    assert at_every_path(client, officer, made)
    assert not visible_feedback(cast.binh.actor).filter(pk=made.pk).exists()
    assert not FeedbackContact.objects.exists()
    joined.refresh_from_db()
    assert joined.merged_into is None and list(visible_feedback(officer.actor)) == [made]
    entry = Entry.objects.select_related("content").get(act="feedback.answer_leave", unit="Người dân")
    assert entry.at is None and "Tuơh" not in entry.content.json


def test_no_keeps_it_where_it_is(cast: Cast, send: Send, officer: Person, client: Client) -> None:
    made = send(photos=[picture()])
    due, force = made.due_on, officer.membership.unit
    actions.take(made, **cast.binh.by)
    actions.ask_leave(made, to=force, reason="Việc trật tự", **cast.binh.by)
    actions.answer_leave(made, to=force, leave=False, **CITIZENS)
    made.refresh_from_db()
    assert (made.unit, made.addressed_to, made.state, made.due_on) == (cast.glar, cast.glar, "handling", due)
    assert not at_every_path(client, officer, made)
    with pytest.raises(Refused):
        actions.forward(made, to=force, reason="Vẫn chuyển", **cast.binh.by)
    assert [one.text for one in made.messages.filter(kind="left")] == ["Không đồng ý chuyển cho Công an xã Glar."]


def test_a_question_that_is_no_more_gives_nothing_away(cast: Cast, send: Send, officer: Person) -> None:
    made, force = send(), officer.membership.unit
    soldiers = unit(cast.committee, "Ban Chỉ huy quân sự xã", "military", level="commune")
    person("quan", "Quân", soldiers, "reporter")
    actions.ask_leave(made, to=force, reason="Việc trật tự", **cast.binh.by)
    there = person("adok", "A Dơk", cast.adok, "head")
    actions.forward(made, to=cast.adok, reason="Thuộc xã A Dơk", **cast.binh.by)
    with pytest.raises(NotAllowed):
        actions.answer_leave(made, to=force, leave=True, **CITIZENS)
    actions.ask_leave(made, to=soldiers, reason="Việc của quân sự", **there.by)
    with pytest.raises(Refused, match="không còn"):  # a page that was open before
        actions.answer_leave(made, to=force, leave=True, **CITIZENS)
    actions.answer(made, text="Đã làm", **there.by)
    made.refresh_from_db()
    assert made.leave_to is None and not visible_feedback(officer.actor).exists()


def test_leave_is_asked_for_armed_forces_alone(cast: Cast, send: Send) -> None:
    with pytest.raises(Refused):
        actions.ask_leave(send(), to=cast.adok, reason="Chuyển", **cast.binh.by)


def test_the_sender_is_asked_and_answers_by_the_code(cast: Cast, send: Send, officer: Person, client: Client) -> None:
    code = code_from(new_seed())
    made, force = send(code=code), officer.membership.unit
    client.force_login(cast.binh.account)
    page = client.get(f"/y-kien/phan-anh/{made.pk}/xin-chuyen/")
    assert page.status_code == 200
    given = {"to": force.name, "reason": "Việc trật tự giao thông", "once": "a"}
    wrong = client.post(f"/y-kien/phan-anh/{made.pk}/xin-chuyen/", given | {"to": cast.adok.name})
    assert wrong.status_code == 422
    assert client.post(f"/y-kien/phan-anh/{made.pk}/xin-chuyen/", given).status_code == 302
    assert "Đang hỏi người gửi" in client.get(made.get_absolute_url()).content.decode()
    citizen = Client()
    asked = citizen.post("/phan-anh/theo-doi/", {"code": code}).content.decode()
    assert "muốn chuyển phản ánh của bạn tới Công an xã Glar" in asked and "Việc trật tự giao thông" in asked
    say = {"code": code, "do": "answer_leave", "to": force.pk, "once": "b"}
    assert "Bạn có đồng ý không?" in citizen.post("/phan-anh/theo-doi/", say).content.decode()  # nothing chosen
    answered = citizen.post("/phan-anh/theo-doi/", say | {"leave": "yes"}).content.decode()
    assert "Đồng ý chuyển cho Công an xã Glar." in answered and "Bạn có đồng ý không?" not in answered
    made.refresh_from_db()
    assert made.unit == force


def test_the_list_is_searched_without_marks_and_by_state(cast: Cast, send: Send, client: Client) -> None:
    first, second = send(), send(text="Đèn đường hỏng", place="Thôn Adroch")
    actions.answer(second, text="Đã thay", **cast.binh.by)
    client.force_login(cast.binh.account)

    def found(**given: str) -> list[int]:
        return [one.pk for one in client.get("/y-kien/", given).context["piece"].rows]

    assert found() == [first.pk]
    assert found(tim="ngap sau") == [first.pk] and found(tim="den duong") == []
    assert found(tim="den duong", **{"tinh-trang": "answered"}) == [second.pk]
    assert found(tim="adroch", **{"tinh-trang": "tat-ca"}) == [second.pk]
    assert found(**{"tinh-trang": "tat-ca"}) == [second.pk, first.pk]


def test_no_other_unit_and_no_search_of_the_house_finds_it(cast: Cast, send: Send, client: Client) -> None:
    send()
    for somebody in (cast.ha, cast.dung, cast.an, cast.binh):
        client.force_login(somebody.account)
        assert SAID not in client.get("/tim/", {"tim": "ngap sau mua"}).content.decode()
        if somebody is not cast.binh:
            assert SAID not in client.get("/y-kien/", {"tim": "ngap"}).content.decode()


def test_what_is_new_is_told_by_a_number_alone(
    cast: Cast, send: Send, officer: Person, client: Client, queries_at_most: Any
) -> None:
    made, second = send(), send()
    client.force_login(cast.binh.account)
    with queries_at_most():
        page = client.get(reverse("tasks:our_tasks")).content.decode()
    assert 'class="count">2<span class="words"> mới' in page
    actions.take(made, **cast.binh.by)
    actions.merge(second, into=made, **cast.binh.by)
    assert '<span class="words"> mới' not in client.get("/y-kien/").content.decode()
    send(to=cast.adok)
    for somebody in (cast.binh, officer):
        client.force_login(somebody.account)
        assert '<span class="words"> mới' not in client.get("/y-kien/").content.decode()
