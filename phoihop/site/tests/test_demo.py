"""The demo's programme of today shows every status, on whatever day it is loaded; cycles show their gaps."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from phoihop.portal.pages import cards_of
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import public_programmes
from phoihop.rounds.figures import wanted_of
from phoihop.rounds.models import Report, Round
from phoihop.rounds.queries import counts_of
from phoihop.rounds.suggesting import suggestions_for
from phoihop.site.demo.loading import load, load_commune
from phoihop.steering.cycle import cycle_of
from phoihop.steering.models import CycleAct
from phoihop.tasks.standing import standing_of
from phoihop.tasks.status import Status


@pytest.mark.parametrize("day", ["2026-11-27", "2027-02-06", "2028-02-29", "2031-01-01", "2029-12-31"])
def test_every_status_is_there(db: None, day: str) -> None:
    now = timezone.make_aware(dt.datetime.fromisoformat(f"{day}T08:00"))
    with time_machine.travel(now, tick=False):
        programme = load_commune(now)
    today = now.date()
    missing = [status for status, number in standing_of(programme, today).counts().items() if not number]
    assert not missing
    assert programme.starts_on and programme.ends_on and programme.starts_on.year == today.year - 1
    assert (programme.ends_on - programme.starts_on).days in (1825, 1826)
    assert "minh hoạ" in programme.title
    shown = cards_of(list(public_programmes(today)), today)
    assert [one.programme for one in shown] == [programme] and len(shown[0].tallies) > 2
    assert Status.OVERDUE.label in {tally.sign.word for tally in shown[0].tallies}


def test_the_steering_cycle_shows_what_was_done_and_its_gaps(db: None) -> None:
    now = timezone.make_aware(dt.datetime(2026, 11, 27, 8, 0))
    with time_machine.travel(now, tick=False):
        load(now)
    running = Programme.objects.filter(state="in_force").order_by("pk")
    district, commune, _province = ({one.verb: one for one in cycle_of(programme, now.date())} for programme in running)
    assert [verb for verb, one in district.items() if not one.number] == ["guide", "final"]
    assert [gap.label for gap in district["supervise"].gaps] == ["2023", "2024"]
    assert [gap.label for gap in district["interim"].gaps] == ["2024"]
    assert [verb for verb, one in commune.items() if one.number] == ["brief", "roll_out", "urge", "inspect"]
    assert commune["guide"].gaps and not commune["interim"].gaps
    assert all("minh hoạ" in text for text in CycleAct.objects.values_list("text", flat=True))


@pytest.mark.parametrize("day", ["2026-11-27", "2027-02-06", "2028-02-29", "2031-01-01", "2029-12-18"])
def test_its_rounds_show_every_state(db: None, day: str) -> None:
    now = timezone.make_aware(dt.datetime.fromisoformat(f"{day}T08:00"))
    with time_machine.travel(now, tick=False):
        load_commune(now)
    over, running = Round.objects.filter(kind="monthly").order_by("id")
    assert over.locked_on and set(over.reports.values_list("state", flat=True)) == {"accepted"}
    counts = counts_of(running.reports.all(), now.date())
    assert counts["all"] == 12
    assert not [state for state in ("draft", "to_approve", "submitted", "returned", "accepted") if not counts[state]]
    assert counts["late"] and counts["came_late"] and counts["asked_time"]
    assert running.due_on < now.date()


@pytest.mark.parametrize("day", ["2026-11-27", "2027-02-06", "2027-02-16", "2028-02-29", "2031-01-01", "2029-04-01"])
def test_a_commune_gathers_its_report_to_the_province(db: None, day: str) -> None:
    now = timezone.make_aware(dt.datetime.fromisoformat(f"{day}T08:00"))
    with time_machine.travel(now, tick=False):
        load_commune(now)
    above, below = Round.objects.filter(kind="interim").order_by("id")
    assert below.parent == above and not above.past and not below.past
    assert below.due_on < now.date() < above.due_on
    states = set(below.reports.values_list("state", flat=True))
    assert states >= {"draft", "submitted", "accepted", "returned"}
    assert set(above.reports.values_list("state", flat=True)) == {"draft", "submitted", "accepted"}
    upward = Report.objects.select_related("round", "unit").get(round=above, unit=below.unit)
    (figure,) = wanted_of(upward)
    assert (figure.said.this, figure.gathered) == (64, 2)
    told = suggestions_for(upward, list(upward.lines.select_related("duty__content")), now.date())
    assert len(told) == 3 and all(one.basis.endswith("đơn vị") for one in told.values())
