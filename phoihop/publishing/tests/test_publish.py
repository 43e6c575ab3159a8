"""To publish and to withdraw: the acts."""

import datetime as dt

import pytest

from phoihop.ground.errors import Conflict, NotAllowed, Refused
from phoihop.publishing import actions
from phoihop.publishing.figures import subjects_on
from phoihop.publishing.forms.posting import PublishForm
from phoihop.publishing.models import Posting
from phoihop.publishing.pages import standing_of
from tests.cast import NOW, Cast
from tests.worlds import draft, in_force

TODAY = NOW.date()
BASIS = "Khoản 14 Điều 11, Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15"


def test_public_for_its_period_and_not_longer(cast: Cast) -> None:
    programme = in_force(cast)
    end = TODAY + dt.timedelta(days=30)
    actions.publish(programme, basis=BASIS, valid_from=TODAY, valid_to=end, **cast.ha.by)
    assert standing_of(programme, TODAY).words == "Đang công khai từ ngày 2/3/2026"
    assert standing_of(programme, end).live is not None
    after = standing_of(programme, end + dt.timedelta(days=1))
    assert (after.words, after.live, after.lines[0].words) == ("Không còn công khai", None, "Đã hết thời hạn")


def test_no_two_postings_on_one_day(cast: Cast) -> None:
    programme = in_force(cast)
    later = TODAY + dt.timedelta(days=60)
    actions.publish(programme, basis=BASIS, valid_from=later, valid_to=later, **cast.ha.by)
    assert standing_of(programme, TODAY).words.startswith("Sẽ công khai từ ngày")
    for last in (None, later, later + dt.timedelta(days=1)):
        with pytest.raises(Refused):
            actions.publish(programme, basis=BASIS, valid_from=TODAY, valid_to=last, **cast.ha.by)
    before = later - dt.timedelta(days=1)
    actions.publish(programme, basis=BASIS, valid_from=TODAY, valid_to=before, **cast.ha.by)
    assert Posting.objects.count() == 2


def test_a_draft_cannot_be_published(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        actions.publish(draft(cast), basis=BASIS, valid_from=TODAY, **cast.ha.by)


def test_what_no_room_offers_cannot_be_published(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        actions.publish(cast.glar, basis=BASIS, valid_from=TODAY, **cast.ha.by)


def test_a_reporter_may_not(cast: Cast) -> None:
    programme = in_force(cast)
    with pytest.raises(NotAllowed):
        actions.publish(programme, basis=BASIS, valid_from=TODAY, **cast.binh.by)


def test_withdrawn_once_with_a_reason(cast: Cast) -> None:
    posting = actions.publish(in_force(cast), basis=BASIS, valid_from=TODAY, **cast.ha.by)
    with pytest.raises(Refused):
        actions.withdraw(posting, reason="  ", **cast.ha.by)
    actions.withdraw(posting, reason="Nhầm bản", **cast.ha.by)
    again = Posting.objects.get()
    with pytest.raises(Conflict):
        actions.withdraw(again, reason="Nhầm bản", **cast.ha.by)


def test_the_form_knows_the_bases_of_the_day(db: None) -> None:
    keys = {basis.key for basis in subjects_on(TODAY)}
    assert "10-2022-11-14" in keys
    assert not any(key.startswith("10-2022") for key in {basis.key for basis in subjects_on(dt.date(2023, 6, 30))})


def test_the_form_wants_a_basis_and_no_day_before_today(db: None) -> None:
    form = PublishForm({"known": "", "other": " ", "valid_from": "1/3/2026", "valid_to": ""}, today=TODAY)
    assert set(form.errors) == {"known", "valid_from"}
    form = PublishForm({"known": "other", "other": " ", "valid_from": "5/3/2026", "valid_to": "4/3/2026"}, today=TODAY)
    assert set(form.errors) == {"other", "valid_to"}
    form = PublishForm({"known": "10-2022-11-14", "other": "QĐ 12", "valid_from": "2026-03-02"}, today=TODAY)
    assert form.is_valid()
    assert form.basis == f"{BASIS}: nội dung khác phải công khai theo quy định của pháp luật; QĐ 12"
