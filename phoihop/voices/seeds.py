"""The seed that a form carries: sent twice, it gives the same code, and so is done once."""

from __future__ import annotations

from phoihop.ground.pages import Request

from .codes import new_seed

_LETTERS = 24


def seed_of(request: Request) -> tuple[str, bool]:
    """The form's seed, and whether it came with a form of ours; a new one where it did not."""
    given = request.POST.get("seed", "")[: _LETTERS + 1] if request.method == "POST" else ""
    return (given, True) if len(given) == _LETTERS else (new_seed(), False)
