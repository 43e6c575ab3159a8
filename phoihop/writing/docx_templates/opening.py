"""A template's file, refused before anything of it is unpacked where it could do harm."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

from phoihop.ground.archives import UnsafeArchive, check_archive
from phoihop.writing.faults import Fault, WritingError

LARGEST = 20 * 1024 * 1024  # bytes of the file
LARGEST_TEXT = 8 * 1024 * 1024  # bytes of a part with text
PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FETCHING = re.compile(r"^\s*(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|RD|AUTOTEXT|DATABASE)\b", re.I)
_EMBEDDED = ("/afchunk", "/oleobject", "/package", "/control", "/attachedtemplate", "/vbaproject")


def text_parts(content: bytes) -> dict[str, etree._Element]:
    """The parts that may hold placeholders, by name, the body first.

    Raises WritingError: no .docx, macros, a password, swollen, links that load from outside, embedded objects.
    """
    if len(content) > LARGEST:
        raise WritingError(Fault("template_large", values={"limit": str(LARGEST // 1024**2)}))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_archive(archive)
            names = archive.namelist()
            if "word/document.xml" not in names:
                raise WritingError(Fault("template_not_docx"))
            _refuse_embedded(archive)
            found = {}
            for name in sorted((n for n in names if PARTS.fullmatch(n)), key=lambda n: (n != "word/document.xml", n)):
                if archive.getinfo(name).file_size > LARGEST_TEXT:
                    raise WritingError(Fault("template_large", values={"limit": str(LARGEST_TEXT // 1024**2)}))
                found[name] = _parsed(archive.read(name))
    except UnsafeArchive as unsafe:
        raise WritingError(Fault(f"template_{unsafe.code}", values={"target": unsafe.target})) from unsafe
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise WritingError(Fault("template_not_docx")) from error
    for root in found.values():
        for code in root.iter(f"{W}instrText"):
            if _FETCHING.match(code.text or ""):
                raise WritingError(Fault("template_outside_links", values={"target": (code.text or "").strip()[:60]}))
    return found


def _refuse_embedded(archive: zipfile.ZipFile) -> None:
    types = _parsed(archive.read("[Content_Types].xml")) if "[Content_Types].xml" in archive.namelist() else None
    if types is None or any("macroenabled" in (each.get("ContentType") or "").casefold() for each in types):
        raise WritingError(Fault("template_not_docx" if types is None else "template_macros"))
    for name in archive.namelist():
        if name.endswith(".rels"):
            for link in _parsed(archive.read(name)):
                if (link.get("Type") or "").casefold().endswith(_EMBEDDED):
                    raise WritingError(Fault("template_embedded", values={"target": link.get("Target", "")[:60]}))


def _parsed(xml: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise WritingError(Fault("template_not_docx")) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise WritingError(Fault("template_not_docx"))  # Word writes none; it could swell
    return root
