"""What the columns of a CSV mean, for programs that read it: Metadata Vocabulary for Tabular Data (W3C, CSVW)."""

from __future__ import annotations

from typing import Any

from .columns import Column, in_each_language
from .dataset import DATA_LANGUAGE, Dataset
from .place import Site


def csvw_of(one: Dataset, site: Site) -> dict[str, Any]:
    """The description of a dataset's CSV."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": DATA_LANGUAGE}],
        "url": site.file(one, "csv"),
        "dc:title": in_each_language(one.title)[DATA_LANGUAGE],
        "dc:description": in_each_language(one.about)[DATA_LANGUAGE],
        "dc:publisher": site.publisher,
        "dc:license": {"@id": site.licence},
        "dialect": {"header": True, "encoding": "utf-8", "delimiter": ","},
        "tableSchema": {"primaryKey": "id", "columns": [_column(column) for column in one.columns]}
        if any(column.name == "id" for column in one.columns)
        else {"columns": [_column(column) for column in one.columns]},
    }


def _column(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": [
            {"@value": said, "@language": code} for code, said in in_each_language(column.words).items()
        ],
        "datatype": column.kind.csvw,
        "required": column.must,
    }
