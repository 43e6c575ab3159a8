"""What citizens and units do with citizens' words."""

from .answering import answer, ask, forget_contacts, forward, merge, publish, refuse, refuse_many, see_contact, take
from .speaking import rate, reopen, reply, send

__all__ = [
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
    "take",
]
