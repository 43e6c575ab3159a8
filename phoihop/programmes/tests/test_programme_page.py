"""A programme's page, its papers and its history; the list; typing errors."""

from collections.abc import Callable
from typing import Any
from unicodedata import normalize

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.documents import actions as documents
from phoihop.ledger.history import history
from phoihop.programmes import actions
from phoihop.programmes.models import Programme
from phoihop.programmes.pages import chain_of
from tests.cast import Cast, Person
from tests.worlds import draft as draft_world
from tests.worlds import in_force

SignIn = Callable[[Person], Client]
LIST = "/chuong-trinh/"


def at(name: str, row: Any) -> str:
    return reverse(f"programmes:{name}", args=[row.pk])


@pytest.fixture
def programme(cast: Cast) -> Programme:
    return in_force(cast)


def test_the_tree_says_who_and_by_when(cast: Cast, signed_in: SignIn, programme: Programme) -> None:
    html = signed_in(cast.binh).get(programme.get_absolute_url()).content.decode()
    assert "Báo cáo kết quả thực hiện dân chủ ở cơ sở" in html
    assert "UBND các xã, thị trấn" in html
    assert "hằng năm, ngày 15/6 và 15/11" in html
    assert "Đã ký ngày 5/1/2026" in html


def test_a_draft_opens_beside_its_source(cast: Cast, signed_in: SignIn) -> None:
    made = draft_world(cast)
    assert signed_in(cast.ha).get(made.get_absolute_url()).headers["Location"] == at("draft", made)


def test_a_programme_that_is_no_draft_has_no_draft_page(cast: Cast, signed_in: SignIn, programme: Programme) -> None:
    assert signed_in(cast.ha).get(at("draft", programme)).headers["Location"] == programme.get_absolute_url()


@pytest.mark.parametrize("name", ["programme", "papers", "history"])
def test_twelve_queries_whatever_the_size(
    cast: Cast, signed_in: SignIn, programme: Programme, queries_at_most: Callable[[], Any], name: str
) -> None:
    browser = signed_in(cast.ha)
    other = programme.document
    for number in range(4):
        paper = documents.register(None, number=f"{number + 10}-KH/HU", kind="kế hoạch", **cast.ha.by)
        documents.link(other, target=paper, kind="implements", **cast.ha.by)
        other = paper
    with queries_at_most():
        assert browser.get(at(name, programme)).status_code == 200


@pytest.mark.parametrize("name", ["programme", "papers", "history"])
def test_strangers_get_404(cast: Cast, signed_in: SignIn, programme: Programme, name: str) -> None:
    assert signed_in(cast.dung).get(at(name, programme)).status_code == 404
    assert signed_in(cast.ha).post(at(name, programme)).status_code == 405


def test_the_chain_of_papers_is_three_steps_long(cast: Cast, programme: Programme) -> None:
    numbers = ["72-KH/HU", "01-KL/TW", "05-CT/TW", "02-CT/TW"]
    here = programme.document
    for number in numbers:
        paper = documents.register(None, number=number, kind="kế hoạch", **cast.ha.by)
        documents.link(here, target=paper, kind="implements", **cast.ha.by)
        here = paper
    assert [one.number for one in chain_of(programme.document_id)] == numbers[:3]
    assert chain_of(None) == []


def test_the_chain_follows_what_is_implemented(cast: Cast, programme: Programme) -> None:
    basis = documents.register(None, number="10/2022/QH15", kind="luật", **cast.ha.by)
    plan = documents.register(None, number="72-KH/HU", kind="kế hoạch", **cast.ha.by)
    documents.link(programme.document, target=basis, kind="based_on", **cast.ha.by)
    documents.link(programme.document, target=plan, kind="implements", **cast.ha.by)
    assert [one.number for one in chain_of(programme.document_id)] == ["72-KH/HU"]


def test_the_list_is_searched_without_diacritics_and_decomposed(
    cast: Cast, signed_in: SignIn, programme: Programme
) -> None:
    browser = signed_in(cast.binh)
    for words in ("dan van chinh quyen", normalize("NFD", "dân vận"), "01-ctr"):
        assert programme.title in browser.get(LIST, {"tim": words}).content.decode()
    assert "Không có chương trình nào khớp" in browser.get(LIST, {"tim": "khác hẳn"}).content.decode()
    assert programme.title in browser.get(LIST, {"trang-thai": "in_force"}).content.decode()
    assert programme.title not in browser.get(LIST, {"trang-thai": "closed"}).content.decode()


def test_drafts_stand_on_top_for_their_secretary_alone(cast: Cast, signed_in: SignIn) -> None:
    made = draft_world(cast)
    assert made.title in signed_in(cast.ha).get(LIST).content.decode()
    html = signed_in(cast.binh).get(LIST).content.decode()
    assert made.title not in html
    assert "Đơn vị của bạn chưa tham gia chương trình nào." in html
    assert "Nhập văn bản" not in html


