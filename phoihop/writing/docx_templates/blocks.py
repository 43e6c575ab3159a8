"""Loops and conditions of a template: each begun, each ended, both at places between which a copy fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from phoihop.writing.faults import Fault

from .opening import W
from .placeholders import Placeholder

_BEGINS = {"for": "endfor", "if": "endif"}
_MIDDLES = {"elif": ("if",), "else": ("if", "for")}


def fault(code: str, placeholder: Placeholder, **values: str) -> Fault:
    """A fault of a placeholder, at its place."""
    return Fault(code, placeholder.where, {"text": placeholder.text, **values}, blocking=code != "split")


def one_by_one(found: Sequence[Placeholder]) -> Iterator[Fault]:
    """What is wrong with each placeholder by itself."""
    for each in found:
        if each.wrong:
            yield fault(each.wrong, each)
            continue
        if (
            each.prefix not in ("", "p", "tr")
            or (each.prefix and each.kind == "{{")
            or "-"
            in (
                each.inner[:1],
                each.inner[-1:],
            )
        ):
            yield fault("prefix_unknown", each)
        elif each.prefix == "tr" and each.ancestor("tr") is None:
            yield fault("tr_outside", each)
        elif each.prefix == "tr" and not _alone_in_row(each):
            yield fault("tr_alone", each)
        elif each.prefix == "p" and not each.alone:
            yield fault("p_alone", each)
        if each.split:
            yield fault("split", each)


def together(found: Sequence[Placeholder]) -> Iterator[Fault]:
    """What is wrong with loops and conditions of one part."""
    begun: list[Placeholder] = []
    for each in found:
        if each.kind != "{%" or each.wrong:
            continue
        word = _word(each)
        if word in _BEGINS:
            begun.append(each)
        elif word in _MIDDLES or word in _BEGINS.values():
            open_word = _word(begun[-1]) if begun else ""
            fits = open_word in _MIDDLES[word] if word in _MIDDLES else _BEGINS.get(open_word) == word
            if not fits:
                yield fault("no_begin", each)
                continue
            begin = begun[-1] if word in _MIDDLES else begun.pop()
            if begin.prefix != each.prefix or _container(begin) is not _container(each):
                yield fault("crosses", each, begin=begin.text)
        else:
            yield fault("tag_unknown", each)
    for each in begun:
        yield fault("no_end", each, end=_BEGINS[_word(each)])


def _word(placeholder: Placeholder) -> str:
    return placeholder.inner.strip("- ").partition(" ")[0]


def _container(placeholder: Placeholder) -> etree._Element | None:
    """What holds everything between two ends: the paragraph, what holds the paragraph, or the table."""
    if placeholder.prefix == "tr":
        return placeholder.ancestor("tbl")
    return placeholder.paragraph.getparent() if placeholder.prefix == "p" else placeholder.paragraph


def _alone_in_row(placeholder: Placeholder) -> bool:
    row = placeholder.ancestor("tr")
    words = "".join(str(t.text or "") for t in row.iter(f"{W}t")) if row is not None else ""
    return placeholder.alone and len(words.strip()) == len(
        "".join(t.text or "" for t in placeholder.paragraph.iter(f"{W}t")).strip()
    )
