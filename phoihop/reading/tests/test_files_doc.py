"""Old Word files, by the programs that the machine has."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from phoihop.reading.errors import ReadingError
from phoihop.reading.files import doc, load
from phoihop.reading.tests.making import PLAN, docx_of

OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice makes the old file for this test")


def old(folder: Path, kind: str) -> Path:
    docx_of(folder / "a.docx", *PLAN.strip().split("\n"))
    command = [
        str(OFFICE),
        "--headless",
        f"-env:UserInstallation=file://{folder}/p",
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, str(folder / "a.docx")], check=True, capture_output=True, timeout=120)
    return folder / f"a.{kind}"


@needs_office
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_old_formats(tmp_path: Path, kind: str) -> None:
    assert load(old(tmp_path, kind)).text == PLAN.strip()


@needs_office
@pytest.mark.skipif(shutil.which("antiword") is None, reason="antiword is not on this machine")
def test_antiword_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = old(tmp_path, "doc")
    monkeypatch.setattr(doc.shutil, "which", lambda name: "/usr/bin/antiword" if name == "antiword" else None)
    source = load(path)
    assert source.text == PLAN.strip() and source.notes == ("labels_lost",)


@needs_office
def test_without_programs_the_owner_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = old(tmp_path, "doc")
    monkeypatch.setattr(doc.shutil, "which", lambda name: None)
    with pytest.raises(ReadingError) as refused:
        load(path)
    assert refused.value.code == "no_doc_reader" and ".docx" in refused.value.message()
