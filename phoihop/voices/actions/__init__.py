"""What citizens and units do with citizens' words and works; works by noun: ``actions.activity.sign_up``."""

from . import activity, survey, visit
from .answering import answer, ask, forward, refuse, take
from .speaking import rate, reopen, reply, send

__all__ = [
    "activity",
    "answer",
    "ask",
    "forward",
    "rate",
    "refuse",
    "reopen",
    "reply",
    "send",
    "survey",
    "take",
    "visit",
]
