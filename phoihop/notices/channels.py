"""Ways by which a notice leaves the house: one interface, an adapter each. The page is always there besides.

A further way (Zalo, SMS) is a class with ``reaches`` and ``carry``, and an entry in CHANNELS.
"""

from __future__ import annotations

from typing import Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

from .letters import Letter
from .models import Choice


class Undelivered(Exception):
    """The channel could not take it now; it is tried again."""


class Channel(Protocol):
    """An adapter."""

    def reaches(self, address: str, rhythm: str) -> bool:
        """Whether this way leads to a person with this mail address, by the person's own choice."""

    def carry(self, letter: Letter, address: str, name: str) -> None:
        """Hands the letter over; ``name`` is the same for the same letter. Raises Undelivered."""


class Mail:
    """Plain text mail."""

    def reaches(self, address: str, rhythm: str) -> bool:
        """Who has an address, and has not declined."""
        return bool(address) and rhythm != Choice.Mail.NONE

    def carry(self, letter: Letter, address: str, name: str) -> None:
        """By Django's mail, as EMAIL_URL says. A repeated mail carries the same Message-ID."""
        host = urlsplit(settings.ADDRESS).hostname or "localhost"
        headers = {"Message-ID": f"<{name}@{host}>", "Auto-Submitted": "auto-generated"}
        try:
            EmailMessage(letter.subject, letter.text, to=[address], headers=headers).send()
        except OSError as trouble:  # SMTPException is one
            raise Undelivered(type(trouble).__name__) from trouble


CHANNELS: dict[str, Channel] = {"mail": Mail()}


def channel_for(address: str, rhythm: str) -> str:
    """The way by which a person is told beside the page; "" for the page alone."""
    return next((name for name, channel in CHANNELS.items() if channel.reaches(address, rhythm)), "")
