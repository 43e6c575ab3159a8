"""What is done in this room."""

from .announcements import edit, write
from .posting import add_channel, drop_channel, end_channel, prove, publish, translate, withdraw
from .provisions import correct, renew

__all__ = [
    "add_channel", "correct", "drop_channel", "edit", "end_channel", "prove", "publish", "renew", "translate",
    "withdraw", "write",
]  # fmt: skip
