"""Every word of the interface has its English."""

from __future__ import annotations

from tools import messages


def test_every_message_is_translated() -> None:
    found = list(messages.faults())
    assert not found, "make messages, then fill in phoihop/site/locale/en/LC_MESSAGES/django.po"


def test_messages_are_found_in_code_and_templates() -> None:
    places = {place.rsplit(".", 1)[1] for message in messages.extracted() for place, _line in message.locations}
    assert places >= {"py", "html"}
