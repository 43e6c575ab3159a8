"""The page on which a unit gives a figure, on a phone."""

from __future__ import annotations

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from phoihop.indicators.measurers import Owed
from phoihop.indicators.models import Measurement, Proof
from tests.cast import Cast

from .making import LATER, define, give, month, said


@pytest.fixture(autouse=True)
def later(cast: Cast, owed: Owed):  # type: ignore[no-untyped-def]
    """The middle of 2026."""
    with time_machine.travel(LATER.replace(year=2026), tick=False):
        yield


@pytest.fixture
def binh(client: Client, cast: Cast) -> Client:
    """Bình of xã Glar."""
    client.force_login(cast.binh.account)
    return client


def address(owed: Owed, number: int) -> str:
    return f"{reverse('indicators:record', args=[owed.indicator.pk, owed.unit.pk])}?ky={month(number).key}"


def send(client: Client, owed: Owed, number: int, **more: object) -> HttpResponse:
    return client.post(address(owed, number), {"said": "this", "once": f"{number}{more}", **more})


def test_from_the_form_to_who_gave_it(binh: Client, cast: Cast, owed: Owed) -> None:
    page = binh.get(address(owed, 5)).content.decode()
    assert "Tháng 5/2026" in page and "Mục tiêu năm 2026" in page and 'inputmode="decimal"' in page
    proof = SimpleUploadedFile("bien ban.txt", b"x")
    answer = send(binh, owed, 5, value="1.234,5", note="Họp thôn", proofs=[proof], link="https://vd.vn/a")
    assert answer.status_code == 302
    page = binh.get(answer.headers["Location"]).content.decode()
    assert "Tháng 5/2026: 1.234,5 cuộc" in page and "UBND xã Glar · Người báo cáo" in page
    assert "chưa gồm kỳ trước còn thiếu" in page and "https://vd.vn/a" in page
    kept = Proof.objects.get(name="bien ban.txt")
    assert b"".join(binh.get(reverse("indicators:proof", args=[kept.pk])).streaming_content) == b"x"
    binh.force_login(cast.dung.account)
    assert binh.get(reverse("indicators:proof", args=[kept.pk])).status_code == 404


def test_questions_are_shown_and_answered(binh: Client, cast: Cast, owed: Owed) -> None:
    give(owed, cast.binh, said(month(1), 5))
    answer = send(binh, owed, 2, value="5000")
    page = answer.content.decode()
    assert answer.status_code == 422 and "có thể nhầm đơn vị tính" in page and '<textarea name="because"' in page
    assert Measurement.objects.count() == 1
    assert send(binh, owed, 2, value="5000", because="Cả các buổi ở thôn").status_code == 302
    assert Measurement.objects.get(value=5000).because == "Cả các buổi ở thôn"


def test_a_correction_asks_for_its_reason(binh: Client, cast: Cast, owed: Owed) -> None:
    first = give(owed, cast.binh, said(month(1), 5))
    page = binh.get(address(owed, 1)).content.decode()
    assert "Kỳ này đã có số liệu" in page and f'name="seen" value="{first.pk}"' in page and 'value="5"' in page
    assert send(binh, owed, 1, value="6", seen=first.pk).status_code == 422
    assert send(binh, owed, 1, value="6", seen=first.pk, because="Đếm lại").status_code == 302
    page = binh.get(reverse("indicators:unit", args=[owed.indicator.pk, cast.glar.pk])).content.decode()
    assert "Đã được sửa" in page and "Tháng 1/2026: 5 cuộc" in page and "Tháng 1/2026: 6 cuộc" in page


def test_somebody_was_first_nothing_is_overwritten(binh: Client, cast: Cast, owed: Owed) -> None:
    give(owed, cast.thu, said(month(1), 5))
    answer = send(binh, owed, 1, value="6")  # his page was opened before
    assert answer.status_code == 422
    answer = send(binh, owed, 1, value="6", because="x")
    assert "Kỳ này vừa có số liệu khác" in answer.content.decode()
    assert Measurement.objects.get().value == 5


def test_twice_sent_is_once_done(binh: Client, owed: Owed) -> None:
    for _time in range(2):
        assert binh.post(address(owed, 1), {"said": "this", "value": "5", "once": "same"}).status_code in (302, 422)
    assert Measurement.objects.count() == 1


def test_other_days(binh: Client, owed: Owed) -> None:
    url = reverse("indicators:record", args=[owed.indicator.pk, owed.unit.pk])
    page = binh.get(url, {"starts_on": "2026-02-01", "ends_on": "2026-02-28"}).content.decode()
    assert "<h2>Tháng 2/2026</h2>" in page and "ky=2026-02-01_2026-02-28" in page
    assert "<h2>Tháng 6/2026</h2>" in binh.get(url, {"starts_on": "x", "ends_on": ""}).content.decode()


def test_a_share_asks_for_both_parts(binh: Client, cast: Cast, owed: Owed) -> None:
    about = define(cast, owed.indicator.programme, code="CT2", units=[cast.glar], over_units="share", over_time="last")
    share = Owed(about, cast.glar)
    page = binh.get(address(share, 1)).content.decode()
    assert "Tử số" in page and "Mẫu số" in page and 'name="said"' not in page and 'name="also"' not in page
    assert send(binh, share, 1, value="9", denominator="10").status_code == 302
    assert "90%" in binh.get(reverse("indicators:unit", args=[about.pk, cast.glar.pk])).content.decode()


@pytest.mark.parametrize(("who", "status"), [("thu", 200), ("ha", 200), ("dung", 404)])
def test_who_may(client: Client, cast: Cast, owed: Owed, who: str, status: int) -> None:
    client.force_login(getattr(cast, who).account)
    assert client.get(address(owed, 1)).status_code == status


def test_a_figure_is_taken_back(binh: Client, cast: Cast, owed: Owed) -> None:
    first = give(owed, cast.binh, said(month(1), 5))
    url = reverse("indicators:withdraw_figure", args=[first.pk])
    assert "UBND xã Glar, Tháng 1/2026: 5 cuộc" in binh.get(url).content.decode()
    answer = binh.post(url, {"reason": "Nhầm", "once": "r"})
    assert answer.headers["Location"].endswith(f"#m{first.pk}")
    assert "Đã rút" in binh.get(answer.headers["Location"]).content.decode()


def test_queries(binh: Client, cast: Cast, owed: Owed, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    for number in (1, 2, 3):
        give(owed, cast.binh, said(month(number), 5))
    with django_assert_max_num_queries(12):
        binh.get(address(owed, 4))
    with django_assert_max_num_queries(12):
        binh.get(reverse("indicators:unit", args=[owed.indicator.pk, owed.unit.pk]))
