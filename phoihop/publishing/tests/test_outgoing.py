"""The sheet for the board and the words for the loudspeaker of a posting."""

import pytest
from django.test import Client

from phoihop.publishing import actions
from phoihop.publishing.models import Announcement
from tests.cast import Cast, Person

from .conftest import TODAY, posted

pytestmark = pytest.mark.usefixtures("on_the_day")


def test_the_sheet_as_pdf(budget: Announcement, lan: Person, cast: Cast, client: Client) -> None:
    posting = posted(budget, lan)
    client.force_login(lan.account)
    for size in ("a4", "a3"):
        answer = client.get(f"/cong-khai/lan/{posting.pk}/ban-dan-{size}.pdf")
        assert answer.content.startswith(b"%PDF")
        assert answer["Content-Type"] == "application/pdf"
    client.force_login(cast.dung.account)
    assert client.get(f"/cong-khai/lan/{posting.pk}/ban-dan-a4.pdf").status_code == 404


def test_the_words_for_the_loudspeaker(budget: Announcement, lan: Person, client: Client) -> None:
    posting = posted(budget, lan)
    actions.add_channel(posting, kind="village", place="nhà rông làng Mrăh", valid_from=TODAY, **lan.by)
    actions.translate(posting, language="jra", title="Tơlơi pơhing", text="Bruă", **lan.by)
    client.force_login(lan.account)
    page = client.get(f"/cong-khai/lan/{posting.pk}/doc-loa/").content.decode()
    assert "Kính thưa bà con. Ủy ban nhân dân xã Glar xin thông báo công khai" in page
    assert "Tổng thu: tám phẩy năm tỷ đồng." in page
    assert "tại nhà rông làng Mrăh và trên trang mạng Phối Hợp của địa phương, từ ngày mùng hai tháng ba" in page
    assert "Đọc hết khoảng" in page
    assert '<div lang="jra">' in page


def test_english_readers_get_the_vietnamese_words(budget: Announcement, lan: Person, client: Client) -> None:
    posting = posted(budget, lan)
    client.force_login(lan.account)
    client.cookies["django_language"] = "en"
    assert "Kính thưa bà con" in client.get(f"/cong-khai/lan/{posting.pk}/doc-loa/").content.decode()
