"""What is done in this room."""

from .posting import publish, withdraw
from .provisions import correct, renew

__all__ = ["correct", "publish", "renew", "withdraw"]
