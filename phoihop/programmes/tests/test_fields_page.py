"""Contents are sorted into fields: an order of the secretariat's own, in one form, that changes nothing signed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.ledger.models import Entry
from phoihop.programmes.models import Content, Programme
from tests.cast import Cast, Person
from tests.worlds import in_force

SignIn = Callable[[Person], Client]


@pytest.fixture
def programme(cast: Cast, unguarded: Callable[[], AbstractContextManager[None]]) -> Programme:
    """In force, with two contents."""
    made = in_force(cast)
    with unguarded():
        Content.objects.create(programme=made, order=2, label="2", text="Giữ gìn an ninh thôn, làng")
    return made


def sent(programme: Programme, *fields: str) -> dict[str, str]:
    """The form as a browser sends it."""
    contents = list(programme.contents.all())
    chosen = {f"field_{one.pk}": field for one, field in zip(contents, fields, strict=False)}
    return {f"seen_{one.pk}": one.field for one in contents} | chosen


def test_a_programme_in_force_is_sorted_and_shows_it(cast: Cast, signed_in: SignIn, programme: Programme) -> None:
    browser, url = signed_in(cast.ha), reverse("programmes:fields", args=[programme.pk])
    assert url in browser.get(programme.get_absolute_url()).content.decode()
    assert "Quốc phòng - an ninh" in browser.get(url).content.decode()
    assert browser.post(url, sent(programme, "economy", "defence")).status_code == 302
    assert [one.field for one in programme.contents.all()][:2] == ["economy", "defence"]
    assert "Lĩnh vực: Kinh tế" in browser.get(programme.get_absolute_url()).content.decode()
    assert Entry.objects.filter(act="programme.classify", object__startswith="programmes.content:").count() == 2
    journal = browser.get(reverse("programmes:history", args=[programme.pk])).content.decode()
    assert "Xếp nội dung theo lĩnh vực" in journal and "Kinh tế" in journal


def test_two_at_once_overwrite_nothing(cast: Cast, signed_in: SignIn, programme: Programme) -> None:
    browser, url = signed_in(cast.ha), reverse("programmes:fields", args=[programme.pk])
    late = sent(programme, "society", "system")
    browser.post(url, sent(programme, "economy"))
    answer = browser.post(url, late)
    assert answer.status_code == 422 and "Có người vừa thay đổi" in answer.content.decode()
    assert [one.field for one in programme.contents.all()] == ["economy", ""]
    assert browser.post(url, sent(programme, "")).status_code == 302
    assert not Content.objects.exclude(field="").exists()


def test_what_is_no_field_is_refused_and_others_may_not(cast: Cast, signed_in: SignIn, programme: Programme) -> None:
    url = reverse("programmes:fields", args=[programme.pk])
    assert signed_in(cast.ha).post(url, sent(programme, "sport")).status_code == 422
    assert signed_in(cast.binh).post(url, sent(programme, "economy")).status_code == 403
    assert not Content.objects.exclude(field="").exists()
