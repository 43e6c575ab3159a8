"""The verbs of units: one file a noun."""

from .accounts import create_account, disable_account, drop_second_factor, edit_account, enable_account
from .days import add_day_off, remove_day_off
from .invitations import accept_invitation, issue_invitation
from .memberships import end_membership, grant_membership
from .posts import create_post, end_post, hold_post
from .units import create_class, create_unit, edit_class, edit_unit, end_unit

__all__ = [
    "accept_invitation", "add_day_off", "create_account", "create_class", "create_post", "create_unit",
    "disable_account", "drop_second_factor", "edit_account", "edit_class", "edit_unit", "enable_account",
    "end_membership", "end_post", "end_unit", "grant_membership", "hold_post", "issue_invitation", "remove_day_off",
]  # fmt: skip
