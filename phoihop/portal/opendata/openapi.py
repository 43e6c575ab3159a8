"""How the files are asked for and what stands in them, for programs: OpenAPI 3.1, made of the table of datasets."""

from __future__ import annotations

from typing import Any

import phoihop

from .catalogue import ABOUT, TITLE
from .columns import Column, Words, in_each_language
from .dataset import Dataset
from .datasets import DATASETS
from .place import Site
from .writing import MOST_A_PAGE


def openapi(site: Site) -> dict[str, Any]:
    """The description of all files; texts in Vietnamese and English."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": _both(TITLE),
            "description": _both(ABOUT),
            "version": phoihop.__version__,
            "license": {"name": site.licence_name, "url": site.licence},
        },
        "servers": [{"url": site.address}],
        "externalDocs": {"url": site.page("open_data")},
        "paths": {path: {"get": found} for one in DATASETS for path, found in _paths(one, site)},
        "components": {"schemas": {one.slug: _schema(one) for one in DATASETS}},
    }


def _paths(one: Dataset, site: Site) -> list[tuple[str, dict[str, Any]]]:
    page = {
        "type": "object",
        "required": ["dataset", "day", "license", "publisher", "rows", "next"],
        "properties": {
            "dataset": {"const": one.slug},
            "day": {"type": "string", "format": "date"},
            "license": {"type": "string", "format": "uri"},
            "publisher": {"type": "string"},
            "rows": {
                "type": "array",
                "maxItems": MOST_A_PAGE,
                "items": {"$ref": f"#/components/schemas/{one.slug}"},
            },
            "next": {"type": ["string", "null"], "format": "uri"},
        },
    }
    after = {
        "name": "sau",
        "in": "query",
        "required": False,
        "description": "Takes the rows behind this place; “next” names it.",
        "schema": {"type": "string", "pattern": "^[0-9]+(-[0-9]+)?$"},
    }
    return [
        (site.file(one, "json").removeprefix(site.address), _answer(one, "json", "application/json", page, [after])),
        (site.file(one, "csv").removeprefix(site.address), _answer(one, "csv", "text/csv", {"type": "string"}, [])),
    ]


def _answer(
    one: Dataset, form: str, media: str, schema: dict[str, Any], parameters: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "operationId": f"{one.slug}.{form}",
        "summary": _both(one.title),
        "description": _both(one.about),
        "parameters": parameters,
        "responses": {
            "200": {"description": _both(one.title), "content": {media: {"schema": schema}}},
            "304": {"description": "Not changed since the ETag that was sent"},
        },
    }


def _schema(one: Dataset) -> dict[str, Any]:
    return {
        "type": "object",
        "description": _both(one.about),
        "required": [column.name for column in one.columns],
        "properties": {column.name: _property(column) for column in one.columns},
    }


def _property(column: Column) -> dict[str, Any]:
    schema: dict[str, Any] = dict(column.kind.schema)
    if column.codes:
        schema["enum"] = [value for value, _words in column.codes]
        said = "; ".join(f"{value}: {in_each_language(words)['en']}" for value, words in column.codes)
        schema["description"] = f"{_both(column.words)} ({said})"
    else:
        schema["description"] = _both(column.words)
    if not column.must:
        schema["type"] = [schema["type"], "null"]
        if "enum" in schema:
            schema["enum"] = [*schema["enum"], None]
    return schema


def _both(words: Words) -> str:
    return " / ".join(in_each_language(words).values())
