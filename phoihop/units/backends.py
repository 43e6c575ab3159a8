"""Who is signed in: allauth's way, with the account of a session found by a prepared query."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from phoihop.ground.prepared import prepared

from .models import Account


@prepared
def _accounts(key: int) -> QuerySet[Account]:
    return Account.objects.filter(pk=key)


class Backend(AuthenticationBackend):
    """What ``AUTHENTICATION_BACKENDS`` names."""

    def get_user(self, user_id: int) -> Account | None:
        """The account of a session, unless it was blocked."""
        return next((one for one in _accounts(user_id) if self.user_can_authenticate(one)), None)
