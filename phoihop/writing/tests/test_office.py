"""Word files as an office program lays them out; skipped where there is none. The product itself needs none."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pdfplumber
import pytest

from phoihop.ground.text import nfc
from phoihop.writing.docx import write
from phoihop.writing.papers import Paper
from phoihop.writing.texts import one_line

from .samples import ALL

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The text of each page of each sample."""
    folder = tmp_path_factory.mktemp("office")
    for name, make in ALL.items():
        (folder / f"{name}.docx").write_bytes(write(make()))
    command = [
        str(OFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
        "--outdir", str(folder), *(str(folder / f"{name}.docx") for name in ALL),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: _texts(folder / f"{name}.pdf") for name in ALL}


def _texts(file: Path) -> list[str]:
    with pdfplumber.open(file) as pdf:  # by place: letters of a second font come last in the file itself
        return [nfc(page.extract_text(x_tolerance=1.5, y_tolerance=5)) for page in pdf.pages]


@pytest.mark.parametrize("name", ALL)
def test_it_opens_and_shows_the_whole_paper(pages: dict[str, list[str]], name: str) -> None:
    paper: Paper = ALL[name]()
    text = "".join("".join(pages[name]).split())
    for words in (*paper.issuers, paper.signatures[0].post):
        assert "".join(words.split()).upper() in text
    for words in (paper.abstract, paper.signatures[-1].name, "Nơi nhận:"):
        assert "".join(words.split()) in text


@pytest.mark.parametrize("name", ALL)
def test_a_signature_stays_with_its_recipients_and_the_last_words(pages: dict[str, list[str]], name: str) -> None:
    paper: Paper = ALL[name]()
    signed = next(page for page in pages[name] if one_line(paper.signatures[0].name) in page)
    assert paper.signatures[0].post.upper() in signed
    if name == "state":
        assert "Trên đây là báo cáo sơ kết" in signed and "Nơi nhận:" in signed


def test_pages_are_numbered_from_the_second(pages: dict[str, list[str]]) -> None:
    for name in ("state", "party"):
        assert not pages[name][0].startswith("1 ")
        assert [page.split()[0] for page in pages[name][1:]] == [str(n) for n in range(2, len(pages[name]) + 1)]


def test_heads_of_tables_repeat(pages: dict[str, list[str]]) -> None:
    appendix = [page for page in pages["state"] if "Nhiệm vụ trong kỳ" in page]
    assert len(appendix) >= 4  # the summary, and three pages of the appendix
    assert all("Tỷ lệ (%)" in page for page in appendix)
