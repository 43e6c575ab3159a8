"""What is public, as files."""

import csv
import datetime as dt
import io
import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from phoihop.ledger.actor import CITIZEN
from phoihop.portal.opendata.columns import DAY, LINK, in_each_language
from phoihop.portal.opendata.dataset import Dataset, Place
from phoihop.portal.opendata.datasets import DATASETS
from phoihop.portal.opendata.feedback import told
from phoihop.portal.pages import promises_of
from phoihop.programmes.models import Programme
from phoihop.publishing import actions as publishing
from phoihop.publishing.models import Posting
from phoihop.voices import actions as voices
from phoihop.voices.actions import activity as works
from phoihop.voices.actions import survey as surveys
from phoihop.voices.codes import code_from, new_seed
from phoihop.voices.flower import flowers_of
from phoihop.voices.models import Feedback
from phoihop.voices.tests import consulting, deeds
from phoihop.voices.tests.test_consultation import AFTER, closed, later, opened, said, voted
from tests.cast import NOW, Cast
from tests.worlds import in_force

TYPES: Any = {
    "string": str, "integer": int, "decimal": (int, float), "date": str, "anyURI": str, "boolean": bool,
}  # fmt: skip


def rows_of(client: Client, slug: str) -> list[dict[str, str]]:
    """A dataset's CSV."""
    answer: Any = client.get(f"/du-lieu-mo/{slug}.csv")
    assert answer.status_code == 200
    body = b"".join(answer.streaming_content)
    assert body.startswith(b"\xef\xbb\xbf")  # for Excel
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


@pytest.fixture
def world(client: Client, cast: Cast, programme: Programme) -> Programme:
    """A row at least in most datasets."""
    deeds.world(cast)
    consulting.world(cast)
    closed = deeds.opened(cast, by_code=False)
    for value in (1, 2, 3, 4, 5, 5):
        deeds.answered(closed, value)
    deeds.published(cast, surveys.close(closed, **cast.thu.by))
    return programme


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda one: one.slug)
def test_csv_and_json_say_the_same_and_what_was_announced(client: Client, world: Programme, dataset: Dataset) -> None:
    page = client.get(f"/du-lieu-mo/{dataset.slug}.json").json()
    lines = rows_of(client, dataset.slug)
    assert len(lines) == len(page["rows"]) and page["next"] is None
    assert page["license"] == "https://creativecommons.org/licenses/by/4.0/"
    if dataset.slug not in ("chi-tieu", "so-phan-anh", "loi-nguoi-dan", "ket-qua-lay-y-kien"):
        assert lines
    for line, row in zip(lines, page["rows"], strict=True):
        assert list(line) == list(row) == [column.name for column in dataset.columns]
        for column in dataset.columns:
            value = row[column.name]
            assert not (column.must and value is None), column.name
            assert value is None or type(value) is bool or isinstance(value, TYPES[column.kind.csvw]), (
                column.name,
                value,
            )
            if column.codes and value:
                assert value in dict(column.codes), column.name
            if column.kind is DAY and value:
                dt.date.fromisoformat(value)
            if column.kind is LINK and value:
                assert client.get(value.partition("#")[0]).status_code == 200, value


def test_status_is_that_of_the_page(client: Client, world: Programme, cast: Cast) -> None:
    (promise,) = promises_of(world, flowers_of([world.pk], NOW.date()), NOW.date())
    (row,) = rows_of(client, "noi-dung")
    assert (row["text"], row["status_words"]) == (promise.text, promise.sign.word)
    assert row["leads"] == "; ".join(one.name for one in promise.leads)
    for one in rows_of(client, "nhiem-vu"):
        assert one["status_words"] in client.get(row["url"]).content.decode()


def test_a_unit_that_only_asks_citizens_is_among_the_units(client: Client, cast: Cast) -> None:
    assert rows_of(client, "don-vi") == []
    survey = deeds.opened(cast, by_code=False)
    assert [row["id"] for row in rows_of(client, "don-vi")] == [str(survey.unit_id)]


def test_nothing_that_is_not_public(client: Client, cast: Cast, programme: Programme) -> None:
    hidden = in_force(cast)
    (row,) = rows_of(client, "chuong-trinh")
    assert row["title"] == programme.title
    for dataset in DATASETS:
        if "programme_id" in [column.name for column in dataset.columns]:
            assert str(hidden.pk) not in [one["programme_id"] for one in rows_of(client, dataset.slug)], dataset.slug
    posting = Posting.objects.get()
    assert [one["id"] for one in rows_of(client, "da-cong-khai")] == [str(posting.pk)]
    publishing.withdraw(posting, reason="Đăng nhầm", **cast.ha.by)
    for dataset in DATASETS:
        assert not rows_of(client, dataset.slug), dataset.slug


