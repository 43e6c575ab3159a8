"""A citizen's word: sent without a name, answered by the unit, followed by its code."""

from __future__ import annotations

import datetime as dt

import pytest

from phoihop.ground.errors import NotAllowed, Refused
from phoihop.ledger.actor import CITIZEN, SYSTEM
from phoihop.ledger.models import Entry
from phoihop.publishing.queries import current_posting
from phoihop.voices import actions
from phoihop.voices.codes import code_from, hash_of, new_seed
from phoihop.voices.models import Feedback, FeedbackContact
from phoihop.voices.paths import other_path
from phoihop.voices.queries import feedback_by_code, public_feedback, refusals, visible_feedback
from tests.cast import NOW, Cast, person, unit

from .conftest import SAID, Send

CITIZENS = {"by": CITIZEN, "now": NOW}


def test_codes_can_be_read_out_and_are_kept_as_a_hash_alone(send: Send) -> None:
    code = code_from(new_seed())
    assert [len(group) for group in code.split(" ")] == [5] * 5 and code.replace(" ", "").isdecimal()
    made = send(code=code)
    assert made.code_hash == hash_of(code.replace(" ", "")) == hash_of(f" {code.replace(' ', '-')} ")
    assert feedback_by_code(code.replace(" ", ".")) == made
    assert feedback_by_code("1" * 25) is None and feedback_by_code("") is None and feedback_by_code("²" * 25) is None


def test_sent_twice_it_is_there_once(send: Send) -> None:
    code = code_from(new_seed())
    assert send(code=code) == send(code=code)
    assert Feedback.objects.count() == 1


def test_the_term_counts_working_days(send: Send) -> None:
    assert send().due_on == dt.date(2026, 3, 16)


def test_the_ledger_has_the_day_and_no_word(send: Send) -> None:
    send()
    entry = Entry.objects.select_related("content").get(act="feedback.send")
    assert entry.at is None and entry.day == NOW.date() and entry.unit == "Người dân"
    assert "Tuơh" not in entry.content.json and '"account":null' in entry.content.json.replace(" ", "")


def test_to_and_fro(cast: Cast, send: Send) -> None:
    made = send()
    actions.take(made, **cast.binh.by)
    actions.ask(made, text="Đoạn nào?", **cast.binh.by)
    actions.reply(made, text="Trước nhà rông", **CITIZENS)
    actions.answer(made, text="Đã khơi cống", **cast.binh.by)
    assert made.state == "answered"
    with pytest.raises(NotAllowed):
        actions.answer(made, text="Lần nữa", **cast.binh.by)
    actions.rate(made, rating=1, **CITIZENS)
    later = {"by": CITIZEN, "now": NOW + dt.timedelta(days=30)}
    actions.reopen(made, text="Vẫn ngập", **later)
    made.refresh_from_db()
    assert (made.state, made.rating, made.due_on) == ("reopened", None, dt.date(2026, 4, 15))
    kinds = list(made.messages.values_list("kind", flat=True))
    assert kinds == ["question", "reply", "answer", "reopening"]


def test_a_wrong_receiver_forwards_and_the_term_runs_on(cast: Cast, send: Send) -> None:
    made = send()
    due = made.due_on
    actions.forward(made, to=cast.home_affairs, reason="Thuộc việc của phòng", **cast.binh.by)
    made.refresh_from_db()
    assert (made.unit, made.state, made.due_on) == (cast.home_affairs, "received", due)
    assert not visible_feedback(cast.binh.actor).exists()
    assert made.messages.get().text == "Thuộc việc của phòng"


def test_duplicates_are_answered_together_and_each_can_be_opened_again(cast: Cast, send: Send) -> None:
    first, second, third = send(), send(text="Ngập quá"), send(text="Cống tắc")
    actions.merge(third, into=second, **cast.binh.by)
    actions.merge(second, into=first, **cast.binh.by)
    third.refresh_from_db()
    assert third.merged_into == first
    with pytest.raises(Refused):
        actions.merge(first, into=third, **cast.binh.by)
    actions.answer(first, text="Đã khơi cống", **cast.binh.by)
    for one in (first, second, third):
        one.refresh_from_db()
        assert (one.state, one.answer and one.answer.text) == ("answered", "Đã khơi cống")
    actions.reopen(third, text="Chưa", **CITIZENS)
    third.refresh_from_db()
    assert third.merged_into is None and Feedback.objects.get(pk=second.pk).state == "answered"


