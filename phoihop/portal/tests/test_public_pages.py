"""What a citizen reads."""

import datetime as dt
import re
import unicodedata
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from phoihop.programmes.models import Programme
from phoihop.publishing import actions
from phoihop.publishing.models import Posting
from phoihop.publishing.views.shape import about_url
from phoihop.tasks import actions as tasks
from phoihop.tasks.models import Handling, Task
from tests.cast import NOW, Cast
from tests.worlds import in_force

from .conftest import publish

LATE = dt.datetime(2026, 6, 27, 9, 0, tzinfo=NOW.tzinfo)


def words(page: str) -> str:
    """A page without its marks, blanks squeezed."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_home_shows_the_only_programme_with_its_promises(client: Client, programme: Programme) -> None:
    page = words(client.get("/").content.decode())
    assert "Các cơ quan đã cam kết những gì, và đã làm đến đâu?" in page
    assert programme.title in page
    assert "Ban Dân vận Huyện ủy, UBND huyện Đak Đoa · 1/1/2026 – 31/12/2027" in page
    assert "1. Thực hiện dân chủ ở cơ sở" in page
    assert "Chịu trách nhiệm: UBND các xã, thị trấn, Phòng Nội vụ" in page


def test_home_counts_promises_by_status(
    client: Client, cast: Cast, programme: Programme, on_the_day: time_machine.Traveller
) -> None:
    publish(cast, in_force(cast))
    assert "1 Đúng tiến độ" in words(client.get("/").content.decode())
    on_the_day.move_to(LATE)
    assert "1 Quá hạn" in words(client.get("/").content.decode())


def test_home_without_anything_public(client: Client, db: None) -> None:
    assert "Chưa có chương trình nào được công khai" in client.get("/").content.decode()


def test_running_programmes_stand_before_those_that_are_over(client: Client, cast: Cast, unguarded: Any) -> None:
    made = [in_force(cast) for _ in range(3)]
    for one in made:
        publish(cast, one)
    with unguarded():
        Programme.objects.filter(pk=made[2].pk).update(state="closed")
    found = re.findall(r'href="/cam-ket/(\d+)/"', client.get("/").content.decode())
    assert found == [str(made[1].pk), str(made[0].pk), str(made[2].pk)]


def test_a_long_list_goes_on_behind_the_last_one(client: Client, cast: Cast, unguarded: Any) -> None:
    first = in_force(cast)
    with unguarded():
        for n in range(44):
            Programme.objects.create(
                title=f"Chương trình {n}",
                standing_body=cast.mass_mobilisation,
                starts_on=first.starts_on,
                ends_on=first.ends_on,
                state="in_force" if n % 2 else "closed",
            )
    for one in Programme.objects.exclude(pk=first.pk):
        publish(cast, one)
    address, seen = "/", []
    while address:
        page = client.get(address).content.decode()
        seen += re.findall(r'href="/cam-ket/(\d+)/"', page)
        more = re.search(r'href="(\?sau=[^"]+)"', page)
        address = f"/{more[1]}" if more else ""
    assert len(seen) == len(set(seen)) == 44
    assert client.get("/?sau=x-y").status_code == 200


def test_a_programme_says_who_answers_what_is_late_and_since_when(
    client: Client, cast: Cast, programme: Programme, on_the_day: time_machine.Traveller
) -> None:
    on_the_day.move_to(LATE)
    page = words(client.get(f"/cam-ket/{programme.pk}/").content.decode())
    assert "Số 01-CTr/BDVHU-UBND , ký ngày 5/1/2026" in page or "Số 01-CTr/BDVHU-UBND, ký ngày 5/1/2026" in page
    assert "Đã ký ngày 5/1/2026" in page
    assert "Có việc quá hạn từ 15/6/2026" in page
    assert "2 việc đang chậm" in page
    assert "UBND xã Glar hạn 15/6/2026, chậm 12 ngày" in page
    assert "công khai từ ngày 2/3/2026. Căn cứ: Khoản 14 Điều 11" in page
    assert "Ban Dân vận Huyện ủy công khai từ ngày" in page


def test_a_content_shows_its_duties_leads_and_supports(
    client: Client, cast: Cast, programme: Programme, on_the_day: time_machine.Traveller
) -> None:
    on_the_day.move_to(LATE)
    content = programme.contents.get()
    page = words(client.get(f"/cam-ket/{programme.pk}/noi-dung/{content.pk}/").content.decode())
    assert "Chịu trách nhiệm UBND các xã, thị trấn" in page
    assert "Chịu trách nhiệm Phòng Nội vụ Phối hợp UBND xã Glar" in page
    assert "Hạn kế tiếp: 16/11/2026" in page  # 15 November 2026 is a Sunday
    assert "UBND xã A Dơk hạn 15/6/2026, chậm 12 ngày" in page
    assert "Thường xuyên" in page


def test_of_many_late_tasks_the_oldest_are_named_and_the_others_counted(
    client: Client, cast: Cast, programme: Programme, on_the_day: time_machine.Traveller, unguarded: Any
) -> None:
    """Each duty by itself: one with many does not hide another's."""
    on_the_day.move_to(LATE)
    content = programme.contents.get()
    model = Task.objects.filter(programme=programme, due_on__lt=LATE.date())[0]
    with unguarded():
        for number in range(11):
            model.pk = None
            model.nominal_on = model.due_on = dt.date(2026, 3, 1 + number)
            model.save(force_insert=True)
        other = Task.objects.exclude(duty=model.duty)[0]
        Task.objects.filter(pk=other.pk).update(due_on=dt.date(2026, 6, 20))
    page = words(client.get(f"/cam-ket/{programme.pk}/noi-dung/{content.pk}/").content.decode())
    assert "hạn 1/3/2026, chậm 118 ngày" in page and "hạn 10/3/2026" in page
    assert "hạn 11/3/2026" not in page and "Còn 3 việc chậm khác." in page
    assert "hạn 20/6/2026, chậm 7 ngày" in page


