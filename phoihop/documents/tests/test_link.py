"""Documents that rest on each other."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from django.test import Client

from phoihop.documents import actions
from phoihop.documents.lineage import carried_by, rests_on
from phoihop.documents.models import Link
from phoihop.ground.errors import Refused
from tests.cast import Cast, Person

from .conftest import Papers, paper

Sit = Callable[[Person], Client]


def test_nearest_first_each_once(cast: Cast, papers: Papers) -> None:
    actions.link(papers.plan, target=papers.directive, kind="based_on", **cast.ha.by)
    assert [(s.document.number, s.depth) for s in rests_on(papers.plan)] == [("01-KL/TW", 1), ("05-CT/TW", 1)]
    assert [(s.document.number, s.depth, s.via) for s in carried_by(papers.directive)] == [
        ("01-KL/TW", 1, papers.directive.pk),
        ("72-KH/HU", 1, papers.directive.pk),
    ]


def test_a_circle_is_refused_at_the_form_and_the_choice_kept(cast: Cast, papers: Papers, at_desk: Sit) -> None:
    address = f"{papers.directive.get_absolute_url()}quan-he/"
    sent = at_desk(cast.ha).post(address, {"target": papers.plan.pk, "kind": "implements", "once": "x"})
    page = sent.content.decode()
    assert "không thể ghi ngược lại" in page
    assert "72-KH/HU" in page
    assert not Link.objects.filter(source=papers.directive).exists()


def test_a_circle_longer_than_a_page_shows_is_refused_too(cast: Cast) -> None:
    line = [paper(cast, f"{n}-KH/HU", "kế hoạch", None, "") for n in range(1, 13)]
    for one, next_one in pairwise(line):
        actions.link(one, target=next_one, kind="implements", **cast.ha.by)
    with pytest.raises(Refused):
        actions.link(line[-1], target=line[0], kind="implements", **cast.ha.by)
    assert [s.depth for s in rests_on(line[0])] == list(range(1, 9))


def test_found_by_number_linked_once_and_taken_out(cast: Cast, papers: Papers, at_desk: Sit) -> None:
    client, address = at_desk(cast.ha), f"{papers.plan.get_absolute_url()}quan-he/"
    assert "46/NQ-HĐND (10/8/2021)" in client.get(address, {"tim": "46 nq hdnd"}).content.decode()
    typed = {"target": papers.other.pk, "kind": "based_on", "once": "y"}
    for _ in range(2):
        assert client.post(address, typed).status_code == 302
    made = Link.objects.get(source=papers.plan, target=papers.other)
    assert "Bỏ quan hệ" in client.get(papers.plan.get_absolute_url()).content.decode()
    for _ in range(2):
        assert client.post(f"{address}{made.pk}/bo/", {"once": "z"}).status_code == 302
    assert not Link.objects.filter(pk=made.pk).exists()


def test_nothing_chosen_says_so(cast: Cast, papers: Papers, at_desk: Sit) -> None:
    sent = at_desk(cast.ha).post(f"{papers.plan.get_absolute_url()}quan-he/", {"kind": "implements"})
    assert "Hãy tìm và chọn một văn bản." in sent.content.decode()


def test_only_by_post_and_only_by_those_who_keep_the_register(cast: Cast, papers: Papers, at_desk: Sit) -> None:
    made = Link.objects.get(source=papers.plan)
    address = f"{papers.plan.get_absolute_url()}quan-he/{made.pk}/bo/"
    assert at_desk(cast.binh).post(address, {"once": "q"}).status_code == 403
    assert at_desk(cast.ha).get(address).status_code == 405
    assert at_desk(cast.ha).post(f"{papers.other.get_absolute_url()}quan-he/{made.pk}/bo/").status_code == 302
    assert Link.objects.filter(pk=made.pk).exists()
