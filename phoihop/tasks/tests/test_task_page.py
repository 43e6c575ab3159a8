"""The page of a task and its forms."""

import io

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from phoihop.tasks import actions
from phoihop.tasks.models import Evidence, Extension, Task
from tests.cast import NOW, PASSWORD, Cast


@pytest.fixture
def at(client: Client, cast: Cast):  # type: ignore[no-untyped-def]
    """``at("binh")``: a browser in which that person is signed in."""

    def sign_in(who: str) -> Client:
        client.force_login(getattr(cast, who).account)
        return client

    return sign_in


def photo(with_place: bool = True) -> SimpleUploadedFile:
    """A picture as a phone takes it, with where it was taken."""
    exif = Image.Exif()
    if with_place:
        exif[0x8825] = {1: "N", 2: (13.0, 59.0, 0.0)}
        exif[0x010F] = "PhoneMaker"
    out = io.BytesIO()
    Image.new("RGB", (3000, 1200), "red").save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("anh hop thon.jpg", out.getvalue(), "image/jpeg")


@pytest.mark.parametrize(("who", "status"), [("binh", 200), ("thu", 200), ("ha", 200), ("dung", 404)])
def test_who_may_open_it(at, task: Task, who: str, status: int) -> None:  # type: ignore[no-untyped-def]
    assert at(who).get(task.get_absolute_url()).status_code == status


def test_a_report_with_a_photo_counts_once_and_the_photo_tells_nothing(at, task: Task) -> None:  # type: ignore[no-untyped-def]
    browser = at("binh")
    for _ in range(2):
        sent = {"progress": "40", "note": "Đã họp thôn", "once": "k1", "proofs": [photo()], "link": ""}
        answer = browser.post(f"/viec/{task.pk}/tien-do/", sent)
        assert answer.status_code == 302
    proof = Evidence.objects.get()
    got = browser.get(f"/viec/minh-chung/{proof.pk}/")
    kept = Image.open(io.BytesIO(b"".join(got.streaming_content) if got.streaming else got.content))
    assert kept.size == (2560, 1024) and not kept.getexif()
    assert "inline" in got["Content-Disposition"] and "sandbox" in got["Content-Security-Policy"]
    assert got["X-Content-Type-Options"] == "nosniff"


