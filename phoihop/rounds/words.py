"""A round's and a period's name in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .windows import Window

ROMAN = ("I", "II", "III", "IV")


def period_words(window: Window) -> str:
    """The period as offices write it: quý III năm 2026."""
    match window.kind:
        case "monthly":
            return _("tháng {n} năm {year}").format(n=window.number, year=window.year)
        case "quarterly":
            return _("quý {n} năm {year}").format(n=ROMAN[window.number - 1], year=window.year)
        case "six_months":
            return _("6 tháng đầu năm {year}").format(year=window.year)
        case "nine_months":
            return _("9 tháng năm {year}").format(year=window.year)
        case _other:
            return _("năm {year}").format(year=window.year)


def title_of(window: Window) -> str:
    """What a round of this period is called."""
    return _("Báo cáo {period}").format(period=period_words(window))
