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

from django.utils import timezone

from . import postgres
from .archive import DATABASES, SECRETS, BadArchive, Manifest, sync_folder, unpack
from .backing_up import check_sqlite
from .place import Place


class NotRestored(Exception):
    """Nothing was changed; the text says why."""


def put_back(place: Place, archive: Path, *, force: bool = False) -> tuple[Manifest, Path | None]:
    """Checks the archive whole, then puts it back. Returns its manifest and the folder that keeps the old things.

    Raises BadArchive, NotRestored, postgres.ToolsMissing: then nothing has changed.
    """
    with _nobody_else(place.data), tempfile.TemporaryDirectory(prefix=".restore-", dir=place.data) as staging:
        folder = Path(staging)
        manifest = unpack(archive, folder)
        if manifest.database != place.vendor:
            raise NotRestored(f"Bản sao lưu là của {manifest.database}, còn DATABASE_URL trỏ tới {place.vendor}.")
        new_database = folder / DATABASES[manifest.database]
        _check(new_database, manifest)
        there = _what_is_there(place)
        if not force and (there or (place.sqlite is None and not postgres.is_empty())):
            raise NotRestored(f"{place.data} đã có dữ liệu. Thêm --force để thay; dữ liệu cũ được giữ lại bên cạnh.")
        if place.sqlite is None:
            postgres.restore(new_database, over=force)
        return manifest, _exchange(place, folder, there)


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


def _what_is_there(place: Place) -> list[Path]:
    """What a restore would replace: files, the secrets, and on SQLite the database with its companions."""
    databases = [Path(f"{place.sqlite}{end}") for end in ("-wal", "-shm", "")] if place.sqlite else []
    held = [path for path in (*databases, place.files) if path.exists()]
    secrets = [path for name in SECRETS if (path := place.data / name).exists()]
    # the secrets alone are no data: a first start made them, and nothing is signed by them yet
    return [*held, *secrets] if held else held


def _exchange(place: Place, folder: Path, there: list[Path]) -> Path | None:
    """Old things aside first, then the new ones in, the database last; a crash between leaves both in sight."""
    aside = None
    for path in there:
        if aside is None:
            aside = place.data / f"before-restore-{timezone.now():%Y%m%dT%H%M%S%f}"
            aside.mkdir(mode=0o700)
        shutil.move(path, aside / path.name)
    targets = {"files": place.files} | {name: place.data / name for name in SECRETS}
    if place.sqlite:
        targets[DATABASES["sqlite"]] = place.sqlite
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
