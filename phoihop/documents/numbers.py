"""A document's number, taken apart for the register."""

from __future__ import annotations

from typing import Any

from phoihop.ground.text import squeeze
from phoihop.reading.grammar.numbers import Number, parse_number


def number_fields(text: str) -> dict[str, Any]:
    """The fields of OfficialDocument that follow from a number as written; one that cannot be parsed stays as it is."""
    written = squeeze(text)
    number = _parsed(written)
    if number is None:
        return {
            "number": written,
            "number_key": number_key(written),
            "sequence": None,
            "year": None,
            "kind_code": "",
            "organs": "",
            "system": "",
        }
    return {
        "number": number.canonical,
        "number_key": number.key,
        "sequence": number.sequence,
        "year": number.year,
        "kind_code": number.kind or "",
        "organs": "-".join(number.organs),
        "system": {"law": "state"}.get(number.style, number.style),
    }


def number_key(text: str) -> str:
    """Letters and digits of a number without leading zeros, as compared; "" where the text is no number."""
    number = _parsed(text)
    return number.key if number else ""


def _parsed(text: str) -> Number | None:
    """A number as people type it into a field, small letters too."""
    return (parse_number(text) or parse_number(text.upper())) if text else None
