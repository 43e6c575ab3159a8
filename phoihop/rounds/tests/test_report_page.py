"""The unit's report: prefilled, saved, handed in."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from phoihop.rounds.models import Report, ReportLine
from phoihop.tasks import actions as tasks
from phoihop.tasks.models import Task
from tests.cast import Cast, Person


def fields_of(report: Report, **typed: str) -> dict[str, str]:
    """What the form holds when nothing was saved yet."""
    return {f"v-{line.pk}": str(line.version) for line in report.lines.all()} | typed


def test_it_is_prefilled_and_handed_in(
    cast: Cast, report: Report, as_: Callable[[Person], Client], django_assert_max_num_queries: object
) -> None:
    task = Task.objects.filter(unit=cast.glar, lead=True).order_by("due_on").first()
    assert task
    tasks.report(task, percent=40, note="Đã họp 3 thôn", **cast.binh.by)
    browser = as_(cast.binh)
    with django_assert_max_num_queries(12):
        page = browser.get(report.get_absolute_url())
    html = page.content.decode()
    assert "Đã họp 3 thôn" in html and "Gợi ý, chưa lưu" in html and len(page.content) < 100_000
    assert not ReportLine.objects.filter(version__gt=0).exists()
