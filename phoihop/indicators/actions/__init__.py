"""The verbs of indicators: one file a noun."""

from .indicators import change, correct, define, withdraw
from .measurements import record_figure, withdraw_figure
from .targets import set_targets

__all__ = ["change", "correct", "define", "record_figure", "set_targets", "withdraw", "withdraw_figure"]
