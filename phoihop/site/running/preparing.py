"""``python -m phoihop.site.running.preparing``: the database and the static files brought up to date before the server
starts. A process of its own, so that the supervisor stays small; safe to run again after a crash at any point.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOCK = 4_711_002  # of PostgreSQL's advisory locks: two machines must not migrate at once


def main() -> int:
    """Prints {"accounts": [[user name, who it is]], "password": …} for the supervisor; 2 where it cannot be."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--demo", action="store_true")
    args = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.site.settings")
    import django  # lazily: the environment first

    django.setup()
    from .demo_data import DemoRefused, accounts, load_once  # lazily: after django.setup

    with one_at_a_time():
        try:
            migrate()
            if args.demo:
                load_once()
        except DemoRefused as refusal:
            print(refusal, file=sys.stderr)
            return 2
        collect_static()
    print(json.dumps(accounts() if args.demo else {}))
    return 0


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """One starter at a time: a lock file on this machine, and on PostgreSQL a lock that other machines see too."""
    from django.conf import settings  # lazily: after django.setup
    from django.db import connection

    with (settings.DATA / "start.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if connection.vendor != "postgresql":
            yield
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def migrate() -> None:
    """All migrations that the database has not seen; silent where there are none. What searches need, in any case."""
    from django.core.management import call_command  # lazily: after django.setup
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from phoihop.ground.search.indexes import make_all_indexes  # lazily: as above

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("Đang chuẩn bị cơ sở dữ liệu …", file=sys.stderr, flush=True)
        call_command("migrate", interactive=False, verbosity=0)
    make_all_indexes()  # a start that was killed right behind the last migration made none


def collect_static() -> None:
    """Static files with hashed names and compressed twins, made anew only where a source changed."""
    from django.conf import settings  # lazily: after django.setup
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    seen = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            stat = Path(storage.path(name)).stat()
            seen.update(f"{name}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    root, mark = Path(settings.STATIC_ROOT), Path(settings.STATIC_ROOT) / ".made_from"
    if mark.exists() and mark.read_text() == seen.hexdigest():
        return
    shutil.rmtree(root, ignore_errors=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    root.mkdir(exist_ok=True)
    mark.write_text(seen.hexdigest())  # last: a crash before leaves it stale


if __name__ == "__main__":
    sys.exit(main())
