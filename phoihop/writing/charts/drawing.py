"""A chart as a picture: one description gives the SVG of a page and the PNG of a Word file."""

from __future__ import annotations

import functools
import hashlib
import threading
from dataclasses import dataclass
from typing import Any

from lxml import etree

from phoihop.writing.measure import FONTS
from phoihop.writing.texts import one_line

from .compact import SVG, compact
from .looks import CONFIG

WIDTH = 480  # of the drawing area, in the page's pixels
_VERSION = "6.4"  # of Vega-Lite
_SHARP = 3.0  # dots of the PNG for one pixel of the page: 160 mm wide at 300 dots an inch
_turn = threading.Lock()  # its engine serves one at a time


@dataclass(frozen=True)
class Chart:
    """A chart: what it shows in a few words and in full, and its Vega-Lite description."""

    title: str
    description: str
    spec: dict[str, Any]


def svg(chart: Chart) -> str:
    """The chart for a page: no script, no style, one title and one description for those who cannot see it."""
    drawn = _drawn(chart).encode()
    key = "c" + hashlib.sha256(drawn).hexdigest()[:10]
    root = etree.fromstring(drawn)
    compact(root, key)
    root.set("role", "img")
    root.set("aria-labelledby", f"{key}t {key}d")
    for place, (tag, words) in enumerate((("title", chart.title), ("desc", chart.description))):
        said = etree.Element(f"{SVG}{tag}", id=f"{key}{tag[0]}")
        said.text = one_line(words)
        root.insert(place, said)
    return str(etree.tostring(root, encoding="unicode"))


def png(chart: Chart) -> bytes:
    """The chart for a Word file or a PDF."""
    drawn = _drawn(chart)
    with _turn:
        picture: bytes = _engine().svg_to_png(drawn, scale=_SHARP)
    return picture


def _drawn(chart: Chart) -> str:
    spec = {"$schema": f"https://vega.github.io/schema/vega-lite/v{_VERSION[0]}.json", "config": CONFIG, **chart.spec}
    with _turn:
        drawn: str = _engine().vegalite_to_svg(spec, vl_version=_VERSION, allowed_base_urls=[])
    return drawn


@functools.cache
def _engine() -> Any:
    import vl_convert  # lazily: 80 MB that only drawing needs

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert
