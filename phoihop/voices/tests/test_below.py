"""Who follows units sees how they answer: numbers, and no word."""

from __future__ import annotations

import datetime as dt

from django.test import Client

from phoihop.voices import actions
from phoihop.voices.below import counted_below
from phoihop.voices.deadlines import FeedbackDeadlines
from tests.cast import NOW, Cast, person

from .conftest import SAID, Send


def test_numbers_by_unit_and_no_word(cast: Cast, send: Send, client: Client) -> None:
    made = send()
    actions.answer(send(), text="Đã khơi", **cast.binh.by)
    actions.refuse(send(), refusal="spam", **cast.binh.by)
    above = person("huyen", "Huyện", cast.committee, "head")
    client.force_login(above.account)
    assert client.get(made.get_absolute_url()).url == "/y-kien/cac-don-vi/"  # type: ignore[attr-defined]
    page = client.get("/y-kien/cac-don-vi/").content.decode()
    assert "UBND xã Glar" in page and SAID not in page and "Tuơh" not in page
    (row,) = counted_below(above.actor, made.due_on + dt.timedelta(days=1))
    assert [row[name] for name in ("waiting", "overdue", "answered", "refused")] == [1, 1, 1, 1]
    client.force_login(person("la", "Lạ", cast.stranger, "head").account)
    assert client.get(made.get_absolute_url()).status_code == 404
    assert "UBND xã Glar" not in client.get("/y-kien/cac-don-vi/").content.decode()
    assert not counted_below(cast.binh.actor, NOW.date())


def test_what_is_overdue_reaches_who_follows_the_unit(cast: Cast, send: Send) -> None:
    told = FeedbackDeadlines()
    about = send()
    assert told.one(f"voices.feedback:{about.pk}").runs == cast.mass_mobilisation.pk  # type: ignore[union-attr]
    plain = send(programme=None)
    assert told.one(f"voices.feedback:{plain.pk}").runs == cast.committee.pk  # type: ignore[union-attr]
