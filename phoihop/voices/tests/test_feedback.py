"""A citizen's word: sent without a name, answered by the unit, followed by its code."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from phoihop.ground.errors import Conflict, NotAllowed, Refused
from phoihop.ledger.actor import CITIZEN, SYSTEM
from phoihop.ledger.acts import allowed
from phoihop.ledger.models import Entry
from phoihop.programmes.models import Programme
from phoihop.publishing.queries import current_posting
from phoihop.units.models import Membership
from phoihop.voices import actions
from phoihop.voices.codes import code_from, hash_of, new_seed
from phoihop.voices.models import Feedback, FeedbackContact
from phoihop.voices.paths import other_path
from phoihop.voices.queries import feedback_by_code, new_beside, public_feedback, refusals, visible_feedback
from phoihop.voices.receivers import who_answer
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
    assert (made.state, made.rating, made.due_on) == ("reopened", 1, dt.date(2026, 4, 15))
    kinds = list(made.messages.values_list("kind", flat=True))
    assert kinds == ["question", "reply", "answer", "reopening"]


def test_a_wrong_receiver_forwards_and_the_term_runs_on(cast: Cast, send: Send) -> None:
    made = send()
    with pytest.raises(Refused, match="chưa có tài khoản"):  # nobody there would read it
        actions.forward(made, to=cast.home_affairs, reason="Thuộc việc của phòng", **cast.binh.by)
    person("phong", "Phòng", cast.home_affairs, "reporter")
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
    assert refusals(NOW.date()) == {}, "a number that grew within the day would tell at what hour one came"
    assert refusals(NOW.date() + dt.timedelta(days=1)) == {"spam": 1}
    assert spam.messages.get().text.startswith("Quảng cáo")
    with pytest.raises(NotAllowed):
        actions.reply(spam, text="Sao vậy?", **CITIZENS)


def test_published_where_its_sender_agreed_and_moderated(cast: Cast, send: Send) -> None:
    made, kept = send(), send(may_publish=False)
    head = person("truong", "Trưởng", cast.glar, "secretary")
    for one in (made, kept):
        actions.answer(one, text="Đã khơi cống", **cast.binh.by)
    with pytest.raises(NotAllowed):
        actions.publish(kept, text=SAID, answer="Đã khơi", **head.by)
    with pytest.raises(NotAllowed):  # who reports does not publish
        actions.publish(made, text=SAID, answer="Đã khơi", **cast.binh.by)
    actions.publish(made, text="Đường thôn ngập", answer="Đã khơi", **head.by)
    assert [one.public_text for one in public_feedback(NOW.date())] == ["Đường thôn ngập"]
    assert current_posting(made, NOW.date())


def test_a_later_answer_is_not_public_until_it_is_published_again(
    cast: Cast, send: Send, client: Client, programme: Programme
) -> None:
    """It was written to its sender, who may have said more than everybody should read."""
    head = person("truong", "Trưởng", cast.glar, "secretary")
    made = send(content=programme.contents.get())
    actions.answer(made, text="Đã khơi cống", **cast.binh.by)
    actions.publish(made, text="Đường thôn ngập", answer="Đã khơi", **head.by)
    actions.reopen(made, text="Tôi là Ba, nhà số 5", **CITIZENS)
    actions.answer(made, text="Chào anh Ba ở nhà số 5", **cast.binh.by)
    shown = current_posting(made, NOW.date())
    assert shown
    content = f"/cam-ket/{programme.pk}/noi-dung/{made.content_id}/"
    pages = (content, f"/da-cong-khai/{shown.pk}/", "/da-cong-khai/", "/du-lieu-mo/loi-nguoi-dan.json")
    for address in pages:
        page = client.get(address).content.decode()
        assert "nhà số 5" not in page and "Đường thôn ngập" in page, address
    assert "Đã khơi" in client.get(pages[1]).content.decode()
    actions.publish(made, text="Đường thôn ngập", answer="Đã khơi lại cả đoạn", **head.by)
    assert "Đã khơi lại cả đoạn" in client.get(pages[1]).content.decode()


def test_its_sender_takes_it_back_from_everybody_at_once(cast: Cast, send: Send, client: Client) -> None:
    head = person("truong", "Trưởng", cast.glar, "secretary")
    made = send()
    actions.answer(made, text="Đã khơi cống", **cast.binh.by)
    actions.publish(made, text="Đường thôn ngập", answer="Đã khơi", **head.by)
    shown = current_posting(made, NOW.date())
    assert shown and client.get(f"/da-cong-khai/{shown.pk}/").status_code == 200
    actions.consent(made, agree=False, **CITIZENS)
    assert client.get(f"/da-cong-khai/{shown.pk}/").status_code == 404
    assert "Đường thôn ngập" not in client.get("/da-cong-khai/").content.decode()
    with pytest.raises(NotAllowed):
        actions.publish(made, text="Đường thôn ngập", answer="Đã khơi", **head.by)


def test_what_was_not_taken_is_looked_at_once_more_and_then_answered(cast: Cast, send: Send) -> None:
    made = send()
    with pytest.raises(Refused, match="nói rõ thêm"):
        actions.refuse(made, refusal="not_ours", **cast.binh.by)
    actions.refuse(made, refusal="not_ours", reason="Hãy gửi xã A Dơk", **cast.binh.by)
    there = person("adok", "Xã", cast.adok, "reporter")
    actions.reopen(made, text="Cống này ở làng Ktu", **CITIZENS)
    made.refresh_from_db()
    assert (made.state, made.refusal) == ("reopened", "")
    actions.forward(made, to=cast.adok, reason="Của xã A Dơk", **cast.binh.by)
    made.refresh_from_db()
    assert not allowed("feedback.refuse", there.actor, made)
    spam = send()
    actions.refuse(spam, refusal="spam", **cast.binh.by)
    with pytest.raises(NotAllowed):
        actions.reopen(spam, text="Không phải", **CITIZENS)


def test_what_its_sender_adds_waits_to_be_read(cast: Cast, send: Send) -> None:
    def waiting() -> int:
        return Membership.objects.annotate(n=new_beside()).filter(account=cast.binh.account)[0].n

    made = send()
    assert waiting() == 1
    actions.answer(made, text="Đã khơi cống", **cast.binh.by)
    assert waiting() == 0
    actions.reply(made, text="Cảm ơn, nhưng còn một chỗ", **CITIZENS)
    assert waiting() == 1
    actions.read(made, **cast.binh.by)
    assert waiting() == 0
    actions.reopen(made, text="Lại ngập", **CITIZENS)
    assert waiting() == 1


def test_who_judged_what_has_moved_on_changes_nothing(cast: Cast, send: Send) -> None:
    """Two at the desk: one passes it on, the other's form was open."""
    made = send()
    person("adok", "Xã", cast.adok, "reporter")
    stale = Feedback.objects.get(pk=made.pk)
    actions.forward(made, to=cast.adok, reason="Của xã A Dơk", **cast.binh.by)
    with pytest.raises(Conflict):
        actions.refuse(stale, refusal="spam", **cast.binh.by)
    with pytest.raises(Conflict):
        actions.ask(stale, text="Ở đâu?", **cast.binh.by)
    assert Feedback.objects.get().state == "received"


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


