"""What there is, for data portals that gather catalogues: DCAT 3 (in the profile of DCAT-AP) as JSON-LD."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .columns import Words, in_each_language
from .dataset import Dataset
from .datasets import DATASETS
from .place import Site

TITLE = _("Dữ liệu mở về các chương trình phối hợp")
ABOUT = _(
    "Các cơ quan đã cam kết những gì, ai chịu trách nhiệm, đã làm đến đâu, người dân nói gì và được trả lời thế nào. "
    "Chỉ gồm những gì đang được công khai."
)
_EU = "http://publications.europa.eu/resource/authority"
_LANGUAGE = {"vi": f"{_EU}/language/VIE", "en": f"{_EU}/language/ENG"}
_DAILY = f"{_EU}/frequency/DAILY"
_FORMS = {"csv": ("text/csv", f"{_EU}/file-type/CSV"), "json": ("application/json", f"{_EU}/file-type/JSON")}
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def catalogue(site: Site, first: dt.date | None, today: dt.date) -> dict[str, Any]:
    """The catalogue; ``first``: since when anything is public. What stands in the files holds for the day of asking."""
    here = site.page("dcat")
    common: dict[str, Any] = {
        "dct:publisher": {"@id": f"{site.address}/#publisher", "@type": "foaf:Agent", "foaf:name": site.publisher},
        "dct:license": {"@id": site.licence},
        "dct:modified": _day(today),
        **({"dct:issued": _day(first)} if first else {}),
    }
    return {
        "@context": _CONTEXT,
        "@id": here,
        "@type": "dcat:Catalog",
        "dct:title": _in_both(TITLE),
        "dct:description": _in_both(ABOUT),
        "dct:language": [{"@id": _LANGUAGE[code]} for code, _name in settings.LANGUAGES],
        "foaf:homepage": {"@id": site.page("open_data")},
        **common,
        "dcat:dataset": [_dataset(one, site, common) for one in DATASETS],
        "dcat:service": {
            "@id": f"{here}#api",
            "@type": "dcat:DataService",
            "dct:title": _in_both(TITLE),
            "dcat:endpointURL": {"@id": site.page("open_data")},
            "dcat:endpointDescription": {"@id": site.page("openapi")},
            "dct:license": {"@id": site.licence},
            "dcat:servesDataset": [{"@id": _name_of(one, site)} for one in DATASETS],
        },
    }


def _dataset(one: Dataset, site: Site, common: dict[str, Any]) -> dict[str, Any]:
    return {
        "@id": _name_of(one, site),
        "@type": "dcat:Dataset",
        "dct:identifier": one.slug,
        "dct:title": _in_both(one.title),
        "dct:description": _in_both(one.about),
        "dct:language": {"@id": _LANGUAGE["vi"]},
        "dct:accrualPeriodicity": {"@id": _DAILY},
        "dcat:landingPage": {"@id": _name_of(one, site)},
        **common,
        "dcat:distribution": [
            {
                "@id": site.file(one, form),
                "@type": "dcat:Distribution",
                "dct:title": f"{one.slug}.{form}",
                "dcat:accessURL": {"@id": _name_of(one, site)},
                "dcat:downloadURL": {"@id": site.file(one, form)},
                "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media}"},
                "dct:format": {"@id": kind},
                "dct:license": {"@id": site.licence},
                "dct:conformsTo": {"@id": site.file(one, "csvw") if form == "csv" else site.page("openapi")},
            }
            for form, (media, kind) in _FORMS.items()
        ],
    }


def _name_of(one: Dataset, site: Site) -> str:
    return f"{site.page('open_data')}#{one.slug}"


def _in_both(words: Words) -> list[dict[str, str]]:
    return [{"@language": language, "@value": said} for language, said in in_each_language(words).items()]


def _day(day: dt.date) -> dict[str, str]:
    return {"@type": "xsd:date", "@value": day.isoformat()}
