"""Administrators need a second factor: without one their membership cannot be acted for (never asked in the demo)."""

from __future__ import annotations

from collections.abc import Sequence

from allauth.mfa.models import Authenticator
from django.conf import settings

from .models import Membership, Role


def has_second_factor(account_id: int) -> bool:
    """Whether an authenticator app is set up."""
    return Authenticator.objects.filter(user=account_id, type=Authenticator.Type.TOTP).exists()


def demanded(memberships: Sequence[Membership]) -> bool:
    """Whether one of them may only be acted for with a second factor."""
    return not settings.DEMO and any(m.role == Role.ADMINISTRATOR for m in memberships)


def usable(memberships: Sequence[Membership]) -> list[Membership]:
    """Those of one account's memberships that may be acted for now."""
    if not demanded(memberships) or has_second_factor(memberships[0].account_id):
        return list(memberships)
    return [m for m in memberships if m.role != Role.ADMINISTRATOR]