def test_citizens_words_only_as_moderated_and_counts_never_small(
    client: Client, cast: Cast, programme: Programme, unguarded: Any
) -> None:
    def said(words: str, on: dt.date) -> Feedback:
        sent = voices.send(
            code_from(new_seed()), to=cast.glar, text=words, may_publish=True, programme=programme, by=CITIZEN, now=NOW
        )
        with unguarded():
            Feedback.objects.filter(pk=sent.pk).update(received_on=on)
        return sent

    for n in range(6):
        said(f"Lời kín số {n}", dt.date(2025, 11, 3))
    for n in range(4):
        said(f"Lời ít số {n}", dt.date(2025, 5, 6))
    said("Lời của quý này", NOW.date())
    rows = rows_of(client, "so-phan-anh")
    assert [(one["year"], one["quarter"], one["received"]) for one in rows] == [("2025", "2", ""), ("2025", "4", "6")]
    assert rows[0]["waiting"] == "" and rows[1]["waiting"] == "6"
    whole = "".join(json.dumps(rows_of(client, one.slug), ensure_ascii=False) for one in DATASETS)
    assert "Lời" not in whole.replace("Lời mời", "")


def test_parts_that_would_give_small_ones_away_are_hidden() -> None:
    assert told({"answered": 12, "refused": 3, "waiting": 6, "late": 0}) == (21, 12, None, None, 0)
    assert told({"answered": 9, "refused": 0, "waiting": 0, "late": 6}) == (15, 9, 0, 0, 6)
    assert told({"answered": 2, "refused": 1, "waiting": 1, "late": 0}) == (None,) * 5


def test_cells_cannot_become_formulas(client: Client, programme: Programme, unguarded: Any) -> None:
    with unguarded():
        programme.contents.update(text="=HYPERLINK(1)")
        programme.duties.update(product="-1+2")
    (row,) = rows_of(client, "noi-dung")
    assert row["text"] == "'=HYPERLINK(1)"
    assert {one["product"] for one in rows_of(client, "nhiem-vu")} == {"'-1+2"}
    assert client.get("/du-lieu-mo/noi-dung.json").json()["rows"][0]["text"] == "=HYPERLINK(1)"


def test_json_is_paged_by_key(client: Client, cast: Cast, world: Programme, monkeypatch: pytest.MonkeyPatch) -> None:
    for slug in ("khao-sat", "viec-cua-don-vi"):
        whole = client.get(f"/du-lieu-mo/{slug}.json").json()["rows"]
        monkeypatch.setattr("phoihop.portal.opendata.writing.MOST_A_PAGE", 2)
        address, found = f"/du-lieu-mo/{slug}.json?sau=0", []
        while address:
            page = client.get(address).json()
            assert len(page["rows"]) <= 2
            found += page["rows"]
            address = page["next"]
        monkeypatch.undo()
        assert found == whole and len(whole) > 4, slug
    assert client.get("/du-lieu-mo/khao-sat.json?sau=x--y").status_code == 200
    assert str(Place.parsed("12-3")) == "12-3"


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda one: one.slug)
def test_as_many_queries_for_three_programmes_as_for_one(
    client: Client, cast: Cast, world: Programme, dataset: Dataset
) -> None:
    counts = []
    for more in (0, 2):
        for _ in range(more):
            publishing.publish(in_force(cast), basis="Luật", valid_from=NOW.date(), **cast.ha.by)
        with CaptureQueriesContext(connection) as seen:
            client.get(f"/du-lieu-mo/{dataset.slug}.json")
        counts.append(len(seen))
    assert counts[1] <= counts[0] <= 12, counts


def heard(cast: Cast) -> None:
    """A consultation with all its results, a survey's, and a work for which somebody signed up."""
    about = opened(cast, choosing="choose", options=["3 m", "4 m"], majority="other", villages=1)
    said(about, "Rộng hơn", choices=[about.options.all()[1]])
    voted(about, cast, "Thôn 2", 9, 9)
    group = voices.make_group(about, title="Làm rộng hơn", outcome="explained", answer="Không đủ đất.", **later(cast))
    voices.sort(about, chosen=about.contributions.all(), group=group, **later(cast))
    closed(about, cast, chosen=about.options.all()[1])
    survey = deeds.opened(cast, by_code=False)
    for value in (1, 2, 3, 4, 5):
        deeds.answered(survey, value)
    deeds.published(cast, surveys.close(survey, **cast.thu.by))
    work = deeds.published(cast, deeds.planned(cast))
    works.sign_up(work, code=code_from(new_seed()), name="A", hands=2, by=CITIZEN, now=NOW)


