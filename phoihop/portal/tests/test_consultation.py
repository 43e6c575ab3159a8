"""A consultation as a citizen meets it, without an account, and the way back to the public answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from phoihop.programmes.models import Programme
from phoihop.publishing import actions as publishing
from phoihop.publishing.models import Posting
from phoihop.voices import actions
from phoihop.voices.models import AnswerChoice, Comment, Consultation, ConsultationAnswer
from phoihop.voices.tests.test_consultation import AFTER, BY, CLOSES, drafted, later, opened, voted
from tests.cast import Cast

from .test_public_pages import words

SAID = "Xin làm rộng 5 m"


def page(client: Client, address: str) -> str:
    """The words of a page that is there."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return str(words(answer.content.decode()))


def sent(client: Client, about: Consultation, **given: Any) -> Any:
    """The form with its seed, filled in."""
    address = f"/lay-y-kien/{about.pk}/tra-loi/"
    found = re.search(r'name="seed" value="([^"]+)"', client.get(address).content.decode())
    assert found
    return client.post(address, {"seed": found[1], **given})


def test_a_citizen_finds_it_answers_it_and_reads_the_answer(
    client: Client, cast: Cast, programme: Programme, on_the_day: time_machine.Traveller
) -> None:
    about = opened(cast, programme=programme)
    assert "Làm đường thôn 2" in page(client, "/lay-y-kien/") and "Còn 21 ngày" in page(client, "/lay-y-kien/")
    assert "Đang lấy ý kiến bà con" in page(client, f"/cam-ket/{programme.pk}/")
    assert "Làm đường thôn 2" in page(client, f"/lay-y-kien/?cam-ket={programme.pk}")
    assert "Làm đường thôn 2" not in page(client, f"/lay-y-kien/?cam-ket={programme.pk + 1}")
    shown = page(client, f"/lay-y-kien/{about.pk}/")
    assert "Điều 1. Bề rộng" in shown and programme.title in shown and "Trả lời" in shown
    answer = sent(client, about, **{f"section_{about.sections.get().pk}": SAID, "whole": ""})
    assert "Đã gửi. Cảm ơn" in words(answer.content.decode()) and "1/4/2026" in words(answer.content.decode())
    made = Comment.objects.get()
    assert (made.text, made.section) == (SAID, about.sections.get())
    assert not {"sessionid", "django_language"} & set(client.cookies)
    on_the_day.move_to(AFTER)
    waits = page(client, f"/lay-y-kien/{about.pk}/")
    assert "Đang tổng hợp ý kiến" in waits and "1 lượt trả lời" in waits and SAID not in waits
    group = actions.make_group(about, title="Làm rộng hơn", outcome="explained", answer="Không đủ đất.", **later(cast))
    actions.sort(about, chosen=Comment.objects.all(), group=group, **later(cast))
    actions.close(about, outcome="adopted", decision="Làm rộng 4 m.", **later(cast))
    shown = page(client, f"/lay-y-kien/{about.pk}/")
    for one in ("Làm rộng 4 m.", "Làm rộng hơn", "Không đủ đất.", "Không nhận 1 ý kiến, vì sao"):
        assert one in shown
    assert SAID not in shown and "Đã có kết quả" in page(client, "/lay-y-kien/")


def test_a_double_click_counts_once(client: Client, cast: Cast) -> None:
    about = opened(cast)
    given = {"seed": "a" * 24, "whole": SAID}
    for _ in range(2):
        assert client.post(f"/lay-y-kien/{about.pk}/tra-loi/", given).status_code == 200
    assert ConsultationAnswer.objects.count() == 1
    assert client.post(f"/lay-y-kien/{about.pk}/tra-loi/", {"whole": SAID}).status_code == 200  # a form without a seed
    assert ConsultationAnswer.objects.count() == 1


def test_choosing_and_ranking(client: Client, cast: Cast) -> None:
    about = opened(cast, choosing="choose", options=["3 m", "4 m"])
    three, four = about.options.all()
    sent(client, about, choice=four.pk)
    assert AnswerChoice.objects.get().option == four
    ranked = opened(cast, choosing="rank", options=["A", "B"], comments=False)
    a, b = ranked.options.all()
    twice = sent(client, ranked, **{f"rank_{a.pk}": 1, f"rank_{b.pk}": 1})
    assert twice.status_code == 422 and "chỉ dùng cho một phương án" in words(twice.content.decode())
    sent(client, ranked, **{f"rank_{a.pk}": 2, f"rank_{b.pk}": 1})
    found = AnswerChoice.objects.filter(answer__consultation=ranked).order_by("rank")
    assert [(one.option, one.rank) for one in found] == [(b, 1), (a, 2)]
    stranger = sent(client, ranked, choice=three.pk)
    assert stranger.status_code == 422


