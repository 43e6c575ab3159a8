"""A paragraph that writes itself."""

from __future__ import annotations

from typing import NamedTuple


class Part(NamedTuple):
    """A paragraph; ``key`` names what it is about."""

    key: str
    text: str
