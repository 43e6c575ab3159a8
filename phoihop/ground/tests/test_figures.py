"""Figures as people write and read them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from phoihop.ground.figures import parsed, written
from phoihop.ground.numbers import NumberField, shown


@pytest.mark.parametrize(
    ("text", "vietnamese", "english"),
    [
        ("12", "12", "12"),
        ("1.234,5", "1234.5", "1234.5"),
        ("1,234.5", "1234.5", "1234.5"),
        ("1.234", "1234", "1.234"),
        ("1,234", "1.234", "1234"),
        ("0,5", "0.5", "0.5"),
        ("12.5", "12.5", "12.5"),
        ("1.234.567", "1234567", None),
        ("1 234 567", "1234567", "1234567"),
        ("- 3", "-3", "-3"),
        ("−3", "-3", "-3"),
        ("95 %", "95", "95"),
        ("12,34,5", None, None),
        ("1.23.4", None, None),
        ("", None, None),
        ("mười", None, None),
        ("1e9", None, None),
        ("NaN", None, None),
        ("٣", "3", "3"),
    ],
)
def test_read(text: str, vietnamese: str | None, english: str | None) -> None:
    for comma, expected in ((True, vietnamese), (False, english)):
        assert parsed(text, comma=comma) == (None if expected is None else Decimal(expected))


@given(st.decimals(min_value=-(10**11), max_value=10**11, places=3), st.booleans())
def test_written_and_read_again(value: Decimal, comma: bool) -> None:
    assert parsed(written(value, comma=comma), comma=comma) == value


def test_a_field_in_the_readers_language() -> None:
    field = NumberField()
    for language, text in (("vi", "1.234,5"), ("en", "1,234.5")):
        with translation.override(language):
            assert field.clean(text) == Decimal("1234.5") and shown(Decimal("1234.500")) == text
            assert field.prepare_value(Decimal("1234.500")) == text
    with pytest.raises(ValidationError):
        field.clean("mười")
    assert NumberField(required=False).clean("") is None
