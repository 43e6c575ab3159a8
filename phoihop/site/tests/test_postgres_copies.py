"""Backup and restore on PostgreSQL, with its own tools."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from psycopg import sql
from pytest_django import DjangoDbBlocker

from phoihop.site.copies import postgres
from phoihop.site.copies.archive import BadArchive, Manifest, Writer
from phoihop.site.copies.backing_up import back_up
from phoihop.site.copies.place import Place
from phoihop.site.copies.restoring import NotRestored, put_back

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="about PostgreSQL")


@pytest.fixture
def two_databases(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch, worker_id: str
) -> Iterator[list[str]]:
    """The names of an empty database and of one with a table and a row; the first is where connections go now."""
    given = connection.settings_dict
    names = [f"copy_source_{worker_id}", f"copy_target_{worker_id}"]
    address = psycopg.conninfo.make_conninfo(
        host=given["HOST"], port=given["PORT"], user=given["USER"], password=given["PASSWORD"]
    )
    with psycopg.connect(address, dbname="postgres", autocommit=True) as server, django_db_blocker.unblock():
        for name in names:
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        with psycopg.connect(address, dbname=names[0]) as source:
            source.execute("CREATE TABLE ground_storedfile (id int primary key, path text, sha256 text)")
            source.execute("CREATE TABLE promise (words text)")
            source.execute("INSERT INTO promise VALUES ('Đối thoại với Nhân dân')")
        yield from _turned_to(names, monkeypatch)
        for name in names:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _turned_to(names: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    connection.close()
    with monkeypatch.context() as patch:
        patch.setitem(connection.settings_dict, "NAME", names[0])
        yield names
        connection.close()


def words() -> list[str]:
    """What the promise table holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM promise")
        return [row[0] for row in cursor.fetchall()]


def test_a_copy_comes_back_into_an_empty_database(two_databases: list[str], tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("secret")
    back_up(Place(tmp_path, None), tmp_path / "copy.tar")
    with pytest.raises(NotRestored, match="--force"):
        put_back(Place(tmp_path, None), tmp_path / "copy.tar")
    connection.close()
    connection.settings_dict["NAME"] = two_databases[1]
    (tmp_path / "target").mkdir()
    put_back(Place(tmp_path / "target", None), tmp_path / "copy.tar")
    assert words() == ["Đối thoại với Nhân dân"]
    assert (tmp_path / "target" / "secret_key").read_text() == "secret"


def test_a_dump_that_is_none_is_refused(two_databases: list[str], tmp_path: Path) -> None:
    (tmp_path / "dump").write_bytes(b"PGDMP but nothing more")
    writer = Writer(tmp_path / "copy.tar", Manifest("", "postgresql"))
    writer.add("database.dump", tmp_path / "dump")
    writer.finish()
    with pytest.raises(BadArchive, match="PostgreSQL"):
        put_back(Place(tmp_path, None), tmp_path / "copy.tar", force=True)
    assert words() == ["Đối thoại với Nhân dân"]


def test_without_its_tools_the_message_says_what_to_install(
    two_databases: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "glob", lambda self, pattern: iter(()))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(postgres.ToolsMissing, match="postgresql-client"):
        back_up(Place(tmp_path, None), tmp_path / "copy.tar")
    assert not (tmp_path / "copy.tar").exists() and not (tmp_path / "copy.tar.part").exists()
