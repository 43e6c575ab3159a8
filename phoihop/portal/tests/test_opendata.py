"""What is public, as files for machines."""

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.portal.opendata.datasets import DATASETS
from phoihop.programmes.models import Programme
from tests.cast import Cast
from tests.worlds import in_force


def rows_of(client: Client, slug: str) -> list[dict[str, str]]:
    """A dataset's CSV."""
    answer: Any = client.get(f"/du-lieu-mo/{slug}.csv")
    assert answer.status_code == 200
    body = b"".join(answer.streaming_content)
    assert body.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("slug", [one.slug for one in DATASETS])
def test_csv_and_json_say_the_same(client: Client, programme: Programme, slug: str) -> None:
    page = client.get(f"/du-lieu-mo/{slug}.json").json()
    columns = [column.name for column in next(one for one in DATASETS if one.slug == slug).columns]
    found = rows_of(client, slug)
    assert len(found) == len(page["rows"])
    for line, row in zip(found, page["rows"], strict=True):
        assert list(line) == list(row) == columns


def test_programmes(client: Client, cast: Cast, programme: Programme) -> None:
    in_force(cast)  # nobody published it
    (row,) = rows_of(client, "chuong-trinh")
    assert row["title"] == programme.title
    assert row["url"] == f"http://testserver/cam-ket/{programme.pk}/"


def test_catalogues(client: Client, programme: Programme) -> None:
    for name in ("dcat", "openapi"):
        answer = client.get(reverse(f"portal:{name}"))
        assert answer["Access-Control-Allow-Origin"] == "*"
        json.loads(answer.content)
    assert client.get("/du-lieu-mo/").status_code == 200
