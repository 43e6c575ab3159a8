"""Who sent a word cannot be told from rows, files, queue and log together; a flood leaves the desk usable."""

from __future__ import annotations

import io
import logging
import re
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import DateTimeField
from django.test import Client
from django.urls import reverse
from PIL import Image

from phoihop.ground.models import StoredFile
from phoihop.programmes.models import Programme
from phoihop.voices import actions
from phoihop.voices.codes import code_from, new_seed
from phoihop.voices.models import Feedback
from tests.cast import NOW, Cast

from .conftest import SAID
from .test_consultation import opened as opened_consultation

WHO = {"REMOTE_ADDR": "203.0.113.77", "HTTP_USER_AGENT": "TrinhDuyetCuaToi/9", "HTTP_X_FORWARDED_FOR": "198.51.100.9"}


@pytest.fixture(autouse=True)
def on_the_day(time_machine: Any) -> None:
    """The clock of the cast, at an hour that would be noticed."""
    time_machine.move_to(NOW.replace(hour=13, minute=37, second=42), tick=False)


def photo() -> SimpleUploadedFile:
    """A picture that says where and by what it was taken."""
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010F], exif[0x0131], exif[0x9003] = "MayAnhCuaToi", "PhanMemCuaToi", "2026:03:02 13:30:00"
    Image.new("RGB", (40, 30), "green").save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("IMG_0905000111.jpg", out.getvalue(), "image/jpeg")


def post(client: Client, programme: Programme, cast: Cast, **more: Any) -> Any:
    """Sends the form as a browser does."""
    address = reverse("portal:send_feedback", args=[programme.pk, programme.contents.get().pk])
    given = {"seed": new_seed(), "to": cast.glar.pk, "text": SAID, "contact": "0905000111"} | more
    return client.post(address, given, **WHO)


def everything() -> str:
    """All rows of all tables as text, and all files with their times."""
    rows = [
        repr({name: value for name, value in vars(one).items() if name != "_state"})
        for model in apps.get_models()
        for one in model._base_manager.all()
    ]
    files = [path for path in Path(default_storage.location).rglob("*") if path.is_file()]  # type: ignore[attr-defined]
    return "\n".join([*rows, *(f"{path.name} {path.stat().st_mtime} {path.read_bytes()!r}" for path in files)])


@pytest.mark.parametrize("signed_in", [False, True])
def test_nothing_that_is_kept_tells_who_it_was(
    cast: Cast, programme: Programme, client: Client, caplog: pytest.LogCaptureFixture, *, signed_in: bool
) -> None:
    if signed_in:
        client.force_login(cast.dung.account)
    before = everything()
    caplog.set_level(logging.DEBUG)
    answer = post(client, programme, cast, photos=photo(), may_publish="on")
    assert answer.status_code == 200
    code = re.search(r'class="code">([\d ]+)<', answer.content.decode())[1]  # type: ignore[index]
    client.post(reverse("portal:follow"), {"code": code, "do": "reply", "text": "Thêm", "once": "k1"}, **WHO)
    new = "\n".join(line for line in everything().splitlines() if line not in set(before.splitlines()))
    assert SAID in new and "Thêm" in new
    hints = ["203.0.113.77", "198.51.100.9", "TrinhDuyetCuaToi", "MayAnhCuaToi", "PhanMemCuaToi", "0905", "IMG_"]
    for hint in [*hints, code, code.replace(" ", ""), "13:37", "13, 37", "06:37", "6, 37"]:
        assert hint not in new, hint
    assert SAID not in caplog.text and code not in caplog.text and "203.0.113" not in caplog.text
    assert "no-store" in answer.headers["Cache-Control"]
    if not signed_in:
        assert set(client.cookies) <= {settings.CSRF_COOKIE_NAME}


def test_a_picture_keeps_the_day_alone(cast: Cast, programme: Programme, client: Client) -> None:
    post(client, programme, cast, photos=photo())
    stored = StoredFile.objects.get()
    path = Path(default_storage.path(stored.path))
    assert stored.stored_at.timestamp() == path.stat().st_mtime == NOW.replace(hour=0).timestamp()
    assert not Image.open(path).getexif()


def test_no_field_for_an_hour_or_a_person() -> None:
    kinds = [field for model in apps.get_app_config("voices").get_models() for field in model._meta.get_fields()]
    assert not [field for field in kinds if isinstance(field, DateTimeField)]
    assert not [field for field in kinds if getattr(field, "related_model", None) is apps.get_model("units.Account")]


@pytest.mark.parametrize("paper", [b"%PDF-1.4", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", b"MZ\x90"])
def test_only_pictures_are_taken(cast: Cast, programme: Programme, client: Client, paper: bytes) -> None:
    assert post(client, programme, cast, photos=SimpleUploadedFile("a.jpg", paper)).status_code == 422
    assert not Feedback.objects.exists() and not StoredFile.objects.exists()


def test_a_denunciation_is_shown_its_way_and_not_kept(cast: Cast, programme: Programme, client: Client) -> None:
    answer = post(client, programme, cast, text="Tôi tố cáo ông A nhận tiền")
    assert answer.status_code == 422 and "Luật Tố cáo" not in answer.content.decode()
    assert "Tên bạn được giữ kín" in answer.content.decode()
    assert "ông A nhận tiền" not in everything()
    assert post(client, programme, cast, text="Loa to cao quá, khó nghe", sure="on").status_code == 200
    assert post(client, programme, cast, place="Khiếu nại số 5").status_code == 422


def test_nor_is_it_by_any_other_form(cast: Cast, programme: Programme, client: Client) -> None:
    """What is added later, what is said in a consultation."""
    seed = new_seed()
    assert post(client, programme, cast, seed=seed).status_code == 200
    actions.answer(Feedback.objects.get(), text="Đã xem", **cast.binh.by)
    about = opened_consultation(cast)
    follow, answer = reverse("portal:follow"), reverse("portal:answer_consultation", args=[about.pk])
    for address, given in (
        (follow, {"code": code_from(seed), "do": "reply", "text": "Tôi tố cáo ông A nhận tiền"}),
        (follow, {"code": code_from(seed), "do": "reopen", "text": "Tôi tố cáo ông A nhận tiền"}),
        (answer, {"seed": new_seed(), "whole": "Tôi tố cáo ông A nhận tiền"}),
    ):
        page = client.post(address, given).content.decode()
        assert "Tên bạn được giữ kín" in page and "Chưa gửi và chưa lưu gì" in page
        assert 'type="checkbox" name="sure"' in page
    assert "ông A nhận tiền" not in everything()
    client.post(answer, {"seed": new_seed(), "whole": "Loa to cao quá", "sure": "on"})
    assert "Loa to cao quá" in everything()
