"""One cast for all tests: who acts, and the small world that they act in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP

from phoihop.ledger.actor import SYSTEM, Actor
from phoihop.units import actions
from phoihop.units.models import Account, Membership, Unit, UnitClass
from phoihop.units.queries import actor_of

NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=7)))  # a Monday
PASSWORD = "mat-khau-thu-nghiem"
SECRET = "JBSWY3DPEHPK3PXP"  # of An's authenticator app


@dataclass
class Person:
    """An account with the membership that it acts by."""

    account: Account
    membership: Membership

    @property
    def actor(self) -> Actor:
        """The actor of today's membership."""
        return actor_of(self.membership)

    @property
    def by(self) -> dict[str, Any]:
        """The keywords of an act by this person: ``actions.sign(x, **cast.ha.by)``."""
        return {"by": self.actor, "now": NOW}


@dataclass
class Cast:
    """Hà runs programmes at Ban Dân vận; Bình reports, Y Thu heads xã Glar; Dũng is a stranger; An administers."""

    party: Unit
    mass_mobilisation: Unit  # Ban Dân vận Huyện ủy
    committee: Unit  # UBND huyện
    home_affairs: Unit  # Phòng Nội vụ, below the committee
    glar: Unit  # UBND xã Glar, below the committee
    adok: Unit  # UBND xã A Dơk, below the committee
    stranger: Unit
    communes: UnitClass
    ha: Person
    binh: Person
    thu: Person
    dung: Person
    an: Person


def make_cast() -> Cast:
    """Makes the world; needs a database."""
    party = unit(None, "Huyện ủy Đak Đoa", "party_committee")
    mass = unit(party, "Ban Dân vận Huyện ủy", "party_body", abbreviation="BDVHU")
    committee = unit(None, "UBND huyện Đak Đoa", "peoples_committee")
    home = unit(committee, "Phòng Nội vụ", "department")
    glar = unit(committee, "UBND xã Glar", "peoples_committee", level="commune")
    adok = unit(committee, "UBND xã A Dơk", "peoples_committee", level="commune")
    stranger = unit(None, "UBND huyện Mang Yang", "peoples_committee")
    communes = actions.create_class(
        committee, name="UBND các xã, thị trấn", kind="peoples_committee", level="commune", by=SYSTEM, now=NOW
    )
    an = person("an", "An", committee, "administrator")
    TOTP.activate(an.account, SECRET)  # an administrator acts with a second factor alone
    return Cast(
        party, mass, committee, home, glar, adok, stranger, communes,
        ha=person("ha", "Hà", mass, "secretary"),
        binh=person("binh", "Bình", glar, "reporter"),
        thu=person("thu", "Y Thu", glar, "head"),
        dung=person("dung", "Dũng", stranger, "reporter"),
        an=an,
    )  # fmt: skip


def unit(parent: Unit | None, name: str, kind: str, level: str = "district", **fields: Any) -> Unit:
    """A unit below ``parent``."""
    return actions.create_unit(parent, name=name, kind=kind, level=level, by=SYSTEM, now=NOW, **fields)


def person(username: str, full_name: str, at: Unit, role: str) -> Person:
    """An account with a password and one membership."""
    account = actions.create_account(username, full_name=full_name, by=SYSTEM, now=NOW)
    membership = actions.grant_membership(account, unit=at, role=role, by=SYSTEM, now=NOW)
    account.set_password(PASSWORD)
    account.save(update_fields=["password"])
    return Person(account, membership)
