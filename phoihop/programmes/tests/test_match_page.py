"""Who the words of the text mean: several phrases, one save."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.programmes import actions
from phoihop.programmes.models import Programme
from phoihop.units.models import Unit, UnitClass
from tests.cast import Cast, Person

SignIn = Callable[[Person], Client]
WORDS = "Hội Làm vườn huyện"


def post(browser: Client, draft: Programme, **data: Any) -> Any:
    sent = {"m0-words": WORDS, **{name.replace("_", "-"): value for name, value in data.items()}}
    return browser.post(reverse("programmes:match", args=[draft.pk]), sent)


def support(draft: Programme) -> Any:
    return draft.duties.get(label="a").assignments.get(role="support")


def test_a_suggested_unit_is_taken(
    cast: Cast, signed_in: SignIn, draft: Programme, unguarded: Callable[[], Any]
) -> None:
    from tests.cast import unit  # lazily: makes rows

    with unguarded():
        club = unit(cast.party, "Hội Làm vườn huyện Đak Đoa", "front")
    answer = post(signed_in(cast.ha), draft, m0_who=f"unit:{club.pk}", once="k1")
    assert answer.status_code == 302
    assert support(draft).unit == club


def test_another_unit_is_typed_decomposed_and_without_diacritics(
    cast: Cast, signed_in: SignIn, draft: Programme
) -> None:
    import unicodedata  # lazily: this test alone

    post(signed_in(cast.ha), draft, m0_who="other", m0_other=unicodedata.normalize("NFD", "xã Glar"))
    assert support(draft).unit == cast.glar


def test_a_class_is_typed(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    post(signed_in(cast.ha), draft, m0_other="ubnd cac xa, thi tran")
    assert support(draft).unit_class == cast.communes


def test_nobody_in_particular(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    post(signed_in(cast.ha), draft, m0_who="open")
    assert support(draft).open_ended


def test_what_is_not_understood_is_kept_and_nothing_is_saved(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    answer = post(signed_in(cast.ha), draft, m0_who="other", m0_other="Hội Không Có")
    assert answer.status_code == 422
    html = answer.content.decode()
    assert 'value="Hội Không Có"' in html
    assert "Không tìm thấy đơn vị nào có tên này." in html
    assert not support(draft).matched


def test_an_answer_to_another_phrase_is_not_taken(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    post(signed_in(cast.ha), draft, m0_words="Tên khác", m0_who="open")
    assert not support(draft).matched


def test_a_unit_that_the_register_lacks_is_added(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    browser = signed_in(cast.ha)
    here = post(browser, draft, new="m0").headers["Location"]
    assert WORDS in browser.get(here).content.decode()
    form = {"what": "unit", "name": WORDS, "kind": "front", "level": "district", "parent": "", "once": "k2"}
    refused = browser.post(here, {**form, "kind": ""})
    assert refused.status_code == 422
    for _ in range(2):
        assert browser.post(here, form).status_code == 302
    assert support(draft).unit == Unit.objects.get(name=WORDS)


def test_a_class_that_the_register_lacks_is_added(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    browser = signed_in(cast.ha)
    here = post(browser, draft, new="m0").headers["Location"]
    form = {"what": "class", "name": WORDS, "kind": "front", "level": "", "parent": ""}
    assert browser.post(here, form).status_code == 422
    assert browser.post(here, {**form, "parent": "UBND huyện Đak Đoa"}).status_code == 302
    assert support(draft).unit_class == UnitClass.objects.get(name=WORDS)


def test_what_was_chosen_beside_a_new_unit_is_kept(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    duty = draft.duties.get(label="b")
    actions.add_assignment(duty, role="support", phrase="Hội Nuôi ong", **cast.ha.by)
    answer = post(signed_in(cast.ha), draft, m1_words="Hội Nuôi ong", m1_who="open", new="m0")
    assert "don-vi-moi" in answer.headers["Location"]
    assert duty.assignments.get(phrase="Hội Nuôi ong").open_ended


@pytest.mark.parametrize("who", ["binh", "dung"])
def test_strangers_get_404(cast: Cast, signed_in: SignIn, draft: Programme, who: str) -> None:
    assert post(signed_in(getattr(cast, who)), draft, m0_who="open").status_code == 404


def test_all_spellings_of_a_name_follow_one_answer(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    other = actions.add_assignment(
        draft.duties.get(label="b"), role="support", phrase="HỘI LÀM VƯỜN HUYỆN", **cast.ha.by
    )
    post(signed_in(cast.ha), draft, m0_who="other", m0_other="UBND xã A Dơk")
    other.refresh_from_db()
    assert other.unit == support(draft).unit == cast.adok


def test_open_words_give_way_to_a_unit_that_answers(cast: Cast, draft: Programme) -> None:
    duty = draft.duties.get(text__startswith="Các cơ quan")
    assert duty.assignments.get().accountable
    lead = actions.add_assignment(duty, role="lead", unit=cast.home_affairs, **cast.ha.by)
    lead.refresh_from_db()
    assert lead.accountable
    assert [one.unit for one in duty.assignments.filter(accountable=True)] == [cast.home_affairs]
