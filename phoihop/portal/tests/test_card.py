"""The card of a promise on other sites, what shared links say, and the map of the site."""

import re
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.programmes.models import Programme
from tests.cast import Cast
from tests.worlds import in_force


@pytest.fixture
def card(programme: Programme) -> str:
    """The address of a content's card."""
    return f"/cam-ket/{programme.pk}/noi-dung/{programme.contents.get().pk}/the/"


def test_the_card_says_what_who_and_how_it_stands(client: Client, programme: Programme, card: str) -> None:
    page = client.get(card)
    body = page.content.decode()
    content = programme.contents.get()
    for words in (content.text, programme.title, "UBND các xã, thị trấn", "2/3/2026", "<svg"):
        assert words in body, words
    assert re.search(r'class="pill \w+"><svg.*?</svg>\w', body)
    assert f'href="/cam-ket/{programme.pk}/noi-dung/{content.pk}/"' in body
    assert "<script" not in body and not page.cookies
    assert len(page.content) < 15_000
    whole = client.get(f"/cam-ket/{programme.pk}/the/").content.decode()
    assert "Ban Dân vận Huyện ủy, UBND huyện Đak Đoa" in whole and "1 nội dung cam kết" in whole


def test_any_site_may_frame_the_card_and_nothing_else(client: Client, programme: Programme, card: str) -> None:
    for _again in range(2):  # made anew, and kept
        page = client.get(card)
        assert "X-Frame-Options" not in page.headers
        assert "frame-ancestors *" in page["Content-Security-Policy"]
        for address in ("/", f"/cam-ket/{programme.pk}/", card.removesuffix("the/"), "/du-lieu-mo/", "/phan-anh/"):
            other = client.get(address)
            assert other["X-Frame-Options"] == "DENY", address
            assert "frame-ancestors 'none'" in other["Content-Security-Policy"], address


def test_no_card_of_what_is_not_public(client: Client, cast: Cast, programme: Programme) -> None:
    hidden = in_force(cast)
    assert client.get(f"/cam-ket/{hidden.pk}/the/").status_code == 404
    assert client.get(f"/cam-ket/{hidden.pk}/noi-dung/{hidden.contents.get().pk}/the/").status_code == 404
    assert client.get(f"/cam-ket/{programme.pk}/noi-dung/{hidden.contents.get().pk}/the/").status_code == 404


def test_the_pages_offer_their_card_and_tell_what_they_are(client: Client, programme: Programme, card: str) -> None:
    for address, framed in ((card.removesuffix("the/"), card), (f"/cam-ket/{programme.pk}/",) * 2):
        body = client.get(address).content.decode()
        assert f'&lt;iframe src="http://testserver{framed}' in body
        assert '<meta property="og:title" content="' in body
        assert f'<meta property="og:url" content="http://testserver{address}">' in body


def test_the_map_of_the_site_names_public_pages_alone(client: Client, cast: Cast, programme: Programme) -> None:
    hidden = in_force(cast)
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()
    found = []
    for file in _places(client.get(reverse("portal:sitemaps")).content):
        found += _places(client.get(file).content)
    assert f"http://testserver/cam-ket/{programme.pk}/" in found
    assert f"http://testserver/cam-ket/{programme.pk}/noi-dung/{programme.contents.get().pk}/" in found
    assert not [one for one in found if f"/cam-ket/{hidden.pk}/" in one]
    for address in found:
        assert client.get(address).status_code == 200, address


def _places(file: bytes) -> list[str]:
    return [one.text or "" for one in ElementTree.fromstring(file).iter() if one.tag.endswith("}loc")]
