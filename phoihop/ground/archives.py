"""What an Office archive may hold before anything of it is unpacked. No Django here, by contract."""

from __future__ import annotations

import zipfile

from lxml import etree

MEGABYTE = 1024 * 1024
LARGEST_PART = 120 * MEGABYTE
LARGEST_TOTAL = 300 * MEGABYTE
LARGEST_RATIO = 200  # of parts above 5 MB; honest XML of long papers reaches 30 to 60
MOST_PARTS = 5000

_HARMLESS = ("/hyperlink",)


class UnsafeArchive(Exception):
    """``code`` is "bomb", "macros", "locked", "corrupt" or "outside_links" (``target`` says where to)."""

    def __init__(self, code: str, target: str = "") -> None:
        super().__init__(code)
        self.code, self.target = code, target


def check_archive(archive: zipfile.ZipFile) -> None:
    """Looks at the directory of an archive and at its relationships only.

    Raises UnsafeArchive for what would unpack to too much, for macros, passwords, and links that load from outside.
    """
    parts = archive.infolist()
    total = 0
    for part in parts:
        total += part.file_size
        swollen = part.file_size > 5 * MEGABYTE and part.file_size > LARGEST_RATIO * max(part.compress_size, 1)
        if part.file_size > LARGEST_PART or swollen:
            raise UnsafeArchive("bomb")
    if total > LARGEST_TOTAL or len(parts) > MOST_PARTS:
        raise UnsafeArchive("bomb")
    for part in parts:
        name = part.filename.casefold()
        if name.endswith(("vbaproject.bin", "vbadata.xml")):
            raise UnsafeArchive("macros")
        if part.flag_bits & 0x1:
            raise UnsafeArchive("locked")
    for part in parts:
        if part.filename.endswith(".rels") and part.file_size < 5 * MEGABYTE:
            _check_links(archive.read(part))


def _check_links(xml: bytes) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as fault:
        raise UnsafeArchive("corrupt") from fault
    for link in root.iter("{*}Relationship"):
        outside = link.get("TargetMode", "").casefold() == "external"
        if outside and not link.get("Type", "").endswith(_HARMLESS):
            raise UnsafeArchive("outside_links", link.get("Target", "")[:120])
