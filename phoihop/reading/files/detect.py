"""What a file is, by its content: a name may say anything."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import olefile

from phoihop.ground.archives import UnsafeArchive, check_archive
from phoihop.reading.errors import ReadingError

_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|meta|title|div|table|p|article|section|span|h1)\b", re.I)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!/")


def detect(path: Path) -> str:
    """The reader that fits: "docx", "pdf", "html", "txt", "xlsx", "doc" or "picture".

    Raises ReadingError ``wrong_type`` (with what the file is), ``corrupt``, ``locked`` or one of the archive checks.
    """
    with path.open("rb") as file:
        head = file.read(8192)
    if head.lstrip()[:5] == b"%PDF-" or b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK"):
        return _office(path)
    if head.startswith(olefile.MAGIC):
        return _old_office(path)
    if head.startswith(b"{\\rtf"):
        return "doc"
    if head.startswith(_PICTURES) or head[4:12] in (b"ftypheic", b"ftypmif1"):
        return "picture"
    if head.startswith(_PROGRAMS) or head.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")):
        raise ReadingError("wrong_type", name=path.name)
    plain = head.replace(b"\0", b"") if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head
    if plain.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").startswith(b"<?xml") and b"<w:wordDocument" in plain:
        return "doc"
    if _HTML.search(plain) and plain.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").startswith(b"<"):
        return "html"
    if _is_binary(head):
        raise ReadingError("wrong_type", name=path.name)
    return "txt"


def _office(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names or any(n.startswith("word/") for n in names):
                kind = "docx"
            elif "xl/workbook.xml" in names or "xl/workbook.bin" in names:
                kind = "xlsx"
            elif "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                mime = archive.read("mimetype")
                kind = "doc" if mime == b"application/vnd.oasis.opendocument.text" else ""
                kind = kind or ("xlsx" if mime == b"application/vnd.oasis.opendocument.spreadsheet" else "")
            else:
                kind = ""
            check_archive(archive)
    except UnsafeArchive as unsafe:
        raise ReadingError(unsafe.code, name=path.name, target=unsafe.target) from unsafe
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as fault:
        raise ReadingError("corrupt", name=path.name) from fault
    if not kind:
        raise ReadingError("wrong_type", name=path.name)
    return kind


def _old_office(path: Path) -> str:
    try:
        with olefile.OleFileIO(str(path)) as ole:
            streams = {"/".join(entry) for entry in ole.listdir()}
    except (OSError, ValueError, IndexError, TypeError) as fault:
        raise ReadingError("corrupt", name=path.name) from fault
    if "EncryptedPackage" in streams:
        raise ReadingError("locked")
    if "WordDocument" in streams:
        return "doc"
    if "Workbook" in streams or "Book" in streams:
        return "xlsx"
    raise ReadingError("wrong_type", name=path.name)


def _is_binary(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    zeros = head.count(0)
    if zeros and not _looks_utf16(head):
        return True
    control = sum(head.count(code) for code in range(1, 32) if code not in (7, 8, 9, 10, 12, 13, 27))
    return control * 10 > len(head)


def _looks_utf16(head: bytes) -> bool:
    """UTF-16 without a mark: blanks and line ends keep their zero byte, always on the same side."""
    return (
        max(head[0::2].count(0), head[1::2].count(0)) > 0.15 * len(head) / 2
        and (b" \0" in head or b"\0 " in head)
        and b"\0\0\0" not in head
    )
