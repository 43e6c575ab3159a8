"""What citizens and units do with citizens' words."""

from .answering import answer, ask, forward, refuse, take
from .speaking import rate, reopen, reply, send

__all__ = ["answer", "ask", "forward", "rate", "refuse", "reopen", "reply", "send", "take"]
