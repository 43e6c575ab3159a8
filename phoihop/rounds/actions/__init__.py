"""The verbs of rounds: one file a noun."""

from .figures import save_figure
from .lines import keep_lines, save_line
from .reports import (
    LinesMissing,
    accept,
    answer_time,
    approve,
    ask_time,
    hand_back,
    open_again,
    return_report,
    set_approval,
    submit,
)
from .rounds import change_round, lock, open_round, unlock, urge

__all__ = [
    "LinesMissing",
    "accept",
    "answer_time",
    "approve",
    "ask_time",
    "change_round",
    "hand_back",
    "keep_lines",
    "lock",
    "open_again",
    "open_round",
    "return_report",
    "save_figure",
    "save_line",
    "set_approval",
    "submit",
    "unlock",
    "urge",
]
