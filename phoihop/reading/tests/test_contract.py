"""Every answer keeps the contract of reading, and the check of it finds what breaks it."""

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.formats import DOCUMENTS
from phoihop.reading.files.txt import from_text
from phoihop.reading.reader import understand
from phoihop.reading.tests.contract import faults

TEXTS = sorted(DOCUMENTS.glob("*.txt"))
LINES = [line for path in TEXTS for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem[:2])
def test_the_corpus_is_answered_by_the_contract(path: Any) -> None:
    assert faults(understand(from_text(path.read_text("utf-8")))) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=60))
def test_lines_in_any_order_are_answered_by_the_contract(lines: list[str]) -> None:
    assert faults(understand(from_text("\n".join(lines)))) == []


def test_the_check_finds_what_is_wrong() -> None:
    good = understand(from_text(TEXTS[0].read_text("utf-8")))

    def broken(change: Any) -> list[str]:
        answer = copy.deepcopy(good)
        change(answer["programmes"][0]["contents"][0]["duties"][0])
        return faults(answer)

    assert broken(lambda duty: duty.update(span=[5, 5]))
    assert broken(lambda duty: duty.update(text=" "))
    assert broken(lambda duty: duty.update(more=1))
    assert broken(lambda duty: duty["assignments"][0].update(role="boss"))
    assert broken(lambda duty: duty["assignments"].append(duty["assignments"][0]))
    assert broken(lambda duty: duty["schedule"].update(due="2025-02-30"))
