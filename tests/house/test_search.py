"""Every searchable text has its index, on both databases, and whatever writes a row is found by it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.documents.models import OfficialDocument
from phoihop.ground.search.fields import FoldedField, folded_field, index_of
from phoihop.ground.search.indexes import make_all_indexes, make_indexes, sqlite_parts
from phoihop.ground.search.lists import searched
from phoihop.ground.search.query import A_FEW
from phoihop.ground.state import move
from phoihop.units.models import Unit
from tests.cast import Cast

MODELS = [model for model in apps.get_models() if folded_field(model)]
NAMES = [model._meta.label for model in MODELS]


def documents(*abstracts: str, **fields: Any) -> list[OfficialDocument]:
    """Rows written in bulk, past ``save``."""
    rows = [OfficialDocument(kind="kế hoạch", abstract=one, **fields) for one in abstracts]
    return OfficialDocument.objects.bulk_create(rows)


@searched
def every() -> models.QuerySet[OfficialDocument]:
    """The whole register."""
    return OfficialDocument.objects.all()


@searched
def some(but: str) -> models.QuerySet[OfficialDocument]:
    """All but one abstract."""
    return OfficialDocument.objects.select_related("issuer").exclude(abstract=but)


def found(words: str) -> set[str]:
    """The abstracts that the words find, as a filter and as a list."""
    rows = OfficialDocument.objects.filter(folded__words=words)
    assert {one.pk for one in every.newest(words, size=1000).rows} == {one.pk for one in rows}
    return {one.abstract for one in rows}


@pytest.fixture
def free(db: None, unguarded: Any) -> Iterator[None]:
    """A test that writes its own rows."""
    with unguarded():
        yield


def test_there_are_searchable_models() -> None:
    assert {"programmes.Content", "programmes.Duty", "programmes.Programme", "units.Unit"} <= set(NAMES)


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_every_folded_field_has_its_index(model: type[models.Model], db: None) -> None:
    fields = [field for field in model._meta.concrete_fields if isinstance(field, FoldedField)]
    assert len(fields) == 1 and fields[0].of, "one searchable text a model, with its sources"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            wanted = sqlite_parts(model)
            cursor.execute("SELECT name, sql FROM sqlite_master")
            assert wanted.items() <= dict(cursor.fetchall()).items()
        else:
            cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = %s", [index_of(model)])
            assert "phoihop_words(folded)" in cursor.fetchone()[0]


def test_what_is_written_is_found_however_it_is_written(free: None) -> None:
    one, two = documents("Công tác dân vận", "Cải cách hành chính")
    OfficialDocument.objects.create(kind="báo cáo", abstract="Dân chủ ở cơ sở", number="46/NQ-HĐND")
    assert found("dân") == {"Công tác dân vận", "Dân chủ ở cơ sở"}
    assert found("46nqhđnd") == set() and found("46/nq-hđnd") == {"Dân chủ ở cơ sở"}
    move(one, {}, abstract="Quốc phòng, an ninh")
    assert found("vận") == set() and found("an ninh") == {"Quốc phòng, an ninh"}
    two.abstract = "Chuyển đổi số"
    two.save()
    assert found("hành chính") == set() and found("chuyển đổi") == {"Chuyển đổi số"}
    OfficialDocument.objects.filter(pk=two.pk).update(folded="Bằng tay")
    assert found("bang tay") == {"Chuyển đổi số"} and found("doi so") == set()
    OfficialDocument.objects.filter(pk__in=[one.pk, two.pk]).delete()
    assert found("") == {"Dân chủ ở cơ sở"} and found("ninh") == found("tay") == set()


def test_what_was_taken_back_is_not_found(free: None) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        documents("Nháp")
        raise ZeroDivisionError
    assert found("nháp") == set()


@pytest.mark.parametrize(
    ("typed", "hit"),
    [
        ("dan van", True),
        ("DÂN VẬN", True),
        ("dân vậ", True),
        ("dâ vận", False),  # only the last word may be unfinished
        ("vận dân", True),
        ('"vận dân"', False),
        ('"dân vận"', True),
        ('"dân vậ"', False),
        ("72-KH/HU", True),
        ("72-kh/hu", True),
        ("72 KH HU", True),
        ("số 072-KH/HU", True),
        ("7-KH/HU", False),
        ("KH/72", False),
        ("2-KH", False),
        ("72khhu", True),
        ("da\u0302n va\u0323\u0302n", True),
        ("!?*()", True),
        ("", True),
        ("AND", False),
        ("dân OR khác", False),
        ("NEAR(dân vận)", False),
    ],
)
def test_words(typed: str, hit: bool, free: None) -> None:
    OfficialDocument.objects.create(
        kind="kế hoạch", abstract="Công tác Dân vận năm 2021", number="72-KH/HU", number_key="72KHHU"
    )
    documents("Việc chung")
    assert ("Công tác Dân vận năm 2021" in found(typed)) == hit


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1) | st.text(alphabet="\"'“”*()-/:^+&|!<>\\%_ aơ1\x00'", min_size=1))
def test_a_text_finds_itself_and_no_text_is_an_error(text: str, free: None) -> None:
    kept = text.replace("\x00", "")  # no row holds it
    (row,) = documents(kept)
    assert OfficialDocument.objects.filter(pk=row.pk, folded__words=kept[:40].rpartition(" ")[0]).exists()
    assert every.newest(text).rows is not None
    row.delete()


def test_endless_words_are_cut_and_not_refused(free: None) -> None:
    documents("a" * 5_000 + " " + " ".join(f"chữ{n}" for n in range(60_000)))
    assert found("a" * 5_000) and found("chữ5")


def test_a_query_asks_through_a_relation_and_beside_other_conditions(cast: Cast) -> None:
    below = Unit.objects.filter(parent__folded__words="đak đoa")
    assert {cast.glar, cast.adok} <= set(below)
    either = Unit.objects.filter(models.Q(folded__words="glar") | models.Q(pk=cast.adok.pk))
    assert set(either) == {cast.glar, cast.adok}
    assert cast.glar not in Unit.objects.exclude(folded__words="glar")


def test_the_list_goes_on_behind_a_key(free: None) -> None:
    documents(*(f"Dân vận {n}" for n in range(7)), "Khác", "Dâng hương")
    seen, after = [], None
    while True:
        piece = some.newest("dân", after, 6, "Khác")
        seen += [one.abstract for one in piece.rows]
        if not (after := piece.next):
            break
    assert seen == [*(f"Dân vận {n}" for n in reversed(range(7))), "Dâng hương"]
    few = every.newest("dân", size=A_FEW)
    assert [one.abstract for one in few.rows] == seen[:5] and few.next
    for odd in ("~", "x", "²", "-1", "9" * 30, "~9" * 9):
        assert every.newest("dân", odd, 6).rows is not None


def test_whole_words_stand_before_longer_ones(free: None) -> None:
    documents(*(f"Dân {word} {n}" for n in range(4) for word in ("chủ", "chuyển")), "Số 72-KH/HU", "Số 72-KH/HUB")
    for words in ("dân chu", "dân ch", "72-kh/hu", "chuy"):
        seen, after = [], None
        while True:
            piece = every.newest(words, after, 6)
            seen += [one.abstract for one in piece.rows]
            if not (after := piece.next):
                break
        assert len(seen) == len(set(seen)) and set(seen) == found(words)
        if words == "dân chu":
            assert seen == [*(f"Dân chủ {n}" for n in (3, 2, 1, 0)), *(f"Dân chuyển {n}" for n in (3, 2, 1, 0))]
        if words == "72-kh/hu":
            assert seen == ["Số 72-KH/HU", "Số 72-KH/HUB"]


def test_making_indexes_again_changes_nothing(free: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(len(MODELS)):
        make_all_indexes()


@pytest.mark.django_db(transaction=True)
def test_a_remade_table_is_indexed_anew(unguarded: Any) -> None:
    model = OfficialDocument
    with unguarded():
        documents("Trước khi đổi bảng")
        _remake(model)
        documents("Sau khi đổi bảng")
        if connection.vendor == "sqlite":
            assert OfficialDocument.objects.filter(folded__words="sau khi").count() == 0
        make_indexes(apps.get_app_config("documents"))
        documents("Lúc khác")
        assert found("đổi bảng") == {"Trước khi đổi bảng", "Sau khi đổi bảng"} and found("lúc khác") == {"Lúc khác"}


def _remake(model: type[models.Model]) -> None:
    """As a migration that changes a column: SQLite copies the table, and its triggers are gone."""
    old: Any = model._meta.get_field("issuer_name")
    for length in (254, 255):
        new = models.CharField(max_length=length, blank=True)
        new.set_attributes_from_name("issuer_name")
        new.model = model
        with connection.schema_editor() as editor:
            editor.alter_field(model, old, new)
        old = new
