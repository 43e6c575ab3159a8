"""Charts for pages."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from phoihop.writing.charts import Chart, svg

from .charts import Drawn, charts_of
from .figures.shapes import Figures


class Picture(NamedTuple):
    """A chart with its picture, and the one for a phone."""

    of: Drawn
    svg: SafeString
    narrow: SafeString | None


def drawn(figures: Figures) -> list[Picture]:
    """Every chart of the figures as SVG."""
    return [Picture(one, _svg(one.chart), _svg(one.narrow) if one.narrow else None) for one in charts_of(figures)]


def _svg(chart: Chart) -> SafeString:
    return mark_safe(svg(chart))  # noqa: S308  # made by us, words escaped
