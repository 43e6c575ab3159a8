"""What somebody types, as terms; no text is an error."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.ground.search.marking import marked
from phoihop.ground.search.query import MOST_TERMS, End, Query, Term, parsed
from phoihop.ground.search.wanted import wanted
from phoihop.ground.text import placed_words, words_of


def terms(typed: str) -> list[tuple[str, bool]]:
    """Each term's words, and whether its last one may go on."""
    return [(" ".join(word.lstrip("0") for word in term.words), term.end is End.OPEN) for term in parsed(typed).terms]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Dân vận", [("dan", False), ("van", True)]),
        (unicodedata.normalize("NFD", "Dân vận"), [("dan", False), ("van", True)]),
        ("“dân vận” khéo", [("dan van", False), ("kheo", True)]),
        ('"dân vậ', [("dan va", True)]),
        ("72-KH/HU", [("72 kh hu", True)]),
        ("số 072-kh/hu", [("72 kh hu", True)]),
        ("72 KH HU", [("72", False), ("kh", False), ("hu", True)]),
        ("46/NQ–HĐND", [("46 nq hdnd", True)]),
        ("NQ46", [("nq 46", False)]),
        ("ngày 15/06/2026", [("ngay", False), ("15 6 2026", False)]),
        ("cơ sở, tiếp dân;", [("co", False), ("so", False), ("tiep", False), ("dan", True)]),
        ("y tế ở", [("y", False), ("te", False), ("o", False)]),
        ("dân dân", [("dan", True)]),
        ("", []),
        ('" -- / "" “ ” * ( ) ^ : \\ % _', []),
    ],
)
def test_terms(typed: str, meant: list[tuple[str, bool]]) -> None:
    assert terms(typed) == meant


def test_a_pasted_page_is_no_endless_query() -> None:
    assert len(parsed(" ".join(f"chữ{n}" for n in range(5_000))).terms) == MOST_TERMS


@given(st.text())
def test_typed_signs_never_reach_the_syntax(typed: str) -> None:
    for term in parsed(typed).terms:
        assert all(word.isalnum() and '"' not in word for word in term.words)
    asked = wanted(typed)
    assert (asked.match if asked else "").count('"') == 2 * len(parsed(typed).terms)


@given(st.text())
def test_words_and_their_places_agree(text: str) -> None:
    words = [word for word, _start, _end in placed_words(text)]
    assert words == words_of(text) == words_of(unicodedata.normalize("NFD", text))
    assert words_of(" ".join(words)) == words


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        ("Công tác Dân vận khéo", "dan van", "Công tác <mark>Dân</mark> <mark>vận</mark> khéo"),
        ("Công tác Dân vận khéo", '"dân vận"', "Công tác <mark>Dân vận</mark> khéo"),
        ("Kế hoạch 72-KH/HU năm 720", "72-kh/hu", "Kế hoạch <mark>72-KH/HU</mark> năm 720"),
        ("Đường <b>đẹp</b> & rộng", "duong dep", "<mark>Đường</mark> &lt;b&gt;<mark>đẹp</mark>&lt;/b&gt; &amp; rộng"),
        ("tuyên truyền", "tuy", "<mark>tuyên</mark> truyền"),
        ("tuyên truyền", "khac", "tuyên truyền"),
        (unicodedata.normalize("NFD", "vận"), "van", f"<mark>{unicodedata.normalize('NFD', 'vận')}</mark>"),
    ],
)
def test_the_words_that_matched_are_marked(text: str, typed: str, shown: str) -> None:
    assert marked(text, parsed(typed)) == shown


def test_a_long_text_is_cut_around_the_first_match() -> None:
    text = "mở đầu " * 50 + "dân vận " + "kết thúc " * 50
    shown = marked(text, parsed("vận"), 80)
    assert shown.startswith("… ") and shown.endswith(" …") and "dân <mark>vận</mark> kết" in shown
    assert len(shown) < 110
    assert marked("ngắn", Query((Term(("ngan",)),)), 80) == "<mark>ngắn</mark>"


@given(st.text(), st.text(), st.integers(0, 40))
def test_marking_never_loses_or_invents_letters(text: str, typed: str, most: int) -> None:
    shown = marked(text, parsed(typed), most)
    for sign, escaped in (("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;"), ("&", "&amp;")):
        shown = shown.replace("<mark>", "\x00").replace("</mark>", "\x00").replace(escaped, sign)
    plain = shown.replace("\x00", "").removeprefix("… ").removesuffix(" …")
    assert plain.replace("\x00", "") in text.replace("\x00", "") or most
    if not most:
        assert plain == text.replace("\x00", "").removeprefix("… ").removesuffix(" …")
