"""What citizens and units do with citizens' words and works; works by noun: ``actions.activity.sign_up``."""

from . import activity, survey, visit
from .answering import answer, ask, forget_contacts, forward, merge, publish, refuse, refuse_many, see_contact, take
from .speaking import rate, reopen, reply, send

__all__ = [
    "activity",
    "answer",
    "ask",
    "forget_contacts",
    "forward",
    "merge",
    "publish",
    "rate",
    "refuse",
    "refuse_many",
    "reopen",
    "reply",
    "see_contact",
    "send",
    "survey",
    "take",
    "visit",
]