def test_the_page_says_what_counts_and_who_reads(client: Client, cast: Cast, unguarded: Any) -> None:
    about = opened(cast, majority="contributions", villages=1)
    shown = page(client, f"/lay-y-kien/{about.pk}/tra-loi/")
    assert "một người có thể gửi nhiều lần" in shown and "chỉ phiếu của hộ" in shown
    assert f"Chỉ người được {about.unit} giao việc này mới đọc" in shown and "cơ quan quân sự" not in shown
    assert "no-store" in client.get(f"/lay-y-kien/{about.pk}/tra-loi/")["Cache-Control"]
    with unguarded():
        type(about.unit).objects.filter(pk=about.unit_id).update(kind="police")
    assert "cơ quan quân sự hoặc công an" in page(client, f"/lay-y-kien/{about.pk}/tra-loi/")


def test_totals_wait_for_the_end(client: Client, cast: Cast, on_the_day: time_machine.Traveller) -> None:
    about = opened(cast, choosing="choose", options=["3 m", "4 m"], majority="contributions", villages=1)
    sent(client, about, choice=about.options.all()[0].pk)
    voted(about, cast, "Thôn 2", 90, 60)
    assert "Số lượt chọn" not in page(client, f"/lay-y-kien/{about.pk}/")
    on_the_day.move_to(AFTER)
    shown = page(client, f"/lay-y-kien/{about.pk}/")
    assert "Số lượt chọn" in shown and "60 (67%)" in shown and "Cần ít nhất 2/3 số hộ đồng ý" in shown
    assert client.get(f"/lay-y-kien/{about.pk}/tra-loi/").status_code == 302
    on_the_day.move_to(AFTER + (BY - CLOSES))
    assert "Chậm công bố kết quả" in page(client, f"/lay-y-kien/{about.pk}/")


def test_a_draft_and_what_is_withdrawn_are_not_there(client: Client, cast: Cast) -> None:
    hidden, about = drafted(cast), opened(cast)
    assert client.get(f"/lay-y-kien/{hidden.pk}/").status_code == 404
    publishing.withdraw(Posting.objects.get(object_id=about.pk), reason="Nhầm", **cast.ha.by)
    for address in (f"/lay-y-kien/{about.pk}/", f"/lay-y-kien/{about.pk}/tra-loi/"):
        assert client.get(address).status_code == 404
    assert "Làm đường thôn 2" not in page(client, "/lay-y-kien/")


@pytest.mark.parametrize("address", ["/lay-y-kien/", "/lay-y-kien/{key}/", "/lay-y-kien/{key}/tra-loi/"])
def test_as_many_queries_for_three_as_for_one(client: Client, cast: Cast, address: str) -> None:
    counts = []
    about = opened(cast, choosing="rank", options=["A", "B"], majority="contributions", villages=1)
    for more in (0, 2):
        for n in range(more):
            opened(cast)
            sent(client, about, whole=f"{n}")
        with CaptureQueriesContext(connection) as seen:
            page(client, address.format(key=about.pk))
        counts.append(len(seen))
    assert counts[1] <= counts[0] <= 12, counts


