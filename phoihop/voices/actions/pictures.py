"""A picture that is taken out leaves the disk too: it may show somebody who did not want to be shown."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from phoihop.ground.keeping import let_go, remove_bytes

from ..models import ActivityPhoto, VisitPhoto


def take_out(photo: ActivityPhoto | VisitPhoto) -> None:
    """Deletes the row, and what it showed where nothing else holds it; call it inside an act."""
    stored = photo.file
    photo.delete()
    let_go(stored)
    transaction.on_commit(partial(remove_bytes, [stored.path]))
