"""``phoihop backup FILE.tar``: everything as of one moment, while the house runs."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from django.utils import timezone

from phoihop.ground.models import StoredFile

from . import postgres
from .archive import DATABASES, SECRETS, Manifest, Writer
from .place import Place


def back_up(place: Place, target: Path) -> Manifest:
    """Writes the archive; nothing appears under its name before all of it is on disk.

    The database comes first: a row's file was on disk before the row, and files are never changed, so the files fit.
    """
    manifest = Manifest(timezone.now().isoformat(timespec="seconds"), place.vendor)
    writer = Writer(target, manifest)
    try:
        with tempfile.TemporaryDirectory(prefix=".copy-", dir=target.parent) as folder:
            database = Path(folder) / DATABASES[place.vendor]
            if place.sqlite:
                copy_sqlite(place.sqlite, database)
                stored = list(_stored_in(database))
            else:
                postgres.dump(database)
                stored = list(
                    StoredFile.objects.values_list("path", "sha256")
                )  # none is ever taken out, so none is missing
            writer.add(database.name, database)
        for path, sha256 in stored:
            _add_file(writer, place.files / path, sha256)
        for name in SECRETS:
            if (secret := place.data / name).exists():
                writer.add(name, secret)
        writer.finish()
    except BaseException:
        writer.give_up()
        raise
    return manifest


def copy_sqlite(source: Path, target: Path) -> None:
    """A consistent copy of a database that others write to. Raises sqlite3.DatabaseError where it is not sound."""
    with closing(sqlite3.connect(source, timeout=30)) as database:
        database.execute("VACUUM INTO ?", [str(target)])
    check_sqlite(target)


def check_sqlite(path: Path) -> None:
    """Raises sqlite3.DatabaseError where the file is no sound database."""
    # not mode=ro: releases 3.44.0 to 3.45.0 check an index of words by writing, and call it broken if they may not
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True)) as database:
        answer = database.execute("PRAGMA integrity_check").fetchall()
        if answer != [("ok",)]:
            raise sqlite3.DatabaseError(f"integrity_check: {answer[0][0]}")
        if astray := database.execute("PRAGMA foreign_key_check").fetchone():
            raise sqlite3.DatabaseError(f"foreign_key_check: {astray[0]}")


def _stored_in(database: Path) -> Iterator[tuple[str, str]]:
    with closing(sqlite3.connect(database)) as copy:
        yield from copy.execute(f"SELECT path, sha256 FROM {StoredFile._meta.db_table} ORDER BY id")


def _add_file(writer: Writer, source: Path, sha256: str) -> None:
    name = f"files/{sha256[:2]}/{sha256}"
    if not source.is_file() or writer.add(name, source) != sha256:
        writer.manifest.damaged.append(name)
