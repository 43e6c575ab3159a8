"""The ruled lines in the picture of a page."""

from __future__ import annotations

import re

from PIL import Image, ImageDraw, ImageFilter

from phoihop.reading.files.pdf_rules import Edge

_DARK = 160  # grey below which a dot is ink
_STEP = 16  # dots: a line is looked at in stretches as long as this
_BROAD = 3  # dots: a line is found in each of its rows of dots
_LEVEL = re.compile(rb"[\xd2-\xff]{6,}")  # stretches that are ink all along: longer than any letter is wide,
_UPRIGHT = re.compile(rb"[\xd2-\xff]{3,}")  # or high


def drawn_edges(picture: Image.Image, scale: float) -> list[Edge]:
    """The level and upright lines of a picture that stands upright; ``scale``: points a dot."""
    ink = picture.point([255 if grey < _DARK else 0 for grey in range(256)]).filter(ImageFilter.MaxFilter(3))
    level = [Edge(x0, x1, y, y) for y, x0, x1 in _runs(ink, _LEVEL, scale)]
    upright = [Edge(x, x, y0, y1) for x, y0, y1 in _runs(ink.transpose(Image.Transpose.TRANSPOSE), _UPRIGHT, scale)]
    return level + upright


def without_edges(picture: Image.Image, edges: list[Edge], scale: float) -> Image.Image:
    """The picture with its lines painted over."""
    clean = picture.copy()
    brush = ImageDraw.Draw(clean)
    for edge in edges:
        ends = [at / scale for at in (edge.x0, edge.top, edge.x1, edge.bottom)]
        brush.line(ends, fill=255, width=_BROAD)
    return clean


def _runs(ink: Image.Image, long: re.Pattern[bytes], scale: float) -> list[tuple[float, float, float]]:
    """Where, from and to of the lines along the rows; longer by a stretch at both ends, which are seldom whole."""
    width = ink.width // _STEP
    data = ink.resize((width, ink.height), Image.Resampling.BOX, (0, 0, width * _STEP, ink.height)).tobytes()
    return [
        (y * scale, (run.start() - 1) * _STEP * scale, (run.end() + 1) * _STEP * scale)
        for y in range(ink.height)
        for run in long.finditer(data[y * width : (y + 1) * width])
    ]
