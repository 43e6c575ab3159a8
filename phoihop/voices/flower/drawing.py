"""The flower as SVG: each petal is outlined, and filled from the heart as far as it has opened.

The page that shows it holds the one path of all petals, ``#petal``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from .petals import Petals, Stage

COLOURS = dict(zip(Petals, ("#26406e", "#2f6f8f", "#1b7a5a", "#a8730c", "#a3251f", "#6d3b74"), strict=True))
_SMALL, _LARGE = 44, 220
_FILLS = {Stage.EMPTY: 0.0, Stage.HALF: 0.55, Stage.FULL: 1.0}


class Drawable(Protocol):
    """What a petal tells its drawing."""

    @property
    def verb(self) -> Petals: ...
    @property
    def stage(self) -> Stage: ...
    @property
    def fill(self) -> float: ...


def drawn(petals: Sequence[Drawable], *, large: bool) -> SafeString:
    """One picture with its words for who cannot see it."""
    inner = "".join(
        _petal(place * 60, one, one.fill if large else _FILLS[one.stage]) for place, one in enumerate(petals)
    )
    told = _("Hoa sáu cánh. {petals}").format(
        petals="; ".join(f"{one.verb.label}: {one.stage.label}" for one in petals)
    )
    size = _LARGE if large else _SMALL
    return mark_safe(  # noqa: S308  # numbers and constants of ours; the words are escaped
        f'<svg class="flower{"" if large else " small"}" role="img" aria-label="{escape(told)}" '
        f'width="{size}" height="{size}" viewBox="-12 -12 24 24">{inner}</svg>'
    )


def _petal(turn: int, petal: Drawable, fill: float) -> str:
    colour = COLOURS[petal.verb]
    inner = f'<use href="#petal" transform="rotate({turn})scale({fill:.2g})" fill="{colour}"/>' if fill else ""
    return f'<use href="#petal" transform="rotate({turn})" fill="none" stroke="{colour}" stroke-width=".35"/>{inner}'
