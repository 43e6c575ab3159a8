"""Generated docs say what the code says."""

from __future__ import annotations

from tools import docs


def test_no_generated_page_is_stale() -> None:
    assert docs.stale() == [], "make docs"


def test_every_setting_has_a_word_of_explanation() -> None:
    silent = [
        line.split("`")[1]
        for line in docs.settings_page().splitlines()
        if line.startswith("| `") and line.endswith("|  |")
    ]
    assert not silent, "a comment at the end of its line in settings.py"