def test_an_official_does_all_of_it_by_the_pages(
    cast: Cast, as_: Callable[..., Client], on_the_day: time_machine.Traveller
) -> None:
    browser = as_(cast.ha)
    facts = {
        "title": "Hương ước thôn 2", "question": "Góp ý?", "asked": "Thôn 2", "comments": "on", "choosing": "choose",
        "options": "Có\nKhông\n", "majority": "other", "villages": "1",
    }  # fmt: skip
    assert browser.post("/y-kien/lay-y-kien/moi/", facts | {"villages": ""}).status_code == 422
    about = browser.post("/y-kien/lay-y-kien/moi/", facts)["Location"]
    assert browser.get(f"{about}sua/").status_code == 200
    browser.post(f"{about}sua/", facts | {"title": "Hương ước", "seen": "1"})
    browser.post(f"{about}du-thao/", {"draft": "Điều 1. Một\nHai\nĐiều 2. Ba"})
    soon = {"closes_on": "2026-03-10", "results_by": "2026-04-10", "basis": "Luật"}
    assert "ít nhất 20 ngày" in words(browser.post(f"{about}cong-khai/", soon).content.decode())
    assert browser.post(f"{about}cong-khai/", soon | {"closes_on": "2026-03-22"}).status_code == 302
    found = Consultation.objects.get()
    assert (found.title, found.sections.count(), found.state) == ("Hương ước", 2, "open")
    for n in range(60):
        sent(Client(), found, whole=f"Ý {n} về rác" if n % 2 else f"Ý {n} về đèn")
    first = browser.get(f"{about}y-kien/", {"tim": "rac"}).content.decode()
    assert first.count('name="y"') == 30 and "đèn" not in first
    browser.post(f"{about}y-kien/xep/", {"tim": "rac", "all": "1", "group": "new", "title": "Về rác", "nhom": "0"})
    left = Comment.objects.filter(group=None)
    assert left.count() == 30 and all("đèn" in one.text for one in left)
    keys = [one.pk for one in left[:3]]
    empty = browser.post(f"{about}y-kien/xep/", {"y": keys, "group": "new", "title": ""}, follow=True)
    assert "Hãy ghi tóm tắt cho nhóm mới" in words(empty.content.decode())
    browser.post(f"{about}y-kien/xep/", {"y": keys, "group": str(found.groups.get().pk)})
    assert Comment.objects.filter(group=None).count() == 27
    browser.post(f"{about}y-kien/xep/", {"all": "1", "nhom": "0", "group": "new", "title": "Về đèn"})
    vote = {
        "village": "Thôn 2", "met_on": "2026-03-02", "households": 10, "present": 8, "votes_for": 8,
        "votes_against": 0, "votes_other": 0, "link": "https://example.vn/bb.pdf",
    }  # fmt: skip
    assert browser.post(f"{about}bieu-quyet/", vote).status_code == 302
    for one in found.groups.all():
        given = {"title": one.title, "outcome": "accepted", "answer": "Đã sửa Điều 1.", "seen": "1"}
        assert browser.post(f"{about}nhom/{one.pk}/", given).status_code == 302
    on_the_day.move_to(AFTER)
    browser = as_(cast.ha)
    assert browser.get(about).status_code == 200
    done = {"outcome": "changed", "decision": "Ban hành.", "chosen": str(found.options.all()[0].pk)}
    assert browser.post(f"{about}cong-bo/", done).status_code == 302
    found.refresh_from_db()
    assert found.state == "closed" and not found.differs
    assert browser.get(f"{about}word/").content[:2] == b"PK" == browser.get(f"{about}excel/").content[:2]


def test_who_may_not_read_sees_no_word(cast: Cast, as_: Callable[..., Client]) -> None:
    about = opened(cast)
    sent(Client(), about, whole=SAID)
    for person in (cast.binh, cast.thu, cast.dung, cast.an):
        assert as_(person).get(f"/y-kien/lay-y-kien/{about.pk}/y-kien/").status_code == 404
    assert SAID in as_(cast.ha).get(f"/y-kien/lay-y-kien/{about.pk}/y-kien/").content.decode()
    assert SAID not in as_(cast.ha).get(about.get_absolute_url()).content.decode()


def test_the_officials_page_costs_no_more_with_more(
    cast: Cast, as_: Callable[..., Client], on_the_day: time_machine.Traveller
) -> None:
    about = opened(cast, choosing="rank", options=["A", "B"], majority="contributions", villages=9)
    counts = []
    for more in (1, 3):
        for n in range(more):
            voted(about, cast, f"Thôn {more}{n}", 9, 9)
            sent(Client(), about, whole=f"Ý {n}", **{f"rank_{about.options.all()[0].pk}": 1})
            group = actions.make_group(about, title=f"Nhóm {n}", **cast.ha.by)
            actions.sort(about, chosen=Comment.objects.filter(text=f"Ý {n}"), group=group, **cast.ha.by)
        for address in ("", "y-kien/?nhom=all"):
            browser = as_(cast.ha)
            with CaptureQueriesContext(connection) as seen:
                assert browser.get(f"/y-kien/lay-y-kien/{about.pk}/{address}").status_code == 200
            counts.append(len(seen))
    assert counts[2:] == counts[:2] and max(counts) <= 12, counts