def test_general_and_specific_contents_stand_below_their_heads(
    client: Client, cast: Cast, programme: Programme, unguarded: Any
) -> None:
    assert "Nội dung chung" not in client.get(f"/cam-ket/{programme.pk}/").content.decode()
    with unguarded():
        programme.contents.update(kind="general")
        more = [
            programme.contents.create(order=order, label=label, kind=kind, text=f"Việc {order}")
            for order, label, kind in [(2, "2", "general"), (3, "1", "specific")]
        ]
    for address in ("/", f"/cam-ket/{programme.pk}/"):
        page = words(client.get(address).content.decode())
        places = [
            page.index(f" {one} ")
            for one in ("Nội dung chung", "1. Thực hiện dân chủ ở cơ sở", "2. Việc 2", "Nội dung cụ thể", "1. Việc 3")
        ]
        assert places == sorted(places)
        assert page.count("Nội dung chung") == 1
    inner = words(client.get(f"/cam-ket/{programme.pk}/noi-dung/{more[1].pk}/").content.decode())
    assert "Nội dung cụ thể 1" in inner


def test_loose_duties_have_a_page_of_their_own(
    client: Client, cast: Cast, programme: Programme, unguarded: Any
) -> None:
    address = f"/cam-ket/{programme.pk}/noi-dung/0/"
    assert client.get(address).status_code == 404
    with unguarded():
        duty = programme.duties.get(text__contains="Tuyên truyền")
        duty.content = None
        duty.save()
        Task.objects.filter(duty=duty).update(content=None)
    assert address in client.get(f"/cam-ket/{programme.pk}/").content.decode()
    page = words(client.get(address).content.decode())
    assert "Tuyên truyền, vận động Nhân dân" in page
    assert "Đúng tiến độ" in page


def test_nothing_of_notes_persons_and_inner_handling(client: Client, cast: Cast, programme: Programme) -> None:
    task = Task.objects.filter(unit=cast.glar, lead=True).first()
    assert task
    tasks.hand(task, to_account=cast.binh.account, note="Bút phê riêng", due_on=None, **cast.thu.by)
    tasks.report(task, percent=30, note="Ghi chú của xã", **cast.binh.by)
    assert Handling.objects.exists()
    content = programme.contents.get()
    for address in ("/", f"/cam-ket/{programme.pk}/", f"/cam-ket/{programme.pk}/noi-dung/{content.pk}/"):
        page = client.get(address).content.decode()
        for secret in ("Bút phê riêng", "Ghi chú của xã", "Bình", "Y Thu", "30%"):
            assert secret not in page, (address, secret)


@pytest.mark.parametrize(
    "typed", ["dan chu", "DÂN CHỦ ở cơ sở", unicodedata.normalize("NFD", "dân chủ"), "cơ sở thực hiện"]
)
def test_a_promise_is_found_in_any_writing(client: Client, programme: Programme, typed: str) -> None:
    page = words(client.get("/tim/", {"tim": typed}).content.decode())
    assert "1. Thực hiện dân chủ ở cơ sở" in page


def test_a_programme_is_found_by_number_title_and_party(client: Client, programme: Programme) -> None:
    for typed in ("01-CTr", "chinh quyen", "dak doa", "BDVHU"):
        assert programme.title in words(client.get("/tim/", {"tim": typed}).content.decode()), typed
    assert "Không tìm thấy" in client.get("/tim/", {"tim": "<b>khongco"}).content.decode()
    assert "<b>khongco" not in client.get("/tim/", {"tim": "<b>khongco"}).content.decode()
    assert "Gõ vài chữ" in client.get("/tim/").content.decode()


