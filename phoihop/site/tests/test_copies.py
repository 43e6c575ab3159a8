"""Backup and restore through the command line, on a database of their own, as an office does it."""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
import tarfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from phoihop.site.copies.archive import SECRETS, BadArchive, Manifest, Writer
from phoihop.site.copies.backing_up import back_up
from phoihop.site.copies.place import Place
from phoihop.site.copies.restoring import NotRestored, put_back

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")


def run(data: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A command of ours on the SQLite database in ``data``."""
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "TEST_DATABASE_URL")
    }
    environment |= {"PHOIHOP_DATA": str(data), "DJANGO_SETTINGS_MODULE": "phoihop.site.settings"}
    return subprocess.run(
        [sys.executable, "-m", *command], env=environment, capture_output=True, text=True, check=False, timeout=120
    )


def place(data: Path) -> Place:
    """The installation in a folder."""
    data.mkdir(exist_ok=True)
    return Place(data, data / "phoihop.sqlite3")


@pytest.fixture(scope="module")
def prepared(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Path:
    """A folder with an empty database of the house."""
    data = tmp_path_factory.mktemp("data")
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(data / "phoihop.sqlite3")])
    for name in SECRETS:
        (data / name).write_text(f"{name} of fifty letters")
    return data


@pytest.fixture
def data(prepared: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("phoihop.sqlite3", *SECRETS):
        (folder / name).write_bytes((prepared / name).read_bytes())
    for number in range(5):
        keep(folder, number)
    return folder


def keep(data: Path, number: int) -> None:
    """A stored file as the product keeps one: the bytes first, then the row."""
    content = f"evidence {number}\n".encode() * 50
    sha = hashlib.sha256(content).hexdigest()
    path = data / "files" / sha[:2] / sha
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    with closing(sqlite3.connect(data / "phoihop.sqlite3", timeout=30)) as database, database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute(
            "INSERT INTO ground_storedfile (sha256, path, size, content_type, stored_at) "
            "VALUES (?, ?, ?, 'text/plain', '2026-03-02')",
            [sha, f"{sha[:2]}/{sha}", len(content)],
        )


def hashes(data: Path) -> set[str]:
    """The hashes that the database names."""
    with closing(sqlite3.connect(data / "phoihop.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return {sha for (sha,) in database.execute("SELECT sha256 FROM ground_storedfile")}


@contextmanager
def writer_at_work(data: Path) -> Iterator[list[int]]:
    """Somebody keeps files all the while; the list tells which were acknowledged."""
    acknowledged, stop = [], threading.Event()

    def work() -> None:
        number = 1000
        while not stop.is_set():
            keep(data, number)
            acknowledged.append(number)
            number += 1

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield acknowledged
    finally:
        stop.set()
        thread.join()


def wait_for(acknowledged: list[int], count: int) -> None:
    """Until the writer has done so much; fails after a while."""
    until = time.monotonic() + 30
    while len(acknowledged) < count:
        assert time.monotonic() < until
        time.sleep(0.01)


def test_the_commands_bring_everything_back(data: Path, tmp_path: Path) -> None:
    archive, target = tmp_path / "copy.tar", tmp_path / "target"
    done = run(data, "phoihop.cli", "backup", str(archive))
    assert done.returncode == 0, done.stderr
    assert "5 tệp" in done.stdout
    again = run(data, "phoihop.cli", "backup", str(archive))
    assert again.returncode == 2, "an older copy is not overwritten"
    back = run(target, "phoihop.cli", "restore", str(archive))
    assert back.returncode == 0, back.stderr
    assert hashes(target) == hashes(data)
    refused = run(target, "phoihop.cli", "restore", str(archive))
    assert refused.returncode == 2 and "--force" in refused.stderr


def test_a_copy_made_while_somebody_writes_comes_back_whole(data: Path, tmp_path: Path) -> None:
    archive, target = tmp_path / "copy.tar", tmp_path / "target"
    with writer_at_work(data) as acknowledged:
        wait_for(acknowledged, 20)
        before, begun = hashes(data), len(acknowledged)
        back_up(place(data), archive)
        during = len(acknowledged) - begun
    assert during, "the writer was at work"
    put_back(place(target), archive)
    after = hashes(target)
    assert before <= after
    for sha in after:
        assert hashlib.sha256((target / "files" / sha[:2] / sha).read_bytes()).hexdigest() == sha
    assert all((target / name).read_bytes() == (data / name).read_bytes() for name in SECRETS)
    assert not list(target.glob(".restore-*"))


def test_what_is_there_is_replaced_only_by_force_and_kept_aside(data: Path, tmp_path: Path) -> None:
    archive = tmp_path / "copy.tar"
    back_up(place(data), archive)
    keep(data, 77)
    newer = hashes(data)
    with pytest.raises(NotRestored, match="--force"):
        put_back(place(data), archive)
    assert hashes(data) == newer
    _manifest, aside = put_back(place(data), archive, force=True)
    assert len(hashes(data)) == len(newer) - 1
    assert aside and hashes(aside) == newer


def test_a_damaged_archive_changes_nothing(data: Path, tmp_path: Path) -> None:
    archive = tmp_path / "copy.tar"
    back_up(place(data), archive)
    whole = bytearray(archive.read_bytes())
    whole[len(whole) // 3] ^= 1
    archive.write_bytes(whole)
    known = hashes(data)
    with pytest.raises(BadArchive):
        put_back(place(data), archive, force=True)
    assert hashes(data) == known
    assert not list(data.glob("before-restore-*"))


def test_a_file_lost_on_disk_is_told_and_the_rest_still_copied(data: Path, tmp_path: Path) -> None:
    lost, bad, *_ = sorted(hashes(data))
    (data / "files" / lost[:2] / lost).unlink()
    (data / "files" / bad[:2] / bad).write_text("rotten")
    damaged = {f"files/{sha[:2]}/{sha}" for sha in (lost, bad)}
    assert set(back_up(place(data), tmp_path / "copy.tar").damaged) == damaged
    manifest, _aside = put_back(place(tmp_path / "target"), tmp_path / "copy.tar")
    assert set(manifest.damaged) == damaged
    assert hashes(tmp_path / "target") == hashes(data)


def test_a_database_that_names_a_file_not_in_the_archive_is_refused(data: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(data / "phoihop.sqlite3")) as database:
        database.execute("VACUUM INTO ?", [str(tmp_path / "plain")])
    archive_of(tmp_path / "plain", tmp_path / "copy.tar")
    with pytest.raises(BadArchive, match="thiếu 5 tệp"):
        put_back(place(tmp_path / "target"), tmp_path / "copy.tar")


def test_a_broken_database_under_right_hashes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken").write_bytes(b"SQLite format 3\0" + b"\1" * 5000)
    archive_of(tmp_path / "broken", tmp_path / "copy.tar")
    with pytest.raises(BadArchive, match="bị hỏng"):
        put_back(place(tmp_path / "target"), tmp_path / "copy.tar")


def archive_of(database: Path, target: Path) -> None:
    """An archive that holds this database and nothing else."""
    writer = Writer(target, Manifest("", "sqlite"))
    writer.add("database.sqlite3", database)
    writer.finish()


def test_no_restore_under_a_running_server(data: Path, tmp_path: Path) -> None:
    back_up(place(data), tmp_path / "copy.tar")
    with (data / "worker.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(NotRestored, match="đang chạy"):
            put_back(place(data), tmp_path / "copy.tar", force=True)


def test_the_archive_is_an_ordinary_tar(data: Path, tmp_path: Path) -> None:
    back_up(place(data), tmp_path / "copy.tar")
    with tarfile.open(tmp_path / "copy.tar") as tar:
        names = tar.getnames()
    assert names[0] == "database.sqlite3" and names[-1] == "manifest.json" and set(SECRETS) <= set(names)
