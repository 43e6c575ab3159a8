"""The draft beside its source."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.programmes import actions
from phoihop.programmes.models import Programme
from phoihop.programmes.source_text import anchor
from tests.cast import Cast, Person

from .conftest import span_of

SignIn = Callable[[Person], Client]


def url(draft: Programme) -> str:
    return reverse("programmes:draft", args=[draft.pk])


def page(browser: Client, draft: Programme) -> str:
    answer = browser.get(url(draft))
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_field_found_is_highlighted_and_linked_both_ways(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    html = page(signed_in(cast.ha), draft)
    rows: list[Any] = [*draft.parties.all(), *draft.contents.all(), *draft.duties.all()]
    rows += [one for duty in draft.duties.all() for one in duty.assignments.all()]
    assert len(rows) == 11
    for row in rows:
        place = anchor(row.span_start, row.span_end)
        assert f'id="{place}"' in html
        assert f'href="#{place}"' in html
    for words in ("07-CTr/BDVHU-UBND", "giai đoạn 2026-2027", "định kỳ 6 tháng", "Kế hoạch số 72-KH/HU ngày 10/8/2021"):
        place = anchor(*span_of(words))
        assert f'id="{place}"' in html
        assert f'href="#{place}"' in html
    ids = set(re.findall(r'\bid="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= ids


def test_no_id_stands_twice(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    ids = re.findall(r'\bid="([^"]+)"', page(signed_in(cast.ha), draft))
    assert len(ids) == len(set(ids))


def test_the_source_is_escaped(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    html = page(signed_in(cast.ha), draft)
    assert "&lt;trước&gt;" in html
    assert "<trước>" not in html


def test_counts_gaps_and_doubts_are_told(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    html = page(signed_in(cast.ha), draft)
    assert "2 / 3" in html
    assert "Văn bản nêu 3 nội dung, tìm thấy 2." in html
    assert "1 nhiệm vụ chưa có đơn vị chủ trì." in html
    assert "1 tên đơn vị chưa đối chiếu với danh bạ." in html


def test_schedules_are_said_in_words(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    html = page(signed_in(cast.ha), draft)
    assert "hằng năm, ngày 15/6 và 15/11" in html
    assert "6 tháng một lần" in html


def test_a_doubt_is_settled_with_one_press(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    browser = signed_in(cast.ha)
    doubt = draft.doubts.filter(code="").get()
    answer = browser.post(reverse("programmes:settle", args=[draft.pk]), {"doubt": doubt.pk, "once": "d1"})
    assert answer.headers["Location"].startswith(url(draft))
    assert doubt.says not in page(browser, draft)


def test_all_doubts_are_settled_with_one_press(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    browser = signed_in(cast.ha)
    for _ in range(2):
        browser.post(reverse("programmes:settle", args=[draft.pk]), {"doubt": "all", "once": "d2"})
    assert not draft.doubts.filter(settled=False).exists()


def test_a_doubt_that_the_draft_answers_is_gone(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    duty = draft.duties.get(text__startswith="Các cơ quan")
    actions.add_assignment(duty, role="lead", unit=cast.home_affairs, **cast.ha.by)
    assert "Chưa rõ chủ trì." not in page(signed_in(cast.ha), draft)


def test_a_draft_by_hand_has_no_source(cast: Cast, signed_in: SignIn) -> None:
    made = actions.create_programme(None, title="Chương trình <mới>", **cast.ha.by)
    html = page(signed_in(cast.ha), made)
    assert "Nguyên văn" not in html
    assert "Chưa có nội dung nào" in html


def test_others_do_not_see_a_draft(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    for person in (cast.binh, cast.thu, cast.dung):
        browser = signed_in(person)
        assert browser.get(url(draft)).status_code == 404
        assert browser.post(reverse("programmes:settle", args=[draft.pk]), {"doubt": "all"}).status_code == 404


def test_a_colleague_sees_it_but_changes_nothing(
    cast: Cast, signed_in: SignIn, draft: Programme, unguarded: Callable[[], Any]
) -> None:
    from tests.cast import person  # lazily: makes rows

    with unguarded():
        viewer = person("xem", "Xem", cast.mass_mobilisation, "viewer")
    browser = signed_in(viewer)
    html = page(browser, draft)
    assert "Bỏ dự thảo" not in html
    assert browser.post(reverse("programmes:settle", args=[draft.pk]), {"doubt": "all"}).status_code == 403
    assert browser.get(reverse("programmes:facts", args=[draft.pk])).status_code == 403


def test_wrong_methods_get_405(cast: Cast, signed_in: SignIn, draft: Programme) -> None:
    browser = signed_in(cast.ha)
    assert browser.post(url(draft)).status_code == 405
    assert browser.put(reverse("programmes:match", args=[draft.pk])).status_code == 405


def test_twelve_queries_whatever_the_size(
    cast: Cast, signed_in: SignIn, draft: Programme, queries_at_most: Callable[[], Any]
) -> None:
    browser = signed_in(cast.ha)
    with queries_at_most():
        browser.get(url(draft))
    for number in range(30):
        content = actions.add_content(draft, text=f"Nội dung {number}", **cast.ha.by)
        duty = actions.add_duty(draft, content=content, text=f"Nhiệm vụ {number}", **cast.ha.by)
        actions.add_assignment(duty, role="lead", phrase=f"Hội số {number}", **cast.ha.by)
    with queries_at_most():
        assert browser.get(url(draft)).status_code == 200


@pytest.mark.parametrize("kind", ["duty", "content"])
def test_what_was_doubtful_goes_with_its_row(cast: Cast, draft: Programme, kind: str) -> None:
    duty = draft.duties.get(text__startswith="Các cơ quan")
    if kind == "duty":
        actions.remove_duty(duty, **cast.ha.by)
    else:
        assert duty.content
        actions.remove_content(duty.content, **cast.ha.by)
    assert [doubt.says for doubt in draft.doubts.all()] == ["Văn bản nêu 3 nội dung, tìm thấy 2."]
