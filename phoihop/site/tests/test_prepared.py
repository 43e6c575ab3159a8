"""Prepared queries give what their querysets give, whatever the values, and are built once a shape."""

from __future__ import annotations

import datetime as dt
from typing import Any
from unittest.mock import Mock

import pytest
from django.db import connection
from django.db.models import Count, F, QuerySet

from phoihop.ground.prepared import expression, prepared
from phoihop.ledger.actor import Actor
from phoihop.programmes.models import Duty, Programme
from phoihop.tasks.models import Task
from phoihop.tasks.queries import task_to_open, visible_tasks
from phoihop.units.models import Unit
from phoihop.units.models.units import Kind
from tests import worlds
from tests.cast import Cast, unit

pytestmark = pytest.mark.django_db


def _due_by(day: dt.date, unit: int) -> QuerySet[Task]:
    return Task.objects.filter(due_on__lte=day, unit=unit).select_related("programme", "content")


def test_instances_are_those_of_the_queryset_and_the_query_is_built_once(cast: Cast) -> None:
    worlds.in_force(cast)
    built = Mock(side_effect=_due_by)
    quick = prepared(built)
    found = 0
    for body in Unit.objects.all():
        for day in (dt.date(2026, 6, 15), dt.date(2027, 12, 31), dt.date(2020, 1, 1)):
            rows = [_all_of(one) for one in quick(day, body.pk)]
            assert rows == [_all_of(one) for one in _due_by(day, body.pk)]
            found += len(rows)
    assert found > 8
    assert built.call_count == 1


def _all_of(task: Task) -> tuple[Any, ...]:
    fields = {field.attname: getattr(task, field.attname) for field in task._meta.concrete_fields}
    assert task.programme is not None
    return fields, task.programme.title, task.programme.starts_on, task.content and task.content.text


@prepared
def _texts(words: str) -> QuerySet[Duty, Any]:
    return Duty.objects.filter(text__contains=words).values_list("text", "schedule", named=True)


@prepared
def _titles(keys: tuple[int, ...]) -> QuerySet[Programme, str]:
    return Programme.objects.filter(pk__in=keys).values_list("title", flat=True)


@prepared
def _counted(programme: int) -> QuerySet[Programme]:
    return Programme.objects.filter(pk=programme).annotate(many=Count("duties")).prefetch_related("parties")


@prepared
def _around(path: str) -> QuerySet[Unit, int]:
    return Unit.objects.alias(own=expression(path)).filter(own__startswith=F("path")).values_list("pk", flat=True)


@prepared
def _below(parent: int | None) -> QuerySet[Unit]:
    return Unit.objects.filter(parent=parent) if parent is not None else Unit.objects.filter(parent=None)


def test_rows_names_single_values_annotations_and_prefetched(cast: Cast) -> None:
    programme = worlds.in_force(cast)
    assert [row.text for row in _texts("dân chủ")] == ["Báo cáo kết quả thực hiện dân chủ ở cơ sở"]
    assert _texts("100%' --") == []
    assert _titles((programme.pk, 0)) == [programme.title]
    assert _titles(()) == []
    (found,) = _counted(programme.pk)
    assert found.many == 2  # type: ignore[attr-defined]  # annotated
    assert [party.name for party in found.parties.all()] == ["Ban Dân vận Huyện ủy", "UBND huyện Đak Đoa"]
    assert set(_around(cast.glar.path)) == {cast.committee.pk, cast.glar.pk}
    assert set(_below(None)) == set(Unit.objects.filter(parent=None))
    assert set(_below(cast.committee.pk)) == set(Unit.objects.filter(parent=cast.committee))


def test_a_shape_that_finds_nothing_asks_nothing(cast: Cast, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert task_to_open(Actor(unit="", role=""), 1) == []


def test_a_task_opens_for_whom_it_is_visible(cast: Cast) -> None:
    worlds.in_force(cast)
    actors = [who.by["by"] for who in vars(cast).values() if hasattr(who, "by")]
    assert len(actors) > 3
    for task in Task.objects.all():
        for actor in actors:
            assert bool(task_to_open(actor, task.pk)) == visible_tasks(actor).filter(pk=task.pk).exists()


_ODD = "Đúng 100% hạn, 'theo %s'"


@prepared
def _named_oddly(parent: int) -> QuerySet[Unit]:
    return Unit.objects.filter(name=_ODD, kind=Kind.DEPARTMENT, parent=parent)


def test_constant_texts_are_written_into_the_query(cast: Cast, django_assert_num_queries: Any) -> None:
    odd = unit(cast.committee, _ODD, Kind.DEPARTMENT)
    with django_assert_num_queries(1) as asked:
        assert _named_oddly(cast.committee.pk) == [odd]
    assert f"'{Kind.DEPARTMENT.value}'" in asked[0]["sql"]
    assert _named_oddly(cast.glar.pk) == []


def test_places_and_percent_signs_of_a_query_stand_in_the_databases_own_form() -> None:
    with connection.cursor() as cursor:
        for value in ("một", "hai%s"):
            cursor.execute("SELECT CAST(%s AS text), '100%%', %s + 0", [value, 2])
            assert cursor.fetchone() == (value, "100%", 2)
        cursor.execute("SELECT CAST(%(word)s AS text), '100%%s'", {"word": "ba"})
        assert cursor.fetchone() == ("ba", "100%s")
