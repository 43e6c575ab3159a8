"""Choices as people write them into a cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.db.models import Choices
from django.utils import translation

from phoihop.ground.text import fold


def choices_of(choices: type[Choices], **more: str) -> Callable[[], Mapping[str, str]]:
    """Folded words to values: each value, its label in Vietnamese and English, and ``more`` (value="word|word")."""

    def words() -> Mapping[str, str]:
        found = {fold(str(value)): str(value) for value in choices.values}
        for language in ("en", "vi"):
            with translation.override(language):
                found |= {fold(str(label)): str(value) for value, label in choices.choices}
        for value, others in more.items():
            found |= {fold(word): value for word in others.split("|")}
        return found

    return words


def labels_of(choices: type[Choices]) -> Callable[[], list[str]]:
    """The words that a blank sheet offers."""
    return lambda: [str(label) for _value, label in choices.choices]
