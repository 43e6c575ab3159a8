"""Who sees a task: the list and the page cannot disagree, for they ask the same queryset."""

import pytest

from phoihop.tasks.models import Task
from phoihop.tasks.queries import tasks_of_unit, visible_tasks
from phoihop.units.models import Role
from tests.cast import Cast, person


@pytest.mark.parametrize(("who", "sees"), [("ha", True), ("binh", True), ("thu", True), ("dung", False), ("an", True)])
def test_unit_superiors_secretariat_and_parties(cast: Cast, task: Task, who: str, sees: bool) -> None:
    assert visible_tasks(getattr(cast, who).actor).filter(pk=task.pk).exists() is sees


def test_another_commune_does_not(cast: Cast, task: Task, unguarded) -> None:  # type: ignore[no-untyped-def]
    with unguarded():
        other = person("adok", "Cán bộ A Dơk", cast.adok, Role.REPORTER)
    assert not visible_tasks(other.actor).filter(pk=task.pk).exists()
    assert set(tasks_of_unit(other.actor)) == set(Task.objects.filter(unit=cast.adok))


def test_an_auditor_sees_all(cast: Cast, task: Task, unguarded) -> None:  # type: ignore[no-untyped-def]
    with unguarded():
        auditor = person("ks", "Kiểm soát", cast.stranger, Role.AUDITOR)
    assert visible_tasks(auditor.actor).count() == Task.objects.count()
