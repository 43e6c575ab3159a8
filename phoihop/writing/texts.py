"""Texts from people as files can hold them: composed letters, nothing that XML forbids."""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal

from phoihop.ground.dates import written
from phoihop.ground.text import nfc

Value = str | int | float | Decimal | dt.date | None

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAKS = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_GAP = "      "  # what the clerk fills in by hand


def clean(text: str) -> str:
    """NFC with line feeds as its only breaks, without the control letters that XML 1.0 refuses or discourages."""
    if text.isprintable():  # most cells of a long table: none of these letters is
        return nfc(text)
    return nfc(_FORBIDDEN.sub("", _BREAKS.sub("\n", text)))


def one_line(text: str) -> str:
    """A text for a place that has one line only."""
    return " ".join(clean(text).split())


def number(value: int | float | Decimal, places: int | None = None) -> str:
    """A number as Vietnamese offices write it: 1.234,5. Without ``places`` at most two, and no zero at the end.

    >>> number(1234.5), number(66420), number(2, 1), number(-0.125)
    ('1.234,5', '66.420', '2,0', '-0,13')
    """
    if isinstance(value, int) and not places:
        return f"{value:,}".replace(",", ".")
    exact = Decimal(str(value))
    if not exact.is_finite():
        return "–"
    rounded = exact.quantize(Decimal(1).scaleb(-(2 if places is None else places)), ROUND_HALF_UP) + 0
    text = f"{rounded:,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def shown(value: Value, places: int | None = None) -> str:
    """A value of a table's cell as it is printed; nothing for none."""
    match value:
        case None:
            return ""
        case str():
            return clean(value)
        case dt.date():
            return written(value)
        case _:
            return number(value, places)


def day_in_words(day: dt.date | None) -> str:
    """ "ngày 05 tháng 3 năm 2026", or its gaps where the day is not known: days to 9 and months to 2 bear a 0."""
    if day is None:
        return f"ngày{_GAP}tháng{_GAP}năm{_GAP}".rstrip()
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def number_line(system: str, number: str, symbol: str) -> str:
    """The number and symbol under the issuer: "Số: 05/BC-UBND" for the State, "Số 05-BC/TU" for the Party."""
    before, between = ("Số:", "/") if system == "state" else ("Số", "-")
    filled = f"{int(number):02}" if number.isdecimal() else one_line(number)
    return f"{before} {filled or _GAP}{between}{one_line(symbol)}"
