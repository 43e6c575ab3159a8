"""Filling a template. Rows of a long list are one row's XML filled again and again, straight into the file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jinja2 import TemplateError
from lxml import etree

from phoihop.writing.faults import Fault, WritingError

from .inspection import in_parts
from .language import Language, TooMuch
from .long_loops import Loop, cut_long_loops
from .opening import text_parts

_TEXT = "word/document.xml"


def render(template: bytes, context: Mapping[str, Any]) -> bytes:
    """The filled .docx. ``context`` is plain data: mappings, lists, texts, numbers, days.

    Raises WritingError with everything that is wrong with the template.
    """
    parts = text_parts(template)
    if faults := [fault for fault in in_parts(parts, context) if fault.blocking]:
        raise WritingError(*faults)
    return fill(template, parts, context)


def fill(template: bytes, parts: Mapping[str, etree._Element], context: Mapping[str, Any]) -> bytes:
    """Fills a template that was checked. Raises WritingError where it takes too much, or fails all the same."""
    from docxtpl import DocxTemplate  # lazily: only filling needs it, not the pages that list fields

    language = Language()
    loops = cut_long_loops(parts[_TEXT], context)
    document = DocxTemplate(io.BytesIO(_with_text(template, etree.tostring(parts[_TEXT])) if loops else template))
    out = io.BytesIO()
    try:
        document.render(dict(context), jinja_env=language, autoescape=True)
        document.save(out)
        return _with_rows(out, loops, document, language, context) if loops else out.getvalue()
    except TooMuch as error:
        raise WritingError(Fault("too_much")) from error
    except (TemplateError, etree.LxmlError, ValueError, TypeError, KeyError, ArithmeticError) as error:
        raise WritingError(Fault("trial", values={"reason": str(error)[:200]})) from error


def _with_text(template: bytes, text: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, text if name == _TEXT else old.read(name))
    return out.getvalue()


def _with_rows(
    filled: io.BytesIO, loops: Sequence[Loop], document: Any, language: Language, context: Mapping[str, Any]
) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(filled) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as new:
        for name in old.namelist():
            if name != _TEXT:
                new.writestr(name, old.read(name))
                continue
            with new.open(name, "w", force_zip64=True) as stream:
                rest = old.read(name).decode()
                for loop in loops:
                    before, mark, after = rest.partition(loop.mark)
                    if not mark:
                        continue  # a condition around its table was not met
                    stream.write(before.encode())
                    template = language.from_string(loop.source(document))
                    for gulp in _gulps(template.pieces(context)):  # type: ignore[attr-defined]
                        stream.write(gulp)
                    rest = after
                stream.write(rest.encode())
    return out.getvalue()


def _gulps(pieces: Iterator[str]) -> Iterator[bytes]:
    held: list[str] = []
    for piece in pieces:
        held.append(piece)
        if len(held) > 5000:
            yield "".join(held).encode()
            held.clear()
    yield "".join(held).encode()
