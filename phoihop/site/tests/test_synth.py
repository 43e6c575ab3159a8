"""``phoihop synth``: believable, the same for the same number, never beside real data."""

from __future__ import annotations

import datetime as dt
import hashlib
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from phoihop.cli import main
from phoihop.ground.bulk import insert
from phoihop.indicators.actions.chains import compute_anew
from phoihop.indicators.models import Indicator, Measurement, Target
from phoihop.indicators.regime import Period
from phoihop.indicators.rollup import table_of
from phoihop.indicators.tests.making import define
from phoihop.ledger.guard import WriteOutsideAct, unguarded
from phoihop.programmes.models import Programme
from phoihop.rounds.models import Report, ReportFigure, ReportLine, Round
from phoihop.site.synth.making import REPORTER, make
from phoihop.tasks.models import Progress, Task
from phoihop.units.models import Account, Unit, UnitClass
from phoihop.units.queries import members_of
from tests.cast import Cast
from tests.worlds import in_force

pytestmark = pytest.mark.django_db(transaction=True)
DAY = dt.date(2026, 8, 20)


def digest() -> str:
    """All that was made, keys left aside."""
    found = hashlib.sha256()
    for model in (Unit, Task, Progress, Measurement, Target, ReportLine, Report, ReportFigure):
        names = [field.attname for field in model._meta.concrete_fields if not field.is_relation and field.name != "id"]
        if model is Unit:
            names.remove("path")
        found.update(repr(list(model._default_manager.order_by("pk").values_list(*names))).encode())
    return found.hexdigest()


def test_a_country_in_small() -> None:
    world = make(8, 40, 3, DAY)
    communes = Unit.objects.filter(level="commune")
    assert communes.count() == 40 and ReportLine.objects.count() == Task.objects.count() == 120
    assert world.told["dòng báo cáo"] == 120 and world.told["báo cáo"] == Report.objects.count() == 40
    assert all(one.path == f"{one.parent.path}{one.pk}/" for one in communes.select_related("parent"))
    assert members_of(UnitClass.objects.get(), DAY).count() == 40
    assert set(Task.objects.values_list("state", flat=True)) >= {"open", "accepted"}
    round = Round.objects.get()
    assert (round.title, round.closes_on, round.due_on) == ("Báo cáo quý II năm 2026", D(14), D(17))
    handed = Report.objects.filter(state__in=("submitted", "accepted"))
    figures = ReportFigure.objects.filter(report__in=handed)
    assert figures.count() == ReportFigure.objects.count() > 40
    assert all(one.this == one.measurement.value for one in figures.select_related("measurement"))


def D(day: int) -> dt.date:
    """A day of June 2026."""
    return dt.date(2026, 6, day)


def test_the_figures_follow_from_what_was_said() -> None:
    make(3, 12, 2, DAY)
    computed = ("this", "cumulative", "gap", "stands_until")
    before = list(Measurement.objects.order_by("pk").values_list(*computed))
    with unguarded("a test's own rows"):
        for one in Indicator.objects.all():
            compute_anew(one)
    assert list(Measurement.objects.order_by("pk").values_list(*computed)) == before
    (first, _other) = table_of(Programme.objects.get(), Period(dt.date(2026, 3, 15), D(14)))
    assert first.cumulative.units == 12 and first.target and first.missing == 0


def test_the_same_number_gives_the_same_data() -> None:
    make(5, 9, 2, DAY)
    first = digest()
    call_command("flush", interactive=False, verbosity=0)
    make(5, 9, 2, DAY)
    assert digest() == first
    call_command("flush", interactive=False, verbosity=0)
    make(6, 9, 2, DAY)
    assert digest() != first


def test_its_pages_open(client: Client) -> None:
    make(2, 20, 3, dt.date.today())
    client.force_login(Account.objects.get(username=REPORTER))
    report = Report.objects.earliest("pk")
    for address in (report.get_absolute_url(), reverse("tasks:our_tasks"), reverse("indicators:ours")):
        assert client.get(address).status_code == 200


def test_never_beside_real_data(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["synth", "--units", "3", "--contents", "1"]) == 2
    assert "đã có dữ liệu" in capsys.readouterr().err and not Report.objects.exists()
    with pytest.raises(SystemExit):
        main(["synth", "--units", "0"])


def test_rows_in_bulk_are_written_as_the_model_would(cast: Cast) -> None:
    with unguarded("a test's own rows"):
        made = make_indicator(cast)
        rows = ((made.pk, unit.pk, value) for unit, value in ((cast.glar, Decimal("1.5")), (cast.adok, 2)))
        assert insert(Target, ("indicator_id", "unit_id", "value"), rows, year=2026) == 2
    found = {one.unit_id: (one.value, one.year) for one in Target.objects.all()}
    assert found == {cast.glar.pk: (Decimal("1.5"), 2026), cast.adok.pk: (2, 2026)}
    with pytest.raises(WriteOutsideAct):
        insert(Target, ("indicator_id", "unit_id", "value"), [(made.pk, None, 3)], year=2027)


def make_indicator(cast: Cast) -> Indicator:
    """An indicator of a programme in force."""
    return define(cast, in_force(cast), unit_class=cast.communes)