def test_refused_for_a_published_reason(cast: Cast, send: Send) -> None:
    spam, real = send(text="Bán hàng"), send()
    actions.take(real, **cast.binh.by)
    assert actions.refuse_many([spam, real], refusal="spam", **cast.binh.by) == 1
    assert refusals(NOW.date()) == {"spam": 1}
    assert spam.messages.get().text.startswith("Quảng cáo")
    with pytest.raises(NotAllowed):
        actions.reply(spam, text="Sao vậy?", **CITIZENS)


def test_published_where_its_sender_agreed_and_moderated(cast: Cast, send: Send) -> None:
    made, kept = send(), send(may_publish=False)
    head = person("truong", "Trưởng", cast.glar, "secretary")
    for one in (made, kept):
        actions.answer(one, text="Đã khơi cống", **cast.binh.by)
    with pytest.raises(NotAllowed):
        actions.publish(kept, text=SAID, **head.by)
    with pytest.raises(NotAllowed):  # who reports does not publish
        actions.publish(made, text=SAID, **cast.binh.by)
    actions.publish(made, text="Đường thôn ngập", **head.by)
    assert [one.public_text for one in public_feedback(NOW.date())] == ["Đường thôn ngập"]
    assert current_posting(made, NOW.date())


def test_contact_is_sealed_every_look_is_recorded_and_it_goes_after_its_term(cast: Cast, send: Send) -> None:
    made = send(contact=" 0905 000 111 ")
    sealed = FeedbackContact.objects.get()
    assert "0905" not in sealed.sealed and sealed.delete_on == dt.date(2026, 5, 31)
    assert actions.see_contact(made, **cast.binh.by) == "0905 000 111"
    assert Entry.objects.filter(act="feedback.see_contact").count() == 1
    with pytest.raises(NotAllowed):
        actions.see_contact(made, **cast.ha.by)
    late = NOW + dt.timedelta(days=90)
    with pytest.raises(Refused):
        actions.see_contact(made, by=cast.binh.actor, now=late)
    assert actions.forget_contacts(None, by=SYSTEM, now=late) == 1
    assert not FeedbackContact.objects.exists()


def test_further_words_have_a_limit_a_day(send: Send) -> None:
    made = send()
    for n in range(5):
        actions.reply(made, text=f"Lần {n}", **CITIZENS)
    with pytest.raises(Refused, match="ngày mai"):
        actions.reply(made, text="Nữa", **CITIZENS)
    actions.reply(made, text="Hôm sau", by=CITIZEN, now=NOW + dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Tôi tố cáo ông A nhận tiền", "denunciation"),
        ("toi to cao ong A", "denunciation"),
        ("Khiếu nại quyết định thu hồi đất", "complaint"),
        ("Cây to, cao, che biển báo", None),
        ("Đường ngập", None),
    ],
)
def test_other_paths_of_the_law_are_recognised(text: str, path: str | None) -> None:
    found = other_path(text)
    assert (found and found.key) == path


@pytest.mark.parametrize("kind", ["police", "military"])
def test_armed_forces_read_only_what_was_addressed_to_them(cast: Cast, send: Send, kind: str) -> None:
    force = unit(cast.committee, "Đơn vị vũ trang", kind, level="commune")
    officer = person("canbo", "Cán bộ", force, "head")
    made = send()
    with pytest.raises(Refused, match="hỏi người gửi"):
        actions.forward(made, to=force, reason="Việc của họ", **cast.binh.by)
    made.refresh_from_db()
    assert made.unit == cast.glar and not visible_feedback(officer.actor).exists()
    theirs = send(to=force)
    assert list(visible_feedback(officer.actor)) == [theirs]
    actions.forward(theirs, to=cast.glar, reason="Việc của xã", **officer.by)
    assert not visible_feedback(officer.actor).exists()
    actions.forward(theirs, to=force, reason="Trả lại", **cast.binh.by)  # its sender chose them
    assert list(visible_feedback(officer.actor)) == [theirs]
