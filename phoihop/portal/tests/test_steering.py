"""What citizens read of how a programme is steered: which verbs were done, how often, and when last."""

import re
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from phoihop.ground.proofs import Proof
from phoihop.portal.pages import PLAIN_VERBS
from phoihop.programmes.models import Programme
from phoihop.publishing import actions as publishing
from phoihop.publishing.models import Posting
from phoihop.steering import actions
from phoihop.steering.models import CycleAct, Verb
from tests.cast import NOW, Cast
from tests.worlds import in_force


def inspected(cast: Cast, programme: Programme, day: int, **fields: Any) -> CycleAct:
    """An inspection on a day of February."""
    held_on = NOW.date().replace(month=2, day=day)
    given = {"text": "Kiểm tra nội bộ hai xã", "unit": cast.glar, **fields}
    return actions.record_act(programme, verb="inspect", held_on=held_on, **given, **cast.ha.by)


def strip(client: Client, programme: Programme) -> str:
    """The words of the strip on a public page."""
    page = client.get(f"/cam-ket/{programme.pk}/").content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.split("Đã chỉ đạo, nhắc nhở ra sao")[1].split("</ol>")[0]))


def test_verbs_and_dates_and_nothing_else(client: Client, cast: Cast, programme: Programme) -> None:
    inspected(cast, programme, 5)
    made = inspected(cast, programme, 10, took_part="UBND xã A Dơk", proofs=[Proof("anh.jpg.txt", ContentFile(b"x"))])
    said = strip(client, programme)
    assert "Kiểm tra 2 lần, gần nhất 10/2/2026" in said
    assert said.count("Chưa ghi nhận") == 7 and "chậm" not in said
    page = client.get(f"/cam-ket/{programme.pk}/").content.decode()
    for secret in (made.text, made.took_part, "anh.jpg", f"/chu-trinh/{made.pk}/", "/chu-trinh/"):
        assert secret not in page, secret
    assert client.get(made.get_absolute_url()).status_code == 302
    assert client.get(f"/chu-trinh/minh-chung/{made.proofs.get().pk}/").status_code == 302


def test_every_verb_is_said_plainly() -> None:
    assert list(PLAIN_VERBS) == list(Verb)


def test_nothing_of_a_programme_that_is_not_public(client: Client, cast: Cast, programme: Programme) -> None:
    hidden = in_force(cast)
    inspected(cast, hidden, 10)
    assert client.get(f"/cam-ket/{hidden.pk}/").status_code == 404
    assert "10/2/2026" not in client.get(f"/cam-ket/{programme.pk}/").content.decode()
    inspected(cast, programme, 11)
    publishing.withdraw(Posting.objects.get(), reason="Nhầm", **cast.ha.by)
    assert client.get(f"/cam-ket/{programme.pk}/").status_code == 404


def test_a_new_act_is_seen_at_once(client: Client, cast: Cast, programme: Programme) -> None:
    assert "Kiểm tra Chưa ghi nhận" in strip(client, programme)
    made = inspected(cast, programme, 10)
    assert "Kiểm tra 1 lần" in strip(client, programme)
    actions.remove_act(made, seen=1, reason="Nhầm", **cast.ha.by)
    assert "Kiểm tra Chưa ghi nhận" in strip(client, programme)


def test_a_programme_that_has_not_begun_has_no_strip(
    client: Client, cast: Cast, programme: Programme, unguarded
) -> None:  # type: ignore[no-untyped-def]
    with unguarded():
        Programme.objects.update(state="signed")
    assert "Đã chỉ đạo, nhắc nhở ra sao" not in client.get(f"/cam-ket/{programme.pk}/").content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_twelve_queries(client: Client, cast: Cast, programme: Programme, number: int) -> None:
    for day in range(1, number + 1):
        inspected(cast, programme, day)
    with CaptureQueriesContext(connection) as seen:
        client.get(f"/cam-ket/{programme.pk}/")
    assert len(seen) <= 12
