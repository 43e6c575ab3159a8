"""What is measured: targets and figures of the whole, year by year; no unit's own figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phoihop.indicators.models import Indicator
from phoihop.indicators.pages import rounded_figure
from phoihop.indicators.rollup import reached, share_of, years_of
from phoihop.programmes.queries import public_programmes

from .columns import code, key, number, text, whole, yes_no
from .dataset import Asked, Dataset, Row
from .promises import OF_CONTENT, OF_PROGRAMME


def _measured(on: dt.date) -> QuerySet[Indicator]:
    found = Indicator.objects.filter(programme__in=public_programmes(on), withdrawn_on=None)
    return found.select_related("programme")


def _by_year(found: list[Indicator], asked: Asked) -> Iterator[tuple[int, Row]]:
    periods = {one.pk: (one.programme.starts_on, one.programme.ends_on) for one in found}
    spans = {pk: range(first.year, last.year + 1) for pk, (first, last) in periods.items() if first and last}
    figures = years_of(found, sorted({year for span in spans.values() for year in span}), asked.day)
    for one in found:
        for year in spans[one.pk]:
            target, value = figures[one.pk][year]
            if year > asked.day.year:
                value = None  # nothing is measured yet
            yield one.pk, (
                one.pk, one.programme_id, one.content_id, one.code, one.name, one.measure, one.better, one.baseline,
                one.baseline_year, year, target, rounded_figure(one, value), share_of(one, value, target),
                reached(one, value, target),
            )  # fmt: skip


INDICATORS = Dataset(
    "chi-tieu",
    _("Chỉ tiêu"),
    _("Mỗi dòng là một chỉ tiêu trong một năm: mục tiêu chung và số đã đạt đến cuối năm, hoặc đến nay."),
    (
        key("indicator_id", _("Mã chỉ tiêu trên cổng")),
        OF_PROGRAMME,
        OF_CONTENT,
        text("code", _("Mã chỉ tiêu của cơ quan")),
        text("name", _("Tên chỉ tiêu")),
        text("measure", _("Đơn vị tính")),
        code("better", _("Chiều hướng"), Indicator.Better.choices),
        number("baseline", _("Số gốc")),
        whole("baseline_year", _("Năm gốc")),
        whole("year", _("Năm")),
        number("target", _("Mục tiêu của năm")),
        number("value", _("Đã đạt, lũy kế")),
        whole("percent", _("Đạt bao nhiêu phần trăm mục tiêu")),
        yes_no("reached", _("Đạt mục tiêu")),
    ),
    _measured,
    _by_year,
    piece=100,
)
