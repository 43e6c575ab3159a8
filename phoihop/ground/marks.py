"""Shapes as inline SVG: a status is always shape + word + colour; the flower is the house's mark."""

from __future__ import annotations

from django.utils.safestring import SafeString, mark_safe


def _svg(inner: str, size: int = 13) -> str:
    return f'<svg class="shape" aria-hidden="true" width="{size}" height="{size}" viewBox="0 0 16 16">{inner}</svg>'


SHAPES = {
    "square": _svg('<rect x="2" y="2" width="12" height="12" fill="currentColor"/>'),
    "triangle": _svg('<path d="M8 1.5l7 13H1z" fill="currentColor"/>'),
    "ring": _svg('<circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2.4"/>'),
    "clock": _svg(
        '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/>'
        '<path d="M8 4.5V8l2.5 2" fill="none" stroke="currentColor" stroke-width="1.8"/>'
    ),
    "check": _svg('<path d="M2.5 8.5l3.5 3.5 7.5-8" fill="none" stroke="currentColor" stroke-width="2.4"/>'),
    "dot": _svg('<circle cx="8" cy="8" r="4" fill="currentColor"/>'),
    "glass": _svg(
        '<circle cx="6.5" cy="6.5" r="4.5" fill="none" stroke="currentColor" stroke-width="2"/>'
        '<path d="M10 10l4.5 4.5" stroke="currentColor" stroke-width="2"/>',
        16,
    ),
    "cross": _svg('<path d="M3 3l10 10M13 3L3 13" stroke="currentColor" stroke-width="2.2"/>'),
}


def shape(name: str) -> SafeString:
    """A shape as inline SVG, hidden from screen readers: the word stands beside it."""
    return mark_safe(SHAPES[name])  # noqa: S308  # constants of ours
