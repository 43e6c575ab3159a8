"""What happens to notices; only choosing and calendars are acts of the house's ledger."""

from .choosing import choose
from .feeds import renew_feed
from .reading import read_all, read_one
from .sending import give_up, put_back, sent, take
from .telling import Telling, forget_old, tell

__all__ = [
    "Telling",
    "choose",
    "forget_old",
    "give_up",
    "put_back",
    "read_all",
    "read_one",
    "renew_feed",
    "sent",
    "take",
    "tell",
]
