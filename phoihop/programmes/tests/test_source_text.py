"""Highlights in the source: escaped, nested, linked."""

import re

from hypothesis import given
from hypothesis import strategies as st

from phoihop.programmes.source_text import Mark, anchor, highlighted


def mark(start: int, end: int, kind: str = "unit", href: str = "#a1") -> Mark:
    return Mark(start, end, kind, href, "Tới")


def plain(html: str) -> str:
    """The text without elements and arrows."""
    bare = re.sub(r"<[^>]*>", "", html.replace(">→<", "><"))
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&")):
        bare = bare.replace(entity, letter)
    return bare


def test_text_is_escaped_inside_and_outside_of_marks() -> None:
    html = highlighted("<b> & <i>", [mark(0, 3)])
    assert html == f'<a id="{anchor(0, 3)}" class="m-unit" href="#a1">&lt;b&gt;</a> &amp; &lt;i&gt;'


def test_a_unit_within_a_duty_nests_and_links_do_not() -> None:
    html = highlighted("Phòng A làm việc", [mark(0, 16, "duty", "#d1"), mark(0, 7)])
    assert html.startswith(f'<mark id="{anchor(0, 16)}" class="m-duty"><a class="to" href="#d1" aria-label="Tới">→</a>')
    assert f'<a id="{anchor(0, 7)}" class="m-unit" href="#a1">Phòng A</a> làm việc</mark>' in html


def test_crossing_spans_are_cut_where_the_outer_one_ends() -> None:
    html = highlighted("abcdef", [mark(0, 4, "duty", "#d1"), mark(2, 6)])
    assert html.endswith(">cd</a></mark>ef")


def test_one_span_for_many_places_is_one_highlight() -> None:
    html = highlighted("Phòng A", [mark(0, 7, href="#a1"), mark(0, 7, href="#a2")])
    assert html.count("id=") == 1
    assert 'href="#a1"' in html


def test_spans_outside_of_the_text_are_left_out() -> None:
    assert highlighted("abc", [mark(2, 9), mark(1, 1), mark(-1, 2)]) == "abc"


spans = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["duty", "unit", "time", "content"]))
)


@given(st.text("ab<&\n", min_size=0, max_size=30), spans)
def test_whatever_the_spans_the_text_stays_and_elements_nest(text: str, spans: list[tuple[int, int, str]]) -> None:
    html = str(highlighted(text, [mark(*span) for span in spans]))
    assert plain(html) == text
    open_elements: list[str] = []
    for closing, name in re.findall(r"<(/?)(mark|a)\b", html):
        if closing:
            assert open_elements.pop() == name
        else:
            assert not (name == "a" and "a" in open_elements)
            open_elements.append(name)
    assert not open_elements
    ids = re.findall(r'id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
