"""A document comes in, is looked into before it is stored, and read by a job."""

from collections.abc import Callable

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from phoihop.ground.models import StoredFile
from phoihop.ledger.guard import unguarded
from phoihop.programmes.models import Intake, Programme
from tests.cast import Cast, Person

UPLOAD = "/chuong-trinh/nhap/"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89"
SignIn = Callable[[Person], Client]


PAPER = """HUYỆN ỦY ĐAK ĐOA                      ĐẢNG CỘNG SẢN VIỆT NAM
BAN DÂN VẬN - ỦY BAN NHÂN DÂN HUYỆN
*
Số: 07-CTr/BDVHU-UBND                 Đak Đoa, ngày 05 tháng 01 năm 2026

CHƯƠNG TRÌNH
Phối hợp công tác dân vận chính quyền giai đoạn 2026-2027

Căn cứ Kế hoạch số 72-KH/HU ngày 10/8/2021 của Ban Thường vụ Huyện ủy;
Ban Dân vận Huyện ủy và Ủy ban nhân dân huyện thống nhất chương trình phối hợp như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích: nâng cao hiệu quả công tác dân vận.

II. NỘI DUNG PHỐI HỢP
1. Thực hiện dân chủ ở cơ sở
a) Phòng Nội vụ chủ trì, phối hợp với Hội Làm vườn huyện hướng dẫn các xã thực hiện, định kỳ 6 tháng.
b) Ủy ban nhân dân các xã, thị trấn báo cáo kết quả trước ngày 15/6 và 15/11 hằng năm.
2. Xây dựng mô hình Dân vận khéo
a) Phòng Nội vụ chủ trì hướng dẫn các xã đăng ký mô hình trong quý I hằng năm.

III. TỔ CHỨC THỰC HIỆN
1. Ban Dân vận Huyện ủy theo dõi, đôn đốc việc thực hiện chương trình này.
"""


def text_file(text: str = PAPER, name: str = "chương trình.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def test_an_uploaded_paper_is_read_and_its_draft_opens(
    cast: Cast, signed_in: SignIn, run_jobs: Callable[[], int]
) -> None:
    browser = signed_in(cast.ha)
    answer = browser.post(UPLOAD, {"content": text_file(), "once": "a1"})
    intake = Intake.objects.get()
    assert answer.headers["Location"] == reverse("programmes:intake", args=[intake.pk])
    waiting = browser.get(answer.headers["Location"])
    assert "Đang đọc văn bản" in waiting.content.decode()
    assert run_jobs() == 1
    programme = Programme.objects.get()
    assert (programme.number, programme.standing_body) == ("07-CTr/BDVHU-UBND", cast.mass_mobilisation)
    assert programme.duties.exists()
    assert browser.get(answer.headers["Location"], follow=True).redirect_chain[-1][0].endswith("/du-thao/")


def test_while_reading_the_page_asks_again_with_and_without_scripts(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.ha)
    page = browser.get(browser.post(UPLOAD, {"content": text_file()}).headers["Location"]).content.decode()
    assert '<noscript><meta http-equiv="refresh"' in page
    assert 'hx-trigger="every' in page


def test_when_read_htmx_is_sent_to_the_draft(cast: Cast, signed_in: SignIn, intake: Intake) -> None:
    answer = signed_in(cast.ha).get(intake.get_absolute_url(), headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == intake.programmes.get().get_absolute_url()


def test_the_scan_is_kept_beside_the_text(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.ha)
    browser.post(UPLOAD, {"content": text_file(), "scan": SimpleUploadedFile("ban-ky.png", PNG)})
    intake = Intake.objects.get()
    assert intake.scan is not None
    assert intake.scan.content_type == "image/png"
    got = browser.get(reverse("programmes:scan", args=[intake.pk]))
    assert b"".join(got.streaming_content) == PNG  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (text_file("MẬT\n" + PAPER), "độ mật"),
        (SimpleUploadedFile("rong.txt", b""), ""),
        (SimpleUploadedFile("anh.docx", PNG), "ảnh"),
        (SimpleUploadedFile("hong.pdf", b"%PDF-1.7 khong phai pdf"), "hỏng"),
    ],
)
def test_what_is_refused_is_not_stored(cast: Cast, signed_in: SignIn, content: SimpleUploadedFile, says: str) -> None:
    content.seek(0)
    answer = signed_in(cast.ha).post(UPLOAD, {"content": content})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Intake.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_scan_of_another_type_is_refused(cast: Cast, signed_in: SignIn) -> None:
    answer = signed_in(cast.ha).post(UPLOAD, {"content": text_file(), "scan": text_file(name="x.pdf")})
    assert answer.status_code == 422
    assert not StoredFile.objects.exists()


