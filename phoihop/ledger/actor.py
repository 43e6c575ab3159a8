"""Who does an act: a person for a unit in a role, or the system itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """Whom an act is recorded for. ``unit`` and ``role`` are plain text of the day; ``powers`` come from the role."""

    unit: str
    role: str
    powers: frozenset[str] = frozenset()
    unit_id: int | None = None
    unit_path: str = ""
    unit_kind: str = ""
    unit_level: str = ""
    account_id: int | None = None
    membership_id: int | None = None

    @property
    def own_unit_id(self) -> int:
        """The key of the unit that the actor acts for; an act that needs one refuses everybody else by its rule."""
        if self.unit_id is None:
            raise AssertionError("acts for no unit")
        return self.unit_id

    def can(self, power: str) -> bool:
        """Whether the role carries this power; on which objects is for the room's rules to say."""
        return power in self.powers


# Somebody without an account, of whom nothing is known: the ledger keeps the day of such acts alone.
CITIZEN = Actor(unit="Người dân", role="", powers=frozenset({"citizen"}))
SYSTEM = Actor(unit="Hệ thống", role="", powers=frozenset({"system"}))
