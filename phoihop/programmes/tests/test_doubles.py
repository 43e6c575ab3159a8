"""The same signed paper comes into force once, unless a person says that it is another one."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from phoihop.ground.errors import Refused
from phoihop.ledger.actor import SYSTEM
from phoihop.ledger.models import Entry
from phoihop.programmes import actions
from phoihop.programmes.models import Programme
from tests.cast import NOW, Cast, Person, person
from tests.worlds import draft as typed
from tests.worlds import in_force

from .conftest import TEXT, reading_of

SignIn = Callable[[Person], Client]
DAY = dt.date(2026, 1, 5)
ALREADY = "Văn bản này đã có"


def uploaded(who: Person, text: str = TEXT) -> Programme:
    """A draft from an upload, with nothing missing."""
    taken = actions.take_intake(None, content=ContentFile(text.encode()), name="chương trình.txt", **who.by)
    made = actions.read_intake(taken, by=SYSTEM, now=NOW, reading=reading_of()).programmes.get()
    for phrase in ("Hội Làm vườn huyện", "Các cơ quan liên quan"):
        actions.match_phrase(made, phrase=phrase, open_ended=True, **who.by)
    duty = made.duties.get(text__startswith="Các cơ quan")
    unit = made.parties.get(name="Ban Dân vận Huyện ủy").unit
    actions.add_assignment(duty, role="lead", unit=unit, **who.by)
    actions.edit_duty(duty, seen=duty.revision, schedule="continuous", **who.by)
    return made


def numbered(programme: Programme, number: str, cast: Cast) -> Programme:
    """The draft with another number."""
    return actions.edit_programme(programme, seen=programme.revision, number=number, **cast.ha.by)


def at(name: str, programme: Programme) -> str:
    return reverse(f"programmes:{name}", args=[programme.pk])


def form_for(programme: Programme, **more: Any) -> dict[str, Any]:
    names = {f"name-{party.pk}": "Rơ Mẫu" for party in programme.parties.all()}
    return {**names, "signed_on": "2026-01-05", "tracked_from": "2026-03-02", **more}


def test_the_same_bytes_are_told_at_once_and_refused(cast: Cast, signed_in: SignIn) -> None:
    first = actions.confirm(uploaded(cast.ha), signed_on=DAY, **cast.ha.by)
    again = uploaded(cast.ha)
    numbered(again, "09-CTr/BDVHU-UBND", cast)
    browser = signed_in(cast.ha)
    html = browser.get(at("draft", again)).content.decode()
    assert ALREADY in html and f'href="{first.get_absolute_url()}"' in html
    assert "Vì sao đây là văn bản khác" in browser.get(at("confirm", again)).content.decode()
    answer = browser.post(at("confirm", again), form_for(again))
    assert answer.status_code == 422
    assert f"{ALREADY}: 07-CTr/BDVHU-UBND" in answer.content.decode()
    again.refresh_from_db()
    assert again.state == "draft"


def test_a_paper_that_a_person_says_is_another_comes_into_force_with_the_reason(cast: Cast, signed_in: SignIn) -> None:
    first = actions.confirm(uploaded(cast.ha), signed_on=DAY, **cast.ha.by)
    again = uploaded(cast.ha)
    browser = signed_in(cast.ha)
    assert browser.post(at("confirm", again), form_for(again, why_other=" ")).status_code == 422
    answer = browser.post(at("confirm", again), form_for(again, why_other="Bản của xã khác"))
    assert answer.status_code == 302
    again.refresh_from_db()
    assert again.state == "in_force"
    entry = Entry.objects.get(act="programme.enforce", object=f"programmes.programme:{again.pk}")
    kept = json.loads(entry.content.json)
    assert (kept["reason"], kept["looks_like"]) == ("Bản của xã khác", [first.pk])


@pytest.mark.parametrize(
    ("number", "day", "refused"),
    [
        ("1-CTr/BDVHU-UBND", "2026-01-05", True),
        ("01-CTr/BDVHU-UBND", "2026-01-06", False),
        ("02-CTr/BDVHU-UBND", "2026-01-05", False),
    ],
)
def test_the_same_number_of_the_same_day_is_refused(
    cast: Cast, signed_in: SignIn, number: str, day: str, refused: bool
) -> None:
    in_force(cast)
    other = numbered(typed(cast), number, cast)
    answer = signed_in(cast.ha).post(at("confirm", other), form_for(other, signed_on=day))
    assert (answer.status_code, ALREADY in answer.content.decode()) == ((422, True) if refused else (302, False))


def test_signed_party_by_party_it_is_refused_as_well(cast: Cast, signed_in: SignIn) -> None:
    in_force(cast)
    other = actions.agree(numbered(typed(cast), "01-CTr/BDVHU-UBND", cast), **cast.ha.by)
    for party in other.parties.all():
        signed = {"signed_on": DAY, "signatory_name": "Rơ Mẫu", "signatory_office": ""}
        actions.sign(other, party=party, **signed, **cast.ha.by)
    with pytest.raises(Refused, match=ALREADY):
        actions.enforce(other, **cast.ha.by)
    browser, form = signed_in(cast.ha), {"tracked_from": "2026-03-02"}
    assert ALREADY in browser.get(at("enforce", other)).content.decode()
    assert browser.post(at("enforce", other), form).status_code == 422
    assert browser.post(at("enforce", other), {**form, "why_other": "Khác"}).status_code == 302


def test_drafts_of_one_paper_are_no_doubles_yet(cast: Cast, signed_in: SignIn) -> None:
    uploaded(cast.ha)
    assert ALREADY not in signed_in(cast.ha).get(at("draft", uploaded(cast.ha))).content.decode()


def test_what_a_person_may_not_see_is_not_named(cast: Cast, signed_in: SignIn) -> None:
    first = actions.confirm(uploaded(cast.ha), signed_on=DAY, **cast.ha.by)
    stranger = person("hue", "Huệ", cast.stranger, "secretary")
    html = signed_in(stranger).get(at("draft", uploaded(stranger))).content.decode()
    assert "Văn bản này đã có trong hệ thống" in html
    assert first.get_absolute_url() not in html


def test_the_other_side_may_not_bring_it_in_again(cast: Cast) -> None:
    in_force(cast)
    theirs = person("mai", "Mai", cast.committee, "secretary")
    other = actions.create_programme(None, title="Phối hợp", number="01-CTr/BDVHU-UBND", **theirs.by)
    actions.edit_programme(other, seen=1, starts_on=dt.date(2026, 1, 1), ends_on=dt.date(2027, 12, 31), **theirs.by)
    actions.add_party(other, name="UBND huyện", unit=cast.committee, **theirs.by)
    actions.add_content(other, text="Dân chủ", **theirs.by)
    with pytest.raises(Refused, match="01-CTr/BDVHU-UBND"):
        actions.confirm(other, signed_on=DAY, **theirs.by)


def test_a_day_that_makes_it_the_same_paper_is_asked_about(cast: Cast, signed_in: SignIn) -> None:
    in_force(cast)
    other = numbered(typed(cast), "01-CTr/BDVHU-UBND", cast)
    browser = signed_in(cast.ha)
    assert "Vì sao đây là văn bản khác" not in browser.get(at("confirm", other)).content.decode()
    html = browser.post(at("confirm", other), form_for(other)).content.decode()
    assert "Vì sao đây là văn bản khác" in html and ALREADY in html


def test_the_warning_at_the_draft_stays_within_few_queries(
    cast: Cast, signed_in: SignIn, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for _ in range(2):
        again = uploaded(cast.ha)
        actions.confirm(again, signed_on=DAY, other_paper="Bản của xã khác", **cast.ha.by)
    browser, draft = signed_in(cast.ha), uploaded(cast.ha)
    with django_assert_max_num_queries(12):
        html = browser.get(at("draft", draft)).content.decode()
    assert html.count("07-CTr/BDVHU-UBND Phối hợp công tác") == 2
