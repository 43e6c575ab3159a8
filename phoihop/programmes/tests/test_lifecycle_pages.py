"""From draft to in force: a paper that is signed already, and one that is signed party by party."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from phoihop.documents.models import Link, OfficialDocument
from phoihop.programmes import actions
from phoihop.programmes.actions import Filling
from phoihop.programmes.matching import Meant
from phoihop.programmes.models import Programme
from tests.cast import Cast, Person

from .test_upload_page import PNG

SignIn = Callable[[Person], Client]


def at(name: str, row: Any) -> str:
    return reverse(f"programmes:{name}", args=[row.pk])


@pytest.fixture
def whole(cast: Cast, draft: Programme) -> Programme:
    """The draft with nothing missing."""
    duty = draft.duties.get(text__startswith="Các cơ quan")
    actions.complete(
        draft,
        meant={"Hội Làm vườn huyện": Meant(open_ended=True)},
        fillings=[Filling(duty, Meant(unit=cast.home_affairs), {"schedule": "continuous"})],
        **cast.ha.by,
    )
    return draft


def confirm_form(programme: Programme, **changes: Any) -> dict[str, Any]:
    names = {f"name-{party.pk}": f"Người {party.order}" for party in programme.parties.all()}
    offices = {f"office-{party.pk}": "Trưởng ban" for party in programme.parties.all()}
    return {**names, **offices, "signed_on": "2026-01-05", "tracked_from": "2026-03-02", "citations": ["0"], **changes}


def test_a_signed_paper_is_in_force_at_once(cast: Cast, signed_in: SignIn, whole: Programme) -> None:
    scan = SimpleUploadedFile("ban-ky.png", PNG)
    answer = signed_in(cast.ha).post(at("confirm", whole), confirm_form(whole, scan=scan))
    assert answer.headers["Location"] == whole.get_absolute_url()
    whole.refresh_from_db()
    assert (whole.state, whole.signed_on) == ("in_force", dt.date(2026, 1, 5))
    assert [party.signatory_name for party in whole.parties.all()] == ["Người 1", "Người 2"]
    assert whole.document is not None
    assert sorted(file.role for file in whole.document.files.all()) == ["scan", "text"]
    assert Link.objects.get(source=whole.document).target.number == "72-KH/HU"


def test_only_chosen_citations_are_registered(cast: Cast, signed_in: SignIn, whole: Programme) -> None:
    form = {name: value for name, value in confirm_form(whole).items() if name != "citations"}
    signed_in(cast.ha).post(at("confirm", whole), form)
    assert [one.number for one in OfficialDocument.objects.all()] == ["07-CTr/BDVHU-UBND"]


def test_confirmed_twice_is_confirmed_once(cast: Cast, signed_in: SignIn, whole: Programme) -> None:
    browser, form = signed_in(cast.ha), confirm_form(whole, once="c1")
    assert browser.post(at("confirm", whole), form).status_code == 302
    assert browser.post(at("confirm", whole), form).status_code == 403
    assert OfficialDocument.objects.filter(number="07-CTr/BDVHU-UBND").count() == 1


def test_gaps_stand_in_the_way_and_are_told(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    browser = signed_in(cast.ha)
    html = browser.get(at("confirm", draft)).content.decode()
    assert "“Hội Làm vườn huyện” chưa được đối chiếu với danh bạ." in html
    assert "signed_on" not in html
    assert browser.post(at("confirm", draft), confirm_form(draft)).status_code == 422
    draft.refresh_from_db()
    assert draft.state == "draft"


@pytest.mark.parametrize("changes", [{"signed_on": "2026-03-03"}, {"signed_on": ""}, {"signed_on": "31/2/2026"}])
def test_a_wrong_day_keeps_what_was_typed(
    cast: Cast, signed_in: SignIn, whole: Programme, changes: dict[str, str]
) -> None:
    answer = signed_in(cast.ha).post(at("confirm", whole), confirm_form(whole, **changes))
    assert answer.status_code == 422
    assert 'value="Người 2"' in answer.content.decode()


def test_agreed_signed_by_each_party_then_in_force(cast: Cast, signed_in: SignIn, whole: Programme) -> None:
    browser = signed_in(cast.ha)
    browser.post(at("agree", whole))
    assert "ghi nhận ký kết" in browser.get(whole.get_absolute_url()).content.decode()
    for party in whole.parties.all():
        assert browser.get(at("enforce", whole)).status_code == 403
        form = {"signed_on": "2026-02-01", "signatory_name": "Rơ Mẫu", "signatory_office": "Trưởng ban"}
        assert browser.post(at("sign", party), form).status_code == 302
    browser.post(at("enforce", whole), {"tracked_from": "2026-03-02"})
    whole.refresh_from_db()
    assert (whole.state, whole.signed_on) == ("in_force", dt.date(2026, 2, 1))
    assert whole.document is not None


def test_agreeing_with_gaps_says_what_is_missing(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    answer = signed_in(cast.ha).post(at("agree", draft), follow=True)
    assert "chưa được đối chiếu với danh bạ" in answer.content.decode()
    assert answer.redirect_chain[-1][0] == at("draft", draft)


def test_back_to_draft_with_a_reason(cast: Cast, signed_in: SignIn, whole: Programme) -> None:
    browser = signed_in(cast.ha)
    browser.post(at("agree", whole))
    assert browser.post(at("reopen", whole), {"reason": ""}).status_code == 422
    assert browser.post(at("reopen", whole), {"reason": "Sửa nội dung 2"}).headers["Location"] == at("draft", whole)


def test_a_draft_is_discarded_with_a_reason_and_its_file_stays(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    browser, intake = signed_in(cast.ha), draft.intake
    assert browser.post(at("discard", draft), {"reason": " "}).status_code == 422
    assert browser.post(at("discard", draft), {"reason": "Nhập nhầm"}).status_code == 302
    assert not Programme.objects.exists()
    assert intake is not None
    assert "các dự thảo đã được bỏ" in browser.get(intake.get_absolute_url()).content.decode()


def test_the_end(cast: Cast, signed_in: SignIn, whole: Programme) -> None:
    browser = signed_in(cast.ha)
    browser.post(at("confirm", whole), confirm_form(whole))
    assert browser.post(at("close", whole), {"reason": "Hết thời hạn"}).status_code == 302
    whole.refresh_from_db()
    assert whole.state == "closed"


@pytest.mark.parametrize("name", ["confirm", "agree", "discard", "reopen", "enforce", "close"])
def test_strangers_get_404(cast: Cast, signed_in: SignIn, whole: Programme, name: str) -> None:
    assert signed_in(cast.dung).post(at(name, whole)).status_code == 404


@pytest.mark.parametrize("name", ["close", "reopen", "discard", "confirm"])
def test_readers_get_403(cast: Cast, signed_in: SignIn, whole: Programme, name: str) -> None:
    browser = signed_in(cast.ha)
    browser.post(at("confirm", whole), confirm_form(whole))
    assert signed_in(cast.binh).post(at(name, whole), {"reason": "x"}).status_code == 403
