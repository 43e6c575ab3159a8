"""The flower as SVG: each petal is outlined, and filled from the heart as far as it has opened.

The page that shows it holds the one path of all petals, ``#petal``.
"""

from __future__ import annotations

import functools

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .petals import Petals, Stage

COLOURS = ("#26406e", "#2f6f8f", "#1b7a5a", "#a8730c", "#a3251f", "#6d3b74")  # of the petals, in their order
_FILLS = {Stage.EMPTY: 0.0, Stage.HALF: 0.55, Stage.FULL: 1.0}


def small(stages: tuple[Stage, ...]) -> SafeString:
    """The picture for lists: three states a petal."""
    return _drawn(stages, tuple(_FILLS[one] for one in stages), "flower small", 44, get_language())


def large(stages: tuple[Stage, ...], fills: tuple[float, ...]) -> SafeString:
    """The picture of one promise: each petal is filled by its share, from 0 to 1."""
    return _drawn(stages, fills, "flower", 220, get_language())


@functools.lru_cache(maxsize=2048)
def _drawn(stages: tuple[Stage, ...], fills: tuple[float, ...], name: str, size: int, language: str) -> SafeString:
    """One picture with its words for who cannot see it."""
    inner = "".join(_petal(place * 60, *one) for place, one in enumerate(zip(COLOURS, fills, strict=True)))
    each = "; ".join(f"{verb.label}: {stage.label}" for verb, stage in zip(Petals, stages, strict=True))
    told = _("Hoa sáu cánh. {petals}").format(petals=each)
    return mark_safe(  # noqa: S308  # numbers and constants of ours; the words are escaped
        f'<svg class="{name}" role="img" aria-label="{escape(told)}" '
        f'width="{size}" height="{size}" viewBox="-12 -12 24 24">{inner}</svg>'
    )


def _petal(turn: int, colour: str, fill: float) -> str:
    inner = f'<use href="#petal" transform="rotate({turn})scale({fill:.2g})" fill="{colour}"/>' if fill else ""
    return f'<use href="#petal" transform="rotate({turn})" fill="none" stroke="{colour}" stroke-width=".35"/>{inner}'
