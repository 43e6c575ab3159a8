"""Days off and days worked instead."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.dates import public_holidays
from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, form_only, official, telling
from phoihop.ledger.acts import allowed, permit

from .. import actions
from ..forms.units import DayOffForm
from ..models import DayOff
from .shape import form_page


@dataclass(frozen=True)
class Row:
    """One day as the page prints it; ``own`` where the office set it, ``common`` the public holiday's name or ""."""

    day: dt.date
    common: str
    own: DayOff | None

    @property
    def worked(self) -> bool:
        """Whether offices work on that day."""
        return self.own.worked if self.own else False


def rows_of(year: int) -> list[Row]:
    """Every day of the year that is not as the week would have it, public holidays beside the office's own list."""
    common = public_holidays(year)
    own = {entry.day: entry for entry in DayOff.objects.filter(day__year=year)}
    return [Row(day, common.get(day, ""), own.get(day)) for day in sorted(common.keys() | own.keys())]


@official
@require_GET
def days(request: Request) -> HttpResponse:
    """On which days do deadlines not fall?"""
    this_year = timezone.localdate(request.now).year
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdecimal() and 2000 <= int(asked) <= 2100 else this_year
    context = {
        "crumbs": [(pgettext("menu", "Đơn vị"), reverse("units:units")), (_("Ngày nghỉ"), "")],
        "year": year,
        "years": [year - 1, year + 1],
        "rows": rows_of(year),
        "may_add": allowed("day_off.add", request.actor),
        "may_remove": allowed("day_off.remove", request.actor),
    }
    return render(request, "units/days.html", context)


@official
@require_http_methods(["GET", "POST"])
def add_day(request: Request) -> HttpResponse:
    """The office sets a day off, or a day worked."""
    permit("day_off.add", request.actor)
    form = DayOffForm(sent(request))
    return form_page(
        request,
        form,
        lambda data: actions.add_day_off(**data, **doing(request)),
        title=_("Ghi ngày nghỉ, ngày làm bù"),
        success=_("Đã ghi ngày."),
        crumbs=[
            (pgettext("menu", "Đơn vị"), reverse("units:units")),
            (_("Ngày nghỉ"), reverse("units:days")),
            (_("Ghi một ngày"), ""),
        ],
        back=lambda _made: f"{reverse('units:days')}?nam={form.cleaned_data['day'].year}",
        cancel=reverse("units:days"),
        help=[
            _("Ghi ở đây những ngày cơ quan nghỉ hoặc làm khác lịch nghỉ lễ chung."),
            _("Hạn rơi vào ngày nghỉ được dời sang ngày làm việc kế tiếp."),
        ],
        button=_("Ghi"),
    )


@official
@form_only
def remove_day(request: Request, key: int) -> HttpResponse:
    """Back to the common calendar for that day."""
    permit("day_off.remove", request.actor)
    entry = DayOff.objects.filter(pk=key).first()
    if entry is None:  # removed already, by this form's first copy or by a colleague
        return redirect("units:days")
    year = entry.day.year
    with telling(request, _("Đã bỏ ngày này khỏi danh sách của cơ quan.")):
        actions.remove_day_off(entry, **doing(request))
    return redirect(f"{reverse('units:days')}?nam={year}")
