from .accounts import POWERS, Account, Invitation, Membership, Role
from .days import DayOff
from .posts import Post, PostHolding
from .units import Kind, Level, Unit, UnitClass

__all__ = [
    "POWERS",
    "Account",
    "DayOff",
    "Invitation",
    "Kind",
    "Level",
    "Membership",
    "Post",
    "PostHolding",
    "Role",
    "Unit",
    "UnitClass",
]
