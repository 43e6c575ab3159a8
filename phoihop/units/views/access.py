"""Pages of the signed-in person, open also to one who may act for nobody yet."""

from __future__ import annotations

from phoihop.ground.pages import View, official


def personal(view: View) -> View:
    """A page about oneself: signing in is all it asks."""
    checked = official(view)
    checked.access = "personal"  # type: ignore[attr-defined]
    return checked
