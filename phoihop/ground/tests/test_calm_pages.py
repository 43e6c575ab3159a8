"""Not found, not allowed, out of order: in the house's look, in the visitor's language, without asking the database."""

from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation
from django.views.defaults import permission_denied, server_error

from tests.cast import Cast


def test_not_found_asks_nothing_of_the_database(client: Client, db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        answer = client.get("/khong-co/")
    assert answer.status_code == 404
    assert "Không tìm thấy trang" in answer.content.decode()
    assert not answer.cookies


def test_not_allowed_says_why(client: Client, cast: Cast) -> None:
    client.force_login(cast.binh.account)
    answer = client.get("/van-ban/them/")
    assert answer.status_code == 403
    assert "Vai trò của bạn không có quyền làm việc này." in answer.content.decode()


def test_out_of_order_needs_no_database(rf: RequestFactory) -> None:
    answer = server_error(rf.get("/"))  # without the db fixture any query fails
    assert answer.status_code == 500
    assert "Hệ thống đang gặp lỗi" in answer.content.decode()


@pytest.mark.parametrize("template", ["404.html", "403.html", "403_csrf.html", "500.html"])
def test_in_english_too(template: str) -> None:
    with translation.override("en"):
        page = render_to_string(template)
    assert '<html lang="en">' in page
    assert "Không" not in page
    assert "Hệ thống" not in page


def test_a_form_without_its_key_is_explained(db: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/tai-khoan/dang-nhap/", {"login": "x", "password": "y"})
    assert answer.status_code == 403
    assert "Trang đã mở quá lâu" in answer.content.decode()


def test_the_reason_is_escaped(rf: RequestFactory) -> None:
    page = permission_denied(rf.get("/"), PermissionError("<script>")).content.decode()
    assert "<script>" not in page
