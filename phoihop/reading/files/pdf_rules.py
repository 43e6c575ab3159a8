"""Ruled tables on a PDF page, from its drawn lines."""

from __future__ import annotations

import ctypes
import itertools
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_THIN = 3.0  # points: a filled box narrower than this is a line
_SHORT = 6.0  # points: shorter lines are signs, not rules
_MOST_EDGES = 6000


@dataclass(frozen=True, slots=True)
class Edge:
    """A horizontal or vertical line; y grows downwards."""

    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(slots=True)
class Box:
    """A cell of a table grid: its place on the page and the columns and rows it covers."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class RuledTable:
    """A table: the x and y of its rules, and its cells as boxes."""

    boxes: list[Box]

    @property
    def x0(self) -> float:
        return min(box.x0 for box in self.boxes)

    @property
    def x1(self) -> float:
        return max(box.x1 for box in self.boxes)

    @property
    def top(self) -> float:
        return min(box.top for box in self.boxes)

    @property
    def bottom(self) -> float:
        return max(box.bottom for box in self.boxes)

    def uprights(self) -> list[tuple[float, float, float]]:
        """The left edges of its cells: x, top, bottom."""
        return [(box.x0, box.top, box.bottom) for box in self.boxes if box.x0 > self.x0 + 2]

    def columns(self) -> list[float]:
        return _ranked([box.x0 for box in self.boxes] + [box.x1 for box in self.boxes])

    def rows(self) -> list[float]:
        return _ranked([box.top for box in self.boxes] + [box.bottom for box in self.boxes])


def ruled_tables(page: pdfium.PdfPage) -> list[RuledTable]:
    """The ruled tables of a page, from top to bottom; cheap where nothing is drawn."""
    return tables_between(_edges(page))


def tables_between(edges: list[Edge]) -> list[RuledTable]:
    """The tables of at least two cells that lines make, from top to bottom."""
    if sum(e.horizontal for e in edges) < 2 or sum(not e.horizontal for e in edges) < 2 or len(edges) > _MOST_EDGES:
        return []
    # lazily: pdfplumber costs 0.3 s to import, only pages with rules need its table finder
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    dicts = [
        {
            "x0": e.x0,
            "x1": e.x1,
            "top": e.top,
            "bottom": e.bottom,
            "width": e.x1 - e.x0,
            "height": e.bottom - e.top,
            "orientation": "h" if e.horizontal else "v",
            "object_type": "line",
        }
        for e in edges
    ]
    merged = merge_edges(dicts, 3, 3, 3, 3)
    cells = intersections_to_cells(edges_to_intersections(merged, 3, 3))
    tables = [
        RuledTable([Box(x0, top, x1, bottom) for x0, top, x1, bottom in table]) for table in cells_to_tables(cells)
    ]
    return sorted((table for table in tables if len(table.boxes) >= 2), key=lambda table: table.top)


def _edges(page: pdfium.PdfPage) -> list[Edge]:
    height = page.get_height()
    edges: list[Edge] = []
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        matrix = path.get_matrix()
        points: list[tuple[float, float]] = []
        for x, y, kind, close in _segments(path.raw):
            u, v = matrix.on_point(x, y)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                _add_lines(edges, points, height)
                points = [(u, v)]
            else:
                points.append((u, v))
            if close and points:
                points.append(points[0])
        _add_lines(edges, points, height)
        if len(edges) > _MOST_EDGES:
            break
    return [edge for edge in edges if max(edge.x1 - edge.x0, edge.bottom - edge.top) >= _SHORT]


def _segments(path: raw.FPDF_PAGEOBJECT) -> list[tuple[float, float, int, bool]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    out = []
    for index in range(min(raw.FPDFPath_CountSegments(path), 400)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        if raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            out.append(
                (x.value, y.value, raw.FPDFPathSegment_GetType(segment), bool(raw.FPDFPathSegment_GetClose(segment)))
            )
    return out


def _add_lines(edges: list[Edge], points: list[tuple[float, float]], height: float) -> None:
    """The upright and level strokes of one stretch; a thin filled box counts as one line."""
    if len(points) < 2:
        return
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    x0, x1, top, bottom = min(xs), max(xs), height - max(ys), height - min(ys)
    if x1 - x0 < _THIN or bottom - top < _THIN:
        if x1 - x0 >= bottom - top:
            middle = (top + bottom) / 2
            edges.append(Edge(x0, x1, middle, middle))
        else:
            middle = (x0 + x1) / 2
            edges.append(Edge(middle, middle, top, bottom))
        return
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        if abs(ax - bx) < 1 or abs(ay - by) < 1:
            edges.append(Edge(min(ax, bx), max(ax, bx), height - max(ay, by), height - min(ay, by)))


def _ranked(values: list[float]) -> list[float]:
    """Values in order, those nearer than 2 points as one."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > 2:
            out.append(value)
    return out
