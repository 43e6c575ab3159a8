"""A citizen answers without a name, once a code; results are read with their margin, beside the promise's figures."""

from __future__ import annotations

from typing import Any

from django.test import Client

from phoihop.programmes.models import Programme
from phoihop.voices.actions import survey as acts
from phoihop.voices.codes import new_seed
from phoihop.voices.models import AnswerCount
from phoihop.voices.tests.deeds import answered, drafted, opened, published
from tests.cast import Cast


def test_a_code_from_a_slip_answers_once(client: Client, cast: Cast) -> None:
    survey = opened(cast)
    code = acts.print_codes(survey, seed="x", number=1, **cast.thu.by)[0]
    page = f"/khao-sat/{survey.pk}/tra-loi/"
    form = client.get(page)
    assert "js/citizen" in form.content.decode() and "no-store" in form["Cache-Control"]
    first = survey.questions.all()[0]
    given = {"code": code, f"q{first.pk}": "4"}
    assert client.post(page, {"code": code}).status_code == 422
    thanks = client.post(page, given)
    assert "Cảm ơn" in thanks.content.decode()
    again = client.post(page, given)
    assert again.status_code == 422 and "Mã này đã được dùng" in again.content.decode()
    assert AnswerCount.objects.filter(number__gt=0).values_list("question", "answer", "number").get() == (
        first.pk,
        4,
        1,
    )


def test_an_open_link_says_what_it_is_and_a_form_sent_twice_counts_once(client: Client, cast: Cast) -> None:
    survey = opened(cast, by_code=False)
    page = f"/khao-sat/{survey.pk}/tra-loi/"
    assert "trả lời nhiều lần" in client.get(page).content.decode()
    given = {f"q{survey.questions.all()[0].pk}": "4", "seed": new_seed()}
    for _again in range(2):
        assert client.post(page, given).status_code == 200
    assert survey.groups.get().answered == 1


def test_what_is_not_open_or_not_published_is_not_found(client: Client, cast: Cast) -> None:
    survey = drafted(cast)
    for address in (f"/khao-sat/{survey.pk}/", f"/khao-sat/{survey.pk}/tra-loi/"):
        assert client.get(address).status_code == 404
    acts.open_survey(survey, **cast.ha.by)
    assert client.get(f"/khao-sat/{survey.pk}/").status_code == 200
    acts.close(survey, **cast.thu.by)
    assert client.get(f"/khao-sat/{survey.pk}/").status_code == 404
    assert "chưa công bố kết quả" in client.get(f"/khao-sat/{survey.pk}/tra-loi/").content.decode()
    published(cast, survey)
    assert f'href="/khao-sat/{survey.pk}/"' in client.get(f"/khao-sat/{survey.pk}/tra-loi/").content.decode()


def test_results_are_published_with_their_margin(
    client: Client, cast: Cast, programme: Programme, django_assert_max_num_queries: Any
) -> None:
    survey = opened(cast, programme=programme, content=programme.contents.get())
    sheet = acts.print_codes(survey, seed="x", number=10, **cast.thu.by)
    for code in sheet[:6]:
        answered(survey, 4, code)
    assert "4,0" not in client.get(f"/khao-sat/{survey.pk}/").content.decode()
    acts.close(survey, **cast.thu.by)
    published(cast, survey)
    with django_assert_max_num_queries(12):
        page = client.get(f"/khao-sat/{survey.pk}/").content.decode()
    assert "Đã phát 10 mã, 6 mã được trả lời (60%)" in page and "hơn hoặc kém khoảng 27 phần trăm" in page
    assert "trung bình 4,0 trên 5" in page and "Thực hiện dân chủ ở cơ sở" in page
    assert "Một cửa xã Glar" in client.get("/khao-sat/").content.decode()
