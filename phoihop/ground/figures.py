"""Figures as people write them: 1.234,5 in Vietnamese, 1,234.5 in English. No Django here, by contract."""

from __future__ import annotations

import re
from decimal import Decimal

from .text import nfc

_GROUPED = {mark: re.compile(rf"\d{{1,3}}(?:[{re.escape(mark)}  ]\d{{3}})+") for mark in ".,"}


def written(value: Decimal, *, comma: bool = True) -> str:
    """A figure in groups of three, without zeros at its end.

    >>> written(Decimal("1234.500")), written(Decimal("-1E+6")), written(Decimal("1234.5"), comma=False)
    ('1.234,5', '-1.000.000', '1,234.5')
    """
    whole, point, rest = f"{value:,f}".partition(".")
    plain = f"{whole}{point}{rest}".rstrip("0").rstrip(".") if rest else whole
    return plain.translate(str.maketrans(",.", ".,")) if comma else plain


def parsed(text: str, *, comma: bool = True) -> Decimal | None:
    """The figure that a text writes; None where it writes none.

    ``comma``: the decimal sign is the comma, as in Vietnamese. A lone sign that cannot group thousands is a
    decimal sign in whichever language.

    >>> parsed("1.234,5"), parsed("1.234"), parsed("12.5"), parsed("-3"), parsed("1,234", comma=False)
    (Decimal('1234.5'), Decimal('1234.0'), Decimal('12.5'), Decimal('-3.0'), Decimal('1234.0'))
    """
    found = nfc(text).strip().replace("−", "-").replace("\u00a0", " ").removesuffix("%").strip()
    sign, digits = ("-", found[1:].strip()) if found.startswith("-") else ("", found)
    decimal, group = (",", ".") if comma else (".", ",")
    if group in digits and decimal in digits:
        if digits.rfind(group) > digits.rfind(decimal):
            decimal, group = group, decimal
    elif digits.count(group) == 1 and not _GROUPED[group].fullmatch(digits):
        decimal, group = group, decimal
    whole, _point, rest = digits.partition(decimal)
    if _GROUPED[group].fullmatch(whole):
        whole = re.sub(r"\D", "", whole)
    return Decimal(f"{sign}{whole}.{rest or 0}") if whole.isdecimal() and (not rest or rest.isdecimal()) else None