def test_who_has_nobody_to_answer_is_answered_for_by_the_unit_above(
    cast: Cast, programme: Programme, client: Client
) -> None:
    """A word must not wait where nobody reads; whom it is about stands in its place."""
    person("ub", "UB huyện", cast.committee, "reporter")
    assert who_answer([cast.glar, cast.adok], NOW.date()) == [cast.glar, cast.committee]
    page = client.get(f"/phan-anh/don-vi/{cast.adok.pk}/").content.decode()
    assert "UBND xã A Dơk chưa có người trả lời trên trang này" in page
    assert f'<option value="{cast.committee.pk}">UBND huyện Đak Đoa</option>' in page
    assert 'name="place" value="UBND xã A Dơk"' in page


def test_of_a_duty_who_leads_it_is_asked_first(cast: Cast, programme: Programme, client: Client) -> None:
    person("phong", "Phòng", cast.home_affairs, "reporter")
    duty = programme.duties.get(text__contains="Tuyên truyền")
    address = f"/cam-ket/{programme.pk}/noi-dung/{duty.content_id}/"
    assert f'href="{address}phan-anh/?viec={duty.pk}"' in client.get(address).content.decode()
    form = client.get(f"{address}phan-anh/?viec={duty.pk}").content.decode()
    first = form.index("<option")
    assert form[first:].startswith(f'<option value="{cast.home_affairs.pk}"')
    sent = client.post(
        f"{address}phan-anh/?viec={duty.pk}", {"to": cast.home_affairs.pk, "text": SAID, "seed": new_seed()}
    )
    assert sent.status_code == 200 and Feedback.objects.get().duty == duty
    assert client.get(f"{address}phan-anh/?viec=999").status_code == 404
