"""Charts for pages, drawn once for the same figures."""

from __future__ import annotations

import hashlib
import json
from typing import NamedTuple

from django.core.cache import cache
from django.utils.safestring import SafeString, mark_safe

from phoihop.writing.charts import svg

from .charts import Drawn, charts_of
from .figures.shapes import Figures

_KEPT = 7 * 24 * 3600  # seconds


class Picture(NamedTuple):
    """A chart with its picture."""

    of: Drawn
    svg: SafeString


def drawn(figures: Figures) -> list[Picture]:
    """Every chart of the figures as SVG."""
    return [Picture(one, mark_safe(_svg(one))) for one in charts_of(figures)]  # noqa: S308  # made by us, words escaped


def _svg(one: Drawn) -> str:
    said = json.dumps([one.chart.title, one.chart.description, one.chart.spec], sort_keys=True, default=str)
    key = f"review-chart-{hashlib.sha256(said.encode()).hexdigest()}"
    found = cache.get(key)
    if found is None:
        found = svg(one.chart)
        cache.set(key, found, _KEPT)
    return str(found)
