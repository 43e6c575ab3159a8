"""The portal installs as an app; its worker keeps files of the house and public pages alone."""

import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from phoihop.programmes.models import Programme


def test_a_phone_can_install_it(client: Client, db: None) -> None:
    home = client.get("/").content.decode()
    assert '<link rel="manifest" href="/manifest.webmanifest">' in home
    answer = client.get("/manifest.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    told = json.loads(answer.content)
    assert (told["start_url"], told["display"], told["lang"]) == ("/", "standalone", "vi")
    assert {icon["sizes"] for icon in told["icons"]} >= {"192x192", "512x512"}
    for one in [*told["icons"], *told["shortcuts"]]:
        address = one.get("src") or one["url"]
        found = (
            finders.find(address.removeprefix("/static/")) if "src" in one else client.get(address).status_code == 200
        )
        assert found, address


def test_what_the_worker_keeps_is_there_and_public(client: Client, db: None) -> None:
    answer = client.get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript") and answer["Cache-Control"] == "no-cache"
    script = answer.content.decode()
    for name in json.loads(re.search(r"const FILES = (\[.*\]);", script)[1]):  # type: ignore[index]
        assert finders.find(name.removeprefix("/static/")), name
    for name in ("OFFLINE", "WRITE", "WAITING"):
        page = client.get(re.search(rf'const {name} = "(.*)";', script)[1])  # type: ignore[index]
        assert page.status_code == 200 and "public" in page["Cache-Control"] and not page.cookies


@pytest.mark.parametrize("page", ["phan-anh/", "phan-anh/theo-doi/"])
def test_a_page_with_a_citizens_words_is_never_kept(client: Client, programme: Programme, page: str) -> None:
    where = f"/cam-ket/{programme.pk}/noi-dung/0/{page}" if page == "phan-anh/" else f"/{page}"
    assert "public" not in client.get(where)["Cache-Control"], "the worker keeps what says public, and nothing else"


def test_without_a_line_nobody_is_chosen_by_chance(client: Client, programme: Programme) -> None:
    """A word goes to the first receiver by itself only where that is no armed force."""
    page = client.get(f"/cam-ket/{programme.pk}/noi-dung/0/phan-anh/").content.decode()
    assert 'data-direct="1"' in page


def test_of_many_receivers_none_stands_chosen(
    client: Client, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With or without a line: the first of a long list is nobody's choice."""
    address = f"/cam-ket/{programme.pk}/noi-dung/0/phan-anh/"
    assert "Hãy chọn cơ quan" not in client.get(address).content.decode()
    monkeypatch.setattr("phoihop.voices.forms.speaking._FEW", 1)
    page = client.get(address).content.decode()
    assert 'data-direct=""' in page and '<option value="" selected>Hãy chọn cơ quan</option>' in page
