"""The verbs of units: one file a noun."""

from .accounts import accept_invitation, create_account, disable_account, end_membership, grant_membership, issue_invitation
from .days import add_day_off, remove_day_off
from .posts import create_post, end_post, hold_post
from .units import create_class, create_unit, edit_class, edit_unit, end_unit

__all__ = [
    "accept_invitation", "add_day_off", "create_account", "create_class", "create_post", "create_unit", "disable_account",
    "edit_class", "edit_unit", "end_membership", "end_post", "end_unit", "grant_membership", "hold_post", "issue_invitation",
    "remove_day_off",
]  # fmt: skip
