"""The yardstick: Django with nothing in the way. No middleware, sessions, apps; cached templates; one connection kept.

    /page?bytes=20000&rows=25   one indexed query for ``rows`` rows, ten values a row, padded to ``bytes``
    /save                       POST: one row changed and one appended in one transaction, after waiting at a lock file:
                                SQLite's own busy handler sleeps, unfairly (with four writers p95 is 45 times p50)

BENCH_BARE names its SQLite file; ``python -m bench.bare ROWS`` makes it.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import itertools
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.conf import settings

PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><main>
<h1>{{ title }}</h1><table><tbody>{% for row in rows %}
<tr id="v{{ row.pk }}"><td><a href="/viec/{{ row.pk }}/">{{ row.number }}</a></td>
<td>{{ row.subject }}<p>{{ row.cut }}</p></td>
<td>{{ row.unit_name }}</td><td class="{% if row.done == 100 %}done{% else %}open{% endif %}">{{ row.status }}</td>
<td>{{ row.start|date:"j/n/Y" }}</td><td>{{ row.due|date:"j/n/Y" }}</td><td>
<progress max="100" value="{{ row.done }}"></progress></td></tr>{% endfor %}
</tbody></table></main><footer>{{ filler }}</footer></body></html>"""
LOADERS = [("django.template.loaders.cached.Loader", [("django.template.loaders.locmem.Loader", {"page.html": PAGE})])]

settings.configure(
    SECRET_KEY="bench",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    USE_I18N=False,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {"loaders": LOADERS}}],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.environ["BENCH_BARE"],
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000",
            },
        }
    },
)
django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.db import connection, models, transaction  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.template.loader import render_to_string  # noqa: E402
from django.urls import path  # noqa: E402

TEXT = "Phối hợp tuyên truyền, vận động các tầng lớp nhân dân chấp hành chủ trương của Đảng, pháp luật của Nhà nước. "
_counter = itertools.count(1)
_bare_bytes: dict[int, int] = {}  # rows → bytes of the page without padding


class Unit(models.Model):
    """A unit."""

    name = models.CharField(max_length=200)

    class Meta:
        app_label = "bare"

    def __str__(self) -> str:
        return self.name


class Task(models.Model):
    """A task."""

    number = models.CharField(max_length=40)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    unit = models.ForeignKey(Unit, models.CASCADE)
    status = models.CharField(max_length=20)
    start = models.DateField()
    due = models.DateField(db_index=True)
    done = models.IntegerField()

    class Meta:
        app_label = "bare"

    def __str__(self) -> str:
        return self.subject


class Journal(models.Model):
    """What was done to a task."""

    task = models.ForeignKey(Task, models.CASCADE)
    note = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "bare"

    def __str__(self) -> str:
        return self.note


def fill(count: int) -> None:
    """``count`` tasks of 200 units."""
    with connection.schema_editor() as editor:
        for model in (Unit, Task, Journal):
            editor.create_model(model)
    day = dt.date(2026, 1, 1)
    with transaction.atomic():
        Unit.objects.bulk_create(Unit(name=f"UBND xã {i}") for i in range(1, 201))
        Task.objects.bulk_create(
            (
                Task(
                    number=f"{i}/CV",
                    subject=f"Tổ chức tuyên truyền, vận động nhân dân thực hiện nhiệm vụ số {i}",
                    text=TEXT * 2,
                    unit_id=1 + i % 200,
                    status="đang làm",
                    done=i % 11 * 10,
                    start=day + dt.timedelta(i * 7919 % 700),
                    due=day + dt.timedelta(30 + i * 7919 % 700),
                )
                for i in range(1, count + 1)
            ),
            batch_size=500,
        )


def render(rows: list[Task], cut: str = "", filler: str = "") -> bytes:
    """The page."""
    shown = [
        {"pk": row.pk, "cut": cut, "unit_name": row.unit.name}
        | {name: getattr(row, name) for name in ("number", "subject", "done", "status", "start", "due")}
        for row in rows
    ]
    return render_to_string("page.html", {"title": "Danh sách việc", "rows": shown, "filler": filler}).encode()


def page(request: HttpRequest) -> HttpResponse:
    """So many rows in so many bytes."""
    want, count = int(request.GET["bytes"]), int(request.GET["rows"])
    rows = list(Task.objects.select_related("unit").order_by("-id")[:count])
    if count not in _bare_bytes:
        _bare_bytes[count] = len(render(rows))
    spare = max(0, want - _bare_bytes[count])
    cut = (TEXT * 40).encode()[: spare // max(1, len(rows))].decode(errors="ignore")
    return HttpResponse(render(rows, cut, "." * max(0, spare - len(cut.encode()) * len(rows))))


@contextmanager
def _turn() -> Iterator[None]:
    with Path(f"{os.environ['BENCH_BARE']}.turn").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def save(request: HttpRequest) -> HttpResponse:
    """One row changed, one appended."""
    with _turn(), transaction.atomic():
        task = Task.objects.select_for_update().get(id=1 + next(_counter) % 1000)
        task.done = (task.done + 10) % 110
        task.save(update_fields=["done"])
        Journal.objects.create(task=task, note=TEXT)
    return HttpResponse(status=302, headers={"Location": "/"})


urlpatterns = [path("page", page), path("save", save), path("", lambda request: HttpResponse("ok"))]
application = WSGIHandler()

if __name__ == "__main__":
    fill(int(sys.argv[1]))
