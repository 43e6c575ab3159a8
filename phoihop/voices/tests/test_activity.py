"""A common work: called, signed up for by any name, concluded in totals; then the names are gone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from phoihop.ground.errors import NotAllowed, Refused
from phoihop.ledger.actor import CITIZEN
from phoihop.ledger.models import Content, Entry
from phoihop.programmes.models import Programme
from phoihop.publishing.models import Posting
from phoihop.voices.actions import activity as acts
from phoihop.voices.codes import code_from, new_seed
from phoihop.voices.forms import promise
from phoihop.voices.jobs import forget_names
from phoihop.voices.models import CivicActivity, SignUp
from phoihop.voices.pages import hands_of
from tests.cast import NOW, Cast, person

from .deeds import DAY, picture, planned, published

NAME = "Ama Thuận"
LATER = NOW.replace(day=15)


def signed(activity: CivicActivity, code: str = "", name: str = NAME, hands: int = 2) -> SignUp:
    """Somebody wants to come."""
    return acts.sign_up(activity, code=code or code_from(new_seed()), name=name, hands=hands, by=CITIZEN, now=NOW)


def test_who_comes_is_counted_with_the_paper_list(cast: Cast) -> None:
    activity = planned(cast)
    code = code_from(new_seed())
    assert signed(activity, code) == signed(activity, code)
    signed(activity, name="Hoa", hands=1)
    acts.count_paper(activity, number=12, **cast.thu.by)
    assert hands_of(activity) == 15
    acts.sign_off(activity, code=code, by=CITIZEN, now=NOW)
    assert hands_of(activity) == 13
    with pytest.raises(Refused):
        acts.sign_off(activity, code=code, by=CITIZEN, now=NOW)


def test_no_name_enters_the_ledger_and_no_hour(cast: Cast) -> None:
    signed(planned(cast))
    assert not Content.objects.filter(json__contains="Thuận").exists()
    entry = Entry.objects.get(act="activity.sign_up")
    assert entry.at is None and "signup" not in entry.object


def test_names_are_deleted_with_the_result_and_their_number_stays(cast: Cast) -> None:
    activity = planned(cast)
    signed(activity)
    with pytest.raises(Refused):
        acts.conclude(activity, came=20, outcome="Xong", **cast.thu.by)
    acts.conclude(activity, came=20, outcome="Xong 2 km", by=cast.thu.actor, now=LATER)
    assert not SignUp.objects.exists()
    assert (hands_of(activity), activity.came, activity.state) == (2, 20, "held")
    with pytest.raises(NotAllowed):
        signed(activity)


def test_the_job_deletes_names_once_it_is_over(cast: Cast) -> None:
    activity = planned(cast)
    signed(activity)
    assert forget_names(NOW.replace(day=DAY.day)) == 0
    assert forget_names(LATER) == 1
    assert forget_names(LATER) == 0
    activity.refresh_from_db()
    assert not SignUp.objects.exists() and activity.signed_up == 2
    with pytest.raises(Refused):
        acts.sign_up(activity, code=code_from(new_seed()), name=NAME, by=CITIZEN, now=LATER)


def test_contributions_are_sums_with_their_use(cast: Cast) -> None:
    activity = planned(cast)
    given = {"kind": "money", "given": Decimal(5_000_000), "used": Decimal(6_000_000), "use": "Mua xi măng"}
    with pytest.raises(Refused):
        acts.contribute(activity, **given, **cast.thu.by)
    with pytest.raises(Refused):
        acts.contribute(activity, **given | {"kind": "goods", "used": Decimal(1)}, **cast.thu.by)
    made = acts.contribute(activity, **given | {"used": Decimal(4_500_000)}, **cast.thu.by)
    assert made.used_shown == "4.500.000"
    acts.drop_contribution(activity, contribution=made, **cast.thu.by)
    assert not activity.contributions.exists()


def test_a_picture_that_is_taken_out_leaves_the_disk(
    cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    activity, other = planned(cast), planned(cast)
    for one in (activity, other):
        acts.show(one, photos=[picture()], **cast.thu.by)
    path = activity.photos.get().file.path
    for one, there in ((activity, True), (other, False)):
        with django_capture_on_commit_callbacks(execute=True):
            acts.drop_photo(one, photo=one.photos.get(), **cast.thu.by)
        assert default_storage.exists(path) is there


def test_only_the_organisers_read_names(cast: Cast, client: Client) -> None:
    activity = planned(cast)
    signed(activity)
    for one, reads in ((cast.thu, True), (cast.ha, False), (cast.dung, False)):
        client.force_login(one.account)
        assert (NAME in client.get(activity.get_absolute_url()).content.decode()) is reads
    client.force_login(cast.dung.account)
    assert client.get(activity.get_absolute_url()).status_code == 404


def test_the_pages_of_the_organisers(cast: Cast, client: Client) -> None:
    client.force_login(cast.binh.account)
    made = client.post(
        "/y-kien/viec/them/",
        {
            "title": "Trồng cây",
            "text": "Trồng 200 cây",
            "place": "Đồi Ktu",
            "held_on": "14/3/2026",
            "held_until": "14/3/2026",
        },
    )
    activity = CivicActivity.objects.get()
    assert made["Location"] == activity.get_absolute_url() and activity.held_until is None
    page = f"/y-kien/viec/{activity.pk}"
    assert client.post(f"{page}/danh-sach-giay/", {"number": "7"}).status_code == 302
    photo = picture().content
    assert photo
    photo.name = "a.jpg"
    assert client.post(f"{page}/anh/", {"photos": photo, "caption": "Trước"}).status_code == 302
    edit = {"title": "Trồng rừng", "text": "x", "place": "y", "held_on": "15/3/2026", "seen": "1"}
    assert client.post(f"{page}/sua/", edit).status_code == 302
    assert client.post(f"{page}/khong-lam/", {"reason": "Mưa lớn"}).status_code == 302
    activity.refresh_from_db()
    assert (activity.title, activity.held_on, activity.state) == ("Trồng rừng", dt.date(2026, 3, 15), "cancelled")
    assert (activity.paper_hands, activity.photos.count()) == (7, 1)
    assert "Mưa lớn" in client.get(f"{page}/").content.decode()
    assert "Trồng rừng" in client.get("/y-kien/viec/?xong=1").content.decode()


def test_a_promise_that_is_not_among_the_newest_stays_chosen(
    cast: Cast, programme: Programme, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(promise, "_MOST", 0)
    content = programme.contents.get()
    activity = planned(cast, programme=programme, content=content)
    client.force_login(cast.thu.account)
    page = f"/y-kien/viec/{activity.pk}/sua/"
    chosen = re.search(r'<option value="([^"]*)" selected', client.get(page).content.decode())
    assert chosen and chosen[1] == f"{programme.pk}-{content.pk}"
    edit = {"title": "Trồng rừng", "text": "x", "place": "y", "held_on": "15/3/2026", "seen": "1"}
    assert client.post(page, edit | {"promise": chosen[1]}).status_code == 302
    activity.refresh_from_db()
    assert (activity.title, activity.programme, activity.content) == ("Trồng rừng", programme, content)


def test_who_may_publish_it_reaches_the_posting_that_a_unit_above_made(cast: Cast, client: Client) -> None:
    """A commune hangs its own work on its board, though the body above made it public."""
    posting = Posting.objects.get(object_id=published(cast, planned(cast)).pk)
    client.force_login(person("glar-cong-khai", "Công khai", cast.glar, "publisher").account)
    assert client.get(posting.get_absolute_url()).status_code == 200
    client.force_login(person("adok-cong-khai", "Công khai", cast.adok, "publisher").account)
    assert client.get(posting.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("year", [1900, 2029, 9999])
def test_a_year_that_was_mistyped_is_not_taken(cast: Cast, year: int) -> None:
    with pytest.raises(Refused, match="hơn hai năm"):
        planned(cast, held_on=dt.date(year, 1, 1))
