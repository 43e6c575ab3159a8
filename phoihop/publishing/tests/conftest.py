"""The commune's own publisher, and what the commune makes public."""

import pytest
import time_machine

from phoihop.publishing import actions
from phoihop.publishing.models import Announcement, Posting, Subject
from tests.cast import NOW, Cast, Person, person

TODAY = NOW.date()


@pytest.fixture
def on_the_day():  # type: ignore[no-untyped-def]
    """2 March 2026, a Monday; a test may travel on."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def lan(cast: Cast) -> Person:
    """Lan publishes for UBND xã Glar."""
    return person("lan", "Lan", cast.glar, "publisher")


@pytest.fixture
def budget(lan: Person) -> Announcement:
    """The commune's budget, written but not public."""
    made: Announcement = actions.write(
        None, title="Dự toán ngân sách xã năm 2026", text="Tổng thu: 8,5 tỷ đồng.\nTổng chi: 8,2 tỷ đồng.", **lan.by
    )
    return made


def posted(about: Announcement, who: Person, order: int = 2, **how) -> Posting:  # type: ignore[no-untyped-def]
    """Public from today as the subject of that number."""
    subject = Subject.objects.get(order=order)
    return actions.publish(about, subject=subject, basis=subject.words, valid_from=TODAY, **how, **who.by)
