"""The pages on which indicators are defined, changed and taken out."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from phoihop.indicators.measurers import Owed
from phoihop.indicators.models import Indicator
from phoihop.programmes.models import Programme
from tests.cast import Cast

from .making import give, month, said


def fields(programme: Programme, **more: object) -> dict[str, object]:
    return {
        "content": programme.contents.get().pk, "code": "CT9", "name": "Số hộ nghèo", "measure": "hộ",
        "over_units": "sum", "over_time": "last", "since": "year", "better": "lower", "rhythm": "year",
        "baseline": "1.250", "baseline_year": "2025", "who": "UBND các xã, thị trấn", "once": str(more), **more,
    }  # fmt: skip


def test_defined(client: Client, cast: Cast, programme: Programme) -> None:
    client.force_login(cast.ha.account)
    address = reverse("indicators:define", args=[programme.pk])
    assert "Đơn vị tính" in client.get(address).content.decode()
    answer = client.post(address, fields(programme))
    made = Indicator.objects.get(code="CT9")
    assert answer.headers["Location"] == made.get_absolute_url()
    assert (made.baseline, made.unit_class, made.better) == (1250, cast.communes, "lower")
    page = client.get(made.get_absolute_url()).content.decode()
    assert "1.250" in page and "Hằng năm" in page


def test_names_that_mean_nobody_are_told(client: Client, cast: Cast, programme: Programme) -> None:
    client.force_login(cast.ha.account)
    address = reverse("indicators:define", args=[programme.pk])
    answer = client.post(address, fields(programme, who="UBND xã Glar\nUBND xã Nào Đó"))
    assert answer.status_code == 422 and "UBND xã Nào Đó" in answer.content.decode()
    answer = client.post(address, fields(programme, over_time="share"))
    assert answer.status_code == 422 and "Cách tổng hợp chưa khớp nhau" in answer.content.decode()
    client.post(address, fields(programme, who="UBND xã Glar\n\nPhòng Nội vụ"))
    assert Indicator.objects.get().measurers.count() == 2


def test_changed_and_with_figures_corrected_with_a_reason(client: Client, cast: Cast, owed: Owed) -> None:
    client.force_login(cast.ha.account)
    about = owed.indicator
    address = reverse("indicators:change", args=[about.pk])
    page = client.get(address).content.decode()
    assert "UBND các xã, thị trấn" in page and "Lý do" not in page
    assert client.post(address, fields(about.programme, code="CT1", seen=about.revision)).status_code == 302
    give(owed, cast.binh, said(month(1), 2))
    about.refresh_from_db()
    answer = client.post(address, fields(about.programme, code="CT1", name="Hộ nghèo", seen=about.revision))
    assert answer.status_code == 422  # the reason is missing
    sent = fields(about.programme, code="CT1", name="Hộ nghèo", seen=about.revision, reason="Gọn tên")
    assert client.post(address, sent).status_code == 302
    page = client.get(about.get_absolute_url()).content.decode()
    assert "Hộ nghèo" in page and "Gọn tên" in page


def test_taken_out(client: Client, cast: Cast, owed: Owed) -> None:
    client.force_login(cast.ha.account)
    address = reverse("indicators:withdraw", args=[owed.indicator.pk])
    client.post(address, {"reason": "Trùng", "once": "w"})
    assert "đã bỏ từ" in client.get(owed.indicator.get_absolute_url()).content.decode()
    table = client.get(reverse("indicators:table", args=[owed.indicator.programme_id])).content.decode()
    assert owed.indicator.name not in table


def test_not_for_units(client: Client, cast: Cast, owed: Owed) -> None:
    client.force_login(cast.thu.account)
    for name, key in (
        ("define", owed.indicator.programme_id),
        ("change", owed.indicator.pk),
        ("withdraw", owed.indicator.pk),
    ):
        assert client.get(reverse(f"indicators:{name}", args=[key])).status_code == 403
