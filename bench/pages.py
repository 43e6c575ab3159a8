"""The product's pages that are measured.

``python -m bench.pages TASKS`` fills the database of PHOIHOP_DATA and prints, as JSON, each page's address, cookies,
bytes, rendered values and queries.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.site.settings")
import django

django.setup()

from django.db import connection  # noqa: E402
from django.template import engines  # noqa: E402
from django.template.base import VariableNode  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402
from markupsafe import Markup  # noqa: E402

from bench.data import REPORTER, SECRETARY, Made, make  # noqa: E402
from phoihop.ledger.kept import forget_all  # noqa: E402
from phoihop.units.models import Account  # noqa: E402

HOST = "127.0.0.1"


@contextmanager
def counted_values() -> Iterator[list[int]]:
    """How many values the templates of both engines print in the block."""
    count = [0]
    plain = VariableNode.render

    def printed(value: Any) -> Any:
        count[0] += not isinstance(value, Markup)  # what a macro made was counted as it was made; a shape is no value
        return value

    def render(self: VariableNode, context: Any) -> Any:
        count[0] += 1
        return plain(self, context)

    # both names: the engine asks for render_annotated, which calls render
    rows = engines["rows"].env  # it calls what finishes a value only in templates that it compiles from now on
    rows.cache.clear()
    with mock.patch.object(VariableNode, "render", render), mock.patch.object(rows, "finalize", printed):
        yield count
    rows.cache.clear()


def client_of(username: str) -> Client:
    """A browser that is signed in."""
    client = Client(HTTP_HOST=HOST)
    if username:
        client.force_login(Account.objects.get(username=username))
    return client


def described(name: str, path: str, username: str) -> dict[str, Any]:
    """The page as the yardstick needs to know it."""
    client = client_of(username)
    client.get(path)
    forget_all()  # what a page prints and asks for where nothing is kept
    with counted_values() as values, CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    if response.status_code != 200:
        return {"name": name, "path": path, "missing": response.status_code}
    cookies = {key: morsel.value for key, morsel in client.cookies.items()}
    size = len(response.content)
    return {"name": name, "path": path, "bytes": size, "values": values[0], "queries": len(queries), "cookies": cookies}


def pages(made: Made) -> list[dict[str, Any]]:
    """The pages of everyday work."""
    return [
        described("our tasks", "/viec/", REPORTER),
        described("one task", f"/viec/{made.open_tasks[0]}/", REPORTER),
        described("overview", "/tong-quan/", SECRETARY),
        described("programmes", "/chuong-trinh/", SECRETARY),
        described("responsibility matrix", f"/chuong-trinh/{made.programme}/ma-tran/", SECRETARY),
        described("what is overdue", f"/chuong-trinh/{made.programme}/qua-han/", SECRETARY),
        described("register of documents", "/van-ban/", SECRETARY),
        described("search", "/tong-quan/tim/?tim=tuyen+truyen", SECRETARY),
        *(described(f"portal: {name}", path, "") for name, path in public_pages(made)),
    ]


def public_pages(made: Made) -> list[tuple[str, str]]:
    """What citizens read most."""
    programme = f"/cam-ket/{made.programme}/"
    content = f"{programme}noi-dung/{made.content}/"
    return [("home", "/"), ("programme", programme), ("content", content), ("published", "/da-cong-khai/")]


if __name__ == "__main__":
    done = make(int(sys.argv[1]), timezone.localdate())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    # the first is the page of one task: it must not grow while others are reported on
    print(json.dumps({"pages": pages(done), "open_tasks": done.open_tasks[1:]}))
