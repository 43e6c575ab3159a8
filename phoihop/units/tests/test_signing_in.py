"""Signing in and out, passwords, the second factor."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.test import Client
from django.utils import timezone

from phoihop.units import actions
from tests.cast import PASSWORD, SECRET, Cast, Person, person

As = Callable[[Person], Client]
LOGIN = "/tai-khoan/dang-nhap/"
NEW = "nương rẫy mùa này xanh"


def sign_in(client: Client, username: str, password: str = PASSWORD, **more: str) -> object:
    return client.post(LOGIN, {"login": username, "password": password, **more})


def code_now(secret: str = SECRET) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time())) + 1))


def test_signs_in_by_user_name_and_out_by_post(cast: Cast, client: Client) -> None:
    before = client.get(LOGIN)
    assert "Tên đăng nhập" in before.content.decode()
    assert sign_in(client, "BINH").status_code == 302  # type: ignore[attr-defined]
    assert client.get("/tai-khoan/").status_code == 200
    assert "phiên làm việc" in client.get("/tai-khoan/dang-xuat/").content.decode()  # asking is not leaving
    assert client.get("/tai-khoan/").status_code == 200
    assert client.post("/tai-khoan/dang-xuat/").status_code == 302
    assert client.get("/tai-khoan/")["Location"].startswith(LOGIN)


def test_the_session_is_a_new_one(cast: Cast, client: Client) -> None:
    client.get("/tai-khoan/nhan/", {"ma": "x"})  # a visitor's session
    before = client.session.session_key
    sign_in(client, "binh")
    assert client.session.session_key != before


def test_wrong_password_and_unknown_name_get_the_same_answer(cast: Cast, client: Client) -> None:
    texts = []
    for username in ("binh", "khongco"):
        text = sign_in(client, username, "sai mat khau roi").content.decode()  # type: ignore[attr-defined]
        assert "Tên đăng nhập hoặc mật khẩu không đúng." in text
        texts.append(re.sub(r'csrfmiddlewaretoken" value="\w+"|binh|khongco', "", text))
    assert texts[0] == texts[1]


@pytest.mark.parametrize("leads", ["//evil.example/", "https://evil.example/", "https://127.0.0.1/", "javascript:1"])
def test_next_leads_nowhere_else(cast: Cast, client: Client, leads: str) -> None:
    answer = client.post(f"{LOGIN}?next={leads}", {"login": "binh", "password": PASSWORD, "next": leads})
    assert answer["Location"] == "/tong-quan/"
    assert client.get(LOGIN, {"next": "/don-vi/"})["Location"] == "/don-vi/"


def test_guessing_is_slowed_down_for_the_account(cast: Cast, client: Client) -> None:
    for _time in range(5):
        sign_in(client, "binh", "sai")
    text = sign_in(client, "binh").content.decode()  # type: ignore[attr-defined]  # the right one, too late
    assert "Bạn thử quá nhiều lần" in text
    assert sign_in(Client(REMOTE_ADDR="10.0.0.7"), "ha").status_code == 302  # type: ignore[attr-defined]


def test_a_locked_account_does_not_sign_in(cast: Cast, client: Client) -> None:
    actions.disable_account(cast.binh.account, reason="thử", **cast.an.by)
    assert sign_in(client, "binh")["Location"] == "/tai-khoan/bi-khoa/"  # type: ignore[index]
    assert client.get("/tai-khoan/")["Location"].startswith(LOGIN)
    assert "người quản trị" in client.get("/tai-khoan/bi-khoa/").content.decode()


def test_passwords_do_not_care_how_letters_are_composed(cast: Cast, client: Client) -> None:
    _slip, code = actions.issue_invitation(cast.binh.account, **{**cast.an.by, "now": timezone.now()})
    from unicodedata import normalize  # lazily: this test alone

    form = {"code": code, "password": normalize("NFD", NEW), "again": normalize("NFC", NEW), "once": "k"}
    assert client.post("/tai-khoan/nhan/", form).status_code == 422  # typed two ways is not the same to a machine
    form["again"] = form["password"]
    assert client.post("/tai-khoan/nhan/", form).status_code == 302
    assert sign_in(client, "binh", normalize("NFC", NEW)).status_code == 302  # type: ignore[attr-defined]


def test_changes_the_password(cast: Cast, as_: As) -> None:
    client, path = as_(cast.binh), "/tai-khoan/mat-khau/"
    wrong = {"oldpassword": "sai", "password1": "ngắn", "password2": "khác"}
    text = client.post(path, wrong).content.decode()
    for words in ("Mật khẩu hiện tại không đúng.", "ít nhất 14 ký tự"):
        assert words in text
    differs = client.post(path, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW + "x"})
    assert "chưa giống nhau" in differs.content.decode()
    assert client.post(path, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})["Location"] == "/tai-khoan/"
    assert "Đã đổi mật khẩu." in client.get("/tai-khoan/").content.decode()
    assert sign_in(Client(), "binh", NEW).status_code == 302  # type: ignore[attr-defined]


def test_a_forgotten_password_goes_by_mail_to_those_who_have_it(cast: Cast, client: Client) -> None:
    actions.edit_account(cast.binh.account, full_name="Bình", email="binh@example.org", **cast.an.by)
    path = "/tai-khoan/quen-mat-khau/"
    for address in ("khongco@example.org", "binh@example.org"):
        answer = client.post(path, {"email": address})
        assert answer["Location"] == f"{path}da-gui/"  # the same answer for both
    assert [m.to for m in mail.outbox] == [["binh@example.org"]]
    assert mail.outbox[0].subject == "[Phối Hợp] Đặt lại mật khẩu" and "tài khoản binh" in mail.outbox[0].body
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)
    assert link
    form = client.get(link[1], follow=True)
    here = form.redirect_chain[-1][0]
    assert client.post(here, {"password1": NEW, "password2": NEW}).status_code == 302
    assert sign_in(Client(), "binh", NEW).status_code == 302  # type: ignore[attr-defined]
    assert "đã dùng hoặc đã hết hạn" in Client().get(link[1], follow=True).content.decode()


def test_a_second_factor_is_set_up_used_and_taken_off(cast: Cast, client: Client) -> None:
    sign_in(client, "binh")
    again = client.post("/tai-khoan/xac-nhan-lai/?next=/tai-khoan/hai-lop/bat/", {"password": PASSWORD})
    text = client.get(again["Location"]).content.decode()
    assert "data:image/svg+xml;base64" in text and "Gõ mã sáu số" in text
    assert "Mã không đúng." in client.post("/tai-khoan/hai-lop/bat/", {"code": "000000"}).content.decode()
    secret = client.session[totp.SECRET_SESSION_KEY]
    assert (
        client.post("/tai-khoan/hai-lop/bat/", {"code": code_now(secret)})["Location"]
        == "/tai-khoan/hai-lop/ma-du-phong/"
    )
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored
    codes = re.findall(r'class="code">(\d{8})<', client.get("/tai-khoan/hai-lop/ma-du-phong/").content.decode())
    assert len(codes) == 10 and codes[0] in client.get("/tai-khoan/hai-lop/ma-du-phong/tai-ve/").content.decode()

    fresh = Client()
    assert sign_in(fresh, "binh")["Location"] == "/tai-khoan/hai-lop/nhap-ma/"  # type: ignore[index]
    assert fresh.get("/tai-khoan/")["Location"].startswith(LOGIN)  # not in yet
    assert "Mã không đúng." in fresh.post("/tai-khoan/hai-lop/nhap-ma/", {"code": "123456"}).content.decode()
    assert fresh.post("/tai-khoan/hai-lop/nhap-ma/", {"code": codes[0]}).status_code == 302
    assert fresh.get("/tai-khoan/").status_code == 200

    assert "đang bật" in client.get("/tai-khoan/hai-lop/").content.decode()
    assert client.get("/tai-khoan/hai-lop/tat/").status_code == 200
    assert client.post("/tai-khoan/hai-lop/tat/").status_code == 302
    assert "chưa bật" in client.get("/tai-khoan/hai-lop/").content.decode()


def test_delicate_pages_ask_for_the_password_again(cast: Cast, as_: As) -> None:
    client = as_(cast.binh)  # signed in, with no password given lately
    answer = client.get("/tai-khoan/hai-lop/bat/")
    assert answer["Location"].startswith("/tai-khoan/xac-nhan-lai/")
    assert "Mật khẩu không đúng." in client.post(answer["Location"], {"password": "sai"}).content.decode()
    assert client.post(answer["Location"], {"password": PASSWORD})["Location"] == "/tai-khoan/hai-lop/bat/"


def test_an_administrator_is_led_to_the_second_factor(cast: Cast, settings: object) -> None:
    other = person("an2", "An hai", cast.committee, "administrator")
    client = Client()
    client.force_login(other.account)
    assert client.get("/don-vi/")["Location"] == "/tai-khoan/"
    assert client.get("/tai-khoan/quan-tri/")["Location"] == "/tai-khoan/"
    text = client.get("/tai-khoan/").content.decode()
    assert "Cần bật xác thực hai lớp" in text and "/tai-khoan/hai-lop/bat/" in text
    assert (
        client.post("/tai-khoan/lam-viec-cho/", {"membership": other.membership.pk})["Location"]
        == "/tai-khoan/hai-lop/bat/"
    )
    totp.TOTP.activate(other.account, SECRET)
    assert client.get("/tai-khoan/quan-tri/").status_code == 200


def test_in_the_demo_no_second_factor_is_asked(cast: Cast, settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    other = person("an2", "An hai", cast.committee, "administrator")
    client = Client()
    client.force_login(other.account)
    assert client.get("/tai-khoan/quan-tri/").status_code == 200


def test_an_administrator_with_another_role_works_in_that_one_meanwhile(cast: Cast) -> None:
    other = person("an2", "An hai", cast.committee, "administrator")
    actions.grant_membership(other.account, unit=cast.glar, role="reporter", **cast.an.by)
    client = Client()
    client.force_login(other.account)
    assert client.get("/don-vi/").status_code == 200
    assert client.get("/tai-khoan/quan-tri/").status_code == 403


PAGES = [
    LOGIN, "/tai-khoan/nhan/", "/tai-khoan/quen-mat-khau/", "/tai-khoan/quen-mat-khau/da-gui/", "/tai-khoan/bi-khoa/",
    "/tai-khoan/quen-mat-khau/xong/", "/tai-khoan/quen-mat-khau/dat-lai/1-x/",
]  # fmt: skip
OWN_PAGES = [
    "/tai-khoan/",
    "/tai-khoan/mat-khau/",
    "/tai-khoan/dang-xuat/",
    "/tai-khoan/hai-lop/",
    "/tai-khoan/hai-lop/bat/",
]
ENGLISH = re.compile(
    r"\b(?:[Pp]assword|[Ll]ogin|[Uu]sername|[Ss]ign|[Ee]mail address|Authenticator code|Code|Forgot)\b"
)


def test_no_english_shows_through(cast: Cast, client: Client) -> None:
    texts = [client.get(path).content.decode() for path in PAGES]
    sign_in(client, "binh")
    texts.append(client.get("/tai-khoan/xac-nhan-lai/").content.decode())
    client.post("/tai-khoan/xac-nhan-lai/", {"password": PASSWORD})
    texts += [client.get(path).content.decode() for path in OWN_PAGES]
    for text in texts:
        seen = re.sub(r"<[^>]+>", " ", text.replace("Google Authenticator", "").replace("Microsoft Authenticator", ""))
        assert not ENGLISH.search(seen), ENGLISH.search(seen)
        assert "placeholder" not in text
