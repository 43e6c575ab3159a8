"""The officials' search: everything that a person may see, nothing else."""

from __future__ import annotations

import datetime as dt
import html
import re
import unicodedata
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from phoihop.documents import actions as documents
from phoihop.programmes import actions as programmes
from phoihop.programmes.models import Programme
from tests.cast import Cast, person
from tests.worlds import draft, in_force

SEARCH = "/tong-quan/tim/"
GROUPS = ["Chương trình", "Nội dung", "Nhiệm vụ", "Văn bản", "Đơn vị"]


@pytest.fixture
def programme(cast: Cast) -> Programme:
    """In force."""
    return in_force(cast)


def page(client: Client, who: Any, **asked: str) -> str:
    """The search page as this person sees it."""
    client.force_login(who.account)
    answer = client.get(SEARCH, asked)
    assert answer.status_code == 200
    return answer.content.decode().split("<main", 1)[1].split("<footer", 1)[0]


def groups(body: str) -> list[str]:
    """The headings of what was found."""
    return re.findall(r"<h2>([^<]+)</h2>", body)


def results(body: str) -> list[str]:
    """The found texts without marks."""
    return [html.unescape(re.sub("<[^>]+>", "", one)) for one in re.findall(r'<li><a href="[^"]+">(.*?)</a>', body)]


def test_a_box_on_every_page_leads_to_what_is_found(client: Client, cast: Cast, programme: Programme) -> None:
    client.force_login(cast.ha.account)
    top = client.get("/tong-quan/").content.decode().split("<main", 1)[0]
    assert f'action="{SEARCH}"' in top and 'name="tim"' in top
    assert f'action="{SEARCH}"' not in client.get("/").content.decode(), "the portal has its own"
    body = page(client, cast.ha)
    assert "Gõ có dấu hay không dấu" in body and not groups(body)
    assert groups(page(client, cast.ha, tim="!? -- “”")) == []


def test_results_stand_by_room_and_lead_to_where_they_live(client: Client, cast: Cast, programme: Programme) -> None:
    by = cast.ha.by
    paper = documents.register(None, number="72-KH/HU", kind="kế hoạch", abstract="Dân chủ ở cơ sở <b>", **by)
    body = page(client, cast.ha, tim="dân chủ cơ")
    assert groups(body) == ["Nội dung", "Nhiệm vụ", "Văn bản"]
    content, duty = programme.contents.get(), programme.duties.get(text__startswith="Báo cáo")
    assert f'href="/chuong-trinh/{programme.pk}/?den=c{content.pk}#c{content.pk}"' in body
    assert f'href="/chuong-trinh/{programme.pk}/?den=d{duty.pk}#d{duty.pk}"' in body
    assert f'href="/van-ban/{paper.pk}/"' in body
    assert "Thực hiện <mark>dân</mark> <mark>chủ</mark> ở <mark>cơ</mark> sở" in body
    assert "sở &lt;b&gt;" in body and "<b>" not in body
    inside = client.get(f"/chuong-trinh/{programme.pk}/").content.decode()
    assert f'id="c{content.pk}"' in inside and f'id="d{duty.pk}"' in inside


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("01-ctr/bdvhu", ["Chương trình", "Văn bản"]),
        ("1 CTr", ["Chương trình", "Văn bản"]),
        ("chính quyền giai đoạn", ["Chương trình", "Văn bản"]),
        (unicodedata.normalize("NFD", "tuyên truyền"), ["Nhiệm vụ"]),
        ('"vận động nhân dân"', ["Nhiệm vụ"]),
        ('"động vận"', []),
        ("glar", ["Đơn vị"]),
        ("BDVHU", GROUPS[:1] + GROUPS[3:]),
        ("khongco", []),
    ],
)
def test_what_is_found(client: Client, cast: Cast, programme: Programme, typed: str, expected: list[str]) -> None:
    body = page(client, cast.ha, tim=typed)
    assert groups(body) == expected
    assert ("không có mục nào có đủ các chữ" in body) == (not expected)


WHO = ["ha", "binh", "thu", "dung", "an", "viewer", "auditor", "beside"]


