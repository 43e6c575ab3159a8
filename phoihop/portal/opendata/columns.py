"""A column of a dataset, described once: its name, its type, and what it means in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class Kind:
    """A type of values: its word, and what JSON Schema and CSVW call it."""

    words: Words
    schema: dict[str, str]
    csvw: str


TEXT = Kind(_("chữ"), {"type": "string"}, "string")
WHOLE = Kind(_("số nguyên"), {"type": "integer"}, "integer")
NUMBER = Kind(_("số"), {"type": "number"}, "decimal")
DAY = Kind(_("ngày (năm-tháng-ngày)"), {"type": "string", "format": "date"}, "date")
LINK = Kind(_("địa chỉ trang"), {"type": "string", "format": "uri"}, "anyURI")
YES_NO = Kind(_("đúng (true) hoặc sai (false)"), {"type": "boolean"}, "boolean")


@dataclass(frozen=True)
class Column:
    """``codes``: the values that there are, with their words. Every value but a key (``must``) may be missing."""

    name: str
    kind: Kind
    words: Words
    codes: tuple[tuple[str, Words], ...] = ()
    must: bool = False


def key(name: str, words: Words) -> Column:
    """A whole number that names a row, here or in another dataset."""
    return Column(name, WHOLE, words, must=name == "id")


def text(name: str, words: Words) -> Column:
    """Words, as they were written."""
    return Column(name, TEXT, words)


def code(name: str, words: Words, choices: Iterable[tuple[Any, Words]]) -> Column:
    """One of a few codes, which stay the same in every language."""
    return Column(name, TEXT, words, tuple((str(value), label) for value, label in choices if value))


def whole(name: str, words: Words) -> Column:
    """A count."""
    return Column(name, WHOLE, words)


def number(name: str, words: Words) -> Column:
    """A figure."""
    return Column(name, NUMBER, words)


def day(name: str, words: Words) -> Column:
    """A day."""
    return Column(name, DAY, words)


def yes_no(name: str, words: Words) -> Column:
    """Whether something is so."""
    return Column(name, YES_NO, words)


PAGE = Column("url", LINK, _("Trang của dòng này trên cổng thông tin"))


def in_each_language(words: Words) -> dict[str, str]:
    """The words in Vietnamese and English."""
    found = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found[language] = str(words)
    return found
