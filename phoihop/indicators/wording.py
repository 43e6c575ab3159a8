"""What the pages say in words: questions about a figure, names of periods."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.dates import written
from phoihop.ground.numbers import shown

from .checking import Question
from .models import Indicator
from .regime import Period, name_of

SENTENCES = {
    "negative": _("Số {value} là số âm."),
    "over_hundred": _("Tử số {numerator} lớn hơn mẫu số {denominator}: tỷ lệ vượt 100%."),
    "cumulative_less": _("Lũy kế {value} ít hơn lũy kế đã báo trước đó ({before})."),
    "cumulative_more_than_later": _("Lũy kế {value} nhiều hơn lũy kế đã báo ở kỳ sau ({later})."),
    "not_adding_up": _(
        "Kỳ này {this} cộng với lũy kế trước đó {before} bằng {expected}, khác với lũy kế đã ghi {value}."
    ),
    "jump": _("Số {value} chênh hơn mười lần so với các kỳ trước (thường khoảng {usual})."),
    "slip_of_unit": _(
        "Số {value} chênh khoảng {times} lần so với các kỳ trước (thường khoảng {usual}): có thể nhầm đơn vị tính."
    ),
    "sum_differs": _("Tổng các đơn vị là {total}, không khớp với mục tiêu chung {whole}."),
}
_NAMES = {
    "month": _("Tháng {number}/{year}"),
    "quarter": _("Quý {number}/{year}"),
    "half": _("6 tháng đầu năm {year}"),
    "second half": _("6 tháng cuối năm {year}"),
    "nine": _("9 tháng đầu năm {year}"),
    "year": _("Năm {year}"),
}


def sentence(question: Question) -> str:
    """A question as a sentence."""
    values = {name: shown(value) if isinstance(value, Decimal) else value for name, value in question.values.items()}
    return str(SENTENCES[question.code]).format(**values)


def sentences(asked: Sequence[Question]) -> list[str]:
    """Questions as sentences."""
    return [sentence(one) for one in asked]


def named(start: dt.date, end: dt.date) -> str:
    """What a period is called; its days where it has no name."""
    name = name_of(Period(start, end))
    if name is None:
        return _g("{start} đến {end}").format(start=written(start), end=written(end))
    kind = "second half" if (name.kind, name.number) == ("half", 2) else name.kind
    return str(_NAMES[kind]).format(number=name.roman, year=name.year)


def own_period(indicator: Indicator, period: Period) -> str:
    """The name of the period that an indicator with a rhythm of its own is asked for; "" where it has none."""
    return "" if indicator.rhythm == Indicator.Rhythm.ROUND else named(*period)


def told(start: dt.date, end: dt.date) -> str:
    """A period's name with its days, for a list to choose from."""
    days = _g("{start} đến {end}").format(start=written(start), end=written(end))
    name = named(start, end)
    return days if name == days else f"{name} ({days})"
