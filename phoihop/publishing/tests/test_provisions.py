"""What the house holds of the law: asked by day, corrected with a reason, changed by a new law."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.test import Client

from phoihop.ground.errors import Conflict, NotAllowed, Refused
from phoihop.ledger.models import Entry
from phoihop.publishing import actions
from phoihop.publishing.figures import figure_on
from phoihop.publishing.models import LegalFigure, Subject
from phoihop.publishing.seeding import seed
from tests.cast import Cast

DAY = dt.date(2026, 3, 2)


def fields_of(one: LegalFigure, **other: Any) -> dict[str, Any]:
    names = ("about", "value", "measure", "law", "article", "valid_from", "valid_to", "checked_on", "note")
    return {name: getattr(one, name) for name in names} | {"seen": one.revision, "reason": "Đối chiếu"} | other


def board() -> LegalFigure:
    return LegalFigure.objects.get(key="posting-board")


def test_the_law_of_the_day(db: None) -> None:
    found = figure_on("posting-board", DAY)
    assert found and (found.number, found.measure) == (30, "days")
    assert figure_on("posting-board", dt.date(2023, 6, 30)) is None
    majority = figure_on("decision-contribution", DAY)
    assert majority and majority.share == Fraction(2, 3)


def test_what_nobody_checked_is_not_relied_on(db: None) -> None:
    assert LegalFigure.objects.filter(key="feedback-forward").exists()
    assert figure_on("feedback-forward", DAY) is None


def test_fourteen_subjects_bind_a_commune(db: None) -> None:
    assert list(Subject.objects.filter(mandatory=True).values_list("order", flat=True)) == list(range(1, 15))
    assert set(Subject.objects.filter(aloud=True).values_list("order", flat=True)) == {7, 8, 9, 10, 11, 12}


def test_corrected_with_a_reason_and_kept_when_the_program_is_renewed(cast: Cast) -> None:
    actions.correct(board(), **fields_of(board(), value=Decimal(25)), **cast.ha.by)
    seed()
    found = figure_on("posting-board", DAY)
    assert found and found.number == 25
    assert Entry.objects.filter(act="provision.correct").count() == 1
    with pytest.raises(Conflict):
        actions.correct(found, **fields_of(found, value=Decimal(20), seen=1), **cast.ha.by)
    with pytest.raises(Refused):
        actions.correct(found, **fields_of(found, reason=" "), **cast.ha.by)
    with pytest.raises(NotAllowed):
        actions.correct(found, **fields_of(found), **cast.binh.by)


def test_a_new_law_ends_the_old_figure(cast: Cast) -> None:
    first = dt.date(2027, 1, 1)
    actions.renew(board(), **fields_of(board(), value=Decimal(40), valid_from=first), **cast.ha.by)
    for day, number in ((DAY, 30), (first - dt.timedelta(days=1), 30), (first, 40)):
        found = figure_on("posting-board", day)
        assert found and found.number == number
    old = LegalFigure.objects.get(key="posting-board", value=30)
    with pytest.raises(Refused):  # both would hold in 2027
        actions.correct(old, **fields_of(old, valid_to=None), **cast.ha.by)


def test_the_page_shows_and_corrects(cast: Cast, client: Client) -> None:
    client.force_login(cast.binh.account)
    page = client.get("/cong-khai/quy-dinh/").content.decode()
    assert "30 ngày" in page
    assert "Chưa đối chiếu" in page
    assert f"/so/{board().pk}/" not in page
    assert client.get(f"/cong-khai/quy-dinh/so/{board().pk}/").status_code == 403
    client.force_login(cast.ha.account)
    typed = {name: "" if value is None else str(value) for name, value in fields_of(board(), value="31").items()}
    assert client.post(f"/cong-khai/quy-dinh/so/{board().pk}/", typed | {"once": "a"}).status_code == 302
    assert board().number == 31
    subject = Subject.objects.get(order=2)
    assert "ngân sách" in client.get(f"/cong-khai/quy-dinh/noi-dung/{subject.pk}/moi/").content.decode()
