"""The tab of a programme, the strip on its main pages, the page of an act and its forms."""

import datetime as dt
import io
import re
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from phoihop.documents import actions as documents
from phoihop.ground.proofs import Proof
from phoihop.programmes.actions import correct
from phoihop.programmes.models import Programme
from phoihop.steering import actions
from phoihop.steering.models import ActProof, CycleAct, Verb
from phoihop.steering.pages import LISTED, PAGE
from tests.cast import NOW, Cast
from tests.worlds import draft, in_force

from .conftest import At, Does


def words(page: str) -> str:
    """A page without its marks, blanks squeezed."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def tab(programme: Programme, query: str = "") -> str:
    return f"/chuong-trinh/{programme.pk}/chu-trinh/{query}"


def test_the_tab_shows_every_verb_with_what_was_done_and_what_is_missing(
    at: At, cast: Cast, programme: Programme, does: Does
) -> None:
    paper = documents.register(None, number="72-KH/HU", kind="kế hoạch", **cast.ha.by)
    does("roll_out", "2026-02-10", text="Ban hành kế hoạch năm", documents=[paper], attended=40, took_part="17 xã",
         proofs=[Proof("a.txt", ContentFile(b"x"))])  # fmt: skip
    page = words(at("binh").get(tab(programme)).content.decode())
    for label in Verb.labels:
        assert str(label) in page
    assert "Ban hành kế hoạch năm 40 người dự: 17 xã. Văn bản: 72-KH/HU . 1 minh chứng." in page
    assert "1 lần, gần nhất 10/2/2026" in page and "chậm từ 6/2/2026" in page
    assert "mỗi năm ít nhất một lần (thông lệ)" in page


def test_filtered_by_verb_and_by_year(at: At, programme: Programme, does: Does) -> None:
    late = NOW.replace(year=2028)
    does("urge", "2026-02-10", text="Đôn đốc một")
    does("urge", "2027-02-10", text="Đôn đốc hai", now=late)
    does("brief", "2026-02-11", text="Hội nghị")
    for query, seen in {
        "?viec=urge": {"Đôn đốc một", "Đôn đốc hai"},
        "?nam=2026": {"Đôn đốc một", "Hội nghị"},
        "?viec=urge&nam=2027": {"Đôn đốc hai"},
        "?viec=khac&nam=x": {"Đôn đốc một", "Đôn đốc hai", "Hội nghị"},
    }.items():
        page = at("ha").get(tab(programme, query)).content.decode()
        assert {text for text in ("Đôn đốc một", "Đôn đốc hai", "Hội nghị") if text in page} == seen, query


def test_an_empty_filter_says_so(at: At, programme: Programme) -> None:
    assert "Không có việc nào được ghi trong năm này." in at("ha").get(tab(programme, "?nam=2027")).content.decode()
    assert "Chưa có việc nào được ghi." in at("ha").get(tab(programme, "?viec=urge")).content.decode()


def test_a_long_list_goes_on_behind_its_last_one(at: At, programme: Programme, does: Does) -> None:
    made = [does("urge", f"2026-02-{day:02}", text=f"Lần {n}") for day in range(1, 16) for n in range(3)]
    page = at("ha").get(tab(programme)).content.decode()
    assert len(set(re.findall(r'href="/chu-trinh/(\d+)/"', page))) == LISTED and "?viec=urge" in page
    address, seen = tab(programme, "?viec=urge"), []
    while address:
        page = at("ha").get(address).content.decode()
        seen += re.findall(r'href="/chu-trinh/(\d+)/"', page)
        more = re.search(r'class="btn quiet" href="(\?viec=urge[^"]*sau=[^"]+)"', page)
        address = tab(programme, more[1].replace("&amp;", "&")) if more else ""
    assert len(made) > PAGE and seen == [str(one.pk) for one in reversed(made)]
    assert at("ha").get(tab(programme, "?viec=urge&sau=x.y")).status_code == 200


@pytest.mark.parametrize("path", ["", "ma-tran/"])
def test_the_strip_stands_on_the_main_pages(at: At, programme: Programme, does: Does, path: str) -> None:
    does("urge")
    page = at("binh").get(f"/chuong-trinh/{programme.pk}/{path}").content.decode()
    strip = words(page.split('class="cycle"')[1].split("</ol>")[0])
    assert strip.count("Chưa ghi nhận") == 7 and "Đôn đốc 1 lần, gần nhất 10/2/2026 BDVHU" in strip
    assert f'href="{tab(programme)}#urge"' in page and tab(programme) in page


def test_a_draft_has_no_cycle(at: At, cast: Cast) -> None:
    made = draft(cast)
    assert at("ha").get(tab(made)).status_code == 404
    assert 'class="cycle"' not in at("ha").get(f"/chuong-trinh/{made.pk}/ma-tran/").content.decode()


def test_a_correction_may_leave_the_day_of_signing_blank(at: At, cast: Cast, programme: Programme) -> None:
    correct(programme, by=cast.ha.actor, now=NOW, reason="ngày ghi nhầm", signed_on=None)
    page = words(at("ha").get(tab(programme)).content.decode())
    assert "chậm từ 2/2/2026" in page  # a month from the first day, 1 January


@pytest.mark.parametrize("path", ["", "ghi/"])
def test_strangers_get_404(at: At, programme: Programme, does: Does, path: str) -> None:
    made = does(proofs=[Proof("a.txt", ContentFile(b"x"))])
    browser = at("dung")
    assert browser.get(f"{tab(programme)}{path}").status_code == 404
    for inner in ("", "sua/", "minh-chung/"):
        assert browser.get(f"/chu-trinh/{made.pk}/{inner}").status_code == 404
    assert browser.get(f"/chu-trinh/minh-chung/{ActProof.objects.get().pk}/").status_code == 404
    assert browser.post(f"{tab(programme)}{made.pk}/bo/", {"reason": "x"}).status_code == 404
    assert CycleAct.objects.count() == 1


def sent(**fields: Any) -> dict[str, Any]:
    """A form as the page sends it."""
    return {"verb": "inspect", "held_on": "10/2/2026", "text": "Kiểm tra 2 xã", "once": "k1", **fields}


def test_a_commune_records_what_it_led_from_its_phone(at: At, cast: Cast, programme: Programme) -> None:
    form = at("binh").get(f"{tab(programme)}ghi/?viec=inspect").content.decode()
    assert 'value="inspect" selected' in form and 'name="unit"' not in form and "UBND xã Glar" in form
    picture = io.BytesIO()
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (13.0, 59.0, 0.0)}
    Image.new("RGB", (40, 30), "red").save(picture, "JPEG", exif=exif)
    for _ in range(2):
        photo = SimpleUploadedFile("hop.jpg", picture.getvalue(), "image/jpeg")
        content = programme.contents.get().pk
        given = sent(attended="12", contents=[content], proofs=[photo], link="example.org/bao")
        answer = at("binh").post(f"{tab(programme)}ghi/", given)
        assert answer.status_code == 302
    made = CycleAct.objects.get()
    assert (made.unit, made.attended, made.contents.count(), made.proofs.count()) == (cast.glar, 12, 1, 2)
    page = at("ha").get(made.get_absolute_url()).content.decode()
    assert "hop.jpg" in page and "https://example.org/bao" in page
    got = at("ha").get(f"/chu-trinh/minh-chung/{made.proofs.get(link='').pk}/")
    assert "sandbox" in got["Content-Security-Policy"]
    assert not Image.open(io.BytesIO(b"".join(got.streaming_content))).getexif()


def test_the_secretariat_records_for_another_unit_with_its_paper(at: At, cast: Cast, programme: Programme) -> None:
    documents.register(None, number="72-KH/HU", kind="kế hoạch", **cast.ha.by)
    given = sent(unit="Phòng Nội vụ", documents="72-kh/hu", held_until="2026-02-12")
    assert at("ha").post(f"{tab(programme)}ghi/", given).status_code == 302
    made = CycleAct.objects.get()
    assert (made.unit, made.held_until) == (cast.home_affairs, dt.date(2026, 2, 12))
    assert [str(one) for one in made.documents.all()] == ["72-KH/HU"]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"held_on": "2026-04-01"}, "Ngày 1/4/2026 chưa đến"),
        ({"held_on": "2026-01-01"}, "trước ngày ký chương trình"),
        ({"held_until": "2026-02-01"}, "Ngày kết thúc không thể trước ngày bắt đầu."),
        ({"documents": "99-KH/HU"}, "Sổ văn bản chưa có “99-KH/HU”."),
        ({"text": ""}, "Trường này là bắt buộc"),
        ({"verb": ""}, "Trường này là bắt buộc"),
    ],
    ids=str,
)
def test_a_refusal_keeps_what_was_typed(at: At, programme: Programme, wrong: dict[str, str], says: str) -> None:
    answer = at("binh").post(f"{tab(programme)}ghi/", sent(took_part="17 thôn, làng", **wrong))
    page = answer.content.decode()
    assert answer.status_code == 422 and says in page and "17 thôn, làng" in page
    assert not CycleAct.objects.exists()


def test_over_the_form_offers_the_final_review_alone(at: At, closed: Programme) -> None:
    page = at("ha").get(f"{tab(closed)}ghi/").content.decode()
    assert re.findall(r'<option value="(\w*)"', page) == ["final"]


def test_corrected_and_taken_out(at: At, programme: Programme, does: Does) -> None:
    made = does("inspect", contents=list(programme.contents.all()))
    form = at("ha").get(f"/chu-trinh/{made.pk}/sua/").content.decode()
    assert "Hội nghị quán triệt" in form and "checked" in form and 'name="seen" value="1"' in form
    given = sent(text="Kiểm tra 3 xã", unit="BDVHU", seen="1")
    assert at("ha").post(f"/chu-trinh/{made.pk}/sua/", given).status_code == 302
    made.refresh_from_db()
    assert (made.text, made.contents.count(), made.revision) == ("Kiểm tra 3 xã", 0, 2)
    stale = at("ha").post(f"/chu-trinh/{made.pk}/sua/", {**given, "text": "Khác", "once": "k2"})
    assert stale.status_code == 422 and "Có người vừa thay đổi" in stale.content.decode()
    gone = {"reason": "Ghi nhầm", "seen": "2", "once": "k3"}
    for _ in range(2):
        answer = at("ha").post(f"{tab(programme)}{made.pk}/bo/", gone)
        assert answer.headers["Location"] == tab(programme)
    assert not CycleAct.objects.exists()


def test_proof_is_added_and_taken_out_again(at: At, does: Does) -> None:
    made = does()
    assert at("ha").post(f"/chu-trinh/{made.pk}/minh-chung/", {"once": "k0"}).status_code == 422
    at("ha").post(f"/chu-trinh/{made.pk}/minh-chung/", {"proofs": [SimpleUploadedFile("a.txt", b"x")], "once": "k1"})
    proof = made.proofs.get()
    assert "a.txt" in at("binh").get(made.get_absolute_url()).content.decode()
    for _ in range(2):
        answer = at("ha").post(f"/chu-trinh/{made.pk}/minh-chung/{proof.pk}/bo/", {"once": "k2"})
        assert answer.headers["Location"] == made.get_absolute_url()
    assert not made.proofs.exists()


def test_a_reader_who_may_not_act_gets_403_and_no_buttons(at: At, programme: Programme, does: Does) -> None:
    made = does(proofs=[Proof("a.txt", ContentFile(b"x"))])  # led by Ban Dân vận; Bình is of a commune
    browser = at("binh")
    page = browser.get(made.get_absolute_url()).content.decode()
    assert "/sua/" not in page and "/bo/" not in page
    for path in (f"/chu-trinh/{made.pk}/sua/", f"/chu-trinh/{made.pk}/minh-chung/", f"{tab(programme)}{made.pk}/bo/"):
        assert browser.get(path).status_code == 403, path
    assert browser.post(f"{tab(programme)}{made.pk}/bo/", {"reason": "x", "seen": "1"}).status_code == 403
    browser.post(f"/chu-trinh/{made.pk}/minh-chung/{made.proofs.get().pk}/bo/")
    assert made.proofs.exists()


@pytest.mark.parametrize("who", ["ha", "binh"])
@pytest.mark.parametrize("page", ["tab", "verb", "act", "record", "edit", "tree", "matrix"])
def test_twelve_queries_with_one_and_with_three(
    at: At, cast: Cast, programme: Programme, does: Does, queries_at_most: Any, who: str, page: str
) -> None:
    paper = documents.register(None, number="72-KH/HU", kind="kế hoạch", **cast.ha.by)
    given = {"documents": [paper], "contents": list(programme.contents.all()), "unit": cast.glar}
    made = does("inspect", **given)
    for more in (0, 2):
        for _ in range(more):
            does("inspect", **given)
            other = in_force(cast)
            does("urge", programme=other)
            actions.attach_proofs(made, proofs=[Proof("a.txt", ContentFile(b"x"))], **cast.ha.by)
        address = {
            "tab": tab(programme),
            "verb": tab(programme, "?viec=inspect&nam=2026"),
            "act": made.get_absolute_url(),
            "record": f"{tab(programme)}ghi/",
            "edit": f"/chu-trinh/{made.pk}/sua/",
            "tree": programme.get_absolute_url(),
            "matrix": f"/chuong-trinh/{programme.pk}/ma-tran/",
        }[page]
        browser = at(who)
        with queries_at_most():
            assert browser.get(address).status_code == 200
