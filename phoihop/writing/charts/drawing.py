"""A chart as a picture: one drawing gives the SVG of a page and the PNG of a Word file."""

from __future__ import annotations

import functools
import hashlib
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Literal

from phoihop.writing.measure import FONTS
from phoihop.writing.texts import clean, one_line

from .looks import FAMILIES, INK, PAPER, SHAPES

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

WIDTH, NARROW = 480.0, 240.0  # of the drawing area, in the page's pixels; on a phone
SIZE = 13  # of letters
LINE = 16  # from one line of letters to the next
_DROP = 0.35 * SIZE  # from the middle of letters down to the line that they stand on
_PADDING = 8
_UNITS = 1000  # letters are measured large: at their own size their widths would be rounded
_SHARP = 3.0  # dots of the PNG for one pixel of the page: 160 mm wide at 300 dots an inch
_KEY = "\0"  # stands for the beginning of a drawing's names until they are known
_turn = threading.Lock()  # the engine serves one at a time

Anchor = Literal["start", "middle", "end"]
_REACH = {"start": (0.0, 1.0), "middle": (0.5, 0.5), "end": (1.0, 0.0)}


@dataclass(frozen=True)
class Chart:
    """A chart: what it shows in a few words and in full, and its drawing."""

    title: str
    description: str
    pen: Pen


class Pen:
    """Draws from (0, 0) to the right and down, and remembers how far it went: nothing is cut, whatever the words.

    ``width`` is that of the area in which it draws; words may stand beside it.
    """

    def __init__(self, width: float = WIDTH) -> None:
        self.width = width
        self._parts: list[str] = []
        self._shapes: dict[tuple[str, float], int] = {}
        self._left = self.top = self._right = self._bottom = 0.0

    def reach(self, left: float, top: float, right: float, bottom: float) -> None:
        """Keeps this area within the picture."""
        self._left, self.top = min(self._left, left), min(self.top, top)
        self._right, self._bottom = max(self._right, right), max(self._bottom, bottom)

    def text(
        self, x: float, y: float, words: str, anchor: Anchor = "start", *, fill: str = INK, bold: bool = False,
        rim: bool = False,
    ) -> None:  # fmt: skip
        """A line of letters with its middle at ``y``; with a ``rim`` of paper where a line runs behind it."""
        before, behind = (share * width_of(words, bold=bold) for share in _REACH[anchor])
        self.reach(x - before, y - LINE / 2, x + behind, y + LINE / 2)
        look = {"text-anchor": anchor if anchor != "middle" else "", "fill": fill if fill != INK else ""}
        look |= {"font-weight": "600" if bold else "", "paint-order": "stroke" if rim else ""}
        look |= {"stroke": PAPER, "stroke-width": "4"} if rim else {}
        said = "".join(f' {name}="{value}"' for name, value in look.items() if value)
        self._parts.append(
            f'<text x="{short(x)}" y="{short(y + _DROP)}"{said}>{escape(clean(words), quote=False)}</text>'
        )

    def lines(self, x: float, y: float, words: Iterable[str], anchor: Anchor, *, rim: bool = False) -> None:
        """Several lines with their middle at ``y``."""
        found = list(words)
        for place, line in enumerate(found):
            self.text(x, y + (place - (len(found) - 1) / 2) * LINE, line, anchor, rim=rim)

    def path(self, outline: str, *, fill: str = "none", stroke: str = "", width: float = 1, dashes: str = "") -> None:
        """Any outline within what was reached."""
        line = f' stroke="{stroke}"' if stroke else ""
        line += f' stroke-width="{short(width)}"' if stroke and width != 1 else ""
        line += f' stroke-dasharray="{dashes}"' if dashes else ""
        self._parts.append(f'<path d="{outline}" fill="{fill}"{line}/>')

    def shape(self, name: str, x: float, y: float, radius: float, fill: str) -> None:
        """The shape of a status, drawn once and used often."""
        key = self._shapes.setdefault((name, radius), len(self._shapes))
        self._parts.append(f'<use href="#{_KEY}{key}" x="{short(x)}" y="{short(y)}" fill="{fill}"/>')

    def drawn(self, title: str, description: str) -> str:
        """The picture: no script, no style, one title and one description for those who cannot see it."""
        left, top = self._left - _PADDING, self.top - _PADDING
        width, height = self._right + _PADDING - left, self._bottom + _PADDING - top
        said = "".join(
            f'<{tag} id="{_KEY}{tag[0]}">{escape(one_line(words), quote=False)}</{tag}>'
            for tag, words in (("title", title), ("desc", description))
        )
        shapes = "".join(
            f'<path id="{_KEY}{key}" d="{SHAPES[name]}" transform="scale({short(radius)})"/>'
            for (name, radius), key in self._shapes.items()
        )
        body = "".join(self._parts)
        paper = f'<path d="{box(left, top, width, height)}" fill="{PAPER}"/>'
        text = (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{_KEY}t {_KEY}d" '
            f'width="{short(width)}" height="{short(height)}" '
            f'viewBox="{short(left)} {short(top)} {short(width)} {short(height)}" '
            f'font-family="{FAMILIES}" font-size="{SIZE}" text-anchor="middle" fill="{INK}">{said}'
            f"{f'<defs>{shapes}</defs>' if shapes else ''}{paper}{body}</svg>"
        )
        return text.replace(_KEY, "c" + hashlib.sha256(text.encode()).hexdigest()[:8])


def svg(chart: Chart) -> str:
    """The chart for a page."""
    return chart.pen.drawn(chart.title, chart.description)


def png(chart: Chart) -> bytes:
    """The chart for a Word file or a PDF."""
    with _turn:
        picture: bytes = _engine().svg_to_png(svg(chart), scale=_SHARP)
    return picture


def box(x: float, y: float, width: float, height: float) -> str:
    """The outline of a rectangle."""
    return f"M{short(x)},{short(y)}h{short(width)}v{short(height)}h{short(-width)}z"


def short(value: float) -> str:
    """A length in the fewest letters that no eye tells from it."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-0", "0", 1 if abs(value) < 0.005 else 0)


@functools.lru_cache(2000)
def width_of(words: str, *, bold: bool = False) -> float:
    """How wide a line of letters is."""
    return float(_font("SemiBold" if bold else "Regular").getlength(clean(words)) * SIZE / _UNITS)


@functools.cache
def _font(name: str) -> FreeTypeFont:
    from PIL import ImageFont  # lazily: few pages draw

    return ImageFont.truetype(str(FONTS / f"BeVietnamPro-{name}.ttf"), _UNITS, layout_engine=ImageFont.Layout.BASIC)


@functools.cache
def _engine() -> Any:
    import vl_convert  # lazily: only papers need pictures of dots

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert
