"""Old Word files (.doc, .rtf, .odt): LibreOffice makes .docx of them; antiword steps in where it sees more tables."""

from __future__ import annotations

import resource
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from phoihop.reading.errors import ReadingError
from phoihop.reading.files import docx
from phoihop.reading.files.writer import Grid, GridCell, Line, Part, write
from phoihop.reading.source import Source, Table

_OFFICE_SECONDS, _ANTIWORD_SECONDS = 120, 30


def load(path: Path) -> Source:
    """Reads an old Word file. Raises ReadingError ``corrupt``, or ``no_doc_reader`` without a program for it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    antiword = shutil.which("antiword")
    if office is None and antiword is None:
        raise ReadingError("no_doc_reader")
    made: list[Source] = []
    with tempfile.TemporaryDirectory(prefix="phoihop-doc-") as folder:
        converted = _by_office(office, path, Path(folder)) if office is not None else None
        if converted is not None:
            made.append(docx.load(converted))
    plain = _by_antiword(antiword, path) if antiword is not None else None
    if plain is not None:
        made.append(plain)
    if not made:
        raise ReadingError("corrupt", name=path.name)
    # LibreOffice keeps list labels but sometimes flattens a table that antiword sees
    return max(made, key=_cells)


def _cells(source: Source) -> int:
    return sum(len(row) for block in source.blocks if isinstance(block, Table) for row in block.rows)


def _by_office(office: str, path: Path, folder: Path) -> Path | None:
    """The file as .docx in the folder, or None. A profile of its own, so that it runs beside an open LibreOffice."""
    copy = folder / f"source{_suffix(path)}"
    shutil.copyfile(path, copy)
    command = [
        office, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation=file://{folder}/profile",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(copy),
    ]  # fmt: skip
    try:
        subprocess.run(
            command, capture_output=True, check=False, timeout=_OFFICE_SECONDS, cwd=folder, preexec_fn=_more_room
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return None
    made = folder / "out" / "source.docx"
    return made if made.is_file() and made.stat().st_size else None


def _more_room() -> None:
    """LibreOffice needs more address space than a reader: up to the hard limit that the guard has left."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def _suffix(path: Path) -> str:
    """The suffix by content: LibreOffice goes by names."""
    with path.open("rb") as file:
        head = file.read(8)
    return (
        ".rtf"
        if head.startswith(b"{\\rtf")
        else ".odt"
        if head.startswith(b"PK")
        else ".xml"
        if head.startswith(b"<?xml")
        else ".doc"
    )


def _by_antiword(antiword: str, path: Path) -> Source | None:
    """The text by antiword's DocBook: paragraphs and tables are kept, list labels are lost."""
    try:
        done = subprocess.run(
            [antiword, "-x", "db", str(path)], capture_output=True, check=False, timeout=_ANTIWORD_SECONDS
        )
        root = etree.fromstring(
            done.stdout, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
        )
    except (subprocess.TimeoutExpired, etree.XMLSyntaxError):
        return None
    if done.returncode != 0 or root is None:
        return None
    source = write(_docbook(root), notes=("labels_lost",))
    return source if source.text.strip() else None


def _docbook(node: etree._Element) -> Iterator[Part]:
    for child in node:
        if child.tag == "informaltable":
            yield Grid([[GridCell(_lines(entry)) for entry in row.iter("entry")] for row in child.iter("row")])
        elif child.tag in ("para", "title", "term") and child.find(".//informaltable") is None:
            yield from _lines(child)
        elif child.tag != "bookinfo":
            yield from _docbook(child)


def _lines(node: etree._Element) -> list[Line]:
    bold = node.find("emphasis[@role='bold']") is not None and not (node.text or "").strip()
    return [Line(line, bold) for line in "".join(node.itertext()).splitlines() if line.strip()]
