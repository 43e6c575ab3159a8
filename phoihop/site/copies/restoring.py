"""``phoihop restore FILE.tar``: a checked copy put back; what was there before is kept aside."""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from . import postgres
from .archive import DATABASES, SECRET, BadArchive, Manifest, sync_folder, unpack
from .backing_up import check_sqlite


class NotRestored(Exception):
    """Nothing was changed; the text says why."""


def put_back(archive: Path, *, force: bool = False) -> tuple[Manifest, Path | None]:
    """Checks the archive whole, then puts it back. Returns its manifest and the folder that keeps what was there before.

    Raises BadArchive, NotRestored, postgres.ToolsMissing: then nothing has changed.
    """
    data = Path(settings.DATA)
    with _nobody_else(data), tempfile.TemporaryDirectory(prefix=".restore-", dir=data) as staging:
        folder = Path(staging)
        manifest = unpack(archive, folder)
        if manifest.database != connection.vendor:
            raise NotRestored(f"Bản sao lưu là của {manifest.database}, còn DATABASE_URL trỏ tới {connection.vendor}.")
        new_database = folder / DATABASES[manifest.database]
        _check(new_database, manifest)
        there = _what_is_there(data)
        on_postgres = connection.vendor == "postgresql"
        if not force and (there or (on_postgres and not postgres.is_empty())):
            raise NotRestored(f"{data} đã có dữ liệu. Thêm --force để thay; dữ liệu cũ được giữ lại bên cạnh.")
        if on_postgres:
            postgres.restore(new_database, over=force)
            new_database.unlink()
        return manifest, _exchange(data, folder, there)


def _check(database: Path, manifest: Manifest) -> None:
    """The database opens, is sound, and every file that it names came along."""
    if manifest.database == "postgresql":
        if not postgres.readable(database):
            raise BadArchive("bản PostgreSQL trong đó không đọc được")
        return
    try:
        check_sqlite(database)
        with closing(sqlite3.connect(database)) as copy:
            named = {f"files/{sha[:2]}/{sha}" for (sha,) in copy.execute("SELECT sha256 FROM ground_storedfile")}
    except sqlite3.DatabaseError as error:
        raise BadArchive(f"cơ sở dữ liệu trong đó bị hỏng: {error}") from error
    if gone := named - manifest.members.keys() - set(manifest.damaged):
        raise BadArchive(f"thiếu {len(gone)} tệp mà cơ sở dữ liệu nhắc tới: {min(gone)}")


def _what_is_there(data: Path) -> list[Path]:
    """What a restore would replace: files, the secret, and on SQLite the database with its companions."""
    found = [data / SECRET, data / "files"]
    if connection.vendor == "sqlite":
        name = str(settings.DATABASES["default"]["NAME"])
        found = [Path(name + end) for end in ("-wal", "-shm", "")] + found
        if not Path(name).exists() and not (data / "files").exists():
            return []  # the secret alone: a first start made it, with nothing signed by it
    return [path for path in found if path.exists()]


def _exchange(data: Path, folder: Path, there: list[Path]) -> Path | None:
    """Old things aside first, then the new ones in, the database last; a crash between leaves both in sight."""
    connections.close_all()
    aside = None
    for path in there:
        if aside is None:
            aside = data / f"before-restore-{timezone.now():%Y%m%dT%H%M%S%f}"
            aside.mkdir(mode=0o700)
        shutil.move(path, aside / path.name)
    targets = {"files": data / "files", SECRET: data / SECRET}
    if connection.vendor == "sqlite":
        targets[DATABASES["sqlite"]] = Path(settings.DATABASES["default"]["NAME"])
    for name, target in targets.items():
        if (folder / name).exists():
            os.replace(folder / name, target)
            sync_folder(target.parent)
    return aside


@contextmanager
def _nobody_else(data: Path) -> Iterator[None]:
    """Refuses while a server of this folder runs (its worker holds the lock)."""
    with (data / "worker.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NotRestored("Máy chủ đang chạy trên thư mục này. Hãy dừng nó trước.") from None
        yield
