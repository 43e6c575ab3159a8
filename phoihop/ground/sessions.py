"""Sessions in the database, as Django keeps them, found by a prepared query: every request of a person asks."""

from __future__ import annotations

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from .prepared import prepared


@prepared
def _sessions(key: str) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key)


class SessionStore(DatabaseStore):
    """What ``SESSION_ENGINE`` names."""

    def _get_session_from_db(self) -> Session | None:
        for found in _sessions(self.session_key) if self.session_key else []:
            if found.expire_date > timezone.now():
                return found
        self._session_key = None
        return None
