"""The house's colours, shapes and letters in charts: readable in grey print and by who cannot tell red from green.

A status is shape + word + colour. Two statuses of one colour differ in lightness, and so do neighbours in a bar.
"""

from __future__ import annotations

from dataclasses import dataclass

INK, INK_2, LINE, PAPER = "#1f2430", "#555d6e", "#e3ded4", "#ffffff"
LACQUER, INDIGO = "#a3251f", "#26406e"
COLOURS = {"late": "#b3261e", "risk": "#8a5600", "ontime": "#26406e", "done": "#1b7a5a", "idle": "#5f6572"}

FONT = "Be Vietnam Pro"
FAMILIES = f"{FONT}, system-ui, sans-serif"

# Outlines within -1 … 1, as the pages draw them within 16; a hole runs against its edge.
SHAPES = {
    "square": "M-.75,-.75h1.5v1.5h-1.5Z",
    "triangle": "M0,-.85L.9,.8H-.9Z",
    "ring": "M.8,0A.8,.8,0,1,1,-.8,0A.8,.8,0,1,1,.8,0ZM.45,0A.45,.45,0,1,0,-.45,0A.45,.45,0,1,0,.45,0Z",
    "clock": (
        "M.85,0A.85,.85,0,1,1,-.85,0A.85,.85,0,1,1,.85,0ZM.62,0A.62,.62,0,1,0,-.62,0A.62,.62,0,1,0,.62,0Z"
        "M-.12,-.5H.12V.08H-.12ZM-.12,-.08H.45V.12H-.12Z"
    ),
    "check": "M-.9,.05L-.65,-.2L-.25,.2L.65,-.8L.9,-.55L-.25,.7Z",
    "dot": "M.5,0A.5,.5,0,1,1,-.5,0A.5,.5,0,1,1,.5,0Z",
    "cross": "M-.8,-.55L-.55,-.8L0,-.25L.55,-.8L.8,-.55L.25,0L.8,.55L.55,.8L0,.25L-.55,.8L-.8,.55L-.25,0Z",
}
# How much white is mixed into a status's colour, by its shape
_LIGHTER = {"square": 0.0, "triangle": 0.5, "ring": 0.0, "clock": 0.6, "check": 0.0, "dot": 0.5, "cross": 0.8}


@dataclass(frozen=True)
class StatusLook:
    """A status as the house shows it: its word, and the names of its shape and colour."""

    key: str
    word: str
    shape: str
    colour: str

    @property
    def fill(self) -> str:
        """The colour of its part of a bar."""
        return mixed(COLOURS[self.colour], _LIGHTER[self.shape])

    @property
    def ink(self) -> str:
        """The colour of letters on it."""
        return INK if _LIGHTER[self.shape] else PAPER


def mixed(colour: str, white: float) -> str:
    """A colour with a share of white in it."""
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * white):02x}" for part in parts)