def test_duties_are_found_and_what_matched_is_marked(client: Client, programme: Programme) -> None:
    duty = programme.duties.get(text__startswith="Tuyên truyền")
    page = client.get("/tim/", {"tim": "vận động"}).content.decode()
    assert f'href="/cam-ket/{programme.pk}/noi-dung/{duty.content_id}/#d{duty.pk}"' in page
    assert "Tuyên truyền, <mark>vận</mark> <mark>động</mark> Nhân dân" in page
    assert f'id="d{duty.pk}"' in client.get(f"/cam-ket/{programme.pk}/noi-dung/{duty.content_id}/").content.decode()


@pytest.mark.parametrize(
    ("typed", "duty", "who"),
    [
        ("UBND xã Glar", "Báo cáo", "UBND các xã, thị trấn"),  # as one of a class
        ("phong noi vu", "Tuyên truyền", "Phòng Nội vụ"),
        ("các xã, thị trấn", "Báo cáo", "UBND các xã, thị trấn"),
    ],
)
def test_a_promise_is_found_by_who_answers_for_it(
    client: Client, programme: Programme, typed: str, duty: str, who: str
) -> None:
    found = programme.duties.get(text__startswith=duty)
    page = client.get("/tim/", {"tim": typed}).content.decode()
    assert f'href="/cam-ket/{programme.pk}/noi-dung/{found.content_id}/#d{found.pk}"' in page
    assert f"Chịu trách nhiệm: {who}" in re.sub("</?mark>", "", page)


def test_who_only_supports_or_is_not_public_is_not_found_as_answering(client: Client, cast: Cast) -> None:
    hidden = in_force(cast)
    assert "Không tìm thấy" in client.get("/tim/", {"tim": "Phòng Nội vụ"}).content.decode()
    publish(cast, hidden)
    page = client.get("/tim/", {"tim": "UBND xã Glar"}).content.decode()
    assert f"#d{hidden.duties.get(text__startswith='Tuyên truyền').pk}" not in page


def test_each_group_of_a_search_goes_on_behind_its_last_one(client: Client, cast: Cast) -> None:
    made = [in_force(cast) for _ in range(7)]
    for one in made:
        publish(cast, one)
    body = client.get("/tim/", {"tim": "dân"}).content.decode()
    for group, pattern in (
        ("chuong-trinh", r'href="/cam-ket/(\d+)/"'),
        ("noi-dung", r'href="/cam-ket/(\d+)/noi-dung/'),
    ):
        assert f"nhom={group}" in body
        page = client.get("/tim/", {"tim": "dân", "nhom": group}).content.decode()
        assert sorted(map(int, re.findall(pattern, page))) == [one.pk for one in made]
    assert "Không còn kết quả" in client.get("/tim/", {"tim": "dân", "nhom": "nhiem-vu", "sau": "~1"}).content.decode()


@pytest.mark.parametrize(
    "page", ["/", "/tim/?tim=phoi hop", "/tim/?tim=dan chu", "/tim/?tim=phong noi vu", "programme", "content"]
)
def test_as_many_queries_for_three_as_for_one(client: Client, cast: Cast, programme: Programme, page: str) -> None:
    content = programme.contents.get()
    inner = {"programme": f"/cam-ket/{programme.pk}/", "content": f"/cam-ket/{programme.pk}/noi-dung/{content.pk}/"}
    counts = []
    for more in (0, 2):
        for _ in range(more):
            publish(cast, in_force(cast))
        with CaptureQueriesContext(connection) as seen:
            assert client.get(inner.get(page, page)).status_code == 200
        counts.append(len(seen))
    assert counts[1] <= counts[0] <= 12, counts


def test_only_reading(client: Client, programme: Programme) -> None:
    for address in ("/", "/tim/", f"/cam-ket/{programme.pk}/", "/ngon-ngu/en/", "/robots.txt"):
        assert client.post(address).status_code == 405, address
        assert client.head(address).status_code in (200, 302), address


def test_the_flower_is_explained_where_it_is_shown(client: Client, programme: Programme) -> None:
    for page in ("/", f"/cam-ket/{programme.pk}/"):
        assert 'aria-label="Hoa sáu cánh. Biết: đã mở, chưa trọn;' in client.get(page).content.decode(), page
    assert 'href="/hoa-sau-canh/"' in client.get(f"/cam-ket/{programme.pk}/").content.decode()
    told = client.get("/hoa-sau-canh/").content.decode()
    assert "ít nhất 30 ngày" in told and told.count('class="panel petal') == 6


def test_officials_see_the_flower_of_what_is_public_alone(client: Client, cast: Cast, programme: Programme) -> None:
    client.force_login(cast.ha.account)
    page = about_url(programme)
    assert "Hoa sáu cánh" in client.get(page).content.decode()
    actions.withdraw(Posting.objects.get(), reason="Nhầm", **cast.ha.by)
    assert "Hoa sáu cánh" not in client.get(page).content.decode()
