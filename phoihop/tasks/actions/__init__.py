"""The verbs of tasks: one file a noun."""

from .extensions import answer_extension, ask_extension, extend
from .giving import Given, adjust, give
from .handling import hand, hand_back, take_over
from .making import make_tasks
from .progress import accept, cancel, reopen, report, return_report
from .sharpening import refuse_behind_signed, sharpen

__all__ = [
    "Given",
    "accept",
    "adjust",
    "answer_extension",
    "ask_extension",
    "cancel",
    "extend",
    "give",
    "hand",
    "hand_back",
    "make_tasks",
    "refuse_behind_signed",
    "reopen",
    "report",
    "return_report",
    "sharpen",
    "take_over",
]