def test_a_stranger_gets_no_evidence(at, cast: Cast, task: Task) -> None:  # type: ignore[no-untyped-def]
    at("binh").post(f"/viec/{task.pk}/tien-do/", {"progress": "40", "note": "", "proofs": [photo()]})
    assert at("dung").get(f"/viec/minh-chung/{Evidence.objects.get().pk}/").status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("anh.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 200, "hỏng"),
        ("chay.pdf", b"MZ" + b"\x90\0\x03" * 99, "không phải"),
        ("rong.pdf", b"", "rỗng"),
    ],
)
def test_a_bad_file_is_named_and_what_was_typed_stays(at, task: Task, name: str, content: bytes, says: str) -> None:  # type: ignore[no-untyped-def]
    sent = {"progress": "40", "note": "Đã họp thôn", "proofs": [SimpleUploadedFile(name, content)]}
    answer = at("binh").post(f"/viec/{task.pk}/tien-do/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422 and says in page and "Đã họp thôn" in page
    assert not task.reports.exists()


def test_a_report_that_says_nothing_new_is_refused(at, task: Task) -> None:  # type: ignore[no-untyped-def]
    answer = at("binh").post(f"/viec/{task.pk}/tien-do/", {"progress": "0", "note": ""})
    assert answer.status_code == 422 and "chưa có gì mới" in answer.content.decode() and not task.reports.exists()


def test_who_accepts_sees_the_report_beside_the_decision(at, task: Task) -> None:  # type: ignore[no-untyped-def]
    at("binh").post(f"/viec/{task.pk}/tien-do/", {"progress": "100", "note": "Đã họp thôn", "proofs": [photo()]})
    page = at("ha").get(f"/viec/{task.pk}/nghiem-thu/").content.decode()
    assert "Đã họp thôn" in page and f"/viec/minh-chung/{Evidence.objects.get().pk}/" in page


def test_a_refusal_keeps_the_form(at, task: Task) -> None:  # type: ignore[no-untyped-def]
    answer = at("binh").post(f"/viec/{task.pk}/tien-do/", {"progress": "100", "note": ""})
    assert answer.status_code == 422 and "Hãy ghi ngắn gọn kết quả" in answer.content.decode()


@time_machine.travel(NOW, tick=False)
def test_the_journey_of_a_task(at, task: Task) -> None:  # type: ignore[no-untyped-def]
    at("binh").post(f"/viec/{task.pk}/xin-gia-han/", {"until": "20/7/2026", "reason": "Mưa lũ"})
    asked = Extension.objects.get()
    page = at("ha").get(f"/viec/gia-han/{asked.pk}/").content.decode()
    assert "Mưa lũ" in page
    at("ha").post(f"/viec/gia-han/{asked.pk}/", {"decision": "grant", "until": "2026-07-20", "answer": ""})
    task.refresh_from_db()
    assert task.due_on.isoformat() == "2026-07-20"
    at("binh").post(f"/viec/{task.pk}/tien-do/", {"progress": "100", "note": "Đã xong"})
    at("ha").post(f"/viec/{task.pk}/tra-lai/", {"reason": "Thiếu biên bản"})
    assert "Thiếu biên bản" in at("binh").get(task.get_absolute_url()).content.decode()
    at("binh").post(f"/viec/{task.pk}/tien-do/", {"progress": "100", "note": "Đã bổ sung"})
    at("ha").post(f"/viec/{task.pk}/nghiem-thu/", {"note": ""})
    task.refresh_from_db()
    assert task.state == "accepted"


@pytest.mark.parametrize("path", ["nghiem-thu", "tra-lai", "gia-han", "huy", "giao"])
def test_a_reader_who_may_not_act_gets_403(at, task: Task, path: str) -> None:  # type: ignore[no-untyped-def]
    sent = {"reason": "x", "until": "2027-01-01", "note": "x"}
    assert at("binh").post(f"/viec/{task.pk}/{path}/", sent).status_code == 403


def test_inner_handling_is_shown_inside_the_unit_alone(at, cast: Cast, task: Task) -> None:  # type: ignore[no-untyped-def]
    sent = {"to": f"a{cast.binh.account.pk}", "note": "Làm trước ngày 1/6", "due_on": ""}
    assert at("thu").post(f"/viec/{task.pk}/giao/", sent).status_code == 302
    assert "Làm trước ngày 1/6" in at("binh").get(task.get_absolute_url()).content.decode()
    assert "Làm trước ngày 1/6" in at("binh").get("/viec/cua-toi/").content.decode()
    assert "Làm trước ngày 1/6" not in at("ha").get(task.get_absolute_url()).content.decode()


def test_reporting_by_get_is_refused(at, task: Task) -> None:  # type: ignore[no-untyped-def]
    assert at("binh").get(f"/viec/{task.pk}/tien-do/").status_code == 405


@pytest.mark.parametrize("stood", ["tien-do/", ""])
def test_signed_out_at_a_report_one_comes_back_to_its_page(client: Client, cast: Cast, task: Task, stood: str) -> None:
    sending, form = f"/viec/{task.pk}/tien-do/", f"/viec/{task.pk}/"
    sent = {"progress": "10", "note": "Đã họp thôn"}
    # the page with the form, or the page of the refused report, whose address only takes forms
    asked = client.post(sending, sent, headers={"referer": f"http://testserver{form}{stood}"})
    assert asked.headers["Location"].endswith(f"?next={form}")
    entered = client.post(asked.headers["Location"], {"login": "binh", "password": PASSWORD})
    assert entered.headers["Location"] == form
    client.logout()
    assert client.get(sending).headers["Location"].endswith(f"?next={form}")
    assert not task.reports.exists()


@pytest.mark.parametrize("reports", [1, 3])
def test_queries(at, cast: Cast, task: Task, reports: int, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    for number in range(reports):
        actions.report(task, percent=10 * (number + 1), note="", **cast.binh.by)
    browser = at("binh")
    with django_assert_max_num_queries(12):
        browser.get(task.get_absolute_url())
