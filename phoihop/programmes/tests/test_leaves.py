"""Leaves of a draft: the whole text once, every row once, none too heavy."""

from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.programmes.leaves import FORCED, FULL, Leaves, Row


def paper(duties: int, letters: int = 200) -> tuple[str, list[Row]]:
    """A text of one line a duty, and its rows."""
    text, rows = "", []
    for number in range(duties):
        words = f"{number}. " + "x" * letters
        rows.append(Row(f"d{number}", (len(text), len(text) + len(words)), 1500))
        text += words + "\n"
    return text, rows


def test_a_short_draft_is_one_leaf() -> None:
    text, rows = paper(3)
    (leaf,) = Leaves(text, rows).all
    assert (leaf.start, leaf.end, leaf.rows) == (0, len(text), ["d0", "d1", "d2"])


def test_a_long_draft_is_cut_between_duties() -> None:
    text, rows = paper(200)
    leaves = Leaves(text, rows)
    assert len(leaves.all) > 8
    for leaf in leaves.all[1:]:
        assert text[leaf.start - 1] == "\n"
    for row in rows:
        assert row.span and leaves.holding(row.id) is leaves.at(row.span[0]) is leaves.at(row.span[1] - 1)


def test_what_the_first_leaf_bears_besides_counts() -> None:
    text, rows = paper(10)
    assert len(Leaves(text, rows).all) == 1
    assert len(Leaves(text, rows, first=FULL - 2000).all) == 2


def test_rows_that_were_typed_stand_behind_the_row_before_them() -> None:
    text, rows = paper(30)
    typed = Row("d900", None, 800)
    leaves = Leaves(text, [*rows[:5], typed, *rows[5:]])
    order = [row for leaf in leaves.all for row in leaf.rows]
    assert order.index("d900") == 5


def test_a_draft_without_source_is_cut_too() -> None:
    leaves = Leaves("", [Row(f"d{number}", None, 1000) for number in range(100)])
    assert [len(leaf.rows) for leaf in leaves.all] == [FULL // 1000] * 2 + [20]


def test_a_paragraph_without_end_is_cut_at_a_blank() -> None:
    text = "chữ " * 30_000
    leaves = Leaves(text, [])
    assert len(leaves.all) > 3
    assert all(text[leaf.start - 1] == " " for leaf in leaves.all[1:])


def test_a_row_that_goes_on_for_pages_is_cut_where_it_must_be() -> None:
    text = ("dòng\n") * 20_000
    leaves = Leaves(text, [Row("d1", (0, len(text)), 900)])
    assert max(len(text[leaf.start : leaf.end].encode()) for leaf in leaves.all) <= FORCED
    assert leaves.holding("d1").number == 1


def test_addresses_of_leaves() -> None:
    text, rows = paper(100)
    leaves = Leaves(text, rows)
    last = len(leaves.all)
    wanted = {None: 1, "": 1, "2": 2, "0": 1, "999": last, "-1": 1, "x": 1, "²": 1, "9" * 40: 1}
    assert {words: leaves.numbered(words).number for words in wanted} == wanted
    assert leaves.holding("d12345").number == leaves.holding("f").number == 1
    assert leaves.at(10**9).number == last


@settings(max_examples=60)
@given(
    st.lists(st.integers(0, 3000), max_size=40),
    st.lists(
        st.tuples(st.none() | st.tuples(st.integers(0, 60_000), st.integers(1, 900)), st.integers(0, 4000)), max_size=60
    ),
    st.integers(0, 40_000),
)
def test_the_text_is_whole_and_every_row_stands_once(
    lines: list[int], drawn: list[tuple[tuple[int, int] | None, int]], first: int
) -> None:
    text = "\n".join("a " * (length // 2) for length in lines)
    rows = [
        Row(f"d{number}", (place[0], place[0] + place[1]) if place else None, weight)
        for number, (place, weight) in enumerate(drawn)
    ]
    leaves = Leaves(text, rows, first).all
    assert "".join(text[leaf.start : leaf.end] for leaf in leaves) == text
    assert sorted(row for leaf in leaves for row in leaf.rows) == sorted(row.id for row in rows)
    weights = {row.id: row.weight for row in rows}
    for leaf in leaves[1:]:
        weight = leaf.end - leaf.start + sum(weights[row] for row in leaf.rows)
        assert weight <= FORCED or leaf.end - leaf.start <= 2000  # one line, however many rows begin in it
