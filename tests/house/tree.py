"""The product's files as the house tests read them."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "phoihop"
# From the ground to the roof; a room uses only rooms that stand before it.
ROOMS = ["ground", "reading", "writing", "signing", "ledger", "units", "templating", "documents", "publishing",
         "programmes", "tasks", "indicators", "rounds", "steering", "oversight", "emulation", "voices", "reviews",
         "notices", "desk", "portal", "site"]  # fmt: skip


def room_of(path: Path) -> str:
    """The room that a file belongs to; "" for what stands beside the rooms (cli.py)."""
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


def nearer_or_same(other: str, room: str) -> bool:
    """Whether ``other`` may be used by ``room``."""
    return other not in ROOMS or ROOMS.index(other) <= ROOMS.index(room)


@functools.cache
def code(*, tests: bool = False, migrations: bool = False) -> list[Path]:
    """The product's Python files."""
    files = sorted(PACKAGE.rglob("*.py"))
    unwanted = {name for name, wanted in (("tests", tests), ("migrations", migrations)) if not wanted}
    return [path for path in files if not unwanted & set(path.relative_to(PACKAGE).parts)]


@functools.cache
def templates() -> list[Path]:
    """The product's templates, of both engines."""
    return sorted(p for folder in ("templates", "jinja2") for p in PACKAGE.rglob(f"{folder}/**/*") if p.is_file())


@functools.cache
def syntax(path: Path) -> ast.Module:
    """A file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def called(node: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Each method call below a node, with the method's name."""
    for one in ast.walk(node):
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute):
            yield one, one.func.attr


def at(path: Path, line: int) -> str:
    """path:line, from the root."""
    return f"{path.relative_to(ROOT)}:{line}"