def someone(who: str, cast: Cast, unguarded: Any) -> Any:
    """A person of the cast, or one with a role that none of them has."""
    with unguarded():
        match who:
            case "viewer":
                return person("xem", "Người xem", cast.mass_mobilisation, "viewer")
            case "auditor":
                return person("soat", "Người soát xét", cast.stranger, "auditor")
            case "beside":
                return person("ben", "Văn phòng", cast.party, "secretary")
    return getattr(cast, who)


@pytest.mark.parametrize("who", WHO)
def test_the_words_of_a_draft_are_found_by_its_own_unit_alone(
    who: str, client: Client, cast: Cast, unguarded: Any
) -> None:
    hidden = draft(cast)
    programmes.add_content(hidden, text="Bí mật nội dung", **cast.ha.by)
    programmes.add_duty(hidden, text="Bí mật nhiệm vụ", product="Sản phẩm kín", **cast.ha.by)
    asker = someone(who, cast, unguarded)
    sees = who in ("ha", "viewer")
    for typed, group in (("bí mật", None), ("sản phẩm kín", "Nhiệm vụ"), ("công tác dân vận", "Chương trình")):
        body = page(client, asker, tim=typed)
        assert bool({"Chương trình", "Nội dung", "Nhiệm vụ"} & set(groups(body))) == sees, typed
        assert not sees or group is None or group in groups(body)
        assert sees or ("Bí mật" not in body and hidden.title not in body)


@pytest.mark.parametrize("who", WHO)
def test_a_programme_in_force_is_found_by_those_who_may_open_it(
    who: str, client: Client, cast: Cast, programme: Programme, unguarded: Any
) -> None:
    asker = someone(who, cast, unguarded)
    body = page(client, asker, tim="tuyên truyền")
    may_open = client.get(f"/chuong-trinh/{programme.pk}/").status_code == 200
    assert groups(body) == (["Nhiệm vụ"] if may_open else []) and may_open == (who != "dung")


def test_a_group_goes_on_page_by_page(client: Client, cast: Cast, unguarded: Any) -> None:
    with unguarded():
        for n in range(60):
            documents.register(None, number=f"{n + 1}-KH/HU", kind="kế hoạch", abstract=f"Dân vận {n}", **cast.ha.by)
    body = page(client, cast.ha, tim="dân vận")
    assert len(results(body)) == 5 + 1 and "nhom=van-ban" in body  # a unit bears the words too
    seen: list[str] = []
    address = html.unescape(re.search(r'href="(\?[^"]*nhom=van-ban[^"]*)"', body)[1])  # type: ignore[index]
    while address:
        body = client.get(SEARCH + address).content.decode()
        assert groups(body) == ["Văn bản"] and "Xem kết quả ở mọi nhóm" in body
        seen += results(body.split("<main", 1)[1])
        more = re.search(r'href="(\?[^"]*sau=[^"]*)"', body)
        address = html.unescape(more[1]) if more else ""
    assert seen == [f"Kế hoạch {n:02}-KH/HU" for n in range(60, 0, -1)]
    assert "Không còn kết quả" in page(client, cast.ha, tim="dân vận", nhom="van-ban", sau="~1")
    assert groups(page(client, cast.ha, tim="dân vận", nhom="khac", sau="x")) != []


@pytest.mark.parametrize("who", ["ha", "binh", "auditor"])
@pytest.mark.parametrize("typed", ["dan", "thực hiện dân ch", '"dân chủ ở cơ sở"', "khongco"])
def test_as_many_queries_for_three_as_for_one(who: str, typed: str, client: Client, cast: Cast, unguarded: Any) -> None:
    asker = someone(who, cast, unguarded)
    counts = []
    for number in (1, 2):
        for n in range(number):
            in_force(cast)
            documents.register(
                None,
                number=f"{number}{n}-KH/HU",
                kind="kế hoạch",
                abstract="Dân chủ",
                issued_on=dt.date(2026, 1, 1),
                **cast.ha.by,
            )
        client.force_login(asker.account)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(SEARCH, {"tim": typed}).status_code == 200
        counts.append(len(seen))
    assert counts[1] <= counts[0] <= 12, counts
