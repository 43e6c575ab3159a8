"""Charts for pages."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from phoihop.writing.charts import svg

from .charts import Drawn, charts_of
from .figures.shapes import Figures


class Picture(NamedTuple):
    """A chart with its picture."""

    of: Drawn
    svg: SafeString


def drawn(figures: Figures) -> list[Picture]:
    """Every chart of the figures as SVG."""
    return [Picture(one, mark_safe(svg(one.chart))) for one in charts_of(figures)]  # noqa: S308  # ours, words escaped
