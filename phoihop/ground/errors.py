"""What can go wrong with a request that is not the program's fault; views turn these into messages."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied


class Refused(Exception):
    """The act cannot be done as asked; ``str(error)`` is a translated sentence for the person who asked."""


class Conflict(Refused):
    """Somebody was first: the record is no longer in the state that the person saw."""


class NotAllowed(PermissionDenied):
    """A reader who may see the thing but not do this with it (403)."""


class AlreadyDone(Exception):
    """The same form came twice; the first time counted. ``entry`` is the ledger entry of that time."""

    def __init__(self, entry: object) -> None:
        super().__init__(entry)
        self.entry = entry
