"""The tab "Công khai" of a programme."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

from phoihop.programmes import actions
from phoihop.programmes.models import Programme
from phoihop.publishing.models import Posting
from tests.cast import NOW, Cast, Person
from tests.worlds import draft, in_force

Sit = Callable[[Person], Client]
TYPED = {"known": "10-2022-11-14", "other": "", "valid_from": "2026-03-02", "valid_to": "", "once": "k"}


def publish_at(programme: Programme) -> str:
    """Where a programme is published."""
    return f"/cong-khai/chuong-trinh/{programme.pk}/dang/"


def withdraw_at() -> str:
    """Where the only posting is withdrawn."""
    return f"/cong-khai/lan/{Posting.objects.get().pk}/thoi/"


@pytest.fixture
def sit(client: Client) -> Iterator[Sit]:
    """``sit(cast.ha)``: a client at which that person sits, on the day of the cast."""

    def taken(person: Person) -> Client:
        client.force_login(person.account)
        return client

    with time_machine.travel(NOW, tick=False):
        yield taken


@pytest.fixture
def programme(cast: Cast) -> Programme:
    """In force."""
    return in_force(cast)


def test_published_once_however_often_it_is_sent(cast: Cast, programme: Programme, sit: Sit) -> None:
    client, address = sit(cast.ha), f"/chuong-trinh/{programme.pk}/cong-khai/"
    assert "Chưa công khai" in client.get(address).content.decode()
    for _ in range(2):
        assert client.post(publish_at(programme), TYPED).status_code == 302
    posting = Posting.objects.get()
    page = client.get(address).content.decode()
    assert "Đang công khai từ ngày 2/3/2026" in page
    assert f"/cong-khai/lan/{posting.pk}/thoi/" in page
    assert publish_at(programme) not in page


def test_withdrawn_with_a_reason_that_stays_in_the_history(cast: Cast, programme: Programme, sit: Sit) -> None:
    client, address = sit(cast.ha), f"/chuong-trinh/{programme.pk}/cong-khai/"
    client.post(publish_at(programme), TYPED)
    assert client.post(withdraw_at(), {"reason": "", "once": "a"}).status_code == 422
    for _ in range(2):
        assert client.post(withdraw_at(), {"reason": "Nhầm bản", "once": "b"}).status_code == 302
    assert "Đã thôi công khai" in client.get(address).content.decode()
    assert "Nhầm bản" in client.get(f"/chuong-trinh/{programme.pk}/nhat-ky/").content.decode()


def test_bad_input_keeps_what_was_typed(cast: Cast, programme: Programme, sit: Sit) -> None:
    typed = {**TYPED, "valid_from": "2026-03-01", "other": "Quyết định của các bên"}
    sent = sit(cast.ha).post(publish_at(programme), typed)
    assert sent.status_code == 422
    assert "không thể trước hôm nay" in sent.content.decode()
    assert "Quyết định của các bên" in sent.content.decode()


def test_a_teammate_looks_a_stranger_finds_nothing(cast: Cast, programme: Programme, sit: Sit) -> None:
    address = f"/chuong-trinh/{programme.pk}/cong-khai/"
    page = sit(cast.binh).get(address)
    assert page.status_code == 200
    assert publish_at(programme) not in page.content.decode()
    assert sit(cast.binh).post(publish_at(programme), TYPED).status_code == 403
    for path in (address, publish_at(programme)):
        assert sit(cast.dung).get(path).status_code == 404
    assert sit(cast.ha).post(address).status_code == 405
    assert not Posting.objects.exists()


def test_a_draft_has_no_button_and_cannot_be_published(cast: Cast, sit: Sit) -> None:
    about = draft(cast)
    address = f"/chuong-trinh/{about.pk}/cong-khai/"
    assert publish_at(about) not in sit(cast.ha).get(address).content.decode()
    assert sit(cast.ha).post(publish_at(about), TYPED).status_code == 403


def signed(cast: Cast) -> Programme:
    """By all its parties, and not yet in force."""
    about = draft(cast)
    actions.agree(about, **cast.ha.by)
    for party in about.parties.all():
        actions.sign(
            about, party=party, signed_on=NOW.date(), signatory_name="A", signatory_office="Trưởng ban", **cast.ha.by
        )
    about.refresh_from_db()
    return about


def test_back_to_draft_it_is_withdrawn_and_stays_so_when_agreed_again(cast: Cast, sit: Sit) -> None:
    about = signed(cast)
    client = sit(cast.ha)
    client.post(publish_at(about), TYPED)
    assert client.get(f"/cam-ket/{about.pk}/").status_code == 200
    about.refresh_from_db()
    actions.reopen(about, reason="Sửa nội dung 1", **cast.ha.by)
    assert client.get(f"/cam-ket/{about.pk}/").status_code == 404
    assert Posting.objects.get().withdrawn_at is not None


def test_queries(cast: Cast, programme: Programme, sit: Sit, queries_at_most: Any) -> None:
    client = sit(cast.ha)
    client.post(publish_at(programme), TYPED)
    client.get(f"/chuong-trinh/{programme.pk}/cong-khai/")  # tells once what was done
    with queries_at_most():
        client.get(f"/chuong-trinh/{programme.pk}/cong-khai/")


def test_a_content_is_posted_by_itself_and_goes_with_its_programme(cast: Cast, sit: Sit, client: Client) -> None:
    sit(cast.ha)
    programme = signed(cast)
    content = programme.contents.get()
    about = f"/cong-khai/noi-dung/{content.pk}/"
    assert f'href="{about}"' in client.get(f"/chuong-trinh/{programme.pk}/cong-khai/").content.decode()
    assert client.get(about).status_code == 200
    assert client.post(f"{about}dang/", TYPED).status_code == 302
    posting = Posting.objects.get()
    assert posting.object_kind == "programmes.content"
    assert client.get(f"/cong-khai/lan/{posting.pk}/ban-dan-a4.pdf").content.startswith(b"%PDF")
    shown = client.get(f"/da-cong-khai/{posting.pk}/").content.decode()
    assert "chịu trách nhiệm: UBND các xã, thị trấn; thời hạn: " in shown
    actions.reopen(programme, reason="Sai tên bên ký", **cast.ha.by)
    assert client.get(f"/da-cong-khai/{posting.pk}/").status_code == 404
    assert not Posting.objects.filter(withdrawn_at=None).exists()
    assert client.get(about).status_code == 200 and "dang/" not in client.get(about).content.decode()
