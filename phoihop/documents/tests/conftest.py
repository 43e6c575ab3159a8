"""A small register: a directive, a conclusion that continues it, a plan that implements the conclusion."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
import time_machine
from django.test import Client

from phoihop.documents import actions
from phoihop.documents.models import OfficialDocument
from tests.cast import NOW, Cast, Person


@dataclass
class Papers:
    """Three papers in a line, and one beside it."""

    directive: OfficialDocument
    conclusion: OfficialDocument
    plan: OfficialDocument
    other: OfficialDocument


def paper(cast: Cast, number: str, kind: str, issued_on: dt.date | None, abstract: str) -> OfficialDocument:
    """One paper of the register."""
    return actions.register(None, number=number, kind=kind, issued_on=issued_on, abstract=abstract, **cast.ha.by)


@pytest.fixture
def papers(cast: Cast) -> Papers:
    """The line 72-KH/HU → 01-KL/TW → 05-CT/TW."""
    made = Papers(
        paper(cast, "05-CT/TW", "chỉ thị", dt.date(2016, 5, 15), "Đẩy mạnh học tập và làm theo"),
        paper(cast, "01-KL/TW", "kết luận", dt.date(2021, 5, 18), "Tiếp tục thực hiện Chỉ thị 05"),
        paper(cast, "72-KH/HU", "kế hoạch", dt.date(2021, 11, 9), "Thực hiện Kết luận 01 trong toàn huyện"),
        paper(cast, "46/NQ-HĐND", "nghị quyết", dt.date(2021, 8, 10), "Phát triển kinh tế - xã hội"),
    )
    actions.link(made.conclusion, target=made.directive, kind="continues", **cast.ha.by)
    actions.link(made.plan, target=made.conclusion, kind="implements", **cast.ha.by)
    return made


@pytest.fixture
def at_desk(client: Client) -> Iterator[Callable[[Person], Client]]:
    """``at_desk(cast.ha)``: a client at which that person sits, on the day of the cast."""

    def sit(person: Person) -> Client:
        client.force_login(person.account)
        return client

    with time_machine.travel(NOW, tick=False):
        yield sit
