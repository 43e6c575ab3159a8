"""One cell, read as what it should be. Readers take a cell that is not blank and may raise Misread."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from phoihop.ground.dates import written
from phoihop.ground.figures import parsed
from phoihop.ground.text import fold, nfc

from .book import Value

FIRST_SERIAL, LAST_SERIAL = 10_959, 73_415  # the serial numbers of 1 January 1930 and 31 December 2100
_SERIAL_ZERO = dt.date(1899, 12, 30)  # Excel counts days from here (after February 1900, which it thinks a leap year)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # no database of text takes them all
_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f\ufeff]+")
_BLANKS = re.compile(r"[^\S\n]+")
_DAY = re.compile(r"(?:ngay )?(\d{1,2})\s*(?:[/.-]|,? ?thang )\s*(\d{1,2})\s*(?:[/.-]|,? ?nam )\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ][\d:.]+)?")
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(?:%|phan tram)?")
_WHOLE = re.compile(r"\d{1,3}(?:[. ]\d{3})+|\d+")
FORMULA_FAULTS = {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}


class Misread(Exception):
    """A cell that is not what is expected; ``values`` fill the sentence of its code."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def is_blank(value: Value) -> bool:
    """Whether nothing stands in a cell: nothing, white space, letters that nobody sees, or a lone dash."""
    return value is None or (isinstance(value, str) and _UNSEEN.sub("", value) in ("", "-", "–", "—"))


def shown(value: Value) -> str:
    """What stands in a cell, for the eyes of its owner."""
    match value:
        case None:
            return ""
        case bool():
            return "x" if value else ""
        case dt.date():
            return written(value)
        case float():
            return f"{value:.10g}".replace(".", ",")
        case _:
            return _CONTROLS.sub("", nfc(str(value))).strip()


def text(value: Value) -> str:
    """Lines of text in NFC; an apostrophe that keeps a sheet from computing (see ``blank.safe``) is taken off."""
    found = shown(value).replace("\u00a0", " ").replace("\r\n", "\n").replace("\r", "\n")
    if found in FORMULA_FAULTS:
        raise Misread("formula")
    if found[:1] == "'" and found[1:2] in ("=", "+", "-", "@"):
        found = found[1:]
    lines = (_BLANKS.sub(" ", line).strip() for line in found.split("\n"))
    return "\n".join(line for line in lines if line)


def line(value: Value) -> str:
    """Text in one line."""
    return text(value).replace("\n", " ")


def whole(value: Value) -> int:
    """A whole number, 0 or more; 1.200 is one thousand two hundred."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if value < 0 or value != int(value):
            raise Misread("whole")
        return int(value)
    found = line(value)
    if not _WHOLE.fullmatch(found):
        raise Misread("whole")
    return int(re.sub(r"\D", "", found))


def number(value: Value) -> Decimal:
    """A figure: a number cell, or text as people write it, as in 1.234,5."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return round(Decimal(repr(value)), 3)
    found = parsed(line(value))
    if found is None:
        raise Misread("number")
    return round(found, 3)


def percent(value: Value, *, shares: bool = False) -> int:
    """0 to 100. ``shares``: the numbers of this column are parts of 1, as Excel keeps "50%"."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        number = float(value) * (100 if shares else 1)
        if not shares and 0 < number < 1:
            raise Misread("percent_share")
    else:
        found = _PERCENT.fullmatch(fold(line(value)))
        if not found:
            raise Misread("percent")
        number = float(found[1].replace(",", "."))
    if not 0 <= number <= 100:
        raise Misread("percent")
    return int(number + 0.5)


def are_shares(values: Iterable[Value]) -> bool:
    """Whether the numbers of a column are parts of 1: none is above 1, and one at least is above 0."""
    numbers = [v for v in values if isinstance(v, (int, float)) and not isinstance(v, bool)]
    return any(numbers) and all(0 <= number <= 1 for number in numbers)


def day(value: Value) -> dt.date:
    """A day: a date cell, a serial number, 29/4/2022, 29-04-22, 29.4.2022, 2022-04-29, ngày 29 tháng 4 năm 2022."""
    if isinstance(value, dt.date):
        return _in_our_time(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if not FIRST_SERIAL <= value < LAST_SERIAL + 1:
            raise Misread("day")
        return _SERIAL_ZERO + dt.timedelta(days=int(value))
    found = fold(line(value)).rstrip(".")
    if found.isdigit() and len(found) == 5:
        return day(int(found))
    if iso := _ISO.fullmatch(found):
        year, month, number = map(int, iso.groups())
    elif usual := _DAY.fullmatch(found):
        number, month, year = map(int, usual.groups())
        year += 2000 if year < 100 else 0
    else:
        raise Misread("day")
    try:
        return _in_our_time(dt.date(year, month, number))
    except ValueError:
        raise Misread("no_such_day") from None


def choice(value: Value, choices: Mapping[str, str]) -> str:
    """One of several words: ``choices`` maps each folded word to what it means."""
    found = choices.get(fold(line(value)).rstrip(" ."))
    if found is None:
        raise Misread("choice")
    return found


def _in_our_time(found: dt.date) -> dt.date:
    if not 1930 <= found.year <= 2100:
        raise Misread("day")
    return found
