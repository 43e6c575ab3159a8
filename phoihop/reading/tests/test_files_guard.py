"""The guard: limits hold, children die, errors come back."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from phoihop.reading.errors import ReadingError
from phoihop.reading.files import guard, load
from phoihop.reading.files.guard import load_guarded, read_guarded
from phoihop.reading.tests.making import PLAN, docx_of


def code_of(path: Path, **limits: int) -> str:
    with pytest.raises(ReadingError) as refused:
        load_guarded(path, **limits)
    return refused.value.code


def test_the_same_source_comes_back(tmp_path: Path) -> None:
    path = docx_of(tmp_path / "a.docx", *PLAN.split("\n"))
    assert load_guarded(path) == load(path)


def test_the_document_comes_back(tmp_path: Path) -> None:
    path = docx_of(tmp_path / "a.docx", *PLAN.split("\n"))
    answer = read_guarded(path)
    assert answer["text"] == load(path).text
    assert {"document", "programmes", "citations", "links", "doubts"} <= set(answer)


def test_the_readers_own_errors_come_back(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(ReadingError) as refused:
        load_guarded(tmp_path / "a.docx")
    assert refused.value.code == "corrupt" and refused.value.message()


def child_that(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, body: str) -> None:
    """Puts a stand-in for the reader's process where the guard starts it."""
    script = tmp_path / "child.py"
    script.write_text(f"import os, sys, time, resource, signal, subprocess\n{body}\n", "utf-8")
    start = subprocess.Popen

    def instead(command: list[str], **options: object) -> object:
        return start([command[0], str(script), *command[3:]], **options)  # type: ignore[call-overload]

    monkeypatch.setattr(guard.subprocess, "Popen", instead)


def test_too_slow_is_killed_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = tmp_path / "pid"
    child_that(
        monkeypatch,
        tmp_path,
        f"p = subprocess.Popen(['sleep', '60']); open({str(note)!r}, 'w').write(str(p.pid)); time.sleep(60)",
    )
    started = time.monotonic()
    assert code_of(docx_of(tmp_path / "a.docx", "x"), seconds=2) == "too_slow"
    assert time.monotonic() - started < 10
    deadline = time.monotonic() + 5
    while _alive(int(note.read_text())) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _alive(int(note.read_text()))


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("os.kill(os.getpid(), signal.SIGSEGV)", "crashed"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "too_big"),
        ("os.kill(os.getpid(), signal.SIGXCPU)", "too_slow"),
        ("sys.exit(3)", "crashed"),
        ("print('no json')", "crashed"),
        ("print('[1, 2]')", "crashed"),
        ('print(\'{"error": "invented", "values": {}}\'); sys.exit(2)', "crashed"),
        ('print(\'{"error": "too_big", "values": {}}\'); sys.exit(2)', "too_big"),
    ],
)
def test_what_a_dying_child_means(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, code: str) -> None:
    child_that(monkeypatch, tmp_path, body)
    assert code_of(docx_of(tmp_path / "a.docx", "x")) == code


def test_memory_is_limited_for_real(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("một hai ba bốn năm\n" * 1_000_000, "utf-8")
    assert code_of(tmp_path / "a.txt", megabytes=150) == "too_big"


def test_the_child_sees_nothing_of_the_parents_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "khong-duoc-thay")
    note = tmp_path / "env"
    child_that(monkeypatch, tmp_path, f"open({str(note)!r}, 'w').write(repr(dict(os.environ)))")
    code_of(docx_of(tmp_path / "a.docx", "x"))
    assert "khong-duoc-thay" not in note.read_text()
    assert signal.SIGKILL