@pytest.mark.parametrize(
    ("slug", "rows", "queries"),
    [("lay-y-kien", 1, 2), ("ket-qua-lay-y-kien", 4, 7), ("khao-sat", 9, 5), ("cung-lam", 1, 3)],
)
def test_as_many_queries_for_three_records_as_for_one(
    client: Client, cast: Cast, on_the_day: Any, django_assert_num_queries: Any, slug: str, rows: int, queries: int
) -> None:
    for number in (1, 3):
        on_the_day.move_to(NOW)
        for _ in range(1 if number == 1 else 2):
            heard(cast)
        on_the_day.move_to(AFTER)
        with django_assert_num_queries(queries):
            found = client.get(f"/du-lieu-mo/{slug}.json").json()["rows"]
        assert len(found) == number * rows
        told = [{name: one[name] for name in one if name != "url" and not name.endswith("id")} for one in found]
        assert told == told[:rows] * number
        if slug == "cung-lam":
            assert [one["signed_up"] for one in found] == [2] * number


def test_the_catalogue_names_every_file(client: Client, world: Programme) -> None:
    answer = client.get("/du-lieu-mo/dcat.json")
    assert answer["Content-Type"] == "application/ld+json"
    found = answer.json()
    assert found["@type"] == "dcat:Catalog" and found["dct:license"]["@id"].endswith("/by/4.0/")
    assert found["dct:issued"]["@value"] == found["dct:modified"]["@value"] == "2026-03-02"
    assert [one["dct:identifier"] for one in found["dcat:dataset"]] == [one.slug for one in DATASETS]
    for one in found["dcat:dataset"]:
        for must in ("dct:title", "dct:description", "dct:publisher", "dct:license", "dct:accrualPeriodicity"):
            assert one[must], must
        assert {title["@language"] for title in one["dct:title"]} == {"vi", "en"}
        for file in one["dcat:distribution"]:
            assert client.get(file["dcat:downloadURL"]["@id"]).status_code == 200
            assert file["dcat:mediaType"]["@id"].startswith("https://www.iana.org/assignments/media-types/")
    for node in _nodes(found):  # every term stands in a vocabulary of the context
        assert all(name[0] == "@" or name.partition(":")[0] in found["@context"] for name in node)


def _nodes(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [
            {k: v for k, v in value.items() if k != "@context"},
            *_nodes([v for k, v in value.items() if k != "@context"]),
        ]
    return [node for one in value for node in _nodes(one)] if isinstance(value, list) else []


def test_openapi_describes_what_is_answered(client: Client, world: Programme) -> None:
    found = client.get("/du-lieu-mo/openapi.json").json()
    assert found["openapi"] == "3.1.0" and found["info"]["license"]["name"] == "CC BY 4.0"
    assert len(found["paths"]) == 2 * len(DATASETS)
    for path, item in found["paths"].items():
        assert resolve(path).func
        (media,) = item["get"]["responses"]["200"]["content"].values()
        if path.endswith(".json"):
            _fits(client.get(path).json(), media["schema"], found)


def _fits(value: Any, schema: dict[str, Any], whole: Any) -> None:
    """Whether a value is as its JSON Schema says: the words of it that we use."""
    if ref := schema.get("$ref"):
        schema = whole["components"]["schemas"][ref.rpartition("/")[2]]
    kinds: Any = {
        "object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool,
        "null": type(None),
    }  # fmt: skip
    if kind := schema.get("type"):
        assert any(isinstance(value, kinds[one]) for one in ([kind] if isinstance(kind, str) else kind)), (
            value,
            schema,
        )
    assert value == schema.get("const", value)
    if value:
        assert value in schema.get("enum", [value])
    if isinstance(value, dict):
        assert set(schema["required"]) <= set(value) <= set(schema["properties"])
        for name, one in value.items():
            _fits(one, schema["properties"][name], whole)
    if isinstance(value, list):
        for one in value:
            _fits(one, schema["items"], whole)


def test_other_sites_may_read_it_and_nobody_keeps_what_changed(client: Client, cast: Cast, world: Programme) -> None:
    address = "/du-lieu-mo/noi-dung.csv"
    first = client.get(address)
    assert first["Access-Control-Allow-Origin"] == "*" and not first.cookies
    assert 'rel="license"' in first["Link"] and first["Cache-Control"] == "public, max-age=60"
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again["Access-Control-Allow-Origin"]) == (304, "*")
    in_force(cast)
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 200
    described = client.get("/du-lieu-mo/noi-dung.csv-metadata.json").json()
    assert described["url"] == f"http://testserver{address}"
    assert [one["name"] for one in described["tableSchema"]["columns"]][:2] == ["id", "programme_id"]
    assert client.get("/du-lieu-mo/khong-co.csv").status_code == 404


def test_the_page_says_what_every_column_means(client: Client, world: Programme) -> None:
    page = client.get(reverse("portal:open_data")).content.decode()
    assert "CC BY 4.0" in page and len(page) < 100_000
    for dataset in DATASETS:
        for column in dataset.columns:
            said = in_each_language(column.words)
            assert str(said["vi"]) in page and f"<code>{column.name}</code>" in page
            assert said["en"] != said["vi"], column.name
