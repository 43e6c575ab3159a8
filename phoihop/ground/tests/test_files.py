"""Files are on disk for certain."""

import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from phoihop.ground.files import DurableStorage, sha256_of
from phoihop.ground.keeping import content_type_of


def test_the_file_is_synced_before_it_gets_its_name_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    real_fsync, real_rename = os.fsync, os.rename
    monkeypatch.setattr(os, "fsync", lambda fd: (done.append("fsync"), real_fsync(fd))[1])
    monkeypatch.setattr(os, "rename", lambda a, b: (done.append("rename"), real_rename(a, b))[1])
    DurableStorage(location=tmp_path).save("a", ContentFile(b"abc"))
    assert done == ["fsync", "rename", "fsync"]
    assert (tmp_path / "a").read_bytes() == b"abc"


def test_a_failed_write_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        DurableStorage(location=tmp_path).save("a", ContentFile(b"abc"))
    assert list(tmp_path.iterdir()) == []


def test_the_hash_is_of_the_bytes_and_leaves_the_file_at_its_beginning() -> None:
    file = ContentFile(b"abc")
    assert sha256_of(file).startswith("ba7816bf") and file.read() == b"abc"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        ("Báo cáo\n".encode(), "text/plain"),
        (b"\x00\x01\x02\x9f" * 9, "application/octet-stream"),
    ],
)
def test_the_type_is_told_by_content(head: bytes, kind: str) -> None:
    assert content_type_of(ContentFile(head, name="x.jpg")) == kind
