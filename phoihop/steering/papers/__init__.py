"""Meetings and plans as official papers, in Vietnamese as offices write them."""

from .meetings import minutes_of, notice_of
from .plans import plan_of

__all__ = ["minutes_of", "notice_of", "plan_of"]
