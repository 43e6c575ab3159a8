"""How a person wants to be told."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.units.models import Account

from ..models import Choice


@act("notice.choose", _("Chọn cách nhận thông báo"))
def choose(account: Account, *, by: Actor, now: dt.datetime, mail: str, language: str) -> Choice:
    """One's own rhythm of mail, and the language of mail and calendar."""
    chosen, _made = Choice.objects.update_or_create(account=account, defaults={"mail": mail, "language": language})
    record(account, mail=mail, language=language)
    return chosen
