"""What stands on a line, apart from whose line it is: said by a person, or suggested."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from .models import ReportLine


@dataclass(frozen=True)
class Said:
    """State, narrative and obstacles; ``basis`` says in words where a suggestion comes from."""

    state: str = ""
    narrative: str = ""
    obstacles: str = ""
    basis: str = field(default="", compare=False)

    @classmethod
    def of(cls, line: ReportLine) -> Said:
        """What a saved line says."""
        return cls(line.state, line.narrative, line.obstacles)

    @property
    def mark(self) -> str:
        """By which a line sent back is known to be untouched; line ends and blanks at the ends do not count."""
        parts = (part.replace("\r\n", "\n").strip() for part in (self.state, self.narrative, self.obstacles))
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
