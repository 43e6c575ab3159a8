"""The archive of a copy: a tar of the database, the uploaded files, the secret keys, and last a manifest of hashes.

Nothing is trusted on the way back: only plain files under names of our own making are taken out, and each must have the
size and the SHA-256 that the manifest gives. The standard library alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from io import BytesIO
from pathlib import Path
from typing import IO, Any

FORMAT = "phoihop-copy/1"
MANIFEST = "manifest.json"
DATABASES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
SECRETS = ("secret_key", "voices_key")  # without the second no citizen finds an answer again
_NAMES = re.compile(r"manifest\.json|database\.(?:sqlite3|dump)|secret_key|voices_key|files/[0-9a-f]{2}/[0-9a-f]{64}")
_MOST_MANIFEST = 500_000_000  # bytes; some millions of files
_CHUNK = 1 << 20


class BadArchive(Exception):
    """The archive is not a whole copy of ours; the text says what is wrong."""


@dataclass
class Manifest:
    """What a copy holds. ``members``: name → [size, SHA-256]; ``damaged``: files bad or gone when it was made."""

    made_at: str
    database: str
    members: dict[str, tuple[int, str]] = field(default_factory=dict)
    damaged: list[str] = field(default_factory=list)


class Writer:
    """Writes an archive beside its target; ``finish`` puts it in place, on disk for certain."""

    def __init__(self, target: Path, manifest: Manifest) -> None:
        self.target, self.part, self.manifest = target, target.with_name(target.name + ".part"), manifest
        # readable by its maker alone: it holds the secret keys and everything unpublished
        self._out = os.fdopen(os.open(self.part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb")
        self._tar = tarfile.open(fileobj=self._out, mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115

    def add(self, name: str, path: Path) -> str:
        """Adds a file and returns its SHA-256."""
        with path.open("rb") as file:
            info = tarfile.TarInfo(name)
            info.size, info.mode = os.fstat(file.fileno()).st_size, 0o600
            reading = _Hashing(file)
            self._tar.addfile(info, reading)
        self.manifest.members[name] = (info.size, reading.sha256.hexdigest())
        return reading.sha256.hexdigest()

    def finish(self) -> None:
        """The manifest, then the disk, then the name."""
        text = json.dumps({"format": FORMAT, **asdict(self.manifest)}, ensure_ascii=False).encode()
        info = tarfile.TarInfo(MANIFEST)
        info.size, info.mode = len(text), 0o600
        self._tar.addfile(info, BytesIO(text))
        self._tar.close()
        self._out.flush()
        os.fsync(self._out.fileno())
        self._out.close()
        os.rename(self.part, self.target)
        sync_folder(self.target.parent)

    def give_up(self) -> None:
        """Leaves nothing behind."""
        self._out.close()
        self.part.unlink(missing_ok=True)


def unpack(archive: Path, folder: Path) -> Manifest:
    """Takes a checked copy out into ``folder``, on disk for certain. Raises BadArchive: ``folder`` is worthless."""
    found: dict[str, tuple[int, str]] = {}
    told: dict[str, Any] | None = None
    try:
        with tarfile.open(archive, mode="r|") as tar:
            for info in tar:
                if not info.isreg() or not _NAMES.fullmatch(info.name):
                    raise BadArchive(f"không thuộc bản sao lưu: {info.name[:120]!r}")
                if info.name in found or told is not None:
                    raise BadArchive(f"có hai lần, hoặc nằm sau bảng kê: {info.name}")
                source = tar.extractfile(info)
                assert source is not None  # a regular file
                if info.name == MANIFEST:
                    if info.size > _MOST_MANIFEST:
                        raise BadArchive("bảng kê quá lớn")
                    told = json.loads(source.read())
                else:
                    found[info.name] = _take_out(source, folder / info.name)
    except (tarfile.TarError, EOFError, ValueError, OSError) as error:
        raise BadArchive(f"tệp hỏng hoặc không phải bản sao lưu: {error}") from error
    manifest = _checked(told, found)
    for path in sorted({folder, *(p.parent for p in _paths(folder, found))}):
        sync_folder(path)
    return manifest


def _checked(told: dict[str, Any] | None, found: dict[str, tuple[int, str]]) -> Manifest:
    if told is None:
        raise BadArchive("thiếu bảng kê: tệp bị cắt cụt")
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise BadArchive("định dạng không nhận ra")
    try:
        members = {str(name): (int(size), str(digest)) for name, (size, digest) in told["members"].items()}
        manifest = Manifest(
            str(told["made_at"]), str(told["database"]), members, [str(name) for name in told["damaged"]]
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadArchive("bảng kê không đọc được") from error
    wrong = sorted(name for name in members.keys() | found.keys() if members.get(name) != found.get(name))
    wrong += sorted(
        name
        for name, (_size, digest) in found.items()
        if name.startswith("files/") and not name.endswith(digest) and name not in manifest.damaged
    )
    if wrong:
        raise BadArchive(f"sai hoặc thiếu so với bảng kê: {', '.join(wrong[:5])}{' …' if len(wrong) > 5 else ''}")
    if DATABASES.get(manifest.database) not in members:
        raise BadArchive("thiếu cơ sở dữ liệu")
    return manifest


def _take_out(source: IO[bytes], target: Path) -> tuple[int, str]:
    target.parent.mkdir(parents=True, exist_ok=True)
    reading, size = _Hashing(source), 0
    with os.fdopen(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
        while chunk := reading.read(_CHUNK):
            size += out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    return size, reading.sha256.hexdigest()


def _paths(folder: Path, names: dict[str, tuple[int, str]]) -> Iterator[Path]:
    return (folder / name for name in names)


def sync_folder(folder: Path) -> None:
    """A folder's entries on disk for certain."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class _Hashing:
    """A file that is hashed while it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self.sha256 = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        chunk = self._file.read(size)
        self.sha256.update(chunk)
        return chunk
