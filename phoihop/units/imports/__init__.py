"""What this room loads from sheets: units, and accounts with their roles."""

from .accounts import import_accounts
from .units import import_units

__all__ = ["import_accounts", "import_units"]
