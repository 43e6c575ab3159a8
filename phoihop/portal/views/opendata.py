"""Open data: what there is, the files, and what machines read of them."""

from __future__ import annotations

import datetime as dt
from functools import wraps
from typing import Any

from django.db.models import Min
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.ground.pages import Request, View
from phoihop.publishing.queries import current_postings

from ..caching import public_page
from ..opendata.catalogue import catalogue
from ..opendata.csvw import csvw_of
from ..opendata.dataset import Place
from ..opendata.datasets import DATASETS, dataset_at
from ..opendata.openapi import openapi
from ..opendata.place import asked_of, site_of
from ..opendata.writing import as_json, csv_of, json_page


def _for_all_sites(view: View) -> View:
    """Pages of other sites may read it too: it is public, and no cookie changes it."""
    kept = public_page(view)

    @wraps(kept)
    def answer(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = kept(request, *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Link"] = f'<{site_of(request).licence}>; rel="license"'
        return response

    return answer


@public_page
def open_data(request: Request) -> HttpResponse:
    """What there is, what each column means, under which licence, how often it changes, how it is cited."""
    site = site_of(request)
    context = {
        "crumbs": [(_("Cam kết"), reverse("portal:home")), (_("Dữ liệu mở"), "")],
        "datasets": DATASETS,
        "site": site,
        "today": timezone.localdate(request.now),
    }
    return render(request, "portal/open_data.html", context)


@_for_all_sites
def data_csv(request: Request, slug: str) -> HttpResponseBase:
    """A dataset for spreadsheets, row by row as it is read."""
    one = dataset_at(slug)
    response = StreamingHttpResponse(
        csv_of(one, asked_of(request)), content_type="text/csv; charset=utf-8; header=present"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{one.slug}.csv"'
    return response


@_for_all_sites
def data_json(request: Request, slug: str) -> HttpResponse:
    """At most 1,000 rows of a dataset, and where the next ones stand."""
    one, site, asked = dataset_at(slug), site_of(request), asked_of(request)
    rows, after = json_page(one, asked, Place.parsed(request.GET.get("sau")))
    return _json(
        {
            "dataset": one.slug,
            "day": asked.day,
            "license": site.licence,
            "publisher": site.publisher,
            "rows": rows,
            "next": site.next_of(one, after) if after else None,
        }
    )


@_for_all_sites
def data_csvw(request: Request, slug: str) -> HttpResponse:
    """What the columns of a CSV mean."""
    return _json(csvw_of(dataset_at(slug), site_of(request)), "application/csvm+json")


@_for_all_sites
def dcat(request: Request) -> HttpResponse:
    """The catalogue for data portals."""
    today = timezone.localdate(request.now)
    first: dt.date | None = current_postings(today).aggregate(day=Min("valid_from"))["day"]
    return _json(catalogue(site_of(request), first, today), "application/ld+json")


@_for_all_sites
def api(request: Request) -> HttpResponse:
    """The description for programs."""
    return _json(openapi(site_of(request)))


def _json(value: Any, media: str = "application/json") -> HttpResponse:
    return HttpResponse(as_json(value), content_type=media)