def test_an_empty_list_says_what_to_do(cast: Cast, signed_in: SignIn) -> None:
    assert "Bấm “Nhập văn bản”" in signed_in(cast.ha).get(LIST).content.decode()


def test_the_list_costs_the_same_with_one_and_three(
    cast: Cast, signed_in: SignIn, programme: Programme, django_assert_num_queries: Any
) -> None:
    browser = signed_in(cast.ha)
    with django_assert_num_queries(6):
        browser.get(LIST)
    for _ in range(2):
        draft_world(cast)
    with django_assert_num_queries(6):
        browser.get(LIST)


def test_made_by_hand(cast: Cast, signed_in: SignIn) -> None:
    browser, form = signed_in(cast.ha), {"title": "Chương trình mới", "number": "", "once": "m1"}
    first = browser.post("/chuong-trinh/lap/", form)
    browser.post("/chuong-trinh/lap/", form)
    made = Programme.objects.get()
    assert first.headers["Location"] == at("draft", made)
    assert browser.post("/chuong-trinh/lap/", {"title": ""}).status_code == 422
    assert signed_in(cast.binh).get("/chuong-trinh/lap/").status_code == 403


def test_a_typing_error_is_mended_with_a_reason(cast: Cast, signed_in: SignIn, programme: Programme) -> None:
    browser = signed_in(cast.ha)
    content = programme.contents.get()
    form = {"label": "1", "text": "Thực hiện dân chủ ở cơ sở, sửa", "reason": "", "once": "s1"}
    assert browser.post(at("correct_content", content), form).status_code == 422
    for _ in range(2):
        assert browser.post(at("correct_content", content), {**form, "reason": "Gõ thiếu"}).status_code == 302
    content.refresh_from_db()
    assert content.text.endswith("sửa")
    lines = [line for line in history(programme) if line.act == "programme.correct"]
    assert [line.reason for line in lines] == ["Gõ thiếu"]
    assert "Gõ thiếu" in browser.get(at("history", programme)).content.decode()


def test_facts_parties_duties_and_units_are_mended(cast: Cast, signed_in: SignIn, programme: Programme) -> None:
    browser, reason = signed_in(cast.ha), {"reason": "Gõ nhầm"}
    facts = {
        "title": "Tên đúng",
        "number": programme.number,
        "kind": "",
        "starts_on": "2026-01-01",
        "ends_on": "2027-12-31",
    }
    facts |= {"signed_on": "2026-01-05", "place": "Đak Đoa", **reason}
    party, duty = programme.parties.first(), programme.duties.get(text__startswith="Báo cáo")
    assert party is not None
    assert browser.post(at("correct_facts", programme), facts).status_code == 302
    assert (
        browser.post(at("correct_party", party), {"name": "Ban DV", "signed_on": "2026-01-05", **reason}).status_code
        == 302
    )
    changed = {"label": "a", "text": duty.text, "schedule": "recurring", "every": "quarterly", **reason}
    assert browser.post(at("correct_duty", duty), changed).status_code == 302
    one = duty.assignments.get()
    assert browser.post(at("correct_assignment", one), {"who": "UBND xã A Dơk", **reason}).status_code == 302
    for row in (programme, party, duty, one):
        row.refresh_from_db()
    assert (programme.title, party.name, one.unit, one.unit_class) == ("Tên đúng", "Ban DV", cast.adok, None)
    assert duty.rrule == "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"
    assert browser.get(at("correct", programme)).status_code == 200


def test_a_correction_that_changes_nothing_is_refused(cast: Cast, signed_in: SignIn, programme: Programme) -> None:
    content = programme.contents.get()
    form = {"label": content.label, "text": content.text, "reason": "Không rõ"}
    answer = signed_in(cast.ha).post(at("correct_content", content), form)
    assert "Không có gì thay đổi." in answer.content.decode()


def test_drafts_are_edited_not_corrected_and_readers_may_not(
    cast: Cast, signed_in: SignIn, programme: Programme
) -> None:
    made = actions.create_programme(None, title="Dự thảo", **cast.ha.by)
    assert signed_in(cast.ha).get(at("correct", made)).status_code == 403
    assert signed_in(cast.binh).get(at("correct", programme)).status_code == 403
    assert signed_in(cast.dung).get(at("correct", programme)).status_code == 404


def test_a_correction_keeps_each_unit_in_one_role(cast: Cast, signed_in: SignIn) -> None:
    made = draft_world(cast)
    duty = made.duties.get(text__startswith="Tuyên truyền")
    other = actions.add_assignment(duty, role="support", unit=cast.adok, **cast.ha.by)
    actions.confirm(made, signed_on=made.starts_on, **cast.ha.by)
    answer = signed_in(cast.ha).post(at("correct_assignment", other), {"who": "UBND xã Glar", "reason": "Gõ nhầm"})
    assert answer.status_code == 422
    assert "UBND xã Glar đã có vai trò “Phối hợp”" in answer.content.decode()
