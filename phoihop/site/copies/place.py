"""Where an installation keeps what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Place:
    """The folder of the installation, its files, and its SQLite database; None where the database is PostgreSQL."""

    data: Path
    sqlite: Path | None

    @property
    def files(self) -> Path:
        """What people uploaded."""
        return self.data / "files"

    @property
    def vendor(self) -> str:
        """Django's name of the database."""
        return "sqlite" if self.sqlite else "postgresql"


def here() -> Place:
    """The installation that the settings describe."""
    database = settings.DATABASES["default"]
    on_sqlite = database["ENGINE"].endswith("sqlite3")
    return Place(Path(settings.DATA), Path(database["NAME"]) if on_sqlite else None)