def test_a_file_that_cannot_be_understood_says_why(
    cast: Cast, signed_in: SignIn, run_jobs: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    from phoihop.programmes import jobs  # lazily: the module is patched
    from phoihop.reading.errors import ReadingError

    def too_slow(*_: object, **__: object) -> None:
        raise ReadingError("too_slow", seconds=60)

    monkeypatch.setattr(jobs, "read_guarded", too_slow)
    browser = signed_in(cast.ha)
    here = browser.post(UPLOAD, {"content": text_file()}).headers["Location"]
    run_jobs()
    assert "mất quá 60 giây" in browser.get(here).content.decode()
    assert Intake.objects.get().state == "failed"


@pytest.fixture
def stamped_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reading of all pages sees a stamp that the look at the first one could not see."""
    from phoihop.programmes import jobs  # lazily: the module is patched
    from phoihop.reading.errors import ReadingError

    def secret(*_: object, **__: object) -> None:
        raise ReadingError("secret", level="MẬT")

    monkeypatch.setattr(jobs, "read_guarded", secret)


@pytest.mark.usefixtures("stamped_inside")
def test_a_stamp_on_a_later_page_takes_the_file_away(
    cast: Cast, signed_in: SignIn, run_jobs: Callable[[], int]
) -> None:
    browser = signed_in(cast.ha)
    here = browser.post(UPLOAD, {"content": text_file(), "scan": SimpleUploadedFile("ky.png", PNG)}).headers["Location"]
    paths = list(StoredFile.objects.values_list("path", flat=True))
    assert len(paths) == 2 and all(default_storage.exists(path) for path in paths)
    run_jobs()
    assert "không được lưu" in (page := browser.get(here).content.decode()) and "Tải tệp gốc" not in page
    assert browser.get(f"{here}ban-goc/").status_code == 404
    assert not StoredFile.objects.exists() and not any(default_storage.exists(path) for path in paths)


@pytest.mark.usefixtures("stamped_inside")
def test_a_worker_killed_before_the_bytes_were_gone(
    cast: Cast, signed_in: SignIn, run_jobs: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    from phoihop.programmes import jobs  # lazily: registered with the app

    signed_in(cast.ha).post(UPLOAD, {"content": text_file()})
    (path,) = StoredFile.objects.values_list("path", flat=True)
    with monkeypatch.context() as killed:
        killed.setattr(jobs, "remove_bytes", lambda _: None)
        run_jobs()
    assert default_storage.exists(path)
    jobs.read_file.enqueue(Intake.objects.get().pk, [path])
    run_jobs()
    assert not default_storage.exists(path)


@pytest.mark.usefixtures("stamped_inside")
def test_what_somebody_else_holds_is_left_to_them(cast: Cast, signed_in: SignIn, run_jobs: Callable[[], int]) -> None:
    signed_in(cast.ha).post(UPLOAD, {"content": text_file()})
    taken, held = Intake.objects.get(), StoredFile.objects.get()
    with unguarded("as if it lay with another thing"):
        Intake.objects.create(unit=taken.unit, file=held, name="khác", state="read", taken_at=taken.taken_at)
    run_jobs()
    taken.refresh_from_db()
    assert taken.file is None and default_storage.exists(held.path)


def test_a_job_that_runs_again_reads_once(cast: Cast, signed_in: SignIn, run_jobs: Callable[[], int]) -> None:
    from phoihop.programmes.jobs import read_file  # lazily: registered with the app

    signed_in(cast.ha).post(UPLOAD, {"content": text_file()})
    run_jobs()
    read_file.enqueue(Intake.objects.get().pk, [])
    run_jobs()
    assert Programme.objects.count() == 1


def test_sent_twice_is_taken_once(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.ha)
    for _ in range(2):
        assert browser.post(UPLOAD, {"content": text_file(), "once": "same"}).status_code == 302
    assert Intake.objects.count() == 1


def test_a_reader_gets_403_a_visitor_signs_in_and_strangers_get_404(
    cast: Cast, signed_in: SignIn, intake: Intake
) -> None:
    assert Client().get(UPLOAD).status_code == 302
    browser = signed_in(cast.dung)
    assert browser.get(UPLOAD).status_code == 403
    assert browser.get(intake.get_absolute_url()).status_code == 404
    assert browser.get(reverse("programmes:original", args=[intake.pk])).status_code == 404


def test_other_methods_get_405(cast: Cast, signed_in: SignIn, intake: Intake) -> None:
    browser = signed_in(cast.ha)
    assert browser.delete(UPLOAD).status_code == 405
    assert browser.post(intake.get_absolute_url()).status_code == 405
