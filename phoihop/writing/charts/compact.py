"""An SVG without what no eye sees: a page with a chart must still fit a slow line."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
_INHERITED = (
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "font-family",
    "font-size",
    "font-weight",
    "text-anchor",
)
_DROPPED = ("class", "role", "pointer-events", "stroke-miterlimit")
_LONG = re.compile(r"-?\d+\.\d{3,}(?:e-\d+)?|-?\d+e-\d+")
_PLACES = ("d", "transform", "x2", "y2")
_NOTHING = re.compile(r"(?:M0,0h0v0h0Z)?")
_OFTEN = 3  # from so many times on an outline is drawn once and used


def compact(root: Any, key: str) -> None:
    """Makes an SVG of Vega small in place; ``key`` begins the names of what it defines."""
    for element in list(root.iter(f"{SVG}*")):
        if element.tag == f"{SVG}path" and _unseen(element):
            element.getparent().remove(element)
            continue
        for name in list(element.attrib):
            if name in _DROPPED or name.startswith("aria-") or (name, element.get(name)) == ("opacity", "1"):
                del element.attrib[name]
            elif name in _PLACES:
                element.set(name, _LONG.sub(_rounded, element.get(name)))
        if element.get("transform") == "translate(0,0)":
            del element.attrib["transform"]
    for group in reversed(list(root.iter(f"{SVG}g"))):
        _hoist(group)
        if not len(group):
            group.getparent().remove(group)
        elif not group.attrib:
            _unwrap(group)
    _use(root, key)
    etree.cleanup_namespaces(root)


def _unseen(path: Any) -> bool:
    if path.get("display") or _NOTHING.fullmatch(path.get("d", "")):
        return True
    return path.get("class") == "background" and not (path.get("fill") or path.get("stroke"))


def _rounded(found: re.Match[str]) -> str:
    return f"{float(found[0]):.2f}".rstrip("0").rstrip(".").replace("-0", "0", 1 if found[0].startswith("-0.00") else 0)


def _hoist(group: Any) -> None:
    """What all children say of themselves is said once by their group."""
    if len(group) < 2:
        return
    for name in _INHERITED:
        said = {child.get(name) for child in group}
        if len(said) == 1 and None not in said and name not in group.attrib:
            group.set(name, said.pop())
            for child in group:
                del child.attrib[name]


def _unwrap(group: Any) -> None:
    parent = group.getparent()
    place = parent.index(group)
    parent[place : place + 1] = list(group)


def _use(root: Any, key: str) -> None:
    """An outline that stands at many places (the shape of a status) is defined once."""
    placed = [path for path in root.iter(f"{SVG}path") if path.get("transform")]
    often = [d for d, times in Counter(path.get("d") for path in placed).items() if times >= _OFTEN]
    if not often:
        return
    known = {d: f"{key}s{number}" for number, d in enumerate(often)}
    defined = etree.Element(f"{SVG}defs")
    for d, name in known.items():
        etree.SubElement(defined, f"{SVG}path", id=name, d=d)
    root.insert(0, defined)
    for path in placed:
        if outline := known.get(path.get("d")):
            path.tag = f"{SVG}use"
            del path.attrib["d"]
            path.set("href", f"#{outline}")
