"""Four charts as functions of plain data, each an SVG for the page and a PNG for papers."""

from .drawing import NARROW, Chart, png, svg
from .filling import filling
from .heat import heat
from .looks import StatusLook
from .statuses import statuses
from .targets import Aim, targets

__all__ = ["NARROW", "Aim", "Chart", "StatusLook", "filling", "heat", "png", "statuses", "svg", "targets"]
