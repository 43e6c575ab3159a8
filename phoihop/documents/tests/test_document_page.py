"""One document: facts, lineage, the programmes that carry it out; to write it down and to correct it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from phoihop.documents import actions
from phoihop.documents.models import OfficialDocument
from phoihop.ledger.models import Entry
from tests.cast import Cast, Person
from tests.worlds import in_force

from .conftest import Papers, paper

Sit = Callable[[Person], Client]
TYPED = {"number": "19/kh-ubnd", "kind": "KẾ HOẠCH", "issuer_name": "UBND huyện Đak Đoa", "issued_on": "6/4/2026",
         "abstract": "Triển khai chương trình", "system": "", "once": "k1"}  # fmt: skip


def test_facts_with_the_numbers_parts(cast: Cast, papers: Papers, at_desk: Sit) -> None:
    page = at_desk(cast.binh).get(papers.plan.get_absolute_url()).content.decode()
    assert re.search(r"<b>72</b>.*?<b>KH</b>.*?kế hoạch.*?<b>HU</b>", page, re.S)
    assert "Đảng" in page
    assert "9/11/2021" in page


def test_lineage_both_ways(cast: Cast, papers: Papers, at_desk: Sit) -> None:
    page = at_desk(cast.binh).get(papers.conclusion.get_absolute_url()).content.decode()
    assert page.index("Văn bản này dựa trên") < page.index("05-CT/TW</a>") < page.index("Các văn bản thực hiện")
    assert page.index("Các văn bản thực hiện") < page.index("72-KH/HU</a>")
    assert "46/NQ-HĐND" not in page


def test_a_chain_hangs_together(cast: Cast, papers: Papers, at_desk: Sit) -> None:
    page = at_desk(cast.binh).get(papers.directive.get_absolute_url()).content.decode()
    assert re.search(r"01-KL/TW</a>.*?<ul><li>.*?72-KH/HU</a>", page, re.S)


def test_down_to_the_programmes_and_their_duties_for_those_who_may_see_them(
    cast: Cast, papers: Papers, at_desk: Sit, queries_at_most: Any
) -> None:
    programme = in_force(cast)
    assert programme.document
    actions.link(programme.document, target=papers.plan, kind="implements", **cast.ha.by)
    client = at_desk(cast.binh)
    with queries_at_most():
        page = client.get(papers.directive.get_absolute_url()).content.decode()
    assert programme.title in page
    assert "Báo cáo kết quả thực hiện dân chủ ở cơ sở" in page
    outside = at_desk(cast.dung).get(papers.directive.get_absolute_url()).content.decode()
    assert "Chương trình thực hiện văn bản này" not in outside


def test_the_same_queries_whatever_hangs_on_it(cast: Cast, papers: Papers, at_desk: Sit, queries_at_most: Any) -> None:
    for n in range(12):
        made = paper(cast, f"{n + 100}-KH/HU", "kế hoạch", None, "x")
        actions.link(made, target=papers.plan, kind="implements", **cast.ha.by)
    programme = in_force(cast)
    assert programme.document
    actions.link(programme.document, target=papers.plan, kind="implements", **cast.ha.by)
    client = at_desk(cast.ha)
    with queries_at_most():
        client.get(papers.directive.get_absolute_url())


def test_written_down_by_hand_with_parsed_number_and_known_issuer(cast: Cast, at_desk: Sit) -> None:
    sent = at_desk(cast.ha).post("/van-ban/them/", TYPED)
    made = OfficialDocument.objects.get()
    assert sent.url == made.get_absolute_url()  # type: ignore[attr-defined]
    assert (made.number, made.sequence, made.kind_code, made.organs, made.system, made.kind) == (
        "19/KH-UBND", 19, "KH", "UBND", "state", "kế hoạch",
    )  # fmt: skip
    assert made.issuer == cast.committee
    assert (made.issued_on.day, made.issued_on.month) == (6, 4)  # type: ignore[union-attr]


def test_sent_twice_is_done_once(cast: Cast, at_desk: Sit) -> None:
    client = at_desk(cast.ha)
    client.post("/van-ban/them/", TYPED)
    assert client.post("/van-ban/them/", TYPED).status_code == 302
    assert OfficialDocument.objects.count() == 1
    assert Entry.objects.filter(act="document.register").count() == 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"kind": ""}, "id_kind_error"),
        ({"issued_on": "31/2/2026"}, "id_issued_on_error"),
        ({"number": "", "abstract": ""}, "Hãy ghi số, ký hiệu hoặc trích yếu."),
    ],
)
def test_bad_input_keeps_what_was_typed(cast: Cast, at_desk: Sit, change: dict[str, str], says: str) -> None:
    sent = at_desk(cast.ha).post("/van-ban/them/", {**TYPED, **change})
    page = sent.content.decode()
    assert sent.status_code == 422
    assert says in page
    assert "UBND huyện Đak Đoa" in page
    assert not OfficialDocument.objects.exists()


def test_the_same_number_and_day_is_refused_at_the_form(cast: Cast, papers: Papers, at_desk: Sit) -> None:
    typed = {**TYPED, "number": "072-KH/HU", "issued_on": "2021-11-09"}
    sent = at_desk(cast.ha).post("/van-ban/them/", typed)
    assert "đã có trong sổ" in sent.content.decode()
    assert "072-KH/HU" in sent.content.decode()


def test_corrected_and_told_in_the_history(cast: Cast, papers: Papers, at_desk: Sit) -> None:
    client, address = at_desk(cast.ha), f"{papers.plan.get_absolute_url()}sua/"
    assert 'value="72-KH/HU"' in client.get(address).content.decode()
    client.post(address, {**TYPED, "number": "73-KH/HU", "seen": papers.plan.revision})
    papers.plan.refresh_from_db()
    assert (papers.plan.number, papers.plan.system, papers.plan.revision) == ("73-KH/HU", "party", 2)
    assert "Sửa thông tin văn bản" in client.get(papers.plan.get_absolute_url()).content.decode()


def test_somebody_was_first(cast: Cast, papers: Papers, at_desk: Sit) -> None:
    client, address = at_desk(cast.ha), f"{papers.plan.get_absolute_url()}sua/"
    client.post(address, {**TYPED, "once": "a", "seen": 1})
    sent = client.post(address, {**TYPED, "once": "b", "seen": 1, "abstract": "Chữ của người thứ hai"})
    assert "Có người vừa thay đổi" in sent.content.decode()
    assert "Chữ của người thứ hai" in sent.content.decode()


def test_a_reader_403_a_stranger_404_a_wrong_method_405(cast: Cast, papers: Papers, at_desk: Sit) -> None:
    client, address = at_desk(cast.binh), papers.plan.get_absolute_url()
    for tail in ("sua/", "tep/", "quan-he/"):
        assert client.get(f"{address}{tail}").status_code == 403
        assert client.post(f"{address}{tail}", TYPED).status_code == 403
    assert client.post("/van-ban/them/", TYPED).status_code == 403
    assert client.get("/van-ban/999/").status_code == 404
    assert client.post(address).status_code == 405
    assert OfficialDocument.objects.count() == 4
