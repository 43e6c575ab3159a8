"""What is taken out of an archive, and what is refused."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from phoihop.site.copies.archive import FORMAT, BadArchive, Manifest, Writer, unpack

FILE = b"evidence of a meeting"
SHA = hashlib.sha256(FILE).hexdigest()
NAME = f"files/{SHA[:2]}/{SHA}"


def written(folder: Path) -> Path:
    """A small archive as the product writes it."""
    (folder / "db").write_bytes(b"a database")
    (folder / "one").write_bytes(FILE)
    writer = Writer(folder / "copy.tar", Manifest("2026-03-02T09:00:00+07:00", "sqlite"))
    writer.add("database.sqlite3", folder / "db")
    writer.add(NAME, folder / "one")
    writer.finish()
    return folder / "copy.tar"


def forged(folder: Path, *members: tuple[str, bytes], told: dict[str, Any] | None = None) -> Path:
    """An archive of these members under a manifest that fits them, or that ``told`` bends."""
    path = folder / "forged.tar"
    manifest = {
        "format": FORMAT,
        "made_at": "",
        "database": "sqlite",
        "damaged": [],
        "members": {name: [len(data), hashlib.sha256(data).hexdigest()] for name, data in members},
        **(told or {}),
    }
    with tarfile.open(path, "w") as tar:
        for name, data in [*members, ("manifest.json", json.dumps(manifest).encode())]:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return path


DATABASE = ("database.sqlite3", b"a database")


def test_what_was_put_in_comes_out(tmp_path: Path) -> None:
    manifest = unpack(written(tmp_path), tmp_path / "out")
    assert (tmp_path / "out" / NAME).read_bytes() == FILE
    assert manifest.members[NAME] == (len(FILE), SHA)


def test_only_its_maker_may_read_it(tmp_path: Path) -> None:
    assert written(tmp_path).stat().st_mode & 0o077 == 0


def test_nothing_of_it_is_left_when_writing_is_given_up(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "copy.tar", Manifest("", "sqlite"))
    writer.give_up()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("place", [0.1, 0.3, 0.6, 0.9])
def test_a_cut_archive_is_refused(tmp_path: Path, place: float) -> None:
    path = written(tmp_path)
    whole = path.read_bytes().rstrip(b"\0")
    path.write_bytes(whole[: int(len(whole) * place)])
    with pytest.raises(BadArchive):
        unpack(path, tmp_path / "out")


def test_each_altered_byte_of_content_is_seen(tmp_path: Path) -> None:
    path = written(tmp_path)
    whole = path.read_bytes()
    for piece in (b"a database", FILE, SHA.encode(), b'"damaged": []'):
        at = whole.rindex(piece)
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(BadArchive):
            unpack(path, tmp_path / f"out{at}")


@pytest.mark.parametrize(
    "name",
    [
        "../outside",
        "/etc/outside",
        "files/../../outside",
        "files/ab/../../../outside",
        f"files/aa/{SHA}x",
        "phoihop.sqlite3",
        "files/ab",
    ],
)
def test_a_name_that_we_never_write_is_refused(tmp_path: Path, name: str) -> None:
    out = tmp_path / "a" / "out"
    with pytest.raises(BadArchive, match="không thuộc"):
        unpack(forged(tmp_path, DATABASE, (name, b"x")), out)
    assert not (tmp_path / "outside").exists() and not (tmp_path / "a" / "outside").exists()


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE])
def test_only_plain_files_are_taken(tmp_path: Path, kind: bytes) -> None:
    path = tmp_path / "links.tar"
    with tarfile.open(path, "w") as tar:
        info = tarfile.TarInfo(NAME)
        info.type, info.linkname = kind, "/etc/passwd"
        tar.addfile(info)
    with pytest.raises(BadArchive):
        unpack(path, tmp_path / "out")


def test_a_file_under_another_files_name_is_refused(tmp_path: Path) -> None:
    other = hashlib.sha256(b"something else").hexdigest()
    with pytest.raises(BadArchive, match="sai hoặc thiếu"):
        unpack(forged(tmp_path, DATABASE, (f"files/{other[:2]}/{other}", FILE)), tmp_path / "out")


@pytest.mark.parametrize(
    "told",
    [
        {"format": "phoihop-copy/9"},
        {"members": {}},
        {"members": [1]},
        {"damaged": None},
        {"database": "oracle"},
        {"database": "postgresql"},
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(tmp_path: Path, told: dict[str, Any]) -> None:
    with pytest.raises(BadArchive):
        unpack(forged(tmp_path, DATABASE, told=told), tmp_path / "out")


def test_the_same_name_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadArchive, match="hai lần"):
        unpack(forged(tmp_path, DATABASE, DATABASE), tmp_path / "out")


def test_any_other_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.tar"
    path.write_bytes("Kính gửi: Ủy ban nhân dân".encode() * 100)
    with pytest.raises(BadArchive):
        unpack(path, tmp_path / "out")
